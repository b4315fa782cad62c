/// Something that a reader of a message found wrong or doubtful, with the place where it stands.
///
/// A door never answers "invalid": it answers with a list of these.
package struct Problem: Hashable, Sendable {
    /// An error refuses the message; a warning travels with it.
    package enum Severity: String, Sendable, Hashable { case error, warning }

    /// Where in the message: a line and column of the bytes (both from 1, when known) and a path in the message's own
    /// terms (`Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]/Origin/CountryCode`, `/items/1/origin`).
    package struct Place: Hashable, Sendable {
        package var line: Int?
        package var column: Int?
        package var path: String

        package init(path: String, line: Int? = nil, column: Int? = nil) {
            self.path = path
            self.line = line
            self.column = column
        }
    }

    /// A stable, documented word such as `hs-code.length`; the catalogue holds its text in every language.
    package var code: String
    package var severity: Severity
    package var place: Place
    /// What is wrong and how to put it right, in English, without personal data beyond the refused text itself.
    package var message: String

    package init(code: String, severity: Severity = .error, place: Place, message: String) {
        self.code = code
        self.severity = severity
        self.place = place
        self.message = message
    }

    /// The problem that a refused value makes at a place.
    package init(_ invalid: InvalidValue, at place: Place, severity: Severity = .error) {
        self.init(
            code: "\(invalid.scheme).\(invalid.code.rawValue)", severity: severity, place: place,
            message: invalid.message)
    }
}
