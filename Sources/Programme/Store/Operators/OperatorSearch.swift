package import Customs
package import Database

/// What the register is narrowed by. Every part that is given must hold.
package struct OperatorSearch: Hashable, Sendable {
    package enum Order: String, Sendable, Hashable, CaseIterable {
        case newest, oldest, name
    }

    /// Part of a name: each of its words must begin a word of one of the entry's names.
    package var name: String?
    /// The beginning of an identifier, or an operator's number.
    package var identifier: String?
    package var role: OperatorRole?
    /// A word of ``OperatorRegistry/setStanding(_:of:since:in:)``.
    package var standing: String?
    /// Part of a town's name, as with names.
    package var town: String?
    package var order = Order.newest
    /// The key of the last row of the page before.
    package var after: Key?
    package var limit = 50

    package init() {}

    /// Where a page ends.
    package struct Key: Hashable, Sendable, CustomStringConvertible {
        package var serial: Int64
        package var name: String

        init(serial: Int64, name: String) {
            self.serial = serial
            self.name = name
        }

        /// Reads what ``description`` wrote; nil for anything else.
        package init?(_ text: String) {
            let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = parts.first, let serial = Int64(first), serial > 0, text.utf8.count <= 400 else {
                return nil
            }
            self.init(serial: serial, name: parts.count > 1 ? String(parts[1]) : "")
        }

        package var description: String { name.isEmpty ? String(serial) : "\(serial).\(name)" }
    }

    /// One box for a person who types a name or a number: what has a digit and no blank, or is an operator's number, is an
    /// identifier.
    package mutating func take(_ text: String) {
        let isNumber = text.contains(where: \.isNumber) && !text.contains(" ")
        if isNumber { identifier = text } else { name = text }
    }

    /// The first text after all that begin with `start`, byte by byte.
    static func after(_ start: String) -> String { start + "\u{10FFFF}" }
}

/// A row of the register.
package struct OperatorEntry: Hashable, Sendable {
    package var id: OperatorID
    package var name: String
    package var identifier: String?
    package var country: String
    package var roles: [OperatorRole]
    package var town: String
    package var sites: Int
    package var standing: String?
    package var registeredAt: Instant
}

/// A page of the register.
package struct OperatorPage: Sendable {
    package var entries: [OperatorEntry]
    /// Where the next page begins; nil on the last.
    package var next: OperatorSearch.Key?
}

extension OperatorRegistry {
    /// A page of the entries that a search finds; merged ones are not among them.
    package func search(_ search: OperatorSearch) async throws -> OperatorPage {
        try await base.database.read { (db) throws in try OperatorList.page(search, in: db) }
    }

    /// How many a search finds, at most `limit`.
    package func count(_ search: OperatorSearch, limit: Int = 1000) async throws -> Int {
        try await base.database.read { (db) throws in try OperatorList.count(search, limit: limit, in: db) }
    }

    /// Sets the word for an operator's standing that the register is filtered by, within the transaction that changes it.
    package static func setStanding(_ word: String?, of id: OperatorID, since: Instant, in tx: any Writing) throws {
        guard let word else {
            try tx.execute("DELETE FROM operator_standing WHERE serial = ?", [.int(id.serial)])
            return
        }
        try tx.execute(
            """
            INSERT INTO operator_standing (serial, word, since) VALUES (?, ?, ?)
            ON CONFLICT (serial) DO UPDATE SET word = excluded.word, since = excluded.since
            """, [.int(id.serial), .text(word), .int(since.milliseconds)])
    }
}
