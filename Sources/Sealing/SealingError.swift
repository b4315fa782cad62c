/// Why a sealing operation was not done. Says nothing about passwords, keys or secrets.
package struct SealingError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// Too many password checks wait already; try again in a moment (HTTP 503).
        case overloaded
        /// A password longer than ``Passwords/maxPasswordBytes``.
        case tooLong = "too-long"
        /// The operating system did not give the memory that the hash needs.
        case memory
    }

    package let code: Code
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    package static func == (left: SealingError, right: SealingError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Swift.Hasher) { hasher.combine(code) }
}
