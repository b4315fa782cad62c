import Customs
import HTTP
import Identity

/// What cases ask the register of operators: whose people these are, and what they are called.
struct CaseAccess: Sendable {
    /// The operators for which a principal may see cases.
    var own: @Sendable (Principal) async throws -> [OperatorID]
    /// Whether a principal may act for an operator now; `signs`: with a signature.
    var mayAct: @Sendable (Principal, OperatorID, _ signs: Bool, Instant) async throws -> Bool
    var names: @Sendable (Set<OperatorID>) async throws -> [OperatorID: String]
    /// The sites of an operator that are in use.
    var sites: @Sendable (OperatorID, Instant) async throws -> [SiteID]
    /// What the sites of an operator are called.
    var siteNames: @Sendable (OperatorID) async throws -> [SiteID: String]
    /// The logins of people with their names.
    var people: @Sendable (Set<String>) async throws -> [String: String]
}

extension ProgrammeSite {
    var caseAccess: CaseAccess {
        let (operators, identity, time) = (programme.operators, programme.base.identity, programme.base.time)
        return CaseAccess(
            own: { principal in
                let own = try await operators.operators(
                    of: principal.id, organisation: principal.organisation, at: time.now())
                return own.map(\.person.id)
            },
            mayAct: { principal, operatorID, signs, instant in
                let access = try await operators.access(of: principal, to: operatorID, at: instant)
                return access.map { signs ? $0.may(.sign) : $0.may(.prepare) || $0.may(.sign) } ?? false
            },
            names: { ids in try await operators.names(of: Array(ids)) },
            sites: { operatorID, instant in
                let person = try await operators.person(operatorID)
                return person?.sites(on: operators.day(of: instant)).map(\.id) ?? []
            },
            siteNames: { operatorID in
                let sites = try await operators.person(operatorID)?.sites ?? []
                return Dictionary(sites.map { ($0.id, $0.details.name) }) { first, _ in first }
            }, people: { try await identity.names(of: $0) })
    }

    var now: Instant { programme.base.time.now() }
    var cases: CaseDesk { programme.cases }

    /// The case that the path names, for an official; 404 when there is none.
    func officeCase(_ request: Request) async throws -> CaseFile {
        guard let id = try? CaseID(request.parameters["id"] ?? ""), let file = try? await cases.file(id) else {
            throw HTTPProblem(.notFound)
        }
        return file
    }

    /// The case that the path names, as far as it is the asker's own: to others it is not there.
    func ownCase(_ request: Request) async throws -> CaseFile {
        let file = try await officeCase(request)
        let principal = try request.signedIn()
        guard try await caseAccess.own(principal).contains(file.life.opened.operatorID) else {
            throw HTTPProblem(.notFound)
        }
        return file
    }

    /// Does an act for whoever asks. Throws ``ActRefusal``, ``CaseError`` and problems.
    func perform(_ act: CaseAct, on file: CaseFile, form: FormFields, by principal: Principal) async throws -> CaseLife
    {
        let now = now
        if act.side == .company {
            let operatorID = file.life.opened.operatorID
            guard try await caseAccess.mayAct(principal, operatorID, act.signs, now) else {
                throw CaseError(.mandate, "\(principal.id) has no mandate for this act")
            }
        }
        return try await cases.act(file.life.id, actor: principal.id, at: now) { place in
            try act.build(ActInput(form: form, place: place))
        }
    }
}
