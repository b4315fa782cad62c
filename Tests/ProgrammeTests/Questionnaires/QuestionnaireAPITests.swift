import Customs
import GaritaTesting
import HTTP
import JSON
import Sealing
import Testing

@testable import Programme

@Suite("Questionnaires: the API")
struct QuestionnaireAPITests {
    private static let answers = "/api/programme/operators/OP-000001/answers"

    @Test("what is asked is published to everybody, whole and in both languages")
    func published() async throws {
        try await QuestionRoom.with(.sqlite) { room in
            let site = try QuestionSite(room)
            let list = try await site.get("/api/programme/questionnaires", as: "", accept: "application/json").json()
            #expect((list["questionnaires"]?.array?.count ?? 0) >= 6)
            let one = try await site.get(
                "/api/programme/questionnaires/MX-OEA-COMPANY", as: "", accept: "application/json"
            ).json()
            #expect(one["version"]?.string == "2023-08-03" && one["sections"]?.array?.count == 12)
            let question = one["sections"]?[1]?["questions"]?[0]
            #expect(question?["text"]?["en"]?.string?.hasPrefix("How do you identify") == true)
            #expect(question?["same"]?.array?.contains("US-CTPAT-IMPORTER/2.1") == true)
            let old = try await site.get(
                "/api/programme/questionnaires/MX-OEA-COMPANY?version=2012-01-02", as: "", accept: "application/json")
            #expect(try old.json()["effectiveThrough"]?.string == "2023-08-02")
            let none = try await site.get("/api/programme/questionnaires/NO", as: "", accept: "application/json")
            #expect(none.status == 404)
        }
    }

    @Test("an answer is saved over the revision seen; otherwise both texts come back", arguments: TestDatabase.both)
    func saving(_ engine: TestDatabase) async throws {
        try await QuestionRoom.with(engine) { room in
            let site = try QuestionSite(room)
            func body(_ text: String, _ revision: Int, _ values: [JSONValue] = ["yes"]) -> JSONValue {
                [
                    "questionnaire": "MX-OEA-COMPANY", "question": "1.1", "site": "SI-000001",
                    "values": .array(values), "narrative": .string(text), "revision": .number(revision),
                ]
            }
            let first = try await site.post(Self.answers, json: body("uno", 0), as: "ana")
            let revision = try first.json()["revision"]?.int
            #expect(first.status == 200 && revision == 1)
            let late = try await site.post(Self.answers, json: body("dos", 0), as: "luis")
            let problem = try late.json()
            #expect(late.status == 409 && problem["type"]?.string == "/problems/questionnaires.changed-meanwhile")
            #expect(
                problem["current"]?["narrative"]?.string == "uno" && problem["yours"]?["narrative"]?.string == "dos")
            #expect(try await site.post(Self.answers, json: body("x", 1, ["maybe"]), as: "ana").status == 422)
            #expect(try await site.post(Self.answers, json: ["question": "1.1"], as: "ana").status == 422)
            #expect(try await site.post(Self.answers, json: body("x", 1), as: "otto").status == 403)
            #expect(try await site.post(Self.answers, json: body("x", 1), as: "eva").status == 404)
        }
    }

    @Test("answers, history, offers, coverage, score, plan and differences are read by those allowed")
    func reading() async throws {
        try await QuestionRoom.with(.sqlite) { room in
            let site = try QuestionSite(room)
            try await room.save("1.1", .yes, "uno")
            try await room.save("1.1", .no, "dos", seen: 1)
            try await room.save("2.2", .yes, "yearly", of: "US-CTPAT-IMPORTER")
            let frozen = try await room.desk.freeze(
                QuestionRoom.company, sites: [], questionnaire: "MX-OEA-COMPANY", version: "2023-08-03", author: "ana",
                at: QuestionRoom.now)
            func read(_ path: String, as who: String = "otto") async throws -> JSONValue {
                let separator = path.contains("?") ? "&" : "?"
                let answer = try await site.get(
                    Self.answers + path + separator + "questionnaire=MX-OEA-COMPANY", as: who,
                    accept: "application/json")
                #expect(answer.status == 200, "\(path)")
                return try answer.json()
            }
            let sheet = try await read("")
            #expect(sheet["answers"]?.array?.count == 1 && sheet["completeness"]?["complete"]?.bool == false)
            #expect(try await read("/history?question=1.1")["writings"]?.array?.count == 2)
            #expect(try await read("/coverage")["programmes"]?.array?.count == 3)
            let score = try await read("/score")
            #expect(score["standing"]?.string == "fails" && score["lines"]?.array?.count == 94)
            let plan = try await read("/plan")
            #expect((plan["minutes"]?.int ?? 0) > 0)
            #expect(try await read("/offers")["offers"]?.array?.count == 0)
            #expect(try await read("/migration")["steps"]?.array?.count == 0)
            try await room.save("1.1", .no, "tres", seen: 2)
            let changed = try await read("/differences?left=\(frozen.hash.hex)&right=now")
            #expect(changed["differences"]?.array?.count == 1)
            let bytes = try await site.get(
                Self.answers + "/frozen/\(frozen.hash.hex)", as: "ana", accept: "application/json")
            #expect(bytes.body == frozen.frozen.bytes)
            let wrong = try await site.get(Self.answers + "/plan?obligations=x", as: "ana", accept: "application/json")
            #expect(wrong.status == 400)
            for path in ["", "/offers", "/frozen/\(frozen.hash.hex)"] {
                #expect(try await site.get(Self.answers + path, as: "eva", accept: "application/json").status == 404)
            }
        }
    }
}
