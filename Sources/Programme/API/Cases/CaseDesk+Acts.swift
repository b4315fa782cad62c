package import Customs
import Database
package import HTTP

/// Acts by their name, as pages, the API and programs do them.
extension CaseDesk {
    /// Does an act with the fields of its form. Throws ``CaseError``, and `unknown` for an act that there is not.
    @discardableResult
    package func act(
        named name: String, _ form: FormFields, on id: CaseID, by actor: String, at instant: Instant
    ) async throws -> CaseLife {
        guard let act = CaseActs.named(name) else { throw CaseError(.unknown, "there is no act \(name)") }
        return try await self.act(id, actor: actor, at: instant) { place in
            try act.build(ActInput(form: form, place: place))
        }
    }

    /// Keeps a text beside the ledger and answers its name.
    package func keep(_ text: String) async throws -> Prose {
        try await base.database.write { (tx) throws in try ProseStore.keep(text, in: tx) }
    }
}
