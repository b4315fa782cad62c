package import Database

/// The words that declarations are found by, kept so that writing them stays cheap however many there are.
///
/// The key of `declaration_term` begins with the block of serials that a declaration belongs to, so the words that are
/// written now lie close together, while one tree over all words would take a page here and there for each. A search
/// walks down the blocks, one look-up in each (a million declarations are some 500 blocks).
///
/// SQLite writes every changed page to its log at each commit, so there new words only go to the end of
/// `declaration_term_recent`; when a declaration of a later block is lodged they move, sorted. This is the first step of a
/// log-structured merge (O'Neil and others 1996). Which words stand where follows from the declarations lodged alone, so a
/// rebuild comes out the same.
package enum TermIndex {
    /// Serials in a block. A serial is the sequence of a declaration's first event, so a block holds about half as many
    /// declarations.
    package static let blockSize: Int64 = 4096

    /// The words of one declaration.
    package typealias Entry = (serial: Int64, terms: [SearchTerm])

    private static let insertBlock = "INSERT INTO declaration_term_block (block) VALUES (?) ON CONFLICT DO NOTHING"

    /// The blocks of the declarations between two serials are settled now, also of those without words.
    private static let settleBlocks = """
        INSERT INTO declaration_term_block (block)
        SELECT DISTINCT serial / \(blockSize) FROM declaration WHERE serial >= ? AND serial < ? ON CONFLICT DO NOTHING
        """
    private static let settleWords = [
        """
        INSERT INTO declaration_term (block, kind, term, serial)
        SELECT serial / \(blockSize), kind, term, serial FROM declaration_term_recent WHERE serial < ?
        ORDER BY 1, kind, term, serial
        """,
        "DELETE FROM declaration_term_recent WHERE serial < ?",
    ]

    /// Adds the words of declarations whose rows were just written, in the order of their serials; the first ones of a
    /// block settle what lies below it.
    ///
    /// - Parameter previous: the serial of the declaration lodged before them (``last(in:)``); nil when there was none.
    package static func add(_ entries: [Entry], after previous: Int64?, to tx: any Writing) throws {
        guard let last = entries.last?.serial else { return }
        let block = last / blockSize
        // The block of the declaration before; below all blocks when there was none.
        let before = previous.map { $0 / blockSize } ?? -1
        if tx.engine == .postgresql {
            if before < block {
                let blocks = Set(entries.map { $0.serial / blockSize }).sorted()
                try tx.enqueue(insertBlock, many: blocks.map { [.int($0)] })
            }
            try tx.enqueue(Part.settled.insert, many: Part.settled.rows(entries))
        } else {
            try tx.enqueue(Part.recent.insert, many: Part.recent.rows(entries))
            guard before < block else { return }
            let open = block * blockSize
            try tx.enqueue(settleBlocks, many: [[.int(max(0, before) * blockSize), .int(open)]])
            for statement in settleWords { try tx.enqueue(statement, many: [[.int(open)]]) }
        }
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
        let part = isSettled ? Part.settled : .recent
        try tx.execute(part.delete, many: part.rows([(serial, obsolete)]))
        try tx.execute(part.insert, many: part.rows([(serial, terms)]))
    }

    /// A part of the index: the words of the open block, or those of the settled blocks.
    package enum Part: Sendable {
        case recent, settled

        var table: String { self == .recent ? "declaration_term_recent" : "declaration_term" }

        fileprivate var insert: String {
            switch self {
            case .recent: "INSERT INTO declaration_term_recent (serial, kind, term) VALUES (?, ?, ?)"
            case .settled: "INSERT INTO declaration_term (block, serial, kind, term) VALUES (?, ?, ?, ?)"
            }
        }

        fileprivate var delete: String {
            let sameBlock = self == .recent ? "" : "block = ? AND "
            return "DELETE FROM \(table) WHERE \(sameBlock)serial = ? AND kind = ? AND term = ?"
        }

        /// The values of `insert` and `delete` for each word.
        fileprivate func rows(_ entries: [Entry]) -> [[SQLValue]] {
            var rows: [[SQLValue]] = []
            rows.reserveCapacity(entries.count * 8)
            for entry in entries {
                let (serial, block) = (SQLValue.int(entry.serial), SQLValue.int(entry.serial / blockSize))
                for word in entry.terms {
                    let (kind, term) = (SQLValue.text(word.kind.rawValue), SQLValue.text(word.term))
                    rows.append(self == .recent ? [serial, kind, term] : [block, serial, kind, term])
                }
            }
            return rows
        }

        /// The declaration of the word `t` is found by another word too: one `?` for its kind, one for the word.
        var also: String {
            let sameBlock = self == .recent ? "" : "o.block = t.block AND "
            return """
                EXISTS (SELECT 1 FROM \(table) o
                WHERE \(sameBlock)o.kind = ? AND o.term = ? AND o.serial = t.serial)
                """
        }
    }

    /// Whether a row of `declaration` is found by a word: twice a `?` for its kind and one for the word.
    static let finds = """
        (EXISTS (SELECT 1 FROM declaration_term o WHERE o.block = declaration.serial / \(blockSize)
        AND o.kind = ? AND o.term = ? AND o.serial = declaration.serial)
        OR EXISTS (SELECT 1 FROM declaration_term_recent o
        WHERE o.serial = declaration.serial AND o.kind = ? AND o.term = ?))
        """

    /// The settled blocks that hold serials of a range, the newest first.
    static func blocks(_ serials: ClosedRange<Int64>, in database: any Reading) throws -> [Int64] {
        let sql = "SELECT block FROM declaration_term_block WHERE block >= ? AND block <= ? ORDER BY block DESC"
        let (first, last) = (serials.lowerBound / blockSize, serials.upperBound / blockSize)
        return try database.query(sql, [.int(first), .int(last)]).map { try $0.int("block") }
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
}
