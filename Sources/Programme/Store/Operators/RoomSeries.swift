package import Database

/// The numbers of this room's things: operators, sites, cases, visits … each series from 1.
///
/// A number is taken in the transaction that uses it: one that is rolled back is given again. On PostgreSQL the row stays
/// locked until the transaction's end, so that two nodes never give one number.
package enum RoomSeries {
    /// The next number of a series such as `OP`.
    package static func next(_ series: String, in tx: any Writing) throws(DatabaseError) -> Int64 {
        try tx.execute(
            """
            INSERT INTO programme_series (series, last) VALUES (?, 1)
            ON CONFLICT (series) DO UPDATE SET last = programme_series.last + 1
            """, [.text(series)])
        guard let row = try tx.first("SELECT last FROM programme_series WHERE series = ?", [.text(series)]) else {
            throw DatabaseError(.column, "the series \(series) has no row")
        }
        return try row.int("last")
    }

    /// The next number of a kind: `try RoomSeries.next(SiteID.self, in: tx)`.
    package static func next<Number: RoomNumber>(_ kind: Number.Type, in tx: any Writing) throws(DatabaseError)
        -> Number
    {
        Number(serial: try next(Number.prefix, in: tx))
    }
}
