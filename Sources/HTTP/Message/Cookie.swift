/// The cookies of a request, by name; of a repeated name the first stands (RFC 6265 §5.4 sends the most specific first).
package struct Cookies: Hashable, Sendable {
    private let header: String

    init(header: String) { self.header = header }

    /// The value of a cookie, without surrounding quotes.
    package subscript(name: String) -> String? {
        for piece in header.utf8.split(separator: 0x3B) {
            var piece = piece
            while piece.first == 0x20 || piece.first == 0x09 { piece = piece.dropFirst() }
            guard let equals = piece.firstIndex(of: 0x3D), piece[..<equals].elementsEqual(name.utf8) else { continue }
            var value = piece[equals...].dropFirst()
            while value.last == 0x20 || value.last == 0x09 { value = value.dropLast() }
            if value.count >= 2, value.first == 0x22, value.last == 0x22 { value = value.dropFirst().dropLast() }
            return String(Substring(value))
        }
        return nil
    }
}

/// A cookie to set: host-only (no `Domain`), `HttpOnly`, `SameSite=Lax`, for the whole site unless said otherwise.
package struct Cookie: Hashable, Sendable {
    package enum SameSite: String, Sendable { case strict = "Strict", lax = "Lax" }

    package var name: String
    package var value: String
    /// Seconds until it is forgotten; nil: with the browser session; 0: now.
    package var maxAge: Int?
    package var path: String
    /// Only over TLS. Turn it off for plain loopback only.
    package var secure: Bool
    package var httpOnly: Bool
    package var sameSite: SameSite

    package init(
        _ name: String, _ value: String, maxAge: Int? = nil, path: String = "/", secure: Bool, httpOnly: Bool = true,
        sameSite: SameSite = .lax
    ) {
        self.name = name
        self.value = value
        self.maxAge = maxAge
        self.path = path
        self.secure = secure
        self.httpOnly = httpOnly
        self.sameSite = sameSite
    }

    /// A cookie that makes the browser forget the one of that name.
    package static func expired(_ name: String, secure: Bool) -> Cookie { Cookie(name, "", maxAge: 0, secure: secure) }

    /// The value of the `Set-Cookie` field. Characters that RFC 6265 does not allow in a value are percent-encoded.
    package var header: String {
        var text = "\(name)=\(Self.safe(value)); Path=\(path)"
        if let maxAge { text += "; Max-Age=\(maxAge)" }
        if secure { text += "; Secure" }
        if httpOnly { text += "; HttpOnly" }
        return text + "; SameSite=\(sameSite.rawValue)"
    }

    private static func safe(_ value: String) -> String {
        let allowed = value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && ![0x22, 0x2C, 0x3B, 0x5C].contains($0) }
        return allowed ? value : PercentCoding.encode(value)
    }
}
