import Customs
import Database
import GaritaTesting
import HTML
import HTTP
import Identity
import JSON
import Testing

@testable import Programme

/// The endpoints of operators behind a router; who asks is named by a header.
struct OperatorSite {
    let test: TestRegister
    let router: Router

    init(_ test: TestRegister) throws {
        self.test = test
        let shell = Shell(
            catalogue: Self.catalogue, version: "test", time: test.programme.base.time,
            navigation: OperatorsPages.navigation, clock: .utc, isSecure: false)
        let site = ProgrammeSite(programme: test.programme, shell: shell, approvals: test.approvals)
        var settings = RouterSettings()
        settings.problem = { Identity.problem(of: $0) }
        settings.errorPage = { problem, request in shell.problemPage(problem, request) }
        settings.logsEveryAnswer = false
        let grants = test.identity.grants
        router = try Router(
            endpoints: OperatorsAPI(site: site).endpoints + OperatorsPages(site: site).endpoints, settings: settings,
            authenticate: { request in
                let parts = (request.headers["x-who"] ?? "").split(separator: " ").map(String.init)
                guard parts.count >= 2, let role = Role(rawValue: parts[1]) else { return nil }
                return Principal(
                    id: parts[0], name: parts[0], organisation: parts.count > 2 ? parts[2] : nil,
                    roles: [role.rawValue], permissions: grants.permissions(of: [role]), kind: .session,
                    csrfToken: "secret")
            })
    }

    static let catalogue = Catalogue([OperatorsTexts.all, IdentityTexts.all])

    func get(_ target: String, as who: String, _ language: String = "es") async throws -> TestAnswer {
        try await withClient(of: router, over: .memory) { client in
            try await client.get(
                target, headers: ["X-Who": who, "Cookie": "language=\(language)", "Accept": "text/html"])
        }
    }

    /// Asks the API, as a program does.
    func read(_ target: String, as who: String) async throws -> TestAnswer {
        try await withClient(of: router, over: .memory) { client in
            try await client.get(target, headers: ["X-Who": who, "Accept": "*/*"])
        }
    }

    func post(_ target: String, _ form: [(String, String)], as who: String) async throws -> TestAnswer {
        try await withClient(of: router, over: .memory) { client in
            try await client.post(
                target, form: form + [("csrf", "secret")],
                headers: ["X-Who": who, "Cookie": "language=es", "Accept": "text/html"])
        }
    }

    func send(_ json: JSONValue, to target: String, as who: String) async throws -> TestAnswer {
        try await withClient(of: router, over: .memory) { client in
            try await client.post(target, json: json, headers: ["X-Who": who, "X-CSRF-Token": "secret"])
        }
    }
}

@Suite("The pages and the API of operators") struct OperatorPageTests {
    private static let ana = "ana trader SAT970701NN3"
    private static let olga = "olga programme-officer"

    @Test("the texts are complete in both languages, each asked for and none missing")
    func texts() throws {
        #expect(Catalogue([OperatorsTexts.all]).audit() == [])
        let sources = try SourceFiles.swift(in: "Sources/Programme/Pages/Operators")
        #expect(sources.count > 8)
        #expect(OperatorSite.catalogue.audit(sources: sources, prefixes: ["operators."]) == [])
        for error in OperatorError.Code.allCases {
            #expect(OperatorSite.catalogue.has("operators.error.\(error.rawValue)"), "\(error)")
        }
    }

    @Test("a company registers itself step by step, and keeps its entry", arguments: TestDatabase.both)
    func company(_ engine: TestDatabase) async throws {
        try await TestRegister.with(engine) { test in
            try await test.person("ana", .trader, "SAT970701NN3")
            try await test.person("bro", .broker, "BRO010101AB1")
            let site = try OperatorSite(test)
            func page(_ target: String) async throws -> String {
                var text = ""
                for language in ["es", "en"] {
                    let answer = try await site.get(target, as: Self.ana, language)
                    #expect(answer.status == 200 || answer.status == 422, "\(target) \(answer.status)")
                    #expect(!answer.text.contains("⟦"), "\(target)")
                    #expect(MarkupCheck.complaints(answer.text) == [], "\(target)")
                    if language == "es" { text = answer.text }
                }
                return text
            }
            #expect(try await page("/programme").contains("/programme/register"))
            #expect(try await page("/programme/register").contains("name=\"country\""))
            #expect(try await page("/programme/register?step=number&name=&country=MX").contains("error-summary"))
            let number = try await page("/programme/register?step=number&name=Uno%20SA&country=MX")
            #expect(number.contains("value=\"SAT970701NN3\""), "one's own number is there")
            let check =
                "step=check&name=Uno%20SA&country=MX&scheme=rfc&value=SAT970701NN3&roles=importer&siteName=P&type=plant"
            #expect(try await page("/programme/register?\(check)").contains("method=\"post\""))
            let answers = [
                ("name", "Uno SA"), ("country", "MX"), ("scheme", "rfc"), ("value", "SAT970701NN3"),
                ("roles", "importer"), ("siteName", "Planta"), ("type", "plant"), ("town", "Tijuana"),
            ]
            let other = try await site.post(
                "/programme/register", answers.map { $0.0 == "value" ? ("value", "MAB9307148T4") : $0 }, as: Self.ana)
            #expect(other.status == 422, "only one's own organisation")
            let done = try await site.post("/programme/register", answers, as: Self.ana)
            #expect(done.status == 303 && done.headers["location"] == "/programme/OP-000001?done=registered")
            #expect(try await site.post("/programme/register", answers, as: Self.ana).status == 422, "not twice")

            let base = "/programme/OP-000001"
            #expect(try await page(base).contains("Planta"))
            for what in OperatorForm.Kind.allCases { _ = try await page("\(base)/change/\(what.rawValue)") }
            #expect(try await site.get("\(base)/change/nothing", as: Self.ana).status == 404)
            for form: (String, [(String, String)]) in [
                ("person", [("capacity", "owner"), ("personName", "Zoila Vaca"), ("share", "62.5")]),
                (
                    "mandate",
                    [("login", "bro"), ("powers", "prepare"), ("through", test.today.advanced(by: 90).description)]
                ),
                ("identifier", [("scheme", "duns"), ("value", "15-048-3782")]),
                ("site", [("siteName", "Patio"), ("type", "yard"), ("latitude", "31.7"), ("longitude", "-106.4")]),
                ("name", [("name", "Dos SA"), ("since", test.today.advanced(by: 1).description)]),
            ] {
                let answer = try await site.post("\(base)/change/\(form.0)", form.1 + [("act", "save")], as: Self.ana)
                #expect(answer.status == 303, "\(form.0)")
            }
            let wrong = try await site.post(
                "\(base)/change/identifier", [("scheme", "duns"), ("value", "1"), ("act", "save")], as: Self.ana)
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#value\""))
            let entry = try await page(base)
            #expect(entry.contains("Zoila Vaca") && entry.contains("150483782") && entry.contains("Patio"))
            for item in ["person?id=PE-000001", "site?id=SI-000002", "mandate?id=MA-000002", "role?id=importer"] {
                _ = try await page("\(base)/change/\(item)")
            }
            let bro = "bro broker BRO010101AB1"
            #expect(try await site.get(base, as: bro).status == 200, "a mandate lets in")
            let beyond = try await site.post(
                "\(base)/change/mandate", [("login", "ana"), ("powers", "sign"), ("act", "save")], as: bro)
            #expect(beyond.status == 422, "who prepares gives no mandates")
            let end = try await site.post(
                "\(base)/change/mandate", [("id", "MA-000002"), ("act", "end")], as: Self.ana)
            #expect(end.status == 303)
            #expect(try await site.get(base, as: bro).status == 404, "what is not one's own is not there")
            #expect(try await site.get(base, as: "eve trader BBB010101BB1").status == 404)
            #expect(try await site.get("/office/operators", as: Self.ana).status == 403)
            try write(try await site.get("/programme", as: Self.ana), "operators-home")
            try write(try await site.get(base, as: Self.ana), "operators-company")
            try write(try await site.get("\(base)/change/mandate", as: Self.ana), "operators-mandate")
            try write(try await site.get("/programme/register?\(check)", as: Self.ana), "operators-check")
        }
    }

    private func write(_ answer: TestAnswer, _ name: String) throws {
        try PageFolder.write("\(name).es.html", HTML(trusted: answer.text))
    }

    @Test("officials search, open a file with its history, compare doubles and propose", arguments: TestDatabase.both)
    func office(_ engine: TestDatabase) async throws {
        try await TestRegister.with(engine) { test in
            try await test.person("olga", .programmeOfficer)
            let site = try OperatorSite(test)
            func page(_ target: String, _ who: String = Self.olga) async throws -> String {
                var text = ""
                for language in ["es", "en"] {
                    let answer = try await site.get(target, as: who, language)
                    #expect(answer.status == 200, "\(target) \(answer.status)")
                    #expect(!answer.text.contains("⟦"), "\(target)")
                    #expect(MarkupCheck.complaints(answer.text) == [], "\(target)")
                    if language == "es" { text = answer.text }
                }
                return text
            }
            #expect(try await page("/office/operators").contains("class=\"empty\""))
            let owner = NewPerson(
                capacity: .owner, details: PersonDetails(name: "Zoila Vaca"), share: 10_000, since: test.today)
            let kept = try await test.company(
                "Autopartes del Norte, S.A. de C.V.", "SAT970701NN3", town: "Nogales", people: [owner])
            let lost = try await test.company("Auto Partes del Norte <SA>", "VACE460910SX6")
            try await test.register.change(
                kept, [.rename("Autopartes del Sur", since: test.today.advanced(by: 1))], by: "olga", at: test.now)
            let list = try await page("/office/operators?q=autopartes&role=importer&order=name")
            #expect(list.contains("OP-000001") && list.contains("aria-sort=\"ascending\""))
            #expect(!list.contains("<SA>"))
            #expect(try await page("/office/operators?q=zzz").contains("class=\"empty\""))
            #expect(try await site.get("/office/operators?role=x", as: Self.olga).status == 422)
            let file = try await page("/office/operators/\(kept)")
            #expect(file.contains("Historia de cada dato") && file.contains("<s>Autopartes del Norte"))
            #expect(file.contains("Zoila Vaca"))
            let lane = try await page("/office/operators/\(kept)", "luis lane-officer")
            #expect(!lane.contains("Zoila Vaca") && !lane.contains("Historia de cada dato"))
            #expect(try await page("/office/operators/\(kept)/duplicates").contains("/merge?with=OP-000002"))
            let desk = try await page("/office/operators/\(kept)/merge?with=\(lost)")
            #expect(desk.contains("VACE460910SX6"))
            _ = try await page("/office/operators/new")
            let check =
                "/office/operators/new?step=check&name=Autopartes%20Norte&country=MX&scheme=rfc&value=VACE460910SX6&roles=importer"
            #expect(try await page(check).contains("Posible"), "doubles are shown before an entry is made")
            let none = try await site.post(
                "/office/operators/\(kept)/merge", [("with", lost.text), ("kept", kept.text), ("reason", " ")],
                as: Self.olga)
            #expect(none.status == 422)
            let proposed = try await site.post(
                "/office/operators/\(kept)/merge", [("with", lost.text), ("kept", kept.text), ("reason", "same")],
                as: Self.olga)
            #expect(proposed.status == 303 && proposed.headers["location"]?.hasPrefix("/approvals/p") == true)
            #expect(
                try await site.get("/office/operators/\(kept)/merge?with=\(lost)", as: "aldo auditor").status == 403)
            try await test.person("sara", .supervisor)
            try await test.merge(lost, into: kept)
            let led = try await site.get("/office/operators/\(lost)", as: Self.olga)
            #expect(led.status == 303 && led.headers["location"] == "/office/operators/\(kept)?done=merged")
            test.register.setBars { _ in [OperatorBar(operatorID: kept, ground: "revoked")] }
            #expect(try await page("/office/operators/\(kept)").contains("impedido"))
            try write(try await site.get("/office/operators", as: Self.olga), "operators-register")
            try write(try await site.get("/office/operators/\(kept)", as: Self.olga), "operators-file")
            try write(
                try await site.get(
                    "/office/operators/new?step=roles&name=A&country=MX&scheme=rfc&value=GAR260101AB8", as: Self.olga),
                "operators-roles")
        }
    }

    @Test("the API registers, reads, changes, imports and exports", arguments: TestDatabase.both)
    func api(_ engine: TestDatabase) async throws {
        try await TestRegister.with(engine) { test in
            try await test.person("ana", .trader, "SAT970701NN3")
            try await test.person("olga", .programmeOfficer)
            let site = try OperatorSite(test)
            let base = "/api/programme/operators"
            let new: JSONValue = [
                "name": "Uno", "country": "MX", "identifiers": [["scheme": "rfc", "value": "SAT970701NN3"]],
                "roles": ["importer"], "sites": [["type": "plant", "name": "P", "town": "León"]],
            ]
            let made = try await site.send(new, to: base, as: Self.ana)
            #expect(made.status == 201 && made.headers["location"] == "\(base)/OP-000001")
            #expect(try await site.send(new, to: base, as: Self.ana).status == 409)
            let acts: JSONValue = [
                "acts": [["act": "add-role", "role": "exporter"], ["act": "close-site", "site": "SI-000001"]]
            ]
            let changed = try await site.send(acts, to: "\(base)/OP-000001/acts", as: Self.ana)
            #expect(changed.status == 200 && changed.text.contains("exporter"))
            #expect(
                try await site.send(acts, to: "\(base)/OP-000001/acts", as: "eve trader BBB010101BB1").status == 404)
            for bad: JSONValue in [
                ["acts": [["act": "fly"]]], ["acts": [["act": "add-role", "role": "pilot"]]],
                ["acts": [["act": "rename", "name": "A\u{7}"]]], ["acts": []],
                ["acts": [["act": "add-site", "since": "x"]]],
            ] {
                let answer = try await site.send(bad, to: "\(base)/OP-000001/acts", as: Self.ana)
                #expect(answer.status == 422 || answer.status == 400, "\(answer.status) \(bad)")
            }
            let history = try await site.read("\(base)/OP-000001/history?field=role.", as: Self.ana)
            #expect(history.text.contains("role.exporter") && !history.text.contains("site."))
            #expect(try await site.read("\(base)/mine", as: Self.ana).text.contains("\"sign\""))
            let lines = """
                {"name":"Dos","country":"MX","identifiers":[{"scheme":"rfc","value":"MAB9307148T4"}]}
                {"name":"Dos"
                {"name":"Tres","country":"MX","identifiers":[{"scheme":"rfc","value":"SAT970701NN3"}]}

                """
            let imported = try await withClient(of: site.router, over: .memory) { client in
                try await client.send(
                    "POST", "\(base)/import", headers: ["X-Who": Self.olga, "X-CSRF-Token": "secret"],
                    type: "application/x-ndjson", body: Array(lines.utf8))
            }
            #expect(imported.status == 200 && imported.text.contains("\"registered\":1"))
            #expect(imported.text.contains("identifier-taken") && imported.text.contains("\"line\":2"))
            let exported = try await site.read("\(base)/export?limit=1", as: Self.olga)
            #expect(exported.text.contains("OP-000001") && exported.headers["link"]?.contains("after=1") == true)
            #expect(try await site.read("\(base)?q=dos", as: Self.olga).text.contains("OP-000002"))
            #expect(try await site.read("\(base)/OP-000002/duplicates", as: Self.olga).status == 200)
            let merge = try await site.send(
                ["into": "OP-000001", "reason": "same"], to: "\(base)/OP-000002/merge", as: Self.olga)
            #expect(merge.status == 202)
            #expect(
                try await site.send(["into": "OP-000009", "reason": "x"], to: "\(base)/OP-000002/merge", as: Self.olga)
                    .status == 404)
        }
    }
}
