import Clearance
import Customs
import Database
import GaritaTesting
import HTML
import HTTP
import Identity
import JSON
import Testing

@testable import Programme

/// The pages and the API of benefits in memory: `X-Who` says who asks (`trader:RFC1` or an official role).
enum BenefitDoor {
    static let version = "test"

    static func with(
        _ engine: TestDatabase = .sqlite, rows: [TrafficRow],
        _ body: (BenefitRoom, TestClient) async throws -> Void
    ) async throws {
        try await BenefitRoom.with(engine, rows: rows) { room in
            let base = room.programme.base
            let shell = Shell(
                catalogue: Catalogue([IdentityTexts.all, ClearanceTexts.all, Programme.texts]), version: version,
                time: base.time, navigation: Programme.navigation,
                clock: WallClock(name: "UTC−06:00", seconds: -21_600),
                isSecure: false)
            let approvals = Approvals(
                database: base.database, grants: Programme.grants, time: base.time, performances: [])
            let site = ProgrammeSite(programme: room.programme, shell: shell, approvals: approvals)
            let router = try Router(
                endpoints: BenefitsAPI(site: site).endpoints + BenefitsPages(site: site).endpoints,
                log: Log(level: .error), authenticate: { principal($0.headers["x-who"]) })
            try await withClient(of: router, over: .memory) { try await body(room, $0) }
        }
    }

    private static func principal(_ text: String?) -> Principal? {
        guard let parts = text?.split(separator: ":").map(String.init), let role = Role(rawValue: parts[0]) else {
            return nil
        }
        return Principal(
            id: parts[0], name: parts[0], organisation: parts.count > 1 ? parts[1] : nil, roles: [parts[0]],
            permissions: Programme.grants.permissions(of: [role]), kind: .token)
    }
}

extension TestClient {
    fileprivate func of(_ who: String) -> TestClient { with("X-Who", who).with("Accept", "*/*") }
}

@Suite("Pages and API of the benefit ledger")
struct BenefitPagesTests {
    /// Two months: better in the first, too few in the second, one wait beyond nine of ten.
    static var rows: [TrafficRow] {
        let december = TrafficSample.start.advanced(bySeconds: 86_400 * 32)
        var rows = TrafficSample.month(own: 70, examined: 4, others: 180, othersExamined: 72)
        rows.append(
            TrafficSample.row(
                400, trader: "RFC1", control: .examination, seconds: 40_000, trusted: true))
        rows += (0..<12).map {
            TrafficSample.row(500 + $0, trader: "RFC1", trusted: true, lodgedAt: december.advanced(bySeconds: $0 * 60))
        }
        return rows
    }

    @Test("the texts are complete in both languages, each asked for and none missing")
    func texts() throws {
        let catalogue = Catalogue([BenefitsTexts.all])
        #expect(catalogue.audit() == [])
        let sources = try SourceFiles.swift(in: "Sources/Programme").filter { $0.contains("benefits.") }
        #expect(catalogue.audit(sources: sources, prefixes: BenefitsTexts.all.keys) == [])
    }

    @Test("every page is whole in both languages and works without script", arguments: Language.allCases)
    func pages(_ language: Language) async throws {
        try await BenefitDoor.with(rows: Self.rows) { room, client in
            try await room.ledger.computeDue(at: BenefitRoom.now)
            let month = try #require(TrafficSample.month)
            let id = OperatorID(serial: 1)
            let contest = try await room.ledger.contest(
                .measure(.nine), of: id, in: month, programme: "MX-OEA", text: "We count <11> hours.", by: "ana",
                at: BenefitRoom.now)
            let other = try await room.ledger.contest(
                .undelivered(number: "26MX0000000000400K", reason: .waitedLonger), of: id, in: month,
                programme: "MX-OEA", text: "It stood at the ramp since 9:00.", by: "ana", at: BenefitRoom.now)
            _ = try await room.ledger.answer(
                other.id, accepted: true, text: "The scanner was down; the log is corrected.", by: "omar",
                at: BenefitRoom.now)
            let line = "month=2026-11&programme=MX-OEA&line=measure:half"
            let pages = [
                ("benefits", "trader:RFC1", "/programme/OP-000001/benefits?month=2026-11&done=contest"),
                ("benefits-few", "trader:RFC1", "/programme/OP-000001/benefits?month=2026-12"),
                ("benefits-empty", "trader:RFC1", "/programme/OP-000001/benefits?month=2026-01"),
                ("benefits-none", "trader:RFC9", "/programme/benefits"),
                ("benefits-contest", "trader:RFC1", "/programme/OP-000001/benefits/contest?\(line)"),
                ("benefits-official", "auditor", "/programme/OP-000001/benefits?month=2026-11"),
                ("benefits-office", "programme-manager", "/office/benefits?month=2026-11"),
                ("benefits-office-empty", "programme-manager", "/office/benefits?month=2026-01"),
                ("benefits-contests", "programme-officer", "/office/benefits/contests"),
                ("benefits-contests-none", "programme-officer", "/office/benefits/contests?state=refused"),
                ("benefits-desk", "programme-officer", "/office/benefits/contests/\(contest.id)"),
                ("benefits-desk-answered", "auditor", "/office/benefits/contests/\(other.id)"),
            ]
            for (name, who, path) in pages {
                let answer = try await client.of(who).with("Cookie", "language=\(language.rawValue)").get(path)
                #expect(answer.status == 200, "\(name)")
                let page = answer.text
                #expect(
                    !page.contains("⟦"), "\(name): \(page.split(separator: "⟦").dropFirst().first?.prefix(60) ?? "")")
                #expect(MarkupCheck.complaints(page) == [], "\(name)")
                #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
                try PageFolder.write("\(name).\(language.rawValue).html", HTML(trusted: page))
            }
        }
    }

    @Test("a company sees its own benefits and contests them; to others they are not there")
    func company() async throws {
        try await BenefitDoor.with(rows: Self.rows) { room, client in
            try await room.ledger.computeDue(at: BenefitRoom.now)
            let mine = client.of("trader:RFC1")
            #expect(try await mine.get("/programme/benefits").headers["location"] == "/programme/OP-000001/benefits")
            let page = try await mine.get("/programme/OP-000001/benefits?month=2026-11").text
            #expect(page.contains("Impugnar esta línea") && page.contains("26MX") && page.contains("Mejor"))
            // Nothing of what selects: no rule, score, draw or odds.
            for word in ["score", "measurement", "exploration", "propensity", "aleator", "puntaje"] {
                #expect(!page.lowercased().contains(word), "\(word)")
            }
            for path in ["/programme/OP-000001/benefits", "/api/programme/operators/OP-000001/benefits"] {
                #expect(try await client.of("trader:RFC2").get(path).status == 404)
                #expect(try await client.of("administrator").get(path).status == 403)
                #expect(try await client.get(path).status == 401)
                #expect(try await mine.get(path.replacing("000001", with: "000002")).status == 404)
            }
            #expect(try await mine.get("/office/benefits").status == 403)

            let form = [("month", "2026-11"), ("programme", "MX-OEA"), ("line", "measure:examined"), ("text", "")]
            let path = "/programme/OP-000001/benefits/contest"
            let empty = try await mine.post(path, form: form)
            #expect(empty.status == 422 && empty.text.contains("Escriba de 1"))
            let sent = try await mine.post(path, form: form.dropLast() + [("text", "We count two.")])
            #expect(sent.status == 303 && sent.headers["location"]?.hasPrefix("/programme/OP-000001/benefits?") == true)
            let again = try await mine.post(path, form: form.dropLast() + [("text", "We count two.")])
            #expect(again.status == 422 && again.text.contains("We count two."))
            let unknown = [("month", "2026-11"), ("programme", "MX-OEA"), ("line", "measure:score"), ("text", "a")]
            #expect(try await mine.post(path, form: unknown).status == 404)
            #expect(try await client.of("trader:RFC2").post(path, form: form).status == 404)
            let seen = try await mine.get("/programme/OP-000001/benefits?month=2026-11").text
            #expect(seen.contains("We count two.") && seen.contains("En revisión"))
        }
    }

    @Test("the office answers once; who only reads may not")
    func office() async throws {
        try await BenefitDoor.with(rows: Self.rows) { room, client in
            try await room.ledger.computeDue(at: BenefitRoom.now)
            let body = #"{"month":"2026-11","programme":"MX-OEA","line":"measure:half","text":"Look again."}"#
            let sent = try await client.of("trader:RFC1").send(
                "POST", "/api/programme/operators/OP-000001/benefits/contests", type: "application/json",
                body: Array(body.utf8))
            #expect(sent.status == 201)
            let id = try #require(try JSONValue.parse(sent.body)["id"]?.string)
            let queue = try JSONValue.parse(
                try await client.of("programme-officer").get("/api/programme/benefit-contests").body)
            #expect(queue["contests"]?.array?.first?["id"]?.string == id)
            let path = "/office/benefits/contests/\(id)"
            let form = [("outcome", "refused"), ("text", "The times are those of the gate.")]
            #expect(try await client.of("auditor").post(path, form: form).status == 403)
            #expect(try await client.of("programme-officer").post(path, form: [("outcome", "refused")]).status == 422)
            #expect(try await client.of("programme-officer").post(path, form: [("text", "a")]).status == 422)
            #expect(try await client.of("programme-officer").post(path, form: form).status == 303)
            #expect(try await client.of("programme-officer").post(path, form: form).status == 422)
            let answer = try await client.of("programme-manager").send(
                "POST", "/api/programme/benefit-contests/\(id)/answer", type: "application/json",
                body: Array(#"{"accepted":true,"text":"Yes."}"#.utf8))
            #expect(answer.status == 409)
            let own = try await client.of("trader:RFC1").get("/programme/OP-000001/benefits?month=2026-11").text
            #expect(own.contains("The times are those of the gate.") && own.contains("Rechazada"))
            #expect(try await client.of("programme-officer").get("/office/benefits/contests/BC-999999").status == 404)
        }
    }

    @Test(
        "the API gives the stored figures with their proof; the exports have one figure a line",
        arguments: TestDatabase.both)
    func api(_ engine: TestDatabase) async throws {
        try await BenefitDoor.with(engine, rows: Self.rows) { room, client in
            let auditor = client.of("auditor")
            let none = try await auditor.get("/api/programme/benefits")
            #expect(none.status == 200 && none.text.contains("[]"))
            #expect(try await auditor.get("/api/programme/benefits.csv").status == 404)
            try await room.ledger.computeDue(at: BenefitRoom.now)
            let own = try JSONValue.parse(
                try await client.of("trader:RFC1").get("/api/programme/operators/OP-000001/benefits?month=2026-11").body
            )
            let month = try #require(TrafficSample.month)
            let found = try await room.ledger.benefits(of: OperatorID(serial: 1), in: month)
            let stored = try #require(found.first)
            #expect(own["benefits"]?.array?.first?["hash"]?.string == stored.hash)
            #expect(try own["benefits"]?.array?.first?["figures"]?.canonicalBytes() == stored.bytes)
            #expect(own["months"]?.array?.count == 2)
            #expect(try await auditor.get("/api/programme/operators/OP-000001/benefits?month=x").status == 400)
            let programme = try JSONValue.parse(try await auditor.get("/api/programme/benefits?month=2026-11").body)
            #expect(programme["programmes"]?.array?.first?["figures"]?["operators"]?.int == 1)

            let csv = try await client.of("trader:RFC1").get("/api/programme/operators/OP-000001/benefits.csv")
            let lines = csv.text.split(separator: "\r\n")
            #expect(csv.headers["content-type"]?.hasPrefix("text/csv") == true && lines.count == 9)
            #expect(Set(lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }) == [22])
            #expect(lines[1].hasPrefix("2026-11,MX-OEA,OP-000001,all,,examined,share,71,180,0,better,"))
            #expect(lines[8].contains("nine,s,0,0,12,too-few,,,,,,,,,,2026-1,"))
            let all = try await auditor.get("/api/programme/benefits.csv?month=2026-11").text
            #expect(all.contains("2026-11,MX-OEA,programme,office,07,half,s,71,180,0,"))
        }
    }

    @Test("every endpoint lets in whom it declares and nobody else")
    func permissions() {
        let holders = Programme.grants
        #expect(holders.holders(of: .contestBenefit) == [.trader, .broker])
        #expect(holders.holders(of: .answerBenefit) == [.programmeOfficer, .programmeManager])
        #expect(!holders.holders(of: .readOwnBenefits).contains(.administrator))
        #expect(!holders.holders(of: .readBenefits).contains(.trader))
    }
}
