package import Country
package import Customs
import Database
import Deadlines

/// A consultation as the authority that is asked sees it, and nothing else of the case.
package struct AskedConsultation: Sendable, Hashable {
    package var caseID: CaseID
    package var consultation: String
    package var programme: LocalizedText
    package var question: String
    package var openedAt: Instant
    /// Nil where the programme has no clock for it.
    package var lastDay: CalendarDay?
    package var isLate: Bool
    /// What its silence will mean; nil where silence answers nothing.
    package var silence: ConsultationAnswer?
    package var closed: CaseFact.ConsultationClosed?
}

extension CaseDesk {
    /// The most that one list shows.
    static let mostConsultations = 200

    /// What an authority has still to answer, the longest asked first.
    package func consultations(askedOf authority: String, at instant: Instant) async throws -> [AskedConsultation] {
        try await base.database.read { [self] (db) throws in
            let rows = try db.query(
                """
                SELECT case_id, consultation FROM programme_consultation WHERE authority = ? AND closed = 0
                ORDER BY opened_at, case_id LIMIT ?
                """, [.text(ConsultedAuthority.key(authority)), .int(Self.mostConsultations)])
            return try rows.compactMap { row in
                try asked(
                    try CaseID(try row.text("case_id")), try row.text("consultation"), of: authority, at: instant,
                    in: db)
            }
        }
    }

    /// One consultation that this authority was asked, open or not; nil when it was asked of another, or of none.
    package func consultation(
        _ code: String, of id: CaseID, askedOf authority: String, at instant: Instant
    ) async throws -> AskedConsultation? {
        try await base.database.read { [self] (db) throws in try asked(id, code, of: authority, at: instant, in: db) }
    }

    private func asked(
        _ id: CaseID, _ code: String, of authority: String, at instant: Instant, in db: any Reading
    ) throws -> AskedConsultation? {
        guard let file = try CaseStore.file(id, in: db),
            let standing = file.life.consultations.first(where: { $0.isAsked(code, of: authority) })
        else { return nil }
        let rules = try rulebook.rules(of: file.life.opened)
        let reading = file.clock(ofConsultation: code, under: rules, at: instant)
        let question = standing.opened.question
        return AskedConsultation(
            caseID: id, consultation: code, programme: rules.definition.name,
            question: try ProseStore.texts([question], in: db)[question] ?? "", openedAt: standing.at,
            lastDay: reading?.due, isLate: reading?.state == .expired,
            silence: CaseFile.silenceAnswers(reading) ? standing.opened.silence : nil, closed: standing.closed)
    }
}

extension ConsultationStanding {
    /// Whether it is this consultation, and asked of this authority.
    func isAsked(_ code: String, of authority: String) -> Bool {
        opened.consultation == code
            && ConsultedAuthority.key(opened.authority) == ConsultedAuthority.key(authority)
    }
}
