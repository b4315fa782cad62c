import Concurrency
package import Customs
package import Database
import JSON
import Ledger
package import Risk
import Sealing

/// The seeds of the random draws: one a day, committed before its first use, published when the day is over.
///
/// A seed is derived from a master key that never leaves the node's key file: `HMAC-SHA256(key, "garita seed" ‖ day)`.
/// The database and the ledger hold its commitment from the first draw of the day, so that nobody can choose a seed
/// afterwards, and the seed itself once nobody can use it to predict a draw.
package actor DailySeeds {
    private let database: Database
    private let key: [UInt8]
    private nonisolated let known = Locked<[CalendarDay: DrawSource]>([:])

    package init(database: Database, key: [UInt8]) {
        self.database = database
        self.key = key
    }

    /// The draws of a day, their commitment recorded first; at once when they were asked for before.
    package nonisolated func source(for day: CalendarDay, at instant: Instant) async throws -> DrawSource {
        if let source = known.with({ $0[day] }) { return source }
        return try await commit(day, at: instant)
    }

    private func commit(_ day: CalendarDay, at instant: Instant) async throws -> DrawSource {
        let source = DrawSource(try seed(of: day))
        let commitment = source.commitment.hex
        let stored = try await database.write { (tx) throws -> String in
            if let row = try tx.first("SELECT commitment FROM daily_seed WHERE day = ?", [.text(day.description)]) {
                return try row.text("commitment")
            }
            try tx.execute(
                "INSERT INTO daily_seed (day, commitment, committed_at) VALUES (?, ?, ?)",
                [.text(day.description), .text(commitment), .int(instant.milliseconds)])
            var data = JSONWriter()
            data.beginObject()
            data.key("commitment")
            data.string(commitment)
            data.key("day")
            data.string(day.description)
            data.endObject()
            _ = try Ledger.append(
                [
                    EventDraft(
                        .drawCommitted, subject: day.description, at: instant, actor: Actor.system,
                        canonicalData: data.bytes)
                ], in: tx)
            return commitment
        }
        guard stored == commitment else { throw ClearanceError.keyChanged(day) }
        known.with { known in
            if known.count > 400 { known.removeAll() }
            known[day] = source
        }
        return source
    }

    /// The seed of a day, for a replay.
    package nonisolated func seed(of day: CalendarDay) throws -> DailySeed {
        guard let seed = DailySeed(day: day, bytes: HMACSHA256.tag(key: key, message: Array("garita seed \(day)".utf8)))
        else { throw ClearanceError(.drawKeyChanged, "the draw key gives no seed") }
        return seed
    }

    /// Publishes the seeds of the days that are over everywhere (two days before `instant` in UTC, so that no office's
    /// clock still shows them).
    ///
    /// Throws ``ClearanceError`` `draw-key.changed`, before anything is published, when the key is not the one that made
    /// the commitment: a wrong seed would stand for ever.
    package func reveal(at instant: Instant) async throws {
        let limit = CalendarDay(instant).advanced(by: -1)
        let open = try await database.read { (db) throws in
            try db.query("SELECT day, commitment FROM daily_seed WHERE seed IS NULL ORDER BY day LIMIT 1000").map {
                (try $0.text("day"), try $0.text("commitment"))
            }
        }
        for (text, commitment) in open {
            guard let day = try? CalendarDay(text), day < limit else { continue }
            let own = try seed(of: day)
            guard DrawSource(own).commitment.hex == commitment else { throw ClearanceError.keyChanged(day) }
            let seed = Hex.text(own.bytes)
            try await database.write { (tx) throws -> Void in
                let changed = try tx.execute(
                    "UPDATE daily_seed SET seed = ?, revealed_at = ? WHERE day = ? AND seed IS NULL",
                    [.text(seed), .int(instant.milliseconds), .text(text)])
                guard changed == 1 else { return }
                try Ledger.append(
                    [
                        EventDraft(
                            .drawRevealed, subject: text, at: instant, actor: Actor.system,
                            data: ["day": .string(text), "seed": .string(seed)])
                    ], in: tx)
            }
        }
    }
}
