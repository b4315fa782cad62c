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
    private var series = ""
    private var next: Int64 = 0
    private var end: Int64 = 0
    private var refill: Task<Void, any Error>?

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
        let wanted = "\(country)\(year)"
        while series != wanted || next >= end {
            if let refill {
                try await refill.value
                continue
            }
            let task = Task { try await fill(wanted) }
            refill = task
            defer { refill = nil }
            try await task.value
        }
        let serial = next
        next += 1
        return try Self.number(year: year, country: country, serial: serial)
    }

    private func fill(_ wanted: String) async throws {
        let size = blockSize
        let start = try await database.write { (tx) throws in
            try tx.execute(
                """
                INSERT INTO number_block (series, next) VALUES (?, ?)
                ON CONFLICT (series) DO UPDATE SET next = number_block.next + excluded.next
                """, [.text(wanted), .int(size)])
            return try tx.first("SELECT next FROM number_block WHERE series = ?", [.text(wanted)])?.int("next") ?? size
        }
        series = wanted
        next = start - size
        end = start
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
