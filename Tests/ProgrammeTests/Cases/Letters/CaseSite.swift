import Customs
import GaritaTesting
import HTML
import HTTP
import Identity

@testable import Programme

/// The pages and API of cases in front of a room, with people of the office, of two companies and of two authorities.
struct CaseSite {
    let room: CaseRoom
    let router: Router
    let operatorID: OperatorID

    static let own = "TIM910301AB1"

    init(_ room: CaseRoom) async throws {
        self.room = room
        let registered = try await room.programme.operators.register(
            NewOperator(
                name: "Timón y Vela, S. A.", country: "MX", identifiers: [NewOperator.Number(.rfc, Self.own)],
                roles: [.importer]), by: "test", at: room.now)
        operatorID = registered.id
        let time = room.programme.base.time
        let shell = Shell(
            catalogue: Catalogue([IdentityTexts.all, Programme.texts]), version: "test", time: time,
            navigation: Programme.navigation, clock: .utc, isSecure: false)
        let site = ProgrammeSite(programme: room.programme, shell: shell, approvals: room.approvals)
        var settings = RouterSettings()
        settings.errorPage = { problem, request in shell.problemPage(problem, request) }
        settings.logsEveryAnswer = false
        router = try Router(
            endpoints: CasesAPI(site: site).endpoints + CasesPages(site: site).endpoints, settings: settings,
            authenticate: { Self.people[$0.headers["x-as"] ?? ""] })
    }

    static let people: [String: Principal] = [
        "ana": person("ana", .trader, own), "eva": person("eva", .trader, "OTR910301AB1"),
        "officer": person("officer", .programmeOfficer, nil), "decider": person("decider", .decisionMaker, nil),
        "police": person("police", .consultedAuthority, "SSPC"),
        "health": person("health", .consultedAuthority, "COFEPRIS"),
        "nobody": person("nobody", .consultedAuthority, nil),
        "lane": person("lane", .laneOfficer, nil),
    ]

    private static func person(_ id: String, _ role: Role, _ organisation: String?) -> Principal {
        Principal(
            id: id, name: id, organisation: organisation, roles: [role.rawValue],
            permissions: Programme.grants.permissions(of: [role]), kind: .session, csrfToken: "secret")
    }

    func get(_ target: String, as who: String, _ language: Language = .es, accept: String = "text/html,*/*;q=0.8")
        async throws -> TestAnswer
    {
        try await withClient(of: router, over: .memory) { client in
            try await client.get(
                target, headers: ["X-As": who, "Cookie": "language=\(language.rawValue)", "Accept": accept])
        }
    }

    func post(_ target: String, _ form: [(String, String)], as who: String) async throws -> TestAnswer {
        try await withClient(of: router, over: .memory) { client in
            try await client.post(
                target, form: form + [("csrf", "secret")], headers: ["X-As": who, "Accept": "text/html,*/*;q=0.8"])
        }
    }
}
