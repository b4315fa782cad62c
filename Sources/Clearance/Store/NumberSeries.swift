import Concurrency
package import Customs
package import Database

/// Hands out declaration numbers: blocks of serials from the database, one by one within a node.
///
/// A number is shaped as a movement reference number (WCO/EU: year 2, country 2, 13 letters and digits, check digit),
/// so that it can be read out, typed and checked. A serial that is taken and not used leaves a gap; a number is never
/// given twice, by any node.
package actor NumberSeries {
    private let database: Database
    private let country: CountryCode
    private let blockSize: Int64
    /// What is left of this node's block, by year; two years are open around New Year.
    private nonisolated let blocks = Locked<[Int: Range<Int64>]>([:])
    private var refills: [Int: Task<Void, any Error>] = [:]

    package init(database: Database, country: CountryCode, blockSize: Int64 = 4096) {
        self.database = database
        self.country = country
        self.blockSize = blockSize
    }

    /// The next number of the year that `instant` falls in (UTC); at once as long as the block lasts.
    ///
    /// Throws `DatabaseError` when no block can be had.
    package nonisolated func take(at instant: Instant) async throws -> String {
        let year = CalendarDay(instant).year
        while true {
            if let serial = blocks.with({ $0[year]?.popFirst() }) {
                return try Self.number(year: year, country: country, serial: serial)
            }
            try await refill(year)
        }
    }

    /// Waits for a block, when there is still none: one refill, however many wait.
    private func refill(_ year: Int) async throws {
        guard blocks.with({ $0[year]?.isEmpty ?? true }) else { return }
        // The task itself takes its entry away, in the same step in which it brings the block: whoever waited for it
        // and finds the block used up again starts the next one.
        let refill = refills[year] ?? Task { try await fill(year) }
        refills[year] = refill
        try await refill.value
    }

    private func fill(_ year: Int) async throws {
        defer { refills[year] = nil }
        let series = "\(country)\(year)"
        let size = blockSize
        let end = try await database.write { (tx) throws in
            try tx.execute(
                """
                INSERT INTO number_block (series, next) VALUES (?, ?)
                ON CONFLICT (series) DO UPDATE SET next = number_block.next + excluded.next
                """, [.text(series), .int(size)])
            return try tx.first("SELECT next FROM number_block WHERE series = ?", [.text(series)])?.int("next") ?? size
        }
        // Years long gone, which only a simulation walks through, leave their rest as a gap.
        blocks.with { blocks in
            if blocks.count >= 8 { blocks.removeAll() }
            blocks[year] = (end - size)..<end
        }
    }

    /// The number of a serial: 13 characters of base 36 and the check character of ISO 6346 values over the first 17.
    ///
    /// Throws `InvalidValue` for a serial of more than 13 characters, which no series reaches.
    package static func number(year: Int, country: CountryCode, serial: Int64) throws -> String {
        try MRN(year: year, country: country, serial: serial).text
    }
}

extension Range<Int64> {
    /// Takes the first number away; nil when there is none.
    fileprivate mutating func popFirst() -> Int64? {
        guard let first else { return nil }
        self = (first + 1)..<upperBound
        return first
    }
}
