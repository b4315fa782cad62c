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
    /// What is left of this node's block, by series; two years are open around New Year.
    private var blocks: [String: Range<Int64>] = [:]
    private var refills: [String: Task<Void, any Error>] = [:]

    package init(database: Database, country: CountryCode, blockSize: Int64 = 4096) {
        self.database = database
        self.country = country
        self.blockSize = blockSize
    }

    /// The next number of the year that `instant` falls in (UTC).
    ///
    /// Throws `DatabaseError` when no block can be had.
    package func take(at instant: Instant) async throws -> String {
        let year = CalendarDay(instant).year
        let series = "\(country)\(year)"
        while true {
            if let block = blocks[series], let serial = block.first {
                blocks[series] = block.dropFirst()
                return try Self.number(year: year, country: country, serial: serial)
            }
            // The task itself takes its entry away, in the same step in which it brings the block: whoever waited for it
            // and finds the block used up again starts the next one.
            let refill = refills[series] ?? Task { try await fill(series) }
            refills[series] = refill
            try await refill.value
        }
    }

    private func fill(_ series: String) async throws {
        defer { refills[series] = nil }
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
        if blocks.count >= 8 { blocks.removeAll() }
        blocks[series] = (end - size)..<end
    }

    /// The number of a serial: 13 characters of base 36 and the check character of ISO 6346 values over the first 17.
    ///
    /// Throws `InvalidValue` for a serial of more than 13 characters, which no series reaches.
    package static func number(year: Int, country: CountryCode, serial: Int64) throws -> String {
        let digits = String(serial, radix: 36, uppercase: true)
        let body = String(repeating: "0", count: max(0, 13 - digits.utf8.count)) + digits
        return try MRN(year: year, country: country, body: body).text
    }
}
