/// The address under which the public reaches this house: a setting, never what a request says of itself, since a printed
/// code must not lead where an asker wished.
package struct PublicAddress: Hashable, Sendable {
    /// Without a slash at its end.
    package let text: String

    /// Nil for anything but `https://host/path` or `http://host/path`.
    package init?(_ text: String) {
        var text = text
        while text.hasSuffix("/") { text.removeLast() }
        guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else { return nil }
        let rest = text.dropFirst(scheme.count)
        let isPlain = rest.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || [0x2D, 0x2E, 0x2F, 0x3A, 0x5F, 0x7E].contains(byte)
        }
        guard let first = rest.utf8.first, first != 0x2F, first != 0x3A, isPlain, text.utf8.count <= 200 else {
            return nil
        }
        self.text = text
    }

    /// Where a certificate is verified: the whole address, or the path alone where no public address is set.
    package static func verification(of number: String, at address: PublicAddress?) -> String {
        (address?.text ?? "") + "/verify/" + number
    }
}
