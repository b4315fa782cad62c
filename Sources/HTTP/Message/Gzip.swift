import CZlib

/// Compression of whole answers. Never of pages that hold a secret beside what a client chose (the BREACH attack): only
/// assets, and answers that say so themselves.
enum Gzip {
    /// The bytes as one gzip member; nil when that is not shorter.
    static func compress(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8]? {
        guard bytes.count < 1 << 30 else { return nil }
        let room = Int(garita_gzip_bound(UInt(bytes.count)))
        let compressed = [UInt8](unsafeUninitializedCapacity: room) { target, count in
            count = bytes.withUnsafeBytes {
                Int(garita_gzip($0.baseAddress, UInt($0.count), target.baseAddress, UInt(room), level))
            }
        }
        return compressed.isEmpty || compressed.count >= bytes.count ? nil : compressed
    }

    /// Whether the client takes gzip.
    static func isAccepted(by request: Request) -> Bool {
        guard let field = request.headers["accept-encoding"] else { return false }
        return MediaType.ranges(of: field).contains { $0.type == "gzip" && $0.quality > 0 }
    }
}
