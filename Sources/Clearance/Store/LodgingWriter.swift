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
    /// The words that find it (``SearchTerm/joined(_:)``).
    package var words: String
    package var trace: TradeTrace
    package var answer: Answer
    /// The profiles that selected it.
    package var selections: [ProfileSelection] = []
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
    /// In the order of an index, so that nothing is sorted: SQLite makes a table of its own for a sort, even of no rows.
    private static let existing = """
        SELECT serial, number, content_hash, state FROM declaration WHERE reference = ? AND declarant = ?
        ORDER BY attempt DESC LIMIT 1
        """
    private static let accepted = """
        SELECT serial, number, content_hash, state FROM declaration WHERE reference = ? AND declarant = ? AND attempt = 0
        """

    /// Writes a group and answers one outcome for each, in order.
    ///
    /// The same reference may stand several times in a group (impatient senders repeat at once): only what is new is
    /// written, the others are answered by it, as if they had come in a later group.
    package static func commit(_ tx: any Writing, _ lodgings: [Lodging]) throws -> [LodgingOutcome] {
        var outcomes = try known(tx, lodgings)
        var drafts: [EventDraft] = []
        drafts.reserveCapacity(lodgings.count * 3)
        var fresh: [(index: Int, firstDraft: Int)] = []
        var twins: [(index: Int, of: Int)] = []
        var latest: [Reference: Int] = [:]
        latest.reserveCapacity(lodgings.count)
        for (index, lodging) in lodgings.enumerated() where outcomes[index] == nil {
            let reference = Reference(declarant: lodging.lodged.declarant, reference: lodging.lodged.reference)
            if let first = latest[reference], !lodging.isNews(after: lodgings[first]) {
                twins.append((index, first))
                continue
            }
            latest[reference] = index
            fresh.append((index, drafts.count))
            for fact in lodging.facts { drafts.append(fact.draft(lodging)) }
        }
        guard !fresh.isEmpty else { return outcomes.compactMap { $0 } }
        let events = try Ledger.append(drafts, in: tx)
        // Behind the ledger's lock: no other node lodges meanwhile.
        let previous = try TermIndex.last(in: tx)
        var rows = Rows(capacity: fresh.count)
        for (index, firstDraft) in fresh {
            outcomes[index] = .stored(rows.add(lodgings[index], serial: events[firstDraft].sequence))
        }
        for (index, first) in twins {
            guard case .stored(let standing) = outcomes[first] else { continue }
            outcomes[index] =
                lodgings[index].lodged.contentHash == standing.lodged.contentHash
                ? .repeated(serial: standing.serial) : .referenceTaken(number: standing.number)
        }
        try rows.write(to: tx)
        if let last = fresh.last { try TermIndex.moveOn(to: events[last.firstDraft].sequence, after: previous, in: tx) }
        return outcomes.compactMap { $0 }
    }

    private struct Reference: Hashable {
        var declarant: String
        var reference: String
    }

    /// What the lodgings that were made before are answered; nil for those that are new.
    private static func known(_ tx: any Writing, _ lodgings: [Lodging]) throws -> [LodgingOutcome?] {
        var outcomes = [LodgingOutcome?](repeating: nil, count: lodgings.count)
        let keys: [[SQLValue]] = lodgings.map { [.text($0.lodged.reference), .text($0.lodged.declarant)] }
        let found = try tx.query(existing, each: keys)
        for (index, rows) in found.enumerated() {
            guard var row = rows.first else { continue }
            let lodging = lodgings[index]
            // An accepted one has attempt 0, so it stands behind the refused ones; nothing is refused after it.
            if try row.text("state") == DeclarationState.refused.rawValue {
                row = try tx.first(accepted, keys[index]) ?? row
            }
            let serial = try row.int("serial")
            let hash = lodging.lodged.contentHash.hex
            if try row.text("state") == DeclarationState.refused.rawValue {
                // Refused again: the earlier answer. Refused before and accepted now (the table of offices was mended): new.
                if lodging.isRefused, try row.text("content_hash") == hash {
                    outcomes[index] = .repeated(serial: serial)
                }
            } else if try row.text("content_hash") == hash || wasFirst(hash, of: serial, in: tx) {
                outcomes[index] = .repeated(serial: serial)
            } else {
                outcomes[index] = .referenceTaken(number: try row.text("number"))
            }
        }
        return outcomes
    }

    /// Whether an amended declaration was first lodged with this content: its sender repeats the first message.
    private static func wasFirst(_ hash: String, of serial: Int64, in tx: any Writing) throws -> Bool {
        let first = try tx.value("SELECT content_hash FROM declaration_version WHERE id = ?", [.int(serial)])
        return first?.text == hash
    }

    /// The rows of a group, table by table.
    private struct Rows {
        var standings: [[SQLValue]] = []
        var versions: [[SQLValue]] = []
        var decisions: [[SQLValue]] = []
        var figures: [Figures.Key: Int64] = [:]
        var histories = HistoryDelta()
        var selections: [ProfileSelection: Int64] = [:]

        init(capacity: Int) {
            standings.reserveCapacity(capacity)
            versions.reserveCapacity(capacity)
            decisions.reserveCapacity(capacity)
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
            standings.append(standing.insertValues(words: lodging.words))
            versions.append([
                .int(serial), .int(serial), .int(Int64(lodging.lodged.version)), .text(lodging.lodged.contentHash.hex),
                .blob(lodging.body), .text(lodging.mediaType), lodging.original.map { .blob($0) } ?? .null,
            ])
            if case .decided(let decided, let record) = lodging.answer {
                decisions.append([.int(serial), .text(decided.record.hex), .blob(record)])
                for selection in lodging.selections { selections[selection, default: 0] += 1 }
            }
            return standing
        }

        func write(to tx: any Writing) throws {
            try tx.enqueue(DeclarationStanding.insert, many: standings)
            try tx.enqueue(LodgingWriter.version, many: versions)
            if !decisions.isEmpty { try tx.enqueue(LodgingWriter.decision, many: decisions) }
            if !figures.isEmpty { try tx.enqueue(Figures.upsert, many: Figures.values(figures)) }
            try histories.write(to: tx)
            try ProfileSelection.write(selections, to: tx)
        }
    }
}

extension Lodging {
    var isRefused: Bool { if case .refused = answer { true } else { false } }

    /// Whether this is to be written although `earlier` has the same reference: that one was refused, and this one says
    /// something else or is accepted now.
    func isNews(after earlier: Lodging) -> Bool {
        guard earlier.isRefused else { return false }
        return !isRefused || lodged.contentHash != earlier.lodged.contentHash
    }

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
