/// What went wrong in the database, on either engine.
///
/// Equality looks at the code only. `description` holds names of tables and constraints and the statement with its
/// placeholders, never values; the engine's own words, which may quote data, are in `engineMessage`.
package struct DatabaseError: Error, Sendable, Hashable, CustomStringConvertible {
    package let code: Code
    /// Our words, without data.
    package let message: String
    /// The statement, shortened, with its placeholders.
    package let place: String?
    /// The engine's own code: SQLite's extended result code or PostgreSQL's SQLSTATE.
    package let engineCode: String?
    /// The engine's own words; may quote data, so it is for a protected log only.
    package let engineMessage: String?

    package init(
        _ code: Code, _ message: String, place: String? = nil, engineCode: String? = nil, engineMessage: String? = nil
    ) {
        self.code = code
        self.message = message
        self.place = place.map(Self.shortened)
        self.engineCode = engineCode
        self.engineMessage = engineMessage
    }

    package var description: String {
        var text = "database: \(code): \(message)"
        if let engineCode { text += " (\(engineCode))" }
        if let place { text += " in: \(place)" }
        return text
    }

    package static func == (left: DatabaseError, right: DatabaseError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }

    /// What every statement gets after one that failed, until the end of the transaction or of the savepoint.
    static func afterFailure(_ sql: String) -> DatabaseError {
        DatabaseError(.misuse, "the transaction failed before; it can only be rolled back", place: sql)
    }

    private static func shortened(_ sql: String) -> String {
        let words = sql.split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ")
        return words.count <= 160 ? words : words.prefix(160) + "…"
    }
}

extension DatabaseError {
    /// The kind of failure; new kinds can be added without breaking callers.
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Kind: String {
            case unique, foreignKey, notNull, check, constraint, type, invalidText, column, syntax, readOnly
            case busy, timeout, cancelled, overloaded, serialization, connection, outcomeUnknown, closed, full, corrupt
            case configuration, migration, misuse, other
        }
        private let kind: Kind
        private init(_ kind: Kind) { self.kind = kind }
        package var description: String { kind.rawValue }

        /// A unique or primary key exists already.
        package static let unique = Code(.unique)
        /// A row that is pointed to is missing, or is still pointed to.
        package static let foreignKey = Code(.foreignKey)
        /// Null in a column that must have a value.
        package static let notNull = Code(.notNull)
        /// A `CHECK` of the schema does not hold.
        package static let check = Code(.check)
        /// Another constraint of the schema does not hold.
        package static let constraint = Code(.constraint)
        /// A value of a kind that the column cannot hold.
        package static let type = Code(.type)
        /// Text with a NUL character.
        package static let invalidText = Code(.invalidText)
        /// A column that is missing in a row, null, or of another kind than asked for.
        package static let column = Code(.column)
        /// SQL that the engine does not accept, or a wrong number of arguments.
        package static let syntax = Code(.syntax)
        /// A write where only reading is allowed.
        package static let readOnly = Code(.readOnly)
        /// Another process holds the database; trying again may help.
        package static let busy = Code(.busy)
        /// The caller's time was over; nothing was written.
        package static let timeout = Code(.timeout)
        /// The caller's task was cancelled; nothing was written.
        package static let cancelled = Code(.cancelled)
        /// Too many callers are waiting already.
        package static let overloaded = Code(.overloaded)
        /// Concurrent transactions got into each other's way, also after several tries.
        package static let serialization = Code(.serialization)
        /// The server cannot be reached; nothing was written.
        package static let connection = Code(.connection)
        /// The connection broke while committing: the transaction may stand or not.
        package static let outcomeUnknown = Code(.outcomeUnknown)
        /// The database is being closed.
        package static let closed = Code(.closed)
        /// The disk is full or cannot be written.
        package static let full = Code(.full)
        /// The file is damaged or no database.
        package static let corrupt = Code(.corrupt)
        /// The address or the settings are wrong.
        package static let configuration = Code(.configuration)
        /// A migration that was run has been changed since, or is missing.
        package static let migration = Code(.migration)
        /// The interface was used in a way that it does not support.
        package static let misuse = Code(.misuse)
        /// Anything else that the engine reports.
        package static let other = Code(.other)
    }

    /// Whether a constraint of the schema refused the row.
    package var isConstraintViolation: Bool {
        [.unique, .foreignKey, .notNull, .check, .constraint].contains(code)
    }

    /// Whether the same call may succeed a little later: nothing is wrong with it.
    package var isTemporary: Bool {
        [.busy, .timeout, .overloaded, .serialization, .connection, .closed].contains(code)
    }
}
