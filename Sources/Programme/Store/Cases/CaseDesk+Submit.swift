package import Customs
import Database

extension CaseDesk {
    /// Signs and hands an application in (T1): every question that must be answered is, the answers are frozen as they
    /// stand, and the legal person is not barred.
    ///
    /// Throws ``CaseError`` `unanswered` with the first of them, `barred`.
    @discardableResult
    package func submit(
        _ id: CaseID, consents: [String], signedBy login: String, at instant: Instant
    ) async throws -> CaseLife {
        let hooks = hooks
        try await act(id, actor: login, at: instant) { place in
            let missing = try hooks.unanswered(place.life, place.rules, place.tx)
            if let first = missing.first {
                throw CaseError(.unanswered, "\(missing.count) questions wait for an answer, \(first) first")
            }
            if let bar = try hooks.bar(place.life.opened.operatorID, place.rules, place.tx, instant) {
                throw CaseError(.barred, bar)
            }
            let hash = try hooks.freeze(place.life, place.rules, place.tx, instant)
            return [
                .submitted(.init(answers: hash, signedBy: login, consents: consents.sorted(), sites: place.life.sites))
            ]
        }
        // The office begins at once; nobody has to press a button for it (T2).
        return try await act(id, actor: "system", at: instant) { _ in [.completenessBegun(.init())] }
    }

    /// The questions that must be answered before an application is handed in, and are not.
    package func unanswered(_ life: CaseLife) async throws -> [String] {
        let hooks = hooks
        let rules = try rulebook.rules(of: life.opened)
        return try await base.database.read { (db) throws in try hooks.unanswered(life, rules, db) }
    }
}
