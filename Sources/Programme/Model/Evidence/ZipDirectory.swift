/// The names in a ZIP archive, by its central directory (APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16); nothing is
/// unpacked.
struct ZipDirectory: Hashable, Sendable {
    private(set) var names: [String] = []
    private(set) var isEncrypted = false

    /// More members than any office document has; a longer list is no document.
    static let mostMembers = 20_000

    /// Nil when the bytes hold no whole directory.
    init?(_ bytes: [UInt8]) {
        guard let end = Self.end(of: bytes) else { return nil }
        let count = Self.short(bytes, end + 10)
        let size = Self.long(bytes, end + 12)
        var place = Self.long(bytes, end + 16)
        guard count <= Self.mostMembers, place + size <= end else { return nil }
        for _ in 0..<count {
            guard place + 46 <= end, Self.long(bytes, place) == 0x0201_4B50 else { return nil }
            if Self.short(bytes, place + 8) & 1 == 1 { isEncrypted = true }
            let length = Self.short(bytes, place + 28)
            let start = place + 46
            guard start + length <= end else { return nil }
            names.append(String(decoding: bytes[start..<(start + length)], as: UTF8.self))
            place = start + length + Self.short(bytes, place + 30) + Self.short(bytes, place + 32)
        }
    }

    /// The end record stands in the last 64 KiB and 22 bytes.
    private static func end(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        var place = bytes.count - 22
        let lowest = max(0, place - 0xFFFF)
        while place >= lowest {
            if bytes[place] == 0x50, long(bytes, place) == 0x0605_4B50 { return place }
            place -= 1
        }
        return nil
    }

    private static func short(_ bytes: [UInt8], _ place: Int) -> Int { Int(bytes[place]) | Int(bytes[place + 1]) << 8 }

    private static func long(_ bytes: [UInt8], _ place: Int) -> Int {
        short(bytes, place) | short(bytes, place + 2) << 16
    }
}
