import Concurrency
import Customs
import Database
import Dispatch
import Foundation
import Risk

/// What decisions look up, held in memory: operators' histories, usual values, the office's load.
///
/// Everything here is a projection of the events, read from the tables when it is first asked for and moved on with every
/// commit of this node. Other nodes' commits are seen when an entry is read anew (``lifetime``); the record of a decision
/// holds what was read, so a replay never depends on it.
final class Knowledge: Sendable {
    struct OperatorFile: Sendable {
        var firstDay: Int64?
        var days: [Int64: HistoryDelta.Counts] = [:]
        var pairs: Set<TradeTrace.Pair> = []
        var readAt: Int64
    }

    fileprivate struct State {
        var operators: [String: OperatorFile] = [:]
        /// Operators whose files are being read, and whether something was committed about them meanwhile.
        var reading: [String: Bool] = [:]
        var peers: [TradeTrace.Kind: (count: Int64, logSum: Int64)] = [:]
        var peersReadAt: Int64 = 0
        /// The one reading of all usual values, for whoever needs them meanwhile.
        var peersReading: Task<Void, any Error>?
        /// Decided, red and yellow by office and UTC hour.
        var loads: [String: [Int64: Context.Load]] = [:]
        var loadsReadAt: [String: Int64] = [:]
        /// Selections by profile of an office's day.
        var selections: [OfficeDay: (counts: [String: Int], readAt: Int64)] = [:]
    }

    fileprivate struct OfficeDay: Hashable {
        var day: String
        var office: String
    }

    /// Milliseconds after which an entry is read from the tables again.
    static let lifetime: Int64 = 60_000
    static let capacity = 100_000

    /// Milliseconds of the machine's own clock, which no simulated day moves.
    private static func ticks() -> Int64 { Int64(DispatchTime.now().uptimeNanoseconds / 1_000_000) }

    private let database: Database
    private let state = Locked(State())

    init(database: Database) { self.database = database }

    /// The file of an operator; an unknown one has no first day.
    func file(of identifier: String, at now: Instant) async throws -> OperatorFile {
        if let found = state.with({ $0.operators[identifier] }), Self.ticks() - found.readAt < Self.lifetime {
            return found
        }
        let since = Int64(CalendarDay(now).number) - 366
        state.with { if $0.reading[identifier] == nil { $0.reading[identifier] = false } }
        let read = try await database.read { (db) throws -> OperatorFile in
            var file = OperatorFile(readAt: Self.ticks())
            file.firstDay = try db.value("SELECT min(day) FROM operator_day WHERE identifier = ?", [.text(identifier)])?
                .int
            let rows = try db.query(
                "SELECT day, declarations, examined, findings FROM operator_day WHERE identifier = ? AND day > ?",
                [.text(identifier), .int(since)])
            for row in rows {
                file.days[try row.int("day")] = HistoryDelta.Counts(
                    declarations: try row.int("declarations"), examined: try row.int("examined"),
                    findings: try row.int("findings"))
            }
            for row in try db.query("SELECT kind, value FROM operator_pair WHERE identifier = ?", [.text(identifier)]) {
                guard let kind = TradeTrace.Pair.Kind(rawValue: try row.text("kind")) else { continue }
                file.pairs.insert(TradeTrace.Pair(kind: kind, value: try row.text("value")))
            }
            return file
        }
        state.with { state in
            // What was committed during the reading may be in it or not; then the next decision reads again.
            if state.reading.removeValue(forKey: identifier) != false { return }
            if state.operators.count >= Self.capacity { state.operators.removeAll() }
            state.operators[identifier] = read
        }
        return read
    }

    /// The usual values per kilogram, nil where the kind is not known or below ten cases.
    func usualValues(_ kinds: [TradeTrace.Kind?]) async throws -> [Double?] {
        if let reading = peersReading() { try await reading.value }
        return state.with { state in
            kinds.map { kind in
                guard let kind, let sum = state.peers[kind], sum.count >= 10 else { return nil }
                return exp(Double(sum.logSum) / Double(sum.count) / 1_000_000)
            }
        }
    }

    /// The reading to wait for, when the values are old or were never read: one, however many wait.
    private func peersReading() -> Task<Void, any Error>? {
        state.with { state in
            if let reading = state.peersReading { return reading }
            if state.peersReadAt > 0, Self.ticks() - state.peersReadAt <= 10 * Self.lifetime { return nil }
            let reading = Task { try await readPeers() }
            state.peersReading = reading
            return reading
        }
    }

    private func readPeers() async throws {
        defer { state.with { $0.peersReading = nil } }
        let peers = try await database.read { (db) throws -> [TradeTrace.Kind: (count: Int64, logSum: Int64)] in
            var peers: [TradeTrace.Kind: (count: Int64, logSum: Int64)] = [:]
            try db.forEach("SELECT commodity, origin, currency, count, log_sum FROM peer_value", []) { row in
                let kind = TradeTrace.Kind(
                    commodity: try row.text("commodity"), origin: try row.text("origin"),
                    currency: try row.text("currency"))
                peers[kind] = (try row.int("count"), try row.int("log_sum"))
            }
            return peers
        }
        state.with { state in
            state.peers = peers
            state.peersReadAt = max(1, Self.ticks())
        }
    }

    /// What the office decided in the hours of its window.
    func load(of office: String, hours: Int, at now: Instant) async throws -> Context.Load {
        let hour = now.milliseconds / 3_600_000
        let window = hour - Int64(hours) + 1...hour
        let oldest = Self.ticks() - Self.lifetime
        let known = state.with { state in
            (state.loadsReadAt[office] ?? .min) >= oldest ? state.load(of: office, in: window) : nil
        }
        if let known { return known }
        let first = hour - Int64(max(48, hours))
        let loads = try await database.read { (db) throws -> [Int64: Context.Load] in
            var loads: [Int64: Context.Load] = [:]
            let rows = try db.query(
                """
                SELECT hour, channel, sum(value) AS count FROM office_figure
                WHERE hour >= ? AND office = ? AND measure = 'decided' GROUP BY hour, channel
                """, [.int(first), .text(office)])
            for row in rows {
                let count = Int(try row.int("count"))
                loads[try row.int("hour"), default: Context.Load()].add(try row.text("channel"), count)
            }
            return loads
        }
        state.with { state in
            state.loads[office] = loads
            state.loadsReadAt[office] = Self.ticks()
        }
        return state.with { $0.load(of: office, in: window) }
    }

    /// How often each profile selected at an office on its day.
    func selections(at office: String, on day: String) async throws -> [String: Int] {
        let key = OfficeDay(day: day, office: office)
        if let known = state.with({ $0.selections[key] }), Self.ticks() - known.readAt < Self.lifetime {
            return known.counts
        }
        let counts = try await database.read { (db) throws in
            try ProfileSelection.counts(day: day, office: office, in: db)
        }
        state.with { state in
            if state.selections.count >= 4096 { state.selections.removeAll() }
            state.selections[key] = (counts, Self.ticks())
        }
        return counts
    }

    /// Those of a declaration's pairs that the tables may not hold yet: an operator's file holds what was read from them or
    /// committed to them.
    func new(_ pairs: [TradeTrace.Pair], of operator: String) -> [TradeTrace.Pair] {
        state.with { state in
            guard let known = state.operators[`operator`]?.pairs else { return pairs }
            return pairs.filter { !known.contains($0) }
        }
    }

    /// Forgets what an act on a declaration may have changed: its operator's file and its office's load.
    func forget(_ standing: DeclarationStanding) {
        state.with { state in
            if let trader = standing.lodged.importer {
                state.operators[trader] = nil
                if state.reading[trader] != nil { state.reading[trader] = true }
            }
            state.loadsReadAt[standing.lodged.office] = nil
            state.loads[standing.lodged.office] = nil
        }
    }

    /// Moves on with what was just committed.
    func noted(_ lodging: Lodging, standing: DeclarationStanding) {
        // A refusal leaves nothing behind.
        guard case .decided(let decided, _) = lodging.answer else { return }
        state.with { state in
            state.add(.decided(decided), standing: standing, trace: lodging.trace, at: lodging.instant)
            for selection in lodging.selections {
                let key = OfficeDay(day: selection.day, office: selection.office)
                state.selections[key]?.counts[selection.profile, default: 0] += 1
            }
            let hour = lodging.instant.milliseconds / 3_600_000
            state.loads[standing.lodged.office]?[hour, default: Context.Load()].add(decided.channel.rawValue, 1)
        }
    }
}

extension Knowledge.State: HistoryKeeper {
    mutating func add(_ counts: HistoryDelta.Counts, of operator: String, on day: Int64, leaving trace: TradeTrace?) {
        if reading[`operator`] != nil { reading[`operator`] = true }
        operators[`operator`]?.add(counts, on: day, pairs: trace?.pairs ?? [])
        for (kind, log) in trace?.values ?? [] {
            let before = peers[kind] ?? (0, 0)
            peers[kind] = (before.count + 1, before.logSum + log)
        }
    }

    /// What an office decided in a span of hours.
    func load(of office: String, in hours: ClosedRange<Int64>) -> Context.Load {
        var sum = Context.Load()
        for (hour, load) in loads[office] ?? [:] where hours.contains(hour) {
            sum.decided += load.decided
            sum.red += load.red
            sum.yellow += load.yellow
        }
        return sum
    }
}

extension Knowledge.OperatorFile {
    fileprivate mutating func add(_ counts: HistoryDelta.Counts, on day: Int64, pairs new: [TradeTrace.Pair]) {
        firstDay = min(firstDay ?? day, day)
        days[day, default: HistoryDelta.Counts()].add(counts)
        for pair in new { pairs.insert(pair) }
    }
}

extension Context.Load {
    fileprivate mutating func add(_ channel: String, _ count: Int) {
        decided += count
        if channel == Channel.red.rawValue { red += count }
        if channel == Channel.yellow.rawValue { yellow += count }
    }
}
