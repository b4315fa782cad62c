/// Why a call came to no answer. The address is never part of it: it may hold a secret.
package struct WebError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        package let word: String
        private init(_ word: String) { self.word = word }
        package var description: String { word }

        /// Not an address of the web.
        package static let address = Code("address")
        package static let header = Code("header")
        /// An address of this machine or of a private network.
        package static let forbidden = Code("forbidden")
        /// The name is not known.
        package static let name = Code("name")
        /// Nobody answers there.
        package static let connection = Code("connection")
        package static let timeout = Code("timeout")
        /// The certificate is not one to trust.
        package static let certificate = Code("certificate")
        /// The answer is longer than it may be.
        package static let tooLarge = Code("too-large")
        package static let redirects = Code("redirects")
        /// The answer is not HTTP, or broke off.
        package static let broken = Code("broken")
        package static let other = Code("other")
    }

    package let code: Code
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "web.\(code): \(message)" }
    package static func == (left: WebError, right: WebError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }

    /// Whether the same call may succeed later.
    package var isTemporary: Bool { [.name, .connection, .timeout, .broken].contains(code) }
}
