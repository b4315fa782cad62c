import Customs
import Foundation
import GaritaTesting
import HTML
import HTTP
import Identity
import JSON
import Sealing

/// The room's API and pages behind a router, as the roof puts them.
struct Site {
    let room: Room
    let router: Router

    init(_ room: Room) throws {
        self.room = room
        let shell = Shell(
            catalogue: Catalogue([IdentityTexts.all]), version: "test", time: room.clock.source, navigation: [],
            clock: .utc, isSecure: false)
        var settings = RouterSettings()
        settings.problem = { Identity.problem(of: $0) }
        settings.signInPath = IdentityPages.signInPath
        settings.errorPage = { problem, request in shell.problemPage(problem, request) }
        settings.logsEveryAnswer = false
        let identity = room.identity
        router = try Router(
            endpoints: IdentityAPI(identity, approvals: room.approvals).endpoints
                + IdentityPages(identity, approvals: room.approvals, shell: shell, issuer: "Garita MX").endpoints,
            settings: settings, authenticate: { request in try await identity.principal(of: request) })
    }

    /// A browser of one person.
    func browser(_ session: Identity.NewSession? = nil, language: String = "es") -> Browser {
        browser(cookie: session?.cookie, language: language)
    }

    func browser(cookie: String?, language: String = "es") -> Browser {
        let cookie = cookie.map { "garita_session=\($0); language=\(language)" } ?? "language=\(language)"
        return Browser(router: router, headers: ["Cookie": cookie, "Accept": "text/html"])
    }
}

/// What a browser does: it sends the cookie, and with each form the secret that stands in the page.
struct Browser {
    let router: Router
    var headers: Headers

    func get(_ target: String) async throws -> TestAnswer {
        try await withClient(of: router, over: .memory) { client in try await client.get(target, headers: headers) }
    }

    /// Sends the form of a page.
    func send(_ fields: [(String, String)], to target: String, from page: String) async throws -> TestAnswer {
        let form = try await get(page).text
        let secret = form.components(separatedBy: #"name="csrf" value=""#).dropFirst().first?.prefix { $0 != "\"" }
        return try await withClient(of: router, over: .memory) { client in
            try await client.post(target, form: fields + [("csrf", String(secret ?? ""))], headers: headers)
        }
    }
}

extension TestAnswer {
    /// The value of the session's cookie that the answer sets.
    var session: String? {
        headers.all("set-cookie").first { $0.hasPrefix("garita_session=") }?
            .dropFirst("garita_session=".count).prefix { $0 != ";" }.description
    }

    var location: String? { headers["location"] }
}
