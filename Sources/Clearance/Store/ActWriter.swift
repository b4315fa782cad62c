package import Customs
package import Database
import Ledger
import Risk

/// Writes what officers, traders and the clock do to a declaration after its first answer: one transaction each, the
/// facts, their events and the projection together.
package enum ActWriter {
    /// What an act brings beside its facts: a new version, or nothing.
    package struct Version: Sendable {
        package var contentHash: String
        package var body: [UInt8]
        package var mediaType: String
        package var original: [UInt8]?
        package var record: [UInt8]
        package var recordHash: String
        /// The words that find it now (``SearchTerm/joined(_:)``).
        package var words: String
        package var selections: [ProfileSelection]
    }

    /// Reads the declaration, lets `change` decide what follows, and writes it.
    ///
    /// - Parameter change: moves the life on and answers the facts, in order; the release that follows from it is added.
    /// - Throws: ``ClearanceError`` when the declaration is not there, may not be acted on now, or changed meanwhile.
    package static func write(
        _ tx: any Writing, number: String, actor: String, reason: String?, at instant: Instant, version: Version? = nil,
        change: (inout DeclarationLife, DeclarationStanding) throws -> [DeclarationFact]
    ) throws -> DeclarationStanding {
        guard let before = try DeclarationList.standing(number: number, in: tx) else {
            throw ClearanceError(.notFound, "there is no declaration \(number)")
        }
        guard var life = before.life else {
            throw ClearanceError(.notAllowedNow, "declaration \(number) was refused and cannot be acted on")
        }
        var facts: [DeclarationFact]
        do {
            facts = try change(&life, before)
        } catch let error as LifeError {
            throw ClearanceError(.notAllowedNow, error.description)
        }
        if life.state == .released, before.state != .released {
            facts.append(.released(DeclarationFact.Released(seconds: seconds(before, facts, at: instant))))
        }
        var after = before
        var figures: [Figures.Key: Int64] = [:]
        var histories = HistoryDelta()
        for fact in facts {
            after.apply(fact, at: instant)
            for (key, count) in Figures.counts(fact, standing: after, at: instant) { figures[key, default: 0] += count }
            histories.add(fact, standing: after, at: instant)
        }
        let events = try Ledger.append(
            facts.map { fact in
                EventDraft(
                    EventKind(fact.kind), subject: number, at: instant, actor: actor, reason: reason,
                    canonicalData: fact.data)
            }, in: tx)
        let changed = try tx.execute(
            DeclarationStanding.update + " AND version = ? AND state = ? AND hold_count = ? AND changed_at = ?",
            after.updateValues + [
                .int(Int64(before.lodged.version)), .text(before.state.rawValue), .int(Int64(before.holds.count)),
                .int(before.changedAt.milliseconds),
            ])
        guard changed == 1 else {
            throw ClearanceError(.changedMeanwhile, "declaration \(number) changed meanwhile; look again and repeat")
        }
        try writeHolds(tx, facts, serial: before.serial, at: instant)
        if let version, let event = events.first {
            try write(version, of: after, id: event.sequence, to: tx)
        }
        if !figures.isEmpty { try tx.execute(Figures.upsert, many: Figures.values(figures)) }
        try histories.write(to: tx)
        return after
    }

    /// Seconds from the moment both the declaration and the goods were there.
    private static func seconds(_ standing: DeclarationStanding, _ facts: [DeclarationFact], at instant: Instant)
        -> Int64
    {
        let presentedNow = facts.contains { if case .presented = $0 { true } else { false } }
        let start = presentedNow ? instant : max(standing.lodgedAt, standing.presentedAt ?? instant)
        return max(0, (instant.milliseconds - start.milliseconds) / 1000)
    }

    static func writeHolds(_ tx: any Writing, _ facts: [DeclarationFact], serial: Int64, at instant: Instant) throws {
        for fact in facts {
            switch fact {
            case .held(let hold, let reason):
                try tx.execute(
                    """
                    INSERT INTO declaration_hold (serial, hold, reason, placed_at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (serial, hold) DO UPDATE SET reason = excluded.reason, placed_at = excluded.placed_at
                    """, [.int(serial), .text(hold), .text(reason), .int(instant.milliseconds)])
            case .holdLifted(let hold, _):
                try tx.execute(
                    "DELETE FROM declaration_hold WHERE serial = ? AND hold = ?", [.int(serial), .text(hold)])
            default: break
            }
        }
    }

    private static func write(_ version: Version, of standing: DeclarationStanding, id: Int64, to tx: any Writing)
        throws
    {
        try tx.execute(
            """
            INSERT INTO declaration_version (id, serial, version, content_hash, body, media_type, original)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .int(id), .int(standing.serial), .int(Int64(standing.lodged.version)), .text(version.contentHash),
                .blob(version.body), .text(version.mediaType), version.original.map { .blob($0) } ?? .null,
            ])
        try tx.execute(
            "INSERT INTO decision (id, record_hash, record) VALUES (?, ?, ?)",
            [.int(id), .text(version.recordHash), .blob(version.record)])
        try TermIndex.replaceWords(of: standing.serial, by: version.words, in: tx)
        var selections: [ProfileSelection: Int64] = [:]
        for selection in version.selections { selections[selection, default: 0] += 1 }
        try ProfileSelection.write(selections, to: tx)
    }
}
