/// Which addresses may stand in a link.
enum SafeURL {
    /// A path, query or fragment of this site, or one of the schemes that only lead somewhere.
    ///
    /// Control characters and blanks are refused, since browsers drop some of them inside a scheme; so are addresses
    /// that begin with two slashes, which look like paths and are hosts.
    static func isAllowed(_ url: String) -> Bool {
        let bytes = url.utf8
        // Where the scheme ends, when a colon stands before any slash, question mark or hash.
        var colon: String.UTF8View.Index?
        var isScheme = true
        for index in bytes.indices {
            switch bytes[index] {
            case ...0x20, 0x5C, 0x7F: return false
            case 0x2F, 0x3F, 0x23: isScheme = false
            case 0x3A where isScheme && colon == nil: colon = index
            default: break
            }
        }
        if let colon { return ["http", "https", "mailto", "tel"].contains(url[..<colon].lowercased()) }
        return !url.hasPrefix("//")
    }
}

/// A path of this site with its query, every part percent-encoded.
///
/// `Link("declarations", number).with("page", "2").text` is `/declarations/26%20…?page=2`.
package struct Link: Hashable, Sendable, CustomStringConvertible {
    package private(set) var text: String
    private var hasQuery = false

    /// The path of the given segments.
    package init(_ segments: String...) {
        text = segments.isEmpty ? "/" : segments.map { "/" + Self.encoded($0) }.joined()
    }

    /// The same link with one more query item; nothing changes when the value is nil or empty.
    package func with(_ name: String, _ value: String?) -> Link {
        guard let value, !value.isEmpty else { return self }
        var link = self
        link.text += (hasQuery ? "&" : "?") + Self.encoded(name) + "=" + Self.encoded(value)
        link.hasQuery = true
        return link
    }

    package var description: String { text }

    /// RFC 3986: all but the unreserved characters as `%XX` of their UTF-8 bytes.
    package static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default:
                bytes.append(0x25)
                bytes.append(hexDigits[Int(byte >> 4)])
                bytes.append(hexDigits[Int(byte & 15)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let hexDigits = Array("0123456789ABCDEF".utf8)
}
