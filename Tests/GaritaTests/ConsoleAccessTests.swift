import Clearance
import Foundation
import GaritaTesting
import HTTP
import Identity
import Testing

@testable import garita

@Suite("Who may do what at the house")
struct ConsoleAccessTests {
    @Test("every endpoint lets in those whom it declares and nobody else, as the kept table says")
    func matrix() async throws {
        try await ConsoleHouse.with { house in
            var callers = [PermissionMatrix.Caller("nobody", principal: nil)]
            for role in Role.allCases {
                let headers: Headers = [
                    "Cookie": house.sessions[role]?.cookie ?? "", "X-CSRF-Token": house.sessions[role]?.csrf ?? "",
                ]
                let principal = try await house.house.identity.principal(of: Request(path: "/", headers: headers))
                callers.append(PermissionMatrix.Caller(role.rawValue, principal: principal, headers: headers))
            }
            let matrix = PermissionMatrix(router: house.router, callers: callers)
            let differences = try await matrix.differences()
            #expect(differences == [], "\(differences)")
            let file = URL(filePath: ConsoleHouse.root + "/Tests/GaritaTests/Snapshots/permissions.md")
            // The files of the pages bear hashes in their names and are everyone's.
            let table =
                matrix.table().split(separator: "\n").filter { !$0.contains("`GET /assets/") }
                .joined(separator: "\n") + "\n"
            if ProcessInfo.processInfo.environment["GARITA_SNAPSHOTS"] == "write" {
                try Data(table.utf8).write(to: file)
            }
            let kept = try String(contentsOf: file, encoding: .utf8)
            let (new, old) = (Set(table.split(separator: "\n")), Set(kept.split(separator: "\n")))
            #expect(
                new == old,
                """
                The permissions changed. If that is meant, run GARITA_SNAPSHOTS=write swift test --filter GaritaTests
                added: \(new.subtracting(old).sorted().joined(separator: "\n"))
                gone: \(old.subtracting(new).sorted().joined(separator: "\n"))
                """)
        }
    }

    @Test("a declaration of another organisation is not there: not its page, its versions, its acts, its JSON")
    func others() async throws {
        try await ConsoleHouse.with { house in
            let number = try await house.lodge("R-1")
            let session = try await ConsoleHouse.person("stranger", .trader, "BBB010101BB1", in: house.house)
            try await house.client(nil) { client in
                let stranger = house.browser(client, session)
                for path in ["", "/versions/1"] {
                    let answer = try await stranger.get("/declarations/\(number)\(path)", headers: ["Accept": "*/*"])
                    #expect(answer.status == 404, "\(path)")
                }
                let answer = try await stranger.post("/declarations/\(number)/withdraw", form: [("reason", "no mine")])
                #expect(answer.status == 404)
                #expect(try await stranger.get("/api/declarations/\(number)", headers: ["Accept": "*/*"]).status == 404)
                let list = try await stranger.get("/declarations?number=\(number)")
                #expect(list.status == 200 && !list.text.contains("/declarations/\(number)"))
            }
            try await house.client(.trader) { client in
                let page = try await client.get("/declarations/\(number)")
                #expect(page.status == 200)
                // The channel and what it means, never the rules, the draws or the hash of the rules.
                #expect(!page.text.contains("Cómo se decidió") && !page.text.contains("Huella de las reglas"))
            }
        }
    }

    @Test("a form without the session's secret, or from another site, changes nothing")
    func forgery() async throws {
        try await ConsoleHouse.with { house in
            let number = try await house.lodge("R-2")
            let cookie = house.sessions[.trader]?.cookie ?? ""
            try await house.client(nil) { client in
                let browser = client.with("Cookie", cookie + "; language=es")
                let page = try await browser.get("/declarations/\(number)")
                let secret = page.text.split(separator: "name=\"csrf\" value=\"").dropFirst().first?
                    .prefix { $0 != "\"" }
                let csrf = String(secret ?? "")
                #expect(!csrf.isEmpty)
                let path = "/declarations/\(number)/withdraw"
                let reason = ("reason", "Se retira por error")
                #expect(try await browser.post(path, form: [reason]).status == 403)
                #expect(try await browser.post(path, form: [reason, ("csrf", "x" + csrf)]).status == 403)
                let foreign = try await browser.post(
                    path, form: [reason, ("csrf", csrf)], headers: ["Origin": "https://evil.example"])
                #expect(foreign.status == 403)
                #expect(try await browser.get("/declarations/\(number)").text.contains("Retirar la declaración"))
                let done = try await browser.post(path, form: [reason, ("csrf", csrf)])
                #expect(done.status == 303 && done.headers["location"] == "/declarations/\(number)?done=withdraw")
            }
        }
    }
}
