package import Database
import JSON
import Sealing

/// What the ledger's rows say about themselves.
package struct Verification: Sendable, Hashable {
    /// A place where the ledger is not what it must be.
    package struct Break: Sendable, Hashable, CustomStringConvertible {
        package enum Reason: String, Sendable, Hashable {
            /// No rows from this sequence to `last`.
            case gap
            /// The leaf is not that of the row.
            case leaf
            /// The data is not canonical JSON.
            case data
            /// The row cannot be read as an event.
            case row
            /// Rows beyond the head's size, from this sequence to `last`.
            case beyondHead = "beyond-head"
        }

        package let sequence: Int64
        /// The last sequence of a gap; otherwise the same as `sequence`.
        package let last: Int64
        package let reason: Reason

        package var description: String {
            last == sequence
                ? "event \(sequence): \(reason.rawValue)" : "events \(sequence)–\(last): \(reason.rawValue)"
        }
    }

    /// The range that was asked for, cut at the ledger's size.
    package let first: Int64
    package let last: Int64
    /// Rows read.
    package internal(set) var checked: Int64 = 0
    package internal(set) var breaks: [Break] = []

    package var isSound: Bool { breaks.isEmpty }
}

extension Ledger {
    /// Recomputes canonical bytes, leaves and density, and reports every break, going on behind each.
    ///
    /// It finds what was changed in the rows. Someone who also recomputes the leaf of the row that he changes is found
    /// only by comparison with a leaf or tree hash that was published before.
    /// - Parameter range: first and last sequence; nil for the whole ledger, whose end is then checked against the head.
    package static func verify(
        _ range: ClosedRange<Int64>? = nil, in reading: any Reading
    ) throws -> Verification {
        let size = try size(in: reading)
        let first = max(range?.lowerBound ?? 1, 1)
        let last = min(range?.upperBound ?? size, size)
        var verification = Verification(first: first, last: last)
        var expected = first
        var writer = JSONWriter()
        let asked = first...max(range?.upperBound ?? .max, first)
        let (sql, values) = EventFilter(sequences: asked).clause
        try reading.forEach(columns + sql, values) { row in
            verification.checked += 1
            guard let sequence = row[0].int else { return }
            if sequence > expected, expected <= last {
                verification.add(.gap, expected, min(sequence - 1, last))
            }
            expected = sequence + 1
            if sequence > last {
                if sequence > size { verification.extendBeyondHead(sequence) }
            } else {
                verification.check(row, sequence, with: &writer)
            }
        }
        if expected <= last { verification.add(.gap, expected, last) }
        return verification
    }
}

extension Verification {
    fileprivate mutating func add(_ reason: Break.Reason, _ sequence: Int64, _ last: Int64? = nil) {
        breaks.append(Break(sequence: sequence, last: last ?? sequence, reason: reason))
    }

    fileprivate mutating func extendBeyondHead(_ sequence: Int64) {
        if let end = breaks.last, end.reason == .beyondHead {
            breaks[breaks.count - 1] = Break(sequence: end.sequence, last: sequence, reason: .beyondHead)
        } else {
            add(.beyondHead, sequence)
        }
    }

    fileprivate mutating func check(_ row: Row, _ sequence: Int64, with writer: inout JSONWriter) {
        guard let event = try? Ledger.event(row) else { return add(.row, sequence) }
        if !Event.isCanonical(event.canonicalData) { add(.data, sequence) }
        let leaf = Event.leaf(
            sequence: event.sequence, kind: event.kind.name, subject: event.subject, at: event.at, actor: event.actor,
            reason: event.reason, data: event.canonicalData, with: &writer)
        if leaf != event.leaf { add(.leaf, sequence) }
    }
}
