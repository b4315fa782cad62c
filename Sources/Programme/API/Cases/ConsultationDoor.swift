import Customs
import HTTP
import Identity

/// What a consulted authority reaches: the consultations addressed to its own organisation. Everything else is not there.
extension ProgrammeSite {
    /// The consultations that wait for the asker's organisation; none for an account without one.
    func openConsultations(_ request: Request) async throws -> [AskedConsultation] {
        guard let authority = try request.signedIn().organisation else { return [] }
        return try await cases.consultations(askedOf: authority, at: now)
    }

    /// The consultation that a path names. Throws 404 for one that was asked of others.
    func consultation(_ request: Request) async throws -> AskedConsultation {
        guard let authority = try request.signedIn().organisation,
            let id = try? CaseID(request.parameters["id"] ?? ""),
            let asked = try await cases.consultation(
                request.parameters["consultation"] ?? "", of: id, askedOf: authority, at: now)
        else { throw HTTPProblem.notFound("There is no such consultation.") }
        return asked
    }

    /// Answers a consultation. Throws ``ActRefusal`` and ``CaseError``.
    func answer(_ asked: AskedConsultation, _ form: FormFields, by principal: Principal) async throws {
        guard asked.closed == nil else { throw CaseError(.done, "the consultation is closed") }
        let authority = principal.organisation ?? ""
        try await cases.act(asked.caseID, actor: principal.id, at: now) { place in
            let input = ActInput(form: form, place: place)
            let isOwn = place.life.consultations.contains { $0.isAsked(asked.consultation, of: authority) }
            guard isOwn else { throw HTTPProblem(.notFound) }
            return try CaseActs.consultationClosed(asked.consultation, input)
        }
    }
}
