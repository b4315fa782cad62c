import GaritaTesting
import HTML
import HTTP
import Identity
import JSON

@testable import Programme

/// The API and pages of the questionnaires behind a router, with made-up people: `who=ana` in the cookie is Ana.
struct QuestionSite {
    let room: QuestionRoom
    let router: Router

    static let catalogue = Catalogue([IdentityTexts.all, QuestionnairesTexts.all])

    init(_ room: QuestionRoom) throws {
        self.room = room
        let shell = Shell(
            catalogue: Self.catalogue, version: "test", time: room.programme.base.time, navigation: [], clock: .utc,
            isSecure: false)
        let approvals = Approvals(
            database: room.database, grants: Programme.grants, time: room.programme.base.time, performances: [])
        let site = ProgrammeSite(programme: room.programme, shell: shell, approvals: approvals)
        var settings = RouterSettings()
        settings.errorPage = { problem, request in shell.problemPage(problem, request) }
        settings.logsEveryAnswer = false
        router = try Router(
            endpoints: QuestionnairesAPI(site: site).endpoints + QuestionnairesPages(site: site).endpoints,
            settings: settings, authenticate: { request in request.cookies["who"].flatMap { Self.people[$0] } })
    }

    /// Ana and Luis work for the company, Eva for another, Otto is an official who reads.
    static let people: [String: Principal] = [
        "ana": person("ana", .trader, "TIM910301AB1"), "luis": person("luis", .trader, "TIM910301AB1"),
        "eva": person("eva", .trader, "OTR910301AB1"), "otto": person("otto", .programmeOfficer, nil),
        "lane": person("lane", .laneOfficer, nil),
    ]

    private static func person(_ id: String, _ role: Role, _ organisation: String?) -> Principal {
        Principal(
            id: id, name: id, organisation: organisation, roles: [role.rawValue],
            permissions: Programme.grants.permissions(of: [role]), kind: .session, csrfToken: "secret-\(id)")
    }

    func get(_ target: String, as who: String, _ language: String = "es", accept: String = "text/html") async throws
        -> TestAnswer
    {
        try await withClient(of: router, over: .memory) { client in
            try await client.get(target, headers: headers(who, language, accept))
        }
    }

    func post(_ target: String, _ form: [(String, String)], as who: String, accept: String = "text/html") async throws
        -> TestAnswer
    {
        try await withClient(of: router, over: .memory) { client in
            try await client.post(
                target, form: form + [("csrf", "secret-\(who)")], headers: headers(who, "es", accept))
        }
    }

    func post(_ target: String, json: JSONValue, as who: String) async throws -> TestAnswer {
        try await withClient(of: router, over: .memory) { client in
            var fields = headers(who, "es", "application/json")
            fields["X-CSRF-Token"] = "secret-\(who)"
            return try await client.post(target, json: json, headers: fields)
        }
    }

    private func headers(_ who: String, _ language: String, _ accept: String) -> Headers {
        ["Cookie": "who=\(who); language=\(language)", "Accept": accept]
    }
}
