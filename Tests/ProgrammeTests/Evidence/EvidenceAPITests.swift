import Customs
import GaritaTesting
import HTML
import HTTP
import Identity
import JSON
import Testing

@testable import Programme

@Suite("Evidence over HTTP")
struct EvidenceAPITests {
    static func upload(
        _ client: TestClient, _ target: String, bytes: [UInt8] = Samples.pdf, name: String = "opinion.pdf",
        type: String = "application/pdf", fields: [(String, String)] = []
    ) async throws -> TestAnswer {
        var body: [UInt8] = []
        for (field, value) in fields {
            body += Array("--XX\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array(
            "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\nContent-Type: \(type)\r\n\r\n"
                .utf8)
        body += bytes + Array("\r\n--XX--\r\n".utf8)
        return try await client.send("POST", target, type: "multipart/form-data; boundary=XX", body: body)
    }

    private let base = "/api/programme/operators/OP-000001/evidence"

    @Test(
        "a company stores, reads, changes and withdraws; the file comes as a download that nothing runs",
        arguments: TestDatabase.both)
    func life(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            let made = try await Self.upload(
                room.solClient, base, name: "opini\u{f3}n <b>.pdf",
                fields: [
                    ("title", "Opinión"), ("validThrough", "2027-01-31"), ("site", "SI-000001"),
                    ("questions", "1.1, 2.8"),
                ])
            #expect(made.status == 201)
            let json = try made.json()
            #expect(json["id"]?.string == "EV-000001" && json["mediaType"]?.string == "application/pdf")
            #expect(json["questions"]?.array?.compactMap(\.string) == ["1.1", "2.8"])
            #expect(try await Self.upload(room.solClient, base).status == 200)
            let file = try await room.solClient.get("/api/programme/evidence/EV-000001/file")
            #expect(file.body == Samples.pdf)
            #expect(file.headers["content-type"] == "application/pdf")
            #expect(file.headers["content-disposition"]?.hasPrefix("attachment; filename=\"EV-000001.pdf\"") == true)
            #expect(file.headers["content-disposition"]?.contains("<") == false)
            #expect(file.headers["content-security-policy"]?.hasPrefix("sandbox") == true)
            #expect(file.headers["x-content-type-options"] == "nosniff")
            let changed = try await room.solClient.post(
                "/api/programme/evidence/EV-000001", json: ["version": 1, "title": "Otra", "validThrough": ""])
            #expect(changed.status == 200)
            #expect(try changed.json()["validThrough"] == nil)
            let stale = try await room.solClient.post(
                "/api/programme/evidence/EV-000001", json: ["version": 1, "title": "Otra"])
            #expect(stale.status == 409)
            let bell = try await room.solClient.post(
                "/api/programme/evidence/EV-000001", json: ["version": 2, "title": "a\u{7}b"])
            #expect(bell.status == 422)
            let gone = try await room.solClient.post("/api/programme/evidence/EV-000001/withdraw", json: [:])
            #expect(gone.status == 200)
            let list = try await room.solClient.get(base + "?show=withdrawn")
            #expect(try list.json()["evidence"]?.array?.count == 1)
        }
    }

    @Test("what is not the asker's is not found; officials see all and change nothing", arguments: TestDatabase.both)
    func narrowed(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            _ = try await room.store()
            let targets = [base, "/api/programme/evidence/EV-000001", "/api/programme/evidence/EV-000001/file"]
            for target in targets {
                #expect(try await room.marClient.get(target).status == 404, "\(target)")
                #expect(try await room.who("trader").get(target).status == 404)
                #expect(try await room.who("lane-officer").get(target).status == 403)
                #expect(try await room.who("administrator").get(target).status == 403)
                #expect(try await room.client.get(target).status == 401)
                for role in ["programme-officer", "validator", "decision-maker", "auditor"] {
                    #expect(try await room.who(role).get(target).status == 200, "\(role) \(target)")
                }
            }
            #expect(try await Self.upload(room.marClient, base).status == 404)
            #expect(try await Self.upload(room.who("programme-officer"), base).status == 403)
            let change: JSONValue = ["version": 1, "title": "x"]
            #expect(try await room.marClient.post("/api/programme/evidence/EV-000001", json: change).status == 404)
            #expect(
                try await room.marClient.post("/api/programme/evidence/EV-000001/withdraw", json: [:]).status == 404)
            #expect(try await room.who("auditor").post("/api/programme/evidence/EV-000001", json: change).status == 403)
            #expect(
                try await room.marClient.get("/programme/OP-000002/evidence/EV-000001").status == 404,
                "another's file under one's own operator")
            #expect(try await room.who("auditor").get("/api/programme/operators/OP-000009/evidence").status == 404)
        }
    }

    @Test("what is refused says why, with a problem that has a text", arguments: [TestDatabase.sqlite])
    func refusals(_ engine: TestDatabase) async throws {
        var settings = EvidenceVault.Settings()
        settings.mostBytes = 1000
        try await EvidenceRoom.with(engine, settings: settings) { room in
            func type(_ answer: TestAnswer) throws -> String { try answer.json()["type"]?.string ?? "" }
            let client = room.solClient
            let page = try await Self.upload(
                client, base, bytes: Array("<html>".utf8), name: "a.txt", type: "text/plain")
            #expect(page.status == 422)
            #expect(try type(page) == "/problems/evidence.active")
            let wrong = try await Self.upload(client, base, bytes: Samples.png, name: "a.pdf")
            #expect(try type(wrong) == "/problems/evidence.mismatch")
            let day = try await Self.upload(client, base, fields: [("validThrough", "31/12/2026")])
            #expect(try type(day) == "/problems/evidence.detail")
            let large = try await Self.upload(
                client, base, bytes: Samples.csv + [UInt8](repeating: 0x61, count: 1000), name: "a.csv", type: "")
            #expect(large.status == 413)
            let huge = try await Self.upload(
                client, base, bytes: [UInt8](repeating: 0x61, count: 300_000), name: "a.csv", type: "")
            #expect(huge.status == 413)
            let none = try await client.send(
                "POST", base, type: "multipart/form-data; boundary=XX",
                body: Array("--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx\r\n--XX--\r\n".utf8))
            #expect(try type(none) == "/problems/evidence.empty")
            let catalogue = room.shell.catalogue
            for code in [
                "active", "mismatch", "detail", "empty", "too-large", "infected", "unscanned", "changed", "quota",
            ] {
                #expect(catalogue.has("evidence.\(code)"))
            }
        }
    }

    @Test("the pages work without script in both languages and say what was done", arguments: Language.allCases)
    func pages(_ language: Language) async throws {
        try await EvidenceRoom.with(.sqlite) { room in
            let client = room.solClient.with("Cookie", "language=\(language.rawValue)")
            func page(_ target: String, as other: TestClient? = nil, _ status: Int = 200) async throws -> String {
                let answer = try await (other ?? client).get(target, headers: ["Accept": "text/html"])
                #expect(answer.status == status, "\(target)")
                #expect(MarkupCheck.complaints(answer.text) == [], "\(target)")
                #expect(!answer.text.contains("⟦"), "\(target)")
                return answer.text
            }
            let library = "/programme/OP-000001/evidence"
            let empty = try await page(library)
            #expect(empty.contains("multipart/form-data") && empty.contains("Planta Juárez"))
            let done = try await Self.upload(
                client, library, name: "<x>.pdf",
                fields: [
                    ("title", "Opinión <b>"), ("validThrough", "2026-12-01"), ("site", "SI-000001"),
                    ("questions", "1.1"),
                ])
            #expect(done.status == 303 && done.headers["location"] == library + "?done=stored")
            let full = try await page(library + "?done=stored")
            #expect(full.contains("Opinión &lt;b&gt;") && !full.contains("<b>"))
            try PageFolder.write("evidence-library.\(language.rawValue).html", HTML(trusted: full))
            let one = try await page(library + "/EV-000001")
            #expect(one.contains("Planta Juárez") && one.contains("/file"))
            try PageFolder.write("evidence-document.\(language.rawValue).html", HTML(trusted: one))
            let refused = try await Self.upload(
                client, library, bytes: Array("#!/bin/sh".utf8), name: "a.txt", type: "text/plain",
                fields: [("title", "Se queda")])
            #expect(
                refused.status == 422 && refused.text.contains("Se queda") && refused.text.contains("id=\"file-error\"")
            )
            #expect(MarkupCheck.complaints(refused.text) == [])
            let change = try await client.post(
                library + "/EV-000001", form: [("version", "1"), ("title", "Mejor"), ("validThrough", "")])
            #expect(change.status == 303)
            #expect(
                try await client.post(library + "/EV-000001", form: [("version", "1"), ("title", "x")]).status == 422)
            let office = room.who("programme-officer").with("Cookie", "language=\(language.rawValue)")
            let list = try await page("/office/evidence?operator=op-000001", as: office)
            #expect(list.contains("Mejor") && list.contains("Sol de Juárez"))
            try PageFolder.write("evidence-office.\(language.rawValue).html", HTML(trusted: list))
            #expect(try await page("/office/evidence?operator=x%3Cy", as: office, 422).contains("OP-000123"))
            _ = try await page("/office/evidence?show=expiring", as: office)
            #expect(try await page(library + "/EV-000001", as: office).contains("name=\"version\"") == false)
            #expect(try await client.post(library + "/EV-000001/withdraw", form: []).status == 303)
            #expect(try await page(library + "/EV-000001").contains("name=\"version\"") == false)
        }
    }

    @Test("the texts are complete in both languages, each asked for and none missing")
    func texts() throws {
        let catalogue = Catalogue([EvidenceTexts.all])
        #expect(catalogue.audit() == [])
        let sources = try SourceFiles.swift(in: "Sources/Programme").filter { $0.contains("Evidence") }
        let asked = catalogue.audit(sources: sources, prefixes: EvidenceTexts.all.keys).filter {
            $0.hasPrefix("evidence.")
        }
        #expect(asked == [])
    }
}
