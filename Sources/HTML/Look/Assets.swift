/// A file that the pages ask for, made or loaded once.
package struct Asset: Sendable {
    /// Where it is served: its name with the hash of its content, so that it may be kept for ever.
    package let address: String
    package let contentType: String
    package let bytes: [UInt8]
    /// With quotes, as the header wants it.
    package let etag: String

    package init(name: String, type: String, contentType: String, bytes: [UInt8]) {
        let hash = Self.hash(bytes)
        address = "/assets/\(name)-\(hash).\(type)"
        self.contentType = contentType
        self.bytes = bytes
        etag = "\"\(hash)\""
    }

    /// The value of `Cache-Control` for this asset: its address changes with its content.
    package var cacheControl: String { "public, max-age=31536000, immutable" }

    /// FNV-1a, 64 bits, as 16 hexadecimal digits: it tells versions apart, it protects nothing.
    private static func hash(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

/// The files that every page uses; they are in the program itself, so a copied binary has them.
package enum Assets {
    package static let stylesheet = Asset(
        name: "garita", type: "css", contentType: "text/css; charset=utf-8", bytes: Array(Stylesheet.text.utf8))

    package static let script = Asset(
        name: "garita", type: "js", contentType: "text/javascript; charset=utf-8",
        bytes: Array((Script.text + Script.autosave).utf8))

    package static let icon = Asset(
        name: "garita", type: "svg", contentType: "image/svg+xml", bytes: Array(iconText.utf8))

    package static let all = [stylesheet, script, icon]

    /// The asset at a path, nil when there is none.
    package static func at(_ path: String) -> Asset? { all.first { $0.address == path } }

    private static let iconText = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="4" fill="#0B5D66"/>\
        <path fill="#FFF" d="M5 20v-9h4.5v9zM8 10 19.5 4.5l.9 1.9L9.3 12z"/></svg>
        """
}
