/// Why something cannot be done in the register; equality is of the code.
package struct OperatorError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Its text for people is `operators.error.<word>`.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case unknown, merged, name, country, identifier, role, site, person, group, power, login, text
        /// The identifier is another's at that time.
        case identifierTaken = "identifier-taken"
        case identifierTwice = "identifier-twice"
        case identifierMissing = "identifier-missing"
        case notHeld = "not-held"
        case day
        case siteClosed = "site-closed"
        case mandateOver = "mandate-over"
        case delegateEnd = "delegate-end"
        case delegateSigns = "delegate-signs"
        case lastSigner = "last-signer"
        case groupItself = "group-itself"
        case groupCircle = "group-circle"
        case share
        case sameOperator = "same-operator"
        case registeredAlready = "registered-already"
        case notAllowed = "not-allowed"
        case history
    }

    package let code: Code
    /// The field that it is about, for a form or a JSON Pointer.
    package let field: String
    package let message: String

    package init(_ code: Code, field: String = "", _ message: String) {
        self.code = code
        self.field = field
        self.message = message
    }

    package var description: String { message }
    package static func == (left: OperatorError, right: OperatorError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
