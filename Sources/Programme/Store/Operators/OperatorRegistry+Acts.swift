import Country
package import Customs
import Database
import Identity

extension OperatorRegistry {
    /// Registers a legal person. Throws ``OperatorError``, `identifierTaken` when another entry holds one of its numbers.
    package func register(
        _ new: NewOperator, by actor: String, reason: String? = nil, at instant: Instant
    ) async throws -> LegalPerson {
        let organisations = try await organisations(of: [new.representative].compactMap { $0 })
        let day = day(of: instant)
        let person = try await base.database.write { (tx) throws in
            try OperatorWriter(
                tx: tx, actor: actor, reason: reason, instant: instant, day: day, organisations: organisations
            ).register(new)
        }
        try await refresh()
        return person
    }

    /// Registers many in one transaction each and answers what came of every one, in their order.
    package func register(
        many: [NewOperator], by actor: String, at instant: Instant
    ) async throws -> [Result<OperatorID, OperatorError>] {
        let day = day(of: instant)
        var results: [Result<OperatorID, OperatorError>] = []
        for start in stride(from: 0, to: many.count, by: 200) {
            let part = Array(many[start..<min(start + 200, many.count)])
            results += try await base.database.write(timeout: .seconds(120)) { (tx) throws in
                try part.map { new in
                    let writer = OperatorWriter(
                        tx: tx, actor: actor, reason: nil, instant: instant, day: day, organisations: [:])
                    do {
                        return .success(try tx.attempt { try writer.register(new) }.id)
                    } catch let error as OperatorError {
                        return .failure(error)
                    }
                }
            }
        }
        try await refresh()
        return results
    }

    /// Does acts upon an entry, all or none, and answers it as it then is. Throws ``OperatorError``.
    @discardableResult
    package func change(
        _ id: OperatorID, _ acts: [OperatorAct], by actor: String, reason: String? = nil, at instant: Instant
    ) async throws -> LegalPerson {
        let logins = acts.compactMap { act -> String? in
            if case .giveMandate(let mandate) = act { mandate.login } else { nil }
        }
        let organisations = try await organisations(of: logins)
        let (day, id) = (day(of: instant), kept(id))
        let person = try await base.database.write { (tx) throws in
            try OperatorWriter(
                tx: tx, actor: actor, reason: reason, instant: instant, day: day, organisations: organisations
            ).change(id, acts)
        }
        try await refresh()
        return person
    }

    /// For whom accounts act; those that are not there are left out.
    private func organisations(of logins: [String]) async throws -> [String: String?] {
        var found: [String: String?] = [:]
        for login in Set(logins) {
            if let account = try await base.identity.account(login), !account.roles.contains(where: \.isOfficial) {
                found[login] = .some(account.organisation)
            }
        }
        return found
    }
}
