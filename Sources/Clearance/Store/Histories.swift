import Customs
package import Database
import Risk

/// Where operators' histories are kept: in the tables, in memory.
protocol HistoryKeeper {
    /// Adds counts to an operator's day, and what the declaration leaves behind where it is its first decision.
    mutating func add(_ counts: HistoryDelta.Counts, of operator: String, on day: Int64, leaving trace: TradeTrace?)
}

extension HistoryKeeper {
    /// Adds what a fact means for the operator whose goods they are; `trace` comes with a declaration's first decision.
    mutating func add(
        _ fact: DeclarationFact, standing: DeclarationStanding, trace: TradeTrace? = nil, at instant: Instant
    ) {
        guard let trader = standing.lodged.importer else { return }
        var counts = HistoryDelta.Counts()
        switch fact {
        case .decided(let decided):
            guard decided.version == 1 else { return }
            counts.declarations = 1
            add(counts, of: trader, on: Int64(CalendarDay(standing.lodgedAt).number), leaving: trace)
        case .checked(let checked):
            if checked.result != .escalated { counts.examined = 1 }
            if checked.result == .unsatisfactory { counts.findings = 1 }
            guard counts != HistoryDelta.Counts() else { return }
            add(counts, of: trader, on: Int64(CalendarDay(instant).number), leaving: nil)
        default: return
        }
    }
}

/// What a group of facts adds to the histories: summed, and written in one stable order.
package struct HistoryDelta: HistoryKeeper, Sendable {
    package struct Day: Hashable, Sendable {
        package var identifier: String
        /// Days since 1970, UTC.
        package var day: Int64
    }

    package struct Counts: Hashable, Sendable {
        package var declarations: Int64 = 0
        package var examined: Int64 = 0
        package var findings: Int64 = 0

        package init(declarations: Int64 = 0, examined: Int64 = 0, findings: Int64 = 0) {
            self.declarations = declarations
            self.examined = examined
            self.findings = findings
        }

        package mutating func add(_ other: Counts) {
            declarations += other.declarations
            examined += other.examined
            findings += other.findings
        }
    }

    package struct OperatorPair: Hashable, Sendable {
        package var identifier: String
        package var pair: TradeTrace.Pair
    }

    package private(set) var days: [Day: Counts] = [:]
    package private(set) var pairs: Set<OperatorPair> = []
    package private(set) var peers: [TradeTrace.Kind: (count: Int64, logSum: Int64)] = [:]

    package init() {}

    /// Adds counts to an operator's day, and what a declaration leaves behind.
    package mutating func add(_ counts: Counts, of operator: String, on day: Int64, leaving trace: TradeTrace?) {
        days[Day(identifier: `operator`, day: day), default: Counts()].add(counts)
        guard let trace else { return }
        for pair in trace.pairs { pairs.insert(OperatorPair(identifier: `operator`, pair: pair)) }
        for (kind, log) in trace.values {
            let sum = peers[kind] ?? (0, 0)
            peers[kind] = (sum.count + 1, sum.logSum + log)
        }
    }

    private static let upsertDay = """
        INSERT INTO operator_day (identifier, day, declarations, examined, findings) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (identifier, day) DO UPDATE SET
            declarations = operator_day.declarations + excluded.declarations,
            examined = operator_day.examined + excluded.examined,
            findings = operator_day.findings + excluded.findings
        """
    private static let insertPair = """
        INSERT INTO operator_pair (identifier, kind, value) VALUES (?, ?, ?)
        ON CONFLICT (identifier, kind, value) DO NOTHING
        """
    private static let upsertPeer = """
        INSERT INTO peer_value (commodity, origin, currency, count, log_sum) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (commodity, origin, currency) DO UPDATE SET
            count = peer_value.count + excluded.count, log_sum = peer_value.log_sum + excluded.log_sum
        """

    /// Writes the sums. Two nodes lock rows in the same order, so that they never wait for each other in a circle.
    package func write(to tx: any Writing) throws {
        if !days.isEmpty {
            let rows = days.sorted { ($0.key.identifier, $0.key.day) < ($1.key.identifier, $1.key.day) }
            try tx.enqueue(
                Self.upsertDay,
                many: rows.map { key, counts in
                    [
                        .text(key.identifier), .int(key.day), .int(counts.declarations), .int(counts.examined),
                        .int(counts.findings),
                    ]
                })
        }
        if !pairs.isEmpty {
            let rows = pairs.map { ($0.identifier, $0.pair.kind.rawValue, $0.pair.value) }.sorted { $0 < $1 }
            try tx.enqueue(Self.insertPair, many: rows.map { [.text($0.0), .text($0.1), .text($0.2)] })
        }
        if !peers.isEmpty {
            let rows = peers.sorted {
                ($0.key.commodity, $0.key.origin, $0.key.currency) < ($1.key.commodity, $1.key.origin, $1.key.currency)
            }
            try tx.enqueue(
                Self.upsertPeer,
                many: rows.map { kind, sum in
                    [
                        .text(kind.commodity), .text(kind.origin), .text(kind.currency), .int(sum.count),
                        .int(sum.logSum),
                    ]
                })
        }
    }
}
