package import Database

/// Finds declarations by their words, so that writing them stays cheap however many there are.
///
/// A declaration's words stand in its own row. Once a later block of serials has begun, the words of a block are gathered
/// into postings: sorted lists of which word stands in which declaration, cut into buckets by the word's hash. So a lodging
/// writes no row for a word, and a search reads one small bucket of each block (a million declarations are some 500
/// blocks), besides the rows of the open block. This is an inverted index built by blocks (Zobel and Moffat, Inverted Files
/// for Text Search Engines, 2006). Postings only propose: what they find is compared with the words of the row.
///
/// What stands where follows from the declarations lodged alone, so a rebuild comes out the same.
package enum TermIndex {
    /// Serials in a block. A serial is the sequence of a declaration's first event, so a block holds about half as many
    /// declarations.
    package static let blockSize: Int64 = 4096

    // MARK: Writing

    /// Gathers the words of the blocks that a declaration's serial leaves behind; its row is written.
    ///
    /// - Parameter previous: the serial of the declaration lodged before (``last(in:)``); nil when there was none.
    package static func moveOn(to serial: Int64, after previous: Int64?, in tx: any Writing) throws {
        guard previous.map({ $0 / blockSize }) != serial / blockSize else { return }
        while try settleNext(below: serial / blockSize, in: tx) {}
    }

    /// The serial of the last declaration lodged; nil when there is none.
    package static func last(in database: any Reading) throws -> Int64? {
        try database.value("SELECT max(serial) FROM declaration")?.int
    }

    /// Gathers what an earlier version of Garita left ungathered, a block in each transaction. For the start of a node.
    package static func settleAll(in database: Database) async throws {
        let isLate = { @Sendable (db: any Reading) throws -> Bool in
            guard let last = try last(in: db) else { return false }
            return try nextBlock(below: last / blockSize, in: db) != nil
        }
        guard try await database.read({ (db) throws in try isLate(db) }) else { return }
        var goesOn = true
        while goesOn {
            goesOn = try await database.write { (tx) throws -> Bool in
                guard let last = try last(in: tx) else { return false }
                return try settleNext(below: last / blockSize, in: tx)
            }
        }
    }

    /// Puts the words of a later version in the place of those that no longer find the declaration.
    package static func replaceWords(of serial: Int64, by words: String, in tx: any Writing) throws {
        let before = try tx.first("SELECT words FROM declaration WHERE serial = ?", [.int(serial)])?.text("words")
        guard let before, !before.utf8.elementsEqual(words.utf8) else { return }
        try tx.execute("UPDATE declaration SET words = ? WHERE serial = ?", [.text(words), .int(serial)])
        guard serial < (try firstOpen(in: tx)) else { return }
        let block = serial / blockSize
        let (old, new) = (Set(Posting.all(of: before, serial: serial)), Set(Posting.all(of: words, serial: serial)))
        let changes = Dictionary(grouping: old.symmetricDifference(new), by: \.bucket).sorted { $0.key < $1.key }
        for (bucket, postings) in changes {
            var kept = Set(try self.postings(in: block, bucket: bucket, in: tx))
            kept.subtract(postings.filter { !new.contains($0) }.map(\.entry))
            kept.formUnion(postings.filter { new.contains($0) }.map(\.entry))
            try tx.execute("DELETE FROM declaration_term WHERE block = ? AND bucket = ?", [.int(block), .int(bucket)])
            if kept.isEmpty { continue }
            try tx.execute(insert, [.int(block), .int(bucket), .blob(Posting.bytes(of: kept.sorted()))])
        }
    }

    private static let select = "SELECT postings FROM declaration_term WHERE block = ? AND bucket = ?"
    private static let insert = "INSERT INTO declaration_term (block, bucket, postings) VALUES (?, ?, ?)"

    /// The lowest block that holds declarations and is not gathered yet.
    private static func nextBlock(below block: Int64, in database: any Reading) throws -> Int64? {
        let first = try firstOpen(in: database)
        guard first < block * blockSize else { return nil }
        return try database.value(
            "SELECT min(serial) FROM declaration WHERE serial >= ? AND serial < ?",
            [.int(first), .int(block * blockSize)]
        )?.int.map { $0 / blockSize }
    }

    /// Gathers one block; false when there is none.
    private static func settleNext(below open: Int64, in tx: any Writing) throws -> Bool {
        guard let block = try nextBlock(below: open, in: tx) else { return false }
        let start = block * blockSize
        var buckets = [[UInt64]](repeating: [], count: Int(Posting.buckets))
        let rows = try tx.query(
            "SELECT serial, words FROM declaration WHERE serial >= ? AND serial < ?",
            [.int(start), .int(start + blockSize)])
        for row in rows {
            for posting in Posting.all(of: try row.text("words"), serial: try row.int("serial")) {
                buckets[Int(posting.bucket)].append(posting.entry)
            }
        }
        try tx.execute("INSERT INTO declaration_term_block (block) VALUES (?)", [.int(block)])
        try tx.execute(
            insert,
            many: buckets.enumerated().filter { !$0.element.isEmpty }.map { bucket, entries in
                [.int(block), .int(Int64(bucket)), .blob(Posting.bytes(of: entries.sorted()))]
            })
        return true
    }

    // MARK: Reading

    /// The first serial behind the gathered blocks.
    static func firstOpen(in database: any Reading) throws -> Int64 {
        let last = try database.value("SELECT max(block) FROM declaration_term_block")?.int
        return last.map { ($0 + 1) * blockSize } ?? 0
    }

    /// The gathered blocks that hold serials of a range, the newest first.
    static func blocks(_ serials: ClosedRange<Int64>, in database: any Reading) throws -> [Int64] {
        let sql = "SELECT block FROM declaration_term_block WHERE block >= ? AND block <= ? ORDER BY block DESC"
        let (first, last) = (serials.lowerBound / blockSize, serials.upperBound / blockSize)
        return try database.query(sql, [.int(first), .int(last)]).map { try $0.int("block") }
    }

    /// For each block the serials that may have all of the words, rising.
    static func serials(of words: [SearchTerm], in blocks: some Sequence<Int64>, of database: any Reading) throws
        -> [[Int64]]
    {
        let blocks = Array(blocks)
        let hashes = words.map { Posting.hash(of: $0.text.utf8) }
        var buckets = [[(hash: UInt64, bytes: [UInt8])]](repeating: [], count: blocks.count)
        for hash in hashes {
            let bucket = Posting(hash: hash, serial: 0).bucket
            let answers = try database.query(select, each: blocks.map { [.int($0), .int(bucket)] })
            for (place, rows) in answers.enumerated() {
                buckets[place].append((hash, try rows.first?.blob("postings") ?? []))
            }
        }
        return zip(blocks, buckets).map { block, words in Posting.serials(of: words, block: block) }
    }

    private static func postings(in block: Int64, bucket: Int64, in database: any Reading) throws -> [UInt64] {
        let row = try database.first(select, [.int(block), .int(bucket)])
        return Posting.entries(of: try row?.blob("postings") ?? [])
    }

    /// Whether a row of `declaration` has a word: a clause with one `?`, for ``value(of:)``.
    static func clause(_ engine: Engine) -> String {
        switch engine {
        case .sqlite: "instr(declaration.words, ?) > 0"
        case .postgresql: "strpos(declaration.words, ?) > 0"
        }
    }

    /// What ``clause(_:)`` looks for.
    static func value(of word: SearchTerm) -> SQLValue { .text(" \(word.text) ") }
}
