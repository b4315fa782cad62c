/// The address under which the public reaches this house: a setting, never what a request says of itself, since a printed
/// code must not lead where an asker wished.
package struct PublicAddress: Hashable, Sendable {
    /// Without a slash at its end.
    package let text: String

    /// Nil for anything but `https://host:port/path` or `http://…`, the port and the path as one likes.
    ///
    /// No user, query or fragment; no blank, escape or empty step in the path, none that leads up (`..`): what is printed
    /// on paper leads to one place, and people can type it.
    package init?(_ text: String) {
        var text = text
        while text.hasSuffix("/") { text.removeLast() }
        guard text.utf8.count <= 200, let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else {
            return nil
        }
        let steps = text.dropFirst(scheme.count).split(separator: "/", omittingEmptySubsequences: false)
        guard let authority = steps.first, Self.isAuthority(authority) else { return nil }
        for step in steps.dropFirst() {
            let isPlain = step.utf8.allSatisfy { Self.isLetterOrDigit($0) || [0x2D, 0x2E, 0x5F, 0x7E].contains($0) }
            guard !step.isEmpty, isPlain, step.contains(where: { $0 != "." }) else { return nil }
        }
        self.text = text
    }

    /// The address of a server by what it listens on; on every address of the machine it is the machine's name.
    ///
    /// - Parameter name: the machine's name.
    package init?(listeningOn address: String, port: UInt16, name: String) {
        let isAny = ["0.0.0.0", "::", "[::]", ""].contains(address)
        let host = isAny ? name : address.contains(":") && !address.hasPrefix("[") ? "[\(address)]" : address
        self.init("http://\(host):\(port)")
    }

    /// `host`, `host:8080`, `[::1]:8080`.
    private static func isAuthority(_ text: Substring) -> Bool {
        var host = text
        var port: Substring?
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return false }
            host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return false }
            if !rest.isEmpty { port = rest.dropFirst() }
            let isV6 = host.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
                    || byte == 0x3A || byte == 0x2E
            }
            guard isV6, host.contains(":") else { return false }
        } else {
            if let colon = text.firstIndex(of: ":") {
                host = text[..<colon]
                port = text[text.index(after: colon)...]
            }
            let labels = host.split(separator: ".", omittingEmptySubsequences: false)
            let isName = labels.allSatisfy { label in
                !label.isEmpty && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D }
            }
            guard isName else { return false }
        }
        guard let port else { return true }
        return port.utf8.allSatisfy { (0x30...0x39).contains($0) } && (1...65535).contains(Int(port) ?? 0)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// Where a certificate is verified: the whole address, or the path alone where no public address is set.
    package static func verification(of number: String, at address: PublicAddress?) -> String {
        (address?.text ?? "") + "/verify/" + number
    }
}
