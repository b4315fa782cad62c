package import Customs
package import Database
import Risk

/// What a group of facts adds to the histories: summed, and written in one stable order.
package struct HistoryDelta: Sendable {
    package struct Day: Hashable, Sendable {
        package var identifier: String
        /// Days since 1970, UTC.
        package var day: Int64
    }

    package struct Counts: Hashable, Sendable {
        package var declarations: Int64 = 0
        package var examined: Int64 = 0
        package var findings: Int64 = 0

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

    /// Adds what a fact means for the operator whose goods they are; `trace` comes with a declaration's first decision.
    package mutating func add(
        _ fact: DeclarationFact, standing: DeclarationStanding, trace: TradeTrace? = nil, at instant: Instant
    ) {
        guard let trader = standing.lodged.importer else { return }
        switch fact {
        case .decided(let decided):
            guard decided.version == 1 else { return }
            days[Self.day(trader, standing.lodgedAt), default: Counts()].declarations += 1
            guard let trace else { return }
            for pair in trace.pairs { pairs.insert(OperatorPair(identifier: trader, pair: pair)) }
            for (kind, log) in trace.values {
                let sum = peers[kind] ?? (0, 0)
                peers[kind] = (sum.count + 1, sum.logSum + log)
            }
        case .checked(let checked):
            if checked.result != .escalated { days[Self.day(trader, instant), default: Counts()].examined += 1 }
            if checked.result == .unsatisfactory { days[Self.day(trader, instant), default: Counts()].findings += 1 }
        default: return
        }
    }

    private static func day(_ identifier: String, _ instant: Instant) -> Day {
        Day(identifier: identifier, day: Int64(CalendarDay(instant).number))
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
