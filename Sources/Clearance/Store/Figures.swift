package import Customs
package import Database
import Risk

/// Counts per office and UTC hour, kept as events happen, so that a page of figures reads a few hundred rows however
/// many declarations there are.
package enum Figures {
    /// What is counted. Seconds from "declaration and goods both there" to release go into buckets, from which the
    /// median and the ninetieth percentile are read.
    package enum Measure: Hashable, Sendable {
        case lodged, decided, refused, released, withdrawn, seconds, bucket(Int)

        package var text: String {
            switch self {
            case .lodged: "lodged"
            case .decided: "decided"
            case .refused: "refused"
            case .released: "released"
            case .withdrawn: "withdrawn"
            case .seconds: "seconds"
            case .bucket(let index): "b\(index)"
            }
        }

        package init?(text: String) {
            switch text {
            case "lodged": self = .lodged
            case "decided": self = .decided
            case "refused": self = .refused
            case "released": self = .released
            case "withdrawn": self = .withdrawn
            case "seconds": self = .seconds
            default:
                guard text.hasPrefix("b"), let index = Int(text.dropFirst()) else { return nil }
                self = .bucket(index)
            }
        }
    }

    /// Upper bounds of the buckets in seconds; the last bucket has no bound.
    package static let bounds: [Int64] = [
        0, 1, 2, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 57600, 86400, 172_800, 345_600,
        604_800,
    ]

    package struct Key: Hashable, Sendable {
        package var hour: Int64
        package var office: String
        package var channel: String
        package var trusted: Bool
        package var measure: Measure
    }

    /// The counts that a fact adds for a declaration that stands as `standing` after it.
    package static func counts(_ fact: DeclarationFact, standing: DeclarationStanding, at instant: Instant) -> [(
        Key, Int64
    )] {
        let hour = instant.milliseconds / 3_600_000
        func key(_ measure: Measure) -> Key {
            Key(
                hour: hour, office: standing.lodged.office, channel: standing.channel?.rawValue ?? "none",
                trusted: standing.trusted, measure: measure)
        }
        let one: Int64 = 1
        switch fact {
        case .decided(let decided):
            return decided.version == 1 ? [(key(.lodged), one), (key(.decided), one)] : [(key(.decided), one)]
        case .refused: return [(key(.refused), 1)]
        case .withdrawn: return [(key(.withdrawn), 1)]
        case .released(let released):
            let bucket = bounds.firstIndex { released.seconds <= $0 } ?? bounds.count
            return [(key(.released), 1), (key(.seconds), released.seconds), (key(.bucket(bucket)), 1)]
        default: return []
        }
    }

    package static let upsert = """
        INSERT INTO office_figure (hour, office, channel, trusted, measure, value) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (hour, office, channel, trusted, measure) DO UPDATE SET value = office_figure.value + excluded.value
        """

    /// The rows of ``upsert`` for summed counts, in a stable order (two nodes then lock rows in the same order).
    package static func values(_ counts: [Key: Int64]) -> [[SQLValue]] {
        counts.map { key, value -> (String, [SQLValue]) in
            let order = "\(key.hour) \(key.office) \(key.channel) \(key.trusted) \(key.measure.text)"
            let row: [SQLValue] = [
                .int(key.hour), .text(key.office), .text(key.channel), .int(key.trusted ? 1 : 0),
                .text(key.measure.text),
                .int(value),
            ]
            return (order, row)
        }
        .sorted { $0.0 < $1.0 }
        .map(\.1)
    }
}

/// What the figures page shows of one group of declarations.
package struct FigureSummary: Hashable, Sendable {
    package var lodged = 0
    package var decided = 0
    package var refused = 0
    package var released = 0
    package var withdrawn = 0
    package var byChannel: [String: Int] = [:]
    package var seconds: Int64 = 0
    package var buckets = [Int](repeating: 0, count: Figures.bounds.count + 1)

    /// Mean seconds to release; nil when nothing was released.
    package var meanSeconds: Double? { released > 0 ? Double(seconds) / Double(released) : nil }

    /// The bound of the bucket in which the share falls (0.5: half were released in at most this many seconds); nil when
    /// nothing was released or when it falls beyond the last bound.
    package func seconds(at share: Double) -> Int64? {
        let total = buckets.reduce(0, +)
        guard total > 0 else { return nil }
        var sum = 0
        for (index, count) in buckets.enumerated() {
            sum += count
            if Double(sum) >= share * Double(total) {
                return index < Figures.bounds.count ? Figures.bounds[index] : nil
            }
        }
        return nil
    }

    /// Adds the counts of another group.
    package mutating func add(_ other: FigureSummary) {
        lodged += other.lodged
        decided += other.decided
        refused += other.refused
        released += other.released
        withdrawn += other.withdrawn
        seconds += other.seconds
        for (channel, count) in other.byChannel { byChannel[channel, default: 0] += count }
        for index in buckets.indices { buckets[index] += other.buckets[index] }
    }

    mutating func add(channel: String, measure: Figures.Measure, value: Int) {
        switch measure {
        case .lodged: lodged += value
        case .decided:
            decided += value
            byChannel[channel, default: 0] += value
        case .refused: refused += value
        case .released: released += value
        case .withdrawn: withdrawn += value
        case .seconds: seconds += Int64(value)
        case .bucket(let index): if buckets.indices.contains(index) { buckets[index] += value }
        }
    }
}

/// The figures of an office or of all, over a span of hours.
package struct FigureSpan: Hashable, Sendable {
    package var all = FigureSummary()
    package var trusted = FigureSummary()
    package var others = FigureSummary()
    /// Each UTC hour (hours since 1970), by trust.
    package var hours: [Int64: Hour] = [:]

    /// One hour, or several together.
    package struct Hour: Hashable, Sendable {
        package var trusted = FigureSummary()
        package var others = FigureSummary()

        package init() {}
    }

    /// Reads the counts of the hours from `start` up to, not including, `end`; `office` nil means every office.
    package static func read(office: String?, from start: Instant, to end: Instant, in database: any Reading) throws
        -> FigureSpan
    {
        var span = FigureSpan()
        let hours: [SQLValue] = [
            .int(start.milliseconds / 3_600_000), .int((end.milliseconds + 3_599_999) / 3_600_000),
        ]
        // All offices are summed by the database: a busy week has hundreds of thousands of rows.
        let rows =
            if let office {
                try database.query(
                    """
                    SELECT hour, channel, trusted, measure, value FROM office_figure
                    WHERE hour >= ? AND hour < ? AND office = ?
                    """, hours + [.text(office)])
            } else {
                try database.query(
                    """
                    SELECT hour, channel, trusted, measure, CAST(sum(value) AS BIGINT) AS value FROM office_figure
                    WHERE hour >= ? AND hour < ? GROUP BY hour, channel, trusted, measure
                    """, hours)
            }
        for row in rows {
            guard let measure = Figures.Measure(text: try row.text("measure")) else { continue }
            let channel = try row.text("channel")
            let value = Int(try row.int("value"))
            let hour = try row.int("hour")
            span.all.add(channel: channel, measure: measure, value: value)
            if try row.int("trusted") != 0 {
                span.trusted.add(channel: channel, measure: measure, value: value)
                span.hours[hour, default: Hour()].trusted.add(channel: channel, measure: measure, value: value)
            } else {
                span.others.add(channel: channel, measure: measure, value: value)
                span.hours[hour, default: Hour()].others.add(channel: channel, measure: measure, value: value)
            }
        }
        return span
    }
}
