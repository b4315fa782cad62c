import Clearance
import Customs
import HTTP
import Identity
import JSON

/// Who asks for an entry, and what they may do with it: the one place where it is judged, for the API and the pages.
struct OperatorDoor: Sendable {
    let registry: OperatorRegistry

    /// An entry as far as the asker may see it.
    struct Sight: Sendable {
        var file: OperatorFile
        /// Nil for officials.
        var access: OperatorAccess?
        /// Whether owners, managers and contacts may be seen.
        var showsPeople: Bool
        /// Whether the asker is an official who keeps the register.
        var isKeeper: Bool

        /// Whether the asker may do something for the legal person.
        func may(_ power: Power) -> Bool { isKeeper || access?.may(power) == true }
    }

    /// The entry that the path names; to those whose it is not it is not there. A merged number leads to the kept one.
    func sight(_ request: Request) async throws -> Sight {
        let principal = try request.signedInHere()
        guard let id = try? OperatorID(request.parameters["operator"] ?? ""), let file = try await registry.file(id)
        else { throw HTTPProblem(.notFound, detail: "There is no such operator.") }
        if principal.may(.readOperators) {
            return Sight(
                file: file, access: nil, showsPeople: principal.may(.readOperatorPeople),
                isKeeper: principal.may(.keepOperators))
        }
        let now = registry.base.time.now()
        guard
            let access = file.person.access(
                of: principal.id, organisation: principal.organisation, at: now, on: registry.day(of: now))
        else { throw HTTPProblem(.notFound, detail: "There is no such operator.") }
        return Sight(file: file, access: access, showsPeople: access.isOwn || access.may(.prepare), isKeeper: false)
    }

    /// Does acts for the asker, who needs the power for each.
    func change(_ sight: Sight, _ acts: [OperatorAct], reason: String?, by principal: Principal) async throws
        -> LegalPerson
    {
        guard acts.allSatisfy({ sight.may($0.power) }) else {
            throw OperatorError(.notAllowed, "your mandate does not reach so far")
        }
        return try await registry.change(
            sight.file.person.id, acts, by: principal.id, reason: reason, at: registry.base.time.now())
    }

    /// Registers: an official any legal person, a company itself.
    func register(_ new: NewOperator, reason: String?, by principal: Principal) async throws -> LegalPerson {
        var new = new
        if !principal.may(.keepOperators) {
            let own = Set(OperatorIdentifier.keys(ofNumber: principal.organisation ?? ""))
            let isOwn = new.identifiers.contains { number in
                (try? OperatorIdentifier(number.scheme, number.value)).map { own.contains($0.key) } ?? false
            }
            guard isOwn else {
                throw OperatorError(
                    .notAllowed, field: "value", "one of the identifiers is your organisation's own number")
            }
            new.representative = principal.id
            new.since = nil
        } else {
            new.representative = nil
        }
        return try await registry.register(new, by: principal.id, reason: reason, at: registry.base.time.now())
    }
}

extension OperatorAct {
    /// The power that a company's person needs for it.
    var power: Power {
        switch self {
        case .rename, .addIdentifier, .endIdentifier, .giveMandate, .revokeMandate: .sign
        default: .prepare
        }
    }
}

extension Request {
    /// The principal; the router has let nobody else in.
    func signedInHere() throws(HTTPProblem) -> Principal {
        guard let principal else { throw HTTPProblem(.unauthorized) }
        return principal
    }
}

extension OperatorError {
    /// This error as an HTTP answer.
    var problem: HTTPProblem {
        let type = "operators.\(code.rawValue)"
        let problems = [Problem(code: type, place: Problem.Place(path: field), message: message)]
        return switch code {
        case .unknown: HTTPProblem(.notFound, type: type, detail: message)
        case .notAllowed: HTTPProblem(.forbidden, type: type, detail: message)
        case .identifierTaken, .merged, .registeredAlready:
            HTTPProblem.conflict("Another entry stands in the way.", type: type)
        case .history: HTTPProblem(.internalError, type: type)
        default: HTTPProblem.unprocessable(message, type: type, problems: problems)
        }
    }
}
