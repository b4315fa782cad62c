package import Customs
package import Database
import Ledger
import Risk
import Sealing

/// A declaration read, checked and decided, ready to be written with its events.
package struct Lodging: Sendable {
    package var number: String
    package var lodged: DeclarationFact.Lodged
    /// The frozen version: the declaration's own canonical JSON.
    package var body: [UInt8]
    package var mediaType: String
    /// The bytes as they came, when they are not the body itself.
    package var original: [UInt8]?
    package var terms: [SearchTerm]
    package var trace: TradeTrace
    package var answer: Answer
    package var actor: String
    package var instant: Instant

    /// What the administration answers.
    package enum Answer: Sendable {
        case refused([Problem])
        case decided(DeclarationFact.Decided, record: [UInt8])
    }
}

/// What became of a lodging.
package enum LodgingOutcome: Sendable {
    /// It is written and durable.
    case stored(DeclarationStanding)
    /// The same content under the same reference was lodged before: the earlier answer stands.
    case repeated(serial: Int64)
    /// The reference was used for other content.
    case referenceTaken(number: String)
}

/// Writes lodgings: everything that waits goes into one transaction, table by table.
package enum LodgingWriter {
    private static let version = """
        INSERT INTO declaration_version (id, serial, version, content_hash, body, media_type, original)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    private static let decision = "INSERT INTO decision (id, record_hash, record) VALUES (?, ?, ?)"
    private static let term = "INSERT INTO declaration_term (kind, term, serial) VALUES (?, ?, ?)"
    private static let existing = """
        SELECT serial, number, content_hash, state FROM declaration WHERE declarant = ? AND reference = ?
        ORDER BY serial DESC LIMIT 1
        """

    /// Writes a group and answers one outcome for each, in order.
    package static func commit(_ tx: any Writing, _ lodgings: [Lodging]) throws -> [LodgingOutcome] {
        var outcomes = try known(tx, lodgings)
        var drafts: [EventDraft] = []
        drafts.reserveCapacity(lodgings.count * 3)
        var fresh: [(index: Int, firstDraft: Int)] = []
        for (index, lodging) in lodgings.enumerated() where outcomes[index] == nil {
            fresh.append((index, drafts.count))
            for fact in lodging.facts { drafts.append(fact.draft(lodging)) }
        }
        guard !fresh.isEmpty else { return outcomes.compactMap { $0 } }
        let events = try Ledger.append(drafts, in: tx)
        var rows = Rows(capacity: fresh.count)
        for (index, firstDraft) in fresh {
            let lodging = lodgings[index]
            let standing = rows.add(lodging, serial: events[firstDraft].sequence)
            outcomes[index] = .stored(standing)
        }
        try rows.write(to: tx)
        return outcomes.compactMap { $0 }
    }

    /// The lodgings that were made before, or stand earlier in the same group.
    private static func known(_ tx: any Writing, _ lodgings: [Lodging]) throws -> [LodgingOutcome?] {
        var outcomes = [LodgingOutcome?](repeating: nil, count: lodgings.count)
        let found = try tx.query(
            existing, each: lodgings.map { [.text($0.lodged.declarant), .text($0.lodged.reference)] })
        for (index, rows) in found.enumerated() {
            guard let row = rows.first else { continue }
            if try row.text("content_hash") == lodgings[index].lodged.contentHash.hex {
                outcomes[index] = .repeated(serial: try row.int("serial"))
            } else if try row.text("state") != DeclarationState.refused.rawValue {
                outcomes[index] = .referenceTaken(number: try row.text("number"))
            }
        }
        return outcomes
    }

    /// The rows of a group, table by table.
    private struct Rows {
        var standings: [[SQLValue]] = []
        var versions: [[SQLValue]] = []
        var decisions: [[SQLValue]] = []
        var terms: [[SQLValue]] = []
        var figures: [Figures.Key: Int64] = [:]
        var histories = HistoryDelta()

        init(capacity: Int) {
            standings.reserveCapacity(capacity)
            versions.reserveCapacity(capacity)
            decisions.reserveCapacity(capacity)
            terms.reserveCapacity(capacity * 4)
        }

        mutating func add(_ lodging: Lodging, serial: Int64) -> DeclarationStanding {
            var standing = DeclarationStanding(
                serial: serial, number: lodging.number, lodged: lodging.lodged, at: lodging.instant)
            for fact in lodging.facts {
                standing.apply(fact, at: lodging.instant)
                for (key, count) in Figures.counts(fact, standing: standing, at: lodging.instant) {
                    figures[key, default: 0] += count
                }
                histories.add(fact, standing: standing, trace: lodging.trace, at: lodging.instant)
            }
            standings.append(standing.insertValues)
            versions.append([
                .int(serial), .int(serial), .int(Int64(lodging.lodged.version)), .text(lodging.lodged.contentHash.hex),
                .blob(lodging.body), .text(lodging.mediaType), lodging.original.map { .blob($0) } ?? .null,
            ])
            if case .decided(let decided, let record) = lodging.answer {
                decisions.append([.int(serial), .text(decided.record.hex), .blob(record)])
            }
            for word in lodging.terms {
                terms.append([.text(word.kind.rawValue), .text(word.term), .int(serial)])
            }
            return standing
        }

        func write(to tx: any Writing) throws {
            try tx.execute(DeclarationStanding.insert, many: standings)
            try tx.execute(LodgingWriter.version, many: versions)
            if !decisions.isEmpty { try tx.execute(LodgingWriter.decision, many: decisions) }
            if !terms.isEmpty { try tx.execute(LodgingWriter.term, many: terms) }
            if !figures.isEmpty { try tx.execute(Figures.upsert, many: Figures.values(figures)) }
            try histories.write(to: tx)
        }
    }
}

extension Lodging {
    /// What happens to the declaration at once, in order.
    package var facts: [DeclarationFact] {
        switch answer {
        case .refused(let problems):
            return [
                .lodged(lodged),
                .refused(
                    DeclarationFact.Refused(
                        reasons: problems.filter { $0.severity == .error }
                            .map { DeclarationFact.Refused.Reason(code: $0.code, path: $0.place.path) })),
            ]
        case .decided(let decided, _):
            let life = DeclarationLife.accepted(channel: decided.channel, presented: lodged.presented)
            let facts: [DeclarationFact] = [.lodged(lodged), .decided(decided)]
            return life.state == .released ? facts + [.released(DeclarationFact.Released(seconds: 0))] : facts
        }
    }
}

extension DeclarationFact {
    fileprivate func draft(_ lodging: Lodging) -> EventDraft {
        EventDraft(
            EventKind(kind), subject: lodging.number, at: lodging.instant, actor: lodging.actor, canonicalData: data)
    }
}
