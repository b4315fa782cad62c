/// Why a text could not become a value of the vocabulary.
///
/// Equality looks at the scheme and the code only, so that a test or a caller can ask *what kind* of refusal it was
/// without depending on the words.
package struct InvalidValue: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of refusal.
    package enum Code: String, Sendable, Hashable {
        case empty
        case length
        case characters
        case structure
        case unknown
        case range
        case checkDigit = "check-digit"
    }

    /// The name of the value's scheme, for example `hs-code`.
    package let scheme: String
    package let code: Code
    /// What was wrong and how to put it right, in English; people's texts come from the catalogue by `code`.
    package let message: String

    package init(scheme: String, code: Code, message: String) {
        self.scheme = scheme
        self.code = code
        self.message = message
    }

    package var description: String { "\(scheme): \(message)" }

    package static func == (left: InvalidValue, right: InvalidValue) -> Bool {
        left.scheme == right.scheme && left.code == right.code
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(scheme)
        hasher.combine(code)
    }
}
