import Customs
import GaritaTesting
import HTML
import HTTP
import Identity
import JSON
import Sealing
import Testing

@testable import Programme

@Suite("The API of visits")
struct VisitsAPITests {
    @Test("what a phone asks and sends, and what it is answered")
    func sync() async throws {
        try await TestVisitDoor.with(.sqlite) { test, client in
            let path = "/api/programme/visits/\(test.visit)"
            let vera = client.as("validator:vera")
            let before = try await vera.get(path).json()
            #expect(before["checks"]?.array?.count == 6 && before["session"]?["who"]?.string == "vera")
            let entry = VisitSamples.entry(1, "2.1", .met, visit: test.visit)
            let first = try await vera.post("\(path)/entries", json: ["entries": [entry.json]])
            #expect(first.status == 200 && first.text.contains("\"answer\":\"accepted\""))
            let again = try await vera.post("\(path)/entries", json: ["entries": [entry.json]])
            #expect(again.status == 200 && again.text.contains("\"answer\":\"duplicate\""))
            let hash = SHA256.hash(VisitSamples.photo).hex
            let photo = "\(path)/photos/\(hash)"
            func put(_ bytes: [UInt8]) async throws -> Int {
                try await vera.send("PUT", photo, type: "image/jpeg", body: bytes).status
            }
            #expect(try await put(VisitSamples.photo + [9]) == 422)
            #expect(try await put(VisitSamples.photo) == 201)
            #expect(try await put(VisitSamples.photo) == 200)
            let served = try await client.as("auditor:ana").get(photo)
            #expect(served.body == VisitSamples.photo && served.headers["content-type"] == "image/jpeg")
            let after = try await vera.get(path).json()
            #expect(after["entries"]?.array?.count == 1 && after["photos"]?.array?.count == 1)
            #expect(after["state"]?.string == "begun")
        }
    }

    /// Who asks, and what reading and writing answers.
    private static let callers: [(String, Int, Int)] = [
        ("validator:vera", 200, 200), ("validator:otto", 200, 403), ("programme-officer:oscar", 200, 403),
        ("decision-maker:dora", 200, 403), ("auditor:ana", 200, 403), ("trader:tina", 403, 403),
        ("administrator:adam", 403, 403), ("lane-officer:lino", 403, 403),
    ]

    @Test("only the team writes; officials of the programme read; others learn nothing")
    func access() async throws {
        try await TestVisitDoor.with(.sqlite) { test, client in
            let path = "/api/programme/visits/\(test.visit)"
            let body: JSONValue = ["entries": [VisitSamples.entry(1, visit: test.visit).json]]
            for (who, read, write) in Self.callers {
                #expect(try await client.as(who).get(path).status == read, "\(who)")
                #expect(try await client.as(who).post("\(path)/entries", json: body).status == write, "\(who)")
            }
            let unknown = try await client.as("validator:vera").get("/api/programme/visits/VI-000999")
            #expect(unknown.status == 404)
            #expect(try await client.as("validator:vera").get("/api/programme/visits/nothing").status == 404)
            #expect(try await client.get(path).status == 401)
        }
    }

    @Test("a sending that is too long is refused as a whole")
    func bounds() async throws {
        try await TestVisitDoor.with(.sqlite) { test, client in
            let many = JSONValue.array(Array(repeating: VisitSamples.entry(1, visit: test.visit).json, count: 201))
            let answer = try await client.as("validator:vera")
                .post("/api/programme/visits/\(test.visit)/entries", json: ["entries": many])
            #expect(answer.status == 422)
            #expect(try await test.file().entries == [])
        }
    }

    @Test("signing and closing by the API, and what is missing until then")
    func signing() async throws {
        try await TestVisitDoor.with(.sqlite) { test, client in
            let path = "/api/programme/visits/\(test.visit)"
            try await test.answerAll()
            let hash = try await test.report()
            let vera = client.as("validator:vera")
            #expect(try await vera.post("\(path)/close", json: [:]).status == 409)
            #expect(try await vera.post("\(path)/sign", json: ["report": .string(hash)]).status == 200)
            let saul = client.as("validator:saul")
            let other = String(repeating: "0", count: 64)
            #expect(try await saul.post("\(path)/sign", json: ["report": .string(other)]).status == 409)
            #expect(try await saul.post("\(path)/sign", json: ["report": .string(hash)]).status == 200)
            #expect(try await saul.post("\(path)/close", json: [:]).status == 200)
            let report = try await client.as("auditor:ana").get("\(path)/report")
            #expect(SHA256.hash(report.body).hex == hash)
        }
    }

    @Test("the calendar is a list and an iCalendar file")
    func calendar() async throws {
        try await TestVisitDoor.with(.sqlite) { test, client in
            let vera = client.as("validator:vera")
            let list = try await vera.get("/api/programme/visits?mine=1").json()
            #expect(list["visits"]?.array?.count == 1)
            #expect(
                try await client.as("validator:otto").get("/api/programme/visits?mine=1").json()["visits"]?.array == [])
            #expect(try await vera.get("/api/programme/visits?from=2026-12-01").json()["visits"]?.array == [])
            #expect(try await vera.get("/api/programme/visits?from=yesterday").status == 400)
            let file = try await vera.get("/api/programme/visits/calendar.ics")
            #expect(file.headers["content-type"]?.hasPrefix("text/calendar") == true)
            #expect(file.text.contains("DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\n"))
            #expect(file.text.contains("LOCATION:Av. de las Industrias 1200\\, Ciudad"))
            #expect(file.text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
            #expect(file.text.hasPrefix("BEGIN:VCALENDAR\r\n") && file.text.hasSuffix("END:VCALENDAR\r\n"))
        }
    }
}

/// The room's API and pages in memory: `X-Who` says who asks, `role:login`.
enum TestVisitDoor {
    static func with<T: Sendable>(
        _ engine: TestDatabase, checks: Int = 6, cases: (any VisitCases)? = nil,
        _ body: (TestVisits, TestClient) async throws -> T
    ) async throws -> T {
        try await TestVisits.with(engine, checks: checks, cases: cases) { test in
            let router = try Router(
                endpoints: site(test).visitEndpoints, log: Log(level: .error),
                authenticate: { request in principal(request.headers["x-who"]) })
            return try await withClient(of: router, over: .memory) { try await body(test, $0) }
        }
    }

    static func site(_ test: TestVisits) -> ProgrammeSite {
        let shell = Shell(
            catalogue: Catalogue([IdentityTexts.all, Programme.texts]), version: "test",
            time: .fixed(TestVisits.start), navigation: Programme.navigation, clock: .utc, isSecure: false)
        let approvals = Approvals(
            database: test.database, grants: Programme.grants, time: .fixed(TestVisits.start), performances: [])
        return ProgrammeSite(programme: test.programme, shell: shell, approvals: approvals)
    }

    static func principal(_ text: String?) -> Principal? {
        guard let parts = text?.split(separator: ":").map(String.init), parts.count == 2,
            let role = Role(rawValue: parts[0])
        else { return nil }
        return Principal(
            id: parts[1], name: parts[1], roles: [role.rawValue],
            permissions: Programme.grants.permissions(of: [role]), kind: .token)
    }
}

extension ProgrammeSite {
    fileprivate var visitEndpoints: [Endpoint] { VisitsAPI(site: self).endpoints + VisitsPages(site: self).endpoints }
}

extension TestClient {
    func `as`(_ who: String) -> TestClient { with("X-Who", who) }
}
