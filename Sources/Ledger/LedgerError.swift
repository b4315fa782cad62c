package import JSON

/// Why the ledger did not do what was asked. Equality looks at the code only; the words hold no data of events.
package struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// The ledger's tables are not there or its head row is missing.
        case head
        /// An event's data has no canonical form.
        case data
        /// A row of the event table cannot be read as an event.
        case row
        /// An event kind is declared twice, without doc or under a wrong name.
        case kind
        /// A projection uses a table that it did not declare, or a declared table is missing.
        case table
    }

    package let code: Code
    package let message: String
    /// What the JSON reader or writer said.
    package let json: JSONError?

    init(_ code: Code, _ message: String, json: JSONError? = nil) {
        self.code = code
        self.message = message
        self.json = json
    }

    package var description: String {
        if let json { return "ledger: \(message): \(json)" }
        return "ledger: \(message)"
    }

    package static func == (left: LedgerError, right: LedgerError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
