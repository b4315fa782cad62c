import Clearance
package import Customs
import Database
package import JSON

/// What became of one entry that a phone sent.
package struct EntryAnswer: Sendable, Hashable {
    package enum Word: String, Sendable, Hashable {
        case accepted
        /// It is here already, byte for byte: sending it again was safe.
        case duplicate
        case refused
    }

    /// The entry's identifier; empty when it had none that can be read.
    package let id: String
    package let word: Word
    package let reason: CheckEntry.Refusal?

    static func refused(_ id: String, _ reason: CheckEntry.Refusal) -> EntryAnswer {
        EntryAnswer(id: id, word: .refused, reason: reason)
    }
}

extension VisitDesk {
    /// The most entries of one sending.
    package static let mostEntriesAtOnce = 200
    /// The most entries of one visit.
    static let mostEntries = 5000

    /// Takes entries from a phone: each by itself, so that one that is refused holds no other up. Safe to repeat.
    ///
    /// The first entry begins the visit: who forgot to press the button, or had no network for it, loses nothing.
    package func receive(
        _ entries: [JSONValue], for id: VisitID, from sender: String, at now: Instant
    ) async throws -> [EntryAnswer] {
        try await base.database.write { [self] (tx) throws in
            guard let visit = try VisitStore.visit(id, in: tx) else {
                throw VisitError(.unknown, "there is no visit \(id)")
            }
            guard visit.isTeam(sender) else { throw VisitError(.notTeam, "only the two persons of the visit write") }
            let plan = try VisitStore.plan(id, in: tx)
            var answers: [EntryAnswer] = []
            for json in entries.prefix(Self.mostEntriesAtOnce) {
                answers.append(try take(json, of: visit, plan, from: sender, at: now, in: tx))
            }
            if visit.state == .planned, answers.contains(where: { $0.word == .accepted }) {
                // A case that does not allow it now keeps the visit from beginning, not what was seen from being kept.
                _ = try? tx.attempt {
                    try begin(id, by: sender, at: now, in: tx)
                    try cases?.begun(id, of: visit.caseID, by: sender, at: now, in: tx)
                }
            }
            return answers
        }
    }

    private func take(
        _ json: JSONValue, of visit: Visit, _ plan: VisitPlan, from sender: String, at now: Instant, in tx: any Writing
    ) throws -> EntryAnswer {
        let entry: CheckEntry
        do throws(CheckEntry.Refusal) {
            entry = try CheckEntry(json, visit: visit.id)
        } catch {
            return .refused(json["id"]?.string.map { String($0.prefix(64)) } ?? "", error)
        }
        let body = try entry.canonicalBytes()
        if let known = try tx.first("SELECT body FROM visit_check_entry WHERE id = ?", [.text(entry.id)]) {
            return try known.blob("body") == body
                ? EntryAnswer(id: entry.id, word: .duplicate, reason: nil) : .refused(entry.id, .idTaken)
        }
        if visit.state == .closed { return .refused(entry.id, .closed) }
        if visit.state == .cancelled { return .refused(entry.id, .cancelled) }
        if let refusal = entry.refusal(plan, sender: sender) { return .refused(entry.id, refusal) }
        if ControlCharacters.isIn(entry.note) { return .refused(entry.id, .malformed) }
        let count = try tx.value("SELECT count(*) FROM visit_check_entry WHERE visit = ?", [.text(visit.id.text)])?.int
        if count ?? 0 >= Int64(Self.mostEntries) { return .refused(entry.id, .tooLong) }
        try tx.execute(
            """
            INSERT INTO visit_check_entry (id, visit, question, author, at, received_at, body) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(entry.id), .text(visit.id.text), .text(entry.question), .text(entry.by),
                .int(entry.at.milliseconds), .int(now.milliseconds), .blob(body),
            ])
        return EntryAnswer(id: entry.id, word: .accepted, reason: nil)
    }
}
