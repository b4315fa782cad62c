import Customs
import GaritaTesting
import HTML
import HTTP
import JSON
import Testing

@testable import Programme

@Suite("Monitoring over HTTP")
struct MonitoringAPITests {
    private let base = "/api/programme/operators/OP-000001"
    private let incident: JSONValue = [
        "kind": "seal", "occurred": "2026-11-20T08:00:00Z", "known": "2026-11-21T08:00:00Z", "knewFirst": "operator",
        "text": "El sello no coincide con la carta porte.",
    ]

    @Test("a company reports, adds and gives notice; the office reads, runs and closes", arguments: TestDatabase.both)
    func life(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            let number = try await MonitoringDeskTests.lodge(in: room)
            var body = incident
            body["declaration"] = .string(number)
            let made = try await room.solClient.post(base + "/incidents", json: body)
            #expect(made.status == 201 && made.headers["location"] == "/api/programme/incidents/IN-000001")
            let target = "/api/programme/incidents/IN-000001"
            let step: JSONValue = ["step": "containment", "text": "Unidad aislada"]
            #expect(try await room.solClient.post(target + "/steps", json: step).status == 200)
            let file: JSONValue = ["step": "file", "item": "cctv", "file": "missing"]
            #expect(try await room.who("programme-officer").post(target + "/steps", json: file).status == 200)
            let read = try await room.solClient.get(target).json()
            #expect(read["stage"]?.string == "contained" && read["isLate"]?.bool == false)
            #expect(read["text"]?.string == "El sello no coincide con la carta porte.")
            let inspection = read["file"]?.array?.first { $0["code"]?.string == "container-inspection" }
            #expect(inspection?["known"]?["containers"]?.string == "MSKU1234565")
            #expect(inspection?["known"]?["seals"]?.string == "S-77")
            #expect(try await room.solClient.post(target + "/close", json: ["text": "x"]).status == 403)
            let early = try await room.who("programme-officer").post(target + "/close", json: ["text": "x"])
            #expect(early.status == 409)
            #expect(try early.json()["type"]?.string == "/problems/monitoring.error.open")

            let notice: JSONValue = ["kind": "domicile", "effective": "2026-11-01", "text": "Nueva calle"]
            #expect(try await room.solClient.post(base + "/notices", json: notice).status == 201)
            let notices = try await room.solClient.get(base + "/notices").json()
            #expect(notices["notices"]?.array?.first?["text"]?.string == "Nueva calle")
            let wrong: JSONValue = ["kind": "ufo", "text": "x"]
            #expect(try await room.solClient.post(base + "/notices", json: wrong).status == 422)

            let now = try await room.solClient.get(base + "/qualification").json()
            #expect(now["outcome"]?.string == "not-met" && now["requirements"]?.array?.count == 16)
            #expect(try await room.programme.monitoring.runNightly(at: room.now).judged == 2)
            let list = try await room.who("auditor").get("/api/programme/monitoring/qualification").json()
            #expect(list["holders"]?.array?.count == 2 && list["count-not-met"]?.int == 2)
            let sources = try await room.who("auditor").get("/api/programme/monitoring/connectors").json()
            #expect(sources["connectors"]?.array?.count == 10)
            let run = "/api/programme/monitoring/connectors/sat-opinion/run"
            #expect(try await room.who("supervisor").post(run, json: [:]).status == 422)
            #expect(try await room.who("auditor").post(run, json: [:]).status == 403)
        }
    }

    @Test("what is not the asker's is not found, and no shipment of another is shown", arguments: TestDatabase.both)
    func narrowed(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            _ = try await room.solClient.post(base + "/incidents", json: incident)
            let targets = [
                base + "/qualification", base + "/incidents", base + "/notices", "/api/programme/incidents/IN-000001",
                "/programme/OP-000001/qualification", "/programme/OP-000001/incidents/IN-000001",
            ]
            for target in targets {
                #expect(try await room.marClient.get(target).status == 404, "\(target)")
                #expect(try await room.who("administrator").get(target).status == 403)
                #expect(try await room.who("lane-officer").get(target).status == 403)
                #expect(try await room.who("auditor").get(target).status == 200)
            }
            #expect(try await room.marClient.get("/programme/OP-000002/incidents/IN-000001").status == 404)
            #expect(try await room.marClient.post(base + "/incidents", json: incident).status == 404)
            #expect(try await room.who("auditor").post(base + "/incidents", json: incident).status == 403)
            #expect(try await room.who("programme-officer").post(base + "/incidents", json: incident).status == 201)
            #expect(
                try await room.who("programme-officer").post(base + "/notices", json: ["kind": "name", "text": "x"])
                    .status == 403)
            #expect(try await room.solClient.get("/office/monitoring").status == 403)
            let number = try await MonitoringDeskTests.lodge(in: room, importer: "SAT970701NN3")
            var other = incident
            other["declaration"] = .string(number)
            #expect(try await room.solClient.post(base + "/incidents", json: other).status == 422)
        }
    }

    @Test("the pages work without script in both languages", arguments: Language.allCases)
    func pages(_ language: Language) async throws {
        try await EvidenceRoom.with(.sqlite) { room in
            let number = try await MonitoringDeskTests.lodge(in: room)
            let cookie = "language=\(language.rawValue)"
            let client = room.solClient.with("Cookie", cookie)
            let office = room.who("supervisor").with("Cookie", cookie)
            func page(_ target: String, as other: TestClient? = nil, _ name: String = "") async throws -> String {
                let answer = try await (other ?? client).get(target, headers: ["Accept": "text/html"])
                #expect(answer.status == 200, "\(target)")
                return try check(answer, target, name)
            }
            func check(_ answer: TestAnswer, _ target: String, _ name: String = "") throws -> String {
                #expect(MarkupCheck.complaints(answer.text) == [], "\(target)")
                #expect(
                    !answer.text.contains("⟦"),
                    "\(target) \(answer.text.split(separator: "⟦").dropFirst().first?.prefix(50) ?? "")")
                if !name.isEmpty {
                    try PageFolder.write("monitoring-\(name).\(language.rawValue).html", HTML(trusted: answer.text))
                }
                return answer.text
            }
            let company = "/programme/OP-000001"
            _ = try await page(company + "/incidents")
            _ = try await page(company + "/notices")
            _ = try await page("/office/monitoring", as: office)
            _ = try await page("/office/incidents", as: office)
            let file = try await room.store(details: EvidenceDetails(title: "Acta <b>"))

            #expect(try await page(company + "/incidents/new", "incident-new").contains("Planta Juárez"))
            var form = [
                ("kind", "narcotics"), ("occurred", "2026-11-20"), ("occurredTime", "23:10"), ("known", "2026-11-21"),
                ("knownTime", "06:00"), ("knewFirst", "operator"), ("site", "SI-000001"),
                ("declaration", number.lowercased()), ("text", "Paquetes <b> en la pared.\nSegundo párrafo."),
            ]
            let made = try await client.post(company + "/incidents", form: form)
            #expect(made.status == 303 && made.headers["location"] == company + "/incidents/IN-000001")
            form[2].1 = "25:00"
            let refused = try await client.post(company + "/incidents", form: form)
            #expect(refused.status == 422)
            #expect(try check(refused, "refused").contains("Segundo párrafo"))

            let one = company + "/incidents/IN-000001"
            func step(_ fields: [(String, String)], as other: TestClient? = nil) async throws -> TestAnswer {
                try await (other ?? client).post(one + "/steps", form: fields)
            }
            #expect(try await step([("step", "containment"), ("text", "Aislada")]).status == 303)
            #expect(try await step([("step", "objective"), ("text", "Cámaras"), ("due", "2026-12-10")]).status == 303)
            #expect(
                try await step([
                    ("step", "file"), ("item", "cctv"), ("file", "held"), ("evidence", file.id.text.lowercased()),
                ])
                .status == 303)
            for wrong in [
                [("step", "objective"), ("text", "Ayer"), ("due", "2026-01-01")], [("step", "note"), ("text", " ")],
                [("step", "file"), ("item", "cctv"), ("file", "held"), ("evidence", "EV-000099")], [("step", "x")],
            ] {
                let answer = try await step(wrong)
                #expect(answer.status == 422)
                _ = try check(answer, "\(wrong)")
            }
            let text = try await page(one, "incident")
            #expect(text.contains("MSKU1234565") && text.contains("S-77") && text.contains("CAAT0001"))
            #expect(text.contains("Paquetes &lt;b&gt; en la pared.") && !text.contains("<b>"))
            let seen = try await page(one, as: office)
            #expect(seen.contains("id=\"close\""))
            #expect(try await step([("step", "reached"), ("item", "O1")]).status == 303)
            #expect(try await office.post(one + "/close", form: [("text", "x")]).status == 422)
            #expect(try await page(company + "/incidents", "incidents").contains("IN-000001"))
            #expect(
                try await page("/office/incidents?stage=correcting", as: office, "incidents-office").contains(
                    "IN-000001"))

            #expect(try await page(company + "/notices/new", "notice-new").contains("Acta &lt;b&gt;"))
            let bad = try await client.post(company + "/notices", form: [("kind", "name"), ("text", "Se queda")])
            #expect(bad.status == 422)
            #expect(try check(bad, "notice").contains("Se queda"))
            let notice = try await client.post(
                company + "/notices",
                form: [("kind", "name"), ("text", "Nuevo nombre"), ("evidence", file.id.text), ("confirm", "yes")])
            #expect(notice.status == 303)
            #expect(try await page(notice.headers["location"] ?? "", "notices").contains("Nuevo nombre"))

            let desk = room.programme.monitoring
            var settings = MonitoringDesk.Settings()
            settings.enabled = ["sat-opinion", "sat-69b", "sat-padron"]
            desk.connect(settings: settings)
            try await desk.dropSimulated(failing: ["tax-list-69b": [EvidenceRoom.solRFC]], at: room.now)
            _ = try await desk.runDue(at: room.now)
            _ = try await desk.runNightly(at: room.now)
            room.wait(days: 3)
            let standing = try await page(company + "/qualification", "qualification")
            #expect(standing.contains(language == .es ? "No seguiría cumpliendo" : "Would not qualify"))
            #expect(try await page("/office/monitoring", as: office, "office").contains("Sol de Juárez"))
            for outcome in ["met", "unknown"] {
                _ = try await page("/office/monitoring?outcome=\(outcome)", as: office)
            }
            #expect(try await office.post("/office/monitoring/sat-opinion/run", form: []).status == 303)
        }
    }

    @Test("the texts are complete in both languages, each asked for and none missing")
    func texts() throws {
        let catalogue = Catalogue([MonitoringTexts.all, EvidenceTexts.all])
        #expect(catalogue.audit() == [])
        let sources = try SourceFiles.swift(in: "Sources/Programme").filter { $0.contains("onitoring") }
        let complaints = catalogue.audit(sources: sources, prefixes: MonitoringTexts.all.keys)
        #expect(complaints.filter { $0.hasPrefix("monitoring.") } == [])
        for cause in Qualification.Cause.allCases { #expect(catalogue.has("monitoring.cause.\(cause.rawValue)")) }
        for word in IncidentFacts.words { #expect(catalogue.has("monitoring.fact.\(word)")) }
    }
}
