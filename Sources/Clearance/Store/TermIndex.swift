package import Database

/// The words that declarations are found by, kept so that writing them stays cheap however many there are.
///
/// The key of `declaration_term` begins with the block of serials that a declaration belongs to, so the words that are
/// written now lie close together, while one tree over all words would take a page here and there for each. A search
/// walks down the blocks, one look-up in each (a million declarations are some 500 blocks).
///
/// SQLite writes every changed page to its log at each commit, so there new words only go to the end of
/// `declaration_term_recent`; when the ledger has passed the end of their block they move, sorted. This is the first step
/// of a log-structured merge (O'Neil and others 1996). Which words stand where follows from the serials alone, so a
/// rebuild comes out the same.
package enum TermIndex {
    /// Serials in a block. A serial is the sequence of a declaration's first event, so a block holds about half as many
    /// declarations.
    package static let blockSize: Int64 = 4096

    /// The words of one declaration.
    package typealias Entry = (serial: Int64, terms: [SearchTerm])

    private static let insert = "INSERT INTO declaration_term (block, serial, kind, term) VALUES (?, ?, ?, ?)"
    private static let insertRecent = "INSERT INTO declaration_term_recent (serial, kind, term) VALUES (?, ?, ?)"
    private static let insertBlock = "INSERT INTO declaration_term_block (block) VALUES (?) ON CONFLICT DO NOTHING"

    /// Moves the words below a serial.
    private static let settle = [
        """
        INSERT INTO declaration_term_block (block)
        SELECT DISTINCT serial / \(blockSize) FROM declaration_term_recent WHERE serial < ?
        """,
        """
        INSERT INTO declaration_term (block, kind, term, serial)
        SELECT serial / \(blockSize), kind, term, serial FROM declaration_term_recent WHERE serial < ?
        ORDER BY 1, kind, term, serial
        """,
        "DELETE FROM declaration_term_recent WHERE serial < ?",
    ]

    /// Adds the words of declarations that were just lodged, in the order of their serials; the first ones of a block
    /// settle what lies below it.
    ///
    /// - Parameter previous: the serial of the declaration lodged before them (``last(in:)``); nil when there was none.
    package static func add(_ entries: [Entry], after previous: Int64?, to tx: any Writing) throws {
        guard let first = entries.first?.serial, let last = entries.last?.serial else { return }
        let block = last / blockSize
        let isFirst = (previous ?? first) / blockSize < block
        if tx.engine == .postgresql {
            if isFirst || previous == nil {
                let blocks = Set(entries.map { $0.serial / blockSize }).sorted()
                try tx.enqueue(insertBlock, many: blocks.map { [.int($0)] })
            }
            try tx.enqueue(insert, many: rows(entries, isSettled: true))
        } else {
            try tx.enqueue(insertRecent, many: rows(entries, isSettled: false))
            guard isFirst else { return }
            for statement in settle { try tx.enqueue(statement, many: [[.int(block * blockSize)]]) }
        }
    }

    private static func rows(_ entries: [Entry], isSettled: Bool) -> [[SQLValue]] {
        var rows: [[SQLValue]] = []
        rows.reserveCapacity(entries.count * 8)
        for entry in entries {
            for word in entry.terms {
                let key: [SQLValue] = [.int(entry.serial), .text(word.kind.rawValue), .text(word.term)]
                rows.append(isSettled ? [.int(entry.serial / blockSize)] + key : key)
            }
        }
        return rows
    }

    /// The serial of the last declaration lodged; nil when there is none.
    package static func last(in database: any Reading) throws -> Int64? {
        try database.value("SELECT max(serial) FROM declaration")?.int
    }

    /// Puts the words of a later version in the place of those that no longer find the declaration.
    package static func replace(
        _ obsolete: [SearchTerm], by terms: [SearchTerm], of serial: Int64, in tx: any Writing
    ) throws {
        let block = serial / blockSize
        let isSettled = try tx.first("SELECT 1 FROM declaration_term_block WHERE block = ?", [.int(block)]) != nil
        let old = rows([(serial, obsolete)], isSettled: isSettled)
        let new = rows([(serial, terms)], isSettled: isSettled)
        if isSettled {
            try tx.execute(
                "DELETE FROM declaration_term WHERE block = ? AND serial = ? AND kind = ? AND term = ?", many: old)
            try tx.execute(insert, many: new)
        } else {
            try tx.execute(
                "DELETE FROM declaration_term_recent WHERE serial = ? AND kind = ? AND term = ?", many: old)
            try tx.execute(insertRecent, many: new)
        }
    }

    /// A part of the index that a search reads with one statement: the newest words first, then the settled blocks.
    package enum Part: CaseIterable, Sendable {
        case recent, settled

        /// What stands behind FROM, to be joined with `declaration`: `t` is the word that drives the look-up.
        var from: String {
            switch self {
            case .recent: "declaration_term_recent t CROSS JOIN declaration"
            case .settled: "declaration_term_block b CROSS JOIN declaration_term t CROSS JOIN declaration"
            }
        }

        /// What joins the tables of `from`.
        var joins: [String] {
            switch self {
            case .recent: ["declaration.serial = t.serial"]
            case .settled: ["t.block = b.block", "declaration.serial = t.serial"]
            }
        }

        /// The newest first, along the indexes.
        var order: String {
            switch self {
            case .recent: "t.serial DESC"
            case .settled: "b.block DESC, t.serial DESC"
            }
        }

        /// The declaration is found by another word too: one `?` for its kind, one for the word.
        var also: String {
            switch self {
            case .recent:
                """
                EXISTS (SELECT 1 FROM declaration_term_recent o
                WHERE o.serial = t.serial AND o.kind = ? AND o.term = ?)
                """
            case .settled:
                """
                EXISTS (SELECT 1 FROM declaration_term o
                WHERE o.block = t.block AND o.kind = ? AND o.term = ? AND o.serial = t.serial)
                """
            }
        }

        /// The serials of a range that this part holds; nil when there are none.
        func serials(_ range: ClosedRange<Int64>, open: Int64) -> ClosedRange<Int64>? {
            let own = self == .recent ? open...Int64.max : 0...max(0, open - 1)
            return own.overlaps(range) ? range.clamped(to: own) : nil
        }

        /// Keeps the walk between two serials.
        func bounds(_ serials: ClosedRange<Int64>) -> (clauses: [String], values: [SQLValue]) {
            var clauses = ["t.serial >= ?", "t.serial <= ?"]
            var values: [SQLValue] = [.int(serials.lowerBound), .int(serials.upperBound)]
            if self == .settled {
                clauses += ["b.block >= ?", "b.block <= ?"]
                values += [.int(serials.lowerBound / blockSize), .int(serials.upperBound / blockSize)]
            }
            return (clauses, values)
        }
    }

    /// A statement of the serials from one on that a word finds, in no order, and its values.
    static func serials(of word: SearchTerm, from lowest: Int64) -> (sql: String, values: [SQLValue]) {
        let key: [SQLValue] = [.text(word.kind.rawValue), .text(word.term), .int(lowest)]
        return (
            """
            SELECT t.serial FROM declaration_term_block b CROSS JOIN declaration_term t
            WHERE t.block = b.block AND t.kind = ? AND t.term = ? AND t.serial >= ? AND b.block >= ?
            UNION ALL SELECT serial FROM declaration_term_recent WHERE kind = ? AND term = ? AND serial >= ?
            """, key + [.int(lowest / blockSize)] + key
        )
    }

    /// The first serial whose words are not settled; what lies below is dead in the table of recent words.
    static func open(in database: any Reading) throws -> Int64 {
        let last = try database.value("SELECT max(block) FROM declaration_term_block")?.int
        return last.map { ($0 + 1) * blockSize } ?? 0
    }
}
