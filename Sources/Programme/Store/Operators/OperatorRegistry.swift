import Concurrency
import Country
package import Customs
import Database

/// Legal persons, their identifiers, sites, people, mandates and history.
///
/// What is told is an event; the entry, its history and what an account may do are read from the events. Tables beside
/// them serve the search and the look-ups (``OperatorProjection``).
package final class OperatorRegistry: Sendable {
    /// Who may not apply again at a moment; the cases know.
    package typealias Bars = @Sendable (Instant) async throws -> [OperatorBar]

    let base: ProgrammeBase
    private let index = Locked(OperatorIndex())
    private let barSource = Locked<Bars>({ _ in [] })

    init(_ base: ProgrammeBase) { self.base = base }

    // MARK: Look-ups in memory

    /// Reads who holds which identifier into memory. Call once at start.
    package func load() async throws { try await refresh() }

    /// Takes in what this or another node has committed since. Called after every act of this registry.
    package func refresh() async throws {
        let known = index.with { $0.changed }
        let news = try await base.database.read(timeout: nil) { (db) throws in try OperatorNews.since(known, in: db) }
        if news.entries.isEmpty { return }
        // A number given or ended changes whom a status belongs to; the first reading is the status register's own. Done
        // first, so that a database that goes away in between lets the next round do both.
        if known > 0 {
            for entry in news.entries { try await base.statuses.refresh(OperatorID(serial: entry.serial)) }
        }
        index.with { $0.take(news) }
    }

    /// Follows the other nodes until the task is cancelled; a database that is away for a moment is asked again.
    package func follow(every interval: Duration = .milliseconds(500)) async {
        while !Task.isCancelled {
            try? await refresh()
            try? await Task.sleep(for: interval)
        }
    }

    /// The operator that holds a number at a moment, whatever its scheme: an RFC, a TIN, an EORI …; nil when none does.
    package func operatorID(number: String, at instant: Instant) -> OperatorID? {
        let day = day(of: instant)
        let keys = OperatorIdentifier.keys(ofNumber: number)
        return index.with { index in
            for key in keys { if let serial = index.holder(of: key, on: day) { return OperatorID(serial: serial) } }
            return nil
        }
    }

    /// The operator that holds an identifier at a moment.
    package func operatorID(holding identifier: OperatorIdentifier, at instant: Instant) -> OperatorID? {
        let (key, day) = (identifier.key, day(of: instant))
        return index.with { index in index.holder(of: key, on: day).map { OperatorID(serial: $0) } }
    }

    /// The number that stands now for an entry: after a merge the lost one leads to the kept one.
    package func kept(_ id: OperatorID) -> OperatorID {
        let serial = index.with { $0.kept(id.serial) }
        return serial == id.serial ? id : OperatorID(serial: serial)
    }

    /// Lets look-ups find the kept entry from now on, as the merge is durable.
    func lead(_ lost: OperatorID, to kept: OperatorID) { index.with { $0.merge(lost.serial, into: kept.serial) } }

    // MARK: Bars

    /// Tells where to ask who may not apply again.
    package func setBars(_ source: @escaping Bars) { barSource.with { $0 = source } }

    func bars(at instant: Instant) async throws -> [OperatorBar] { try await barSource.with { $0 }(instant) }

    // MARK: Time

    /// The country's day of a moment.
    package func day(of instant: Instant) -> CalendarDay { base.country.zone.day(of: instant) }
}
