import Customs
import GaritaTesting
import HTML
import HTTP
import JSON
import Sealing
import Testing

@testable import Programme

@Suite("Questionnaires: pages")
struct QuestionnairePageTests {
    private static let home = "/programme/OP-000001"
    private static let code = "MX-OEA-COMPANY"

    @Test("the topic's texts are complete in both languages, each asked for and none missing")
    func texts() throws {
        let catalogue = Catalogue([QuestionnairesTexts.all])
        #expect(catalogue.audit() == [])
        let sources = try ["Pages", "API", "Store"].flatMap {
            try SourceFiles.swift(in: "Sources/Programme/\($0)/Questionnaires")
        }
        // Keys of refusals are the problem's types, which the frame of every page looks up; one has no code of its own.
        #expect(catalogue.audit(sources: sources, prefixes: ["questionnaires."]) == [])
        for code in QuestionnaireError.Code.allCases { #expect(catalogue.has(code.rawValue), "\(code.rawValue)") }
    }

    @Test(
        "every page is whole in both languages, works without script, and weighs little", arguments: Language.allCases)
    func pages(_ language: Language) async throws {
        try await QuestionRoom.with(.sqlite) { room in
            let site = try QuestionSite(room)
            try await room.save("1.1", .yes, "Revisamos cada año.\nEl comité firma.", evidence: [EvidenceID(serial: 3)])
            try await room.save("1.1", site: 1, .partly, "Aquí <b>falta</b> el mapa.")
            try await room.save("1.2", .no, "Todavía no.")
            try await room.save("2.1", .yes, "Docks", of: "US-CTPAT-IMPORTER")
            try await room.save("7.1", .yes, "Trail", of: "US-CTPAT-IMPORTER")
            let hash = try await room.desk.freeze(
                QuestionRoom.company, sites: QuestionRoom.company.sites, questionnaire: Self.code,
                version: "2023-08-03", author: "ana", at: QuestionRoom.now
            ).hash.hex
            try await room.save("1.1", .partly, "Revisamos dos veces al año.\nEl comité firma.", seen: 1, at: 60)
            let q = "questionnaire=\(Self.code)"
            for (name, path) in [
                ("tasks", "questions"), ("tasks-site", "questions?\(q)&site=SI-000001"),
                ("tasks-all", "questions?\(q)&site=all"), ("question", "questions/\(Self.code)/1.1"),
                ("question-site", "questions/\(Self.code)/1.1?site=SI-000001"),
                ("question-inherited", "questions/\(Self.code)/1.1?site=SI-000002"),
                ("question-own", "questions/\(Self.code)/1.1?site=SI-000002&own=1"),
                ("question-empty", "questions/\(Self.code)/2.8"), ("question-list", "questions/EU-SAQ/1.4"),
                ("question-number", "questions/EU-SAQ/1.5"), ("question-text", "questions/EU-SAQ/1.1"),
                ("answers", "answers?\(q)"), ("answers-site", "answers?\(q)&site=SI-000001"), ("offers", "offers?\(q)"),
                ("offers-none", "offers?questionnaire=EU-SAQ&taken=1&left=2"), ("coverage", "coverage?\(q)"),
                ("plan", "plan?\(q)"), ("plan-all", "plan?\(q)&obligation=all"), ("differences", "differences?\(q)"),
                ("differences-year", "differences?\(q)&left=\(hash)&right=now"),
                ("differences-sites", "differences?\(q)&leftSite=SI-000001&rightSite=SI-000002"),
                ("new-version", "new-version?\(q)"),
            ] {
                for who in ["ana", "otto"] {
                    let answer = try await site.get("\(Self.home)/\(path)", as: who, language.rawValue)
                    #expect(answer.status == 200, "\(name) \(who)")
                    let missing = answer.text.split(separator: "⟦").dropFirst().map { $0.prefix { $0 != "⟧" } }
                    #expect(missing == [], "\(name)")
                    #expect(MarkupCheck.complaints(answer.text) == [], "\(name) \(who)")
                    #expect(!answer.text.contains("<b>falta</b>"))
                    #expect(answer.body.count < 80_000, "\(name) weighs \(answer.body.count)")
                    // Who only reads is shown no form but the ones of the frame and of asking.
                    if who == "otto" { #expect(!answer.text.contains("data-autosave"), "\(name)") }
                    if who == "ana" {
                        try PageFolder.write("q-\(name).\(language.rawValue).html", HTML(trusted: answer.body))
                    }
                }
            }
        }
    }

    @Test("whose affair it is not sees nothing, and an official reads but does not write")
    func access() async throws {
        try await QuestionRoom.with(.sqlite) { room in
            let site = try QuestionSite(room)
            let question = "\(Self.home)/questions/\(Self.code)/1.1"
            #expect(try await site.get(question, as: "eva").status == 404)
            #expect(try await site.get("/programme/OP-000002/questions", as: "ana").status == 404)
            #expect(try await site.get(question, as: "lane").status == 403)
            #expect(try await site.get(question + "?site=SI-000009", as: "ana").status == 404)
            #expect(
                try await site.get("\(Self.home)/questions/\(Self.code)/G.1?site=SI-000001", as: "ana").status == 404)
            let form = [("value", "yes"), ("narrative", "x"), ("revision", "0")]
            #expect(try await site.post(question, form, as: "otto").status == 403)
            #expect(try await site.post(question, form, as: "eva").status == 404)
            let sheets = try await room.desk.sheets(QuestionRoom.company.id)
            #expect(sheets.isEmpty)
        }
    }

    @Test("a person of one site writes there only, and reads no other site")
    func siteManager() async throws {
        try await QuestionRoom.with(.sqlite) { room in
            room.desk.connect(
                QuestionnaireConnections(
                    access: AnswerAccess(
                        find: { _ in QuestionRoom.company },
                        right: { who, _ in
                            who.id == "luis"
                                ? AnswerAccess.Right(mayWrite: true, sites: [SiteID(serial: 1)]) : nil
                        })))
            let site = try QuestionSite(room)
            try await room.save("1.1", site: 2, .yes, "secreto de Tijuana")
            let question = "\(Self.home)/questions/\(Self.code)/1.1"
            let form = [("value", "yes"), ("narrative", "x"), ("revision", "0")]
            #expect(try await site.post(question, form + [("site", "SI-000001")], as: "luis").status == 303)
            #expect(try await site.post(question, form + [("site", "SI-000002")], as: "luis").status == 404)
            #expect(try await site.post(question, form, as: "luis").status == 403)
            let api = try await site.get(
                "/api/programme/operators/OP-000001/answers?questionnaire=\(Self.code)", as: "luis",
                accept: "application/json")
            #expect(api.status == 200 && !api.text.contains("secreto"))
        }
    }

    @Test("an answer is saved by form, the next question follows, and a mistake is told at its field")
    func saving() async throws {
        try await QuestionRoom.with(.sqlite) { room in
            let site = try QuestionSite(room)
            let question = "\(Self.home)/questions/\(Self.code)/1.1"
            let saved = try await site.post(
                question,
                [
                    ("value", "yes"), ("narrative", "a\r\nb"), ("evidence", "EV-000001, EV-000002"), ("revision", "0"),
                    ("site", "SI-000001"), ("then", "next"),
                ], as: "ana")
            #expect(saved.status == 303)
            #expect(saved.headers["location"] == "\(Self.home)/questions/\(Self.code)/1.2?site=SI-000001")
            let book = try await room.desk.book(QuestionRoom.company.id, Self.code, at: QuestionRoom.now)
            let answer = book?.sheet[AnswerKey("1.1", site: SiteID(serial: 1))]
            #expect(answer?.content.narrative == "a\nb" && answer?.content.evidence.count == 2)
            let wrong = try await site.post(
                question, [("value", "maybe"), ("narrative", "lo mío"), ("evidence", "x"), ("revision", "0")], as: "ana"
            )
            #expect(wrong.status == 422 && wrong.text.contains("id=\"value-error\"") && wrong.text.contains("lo mío"))
            #expect(wrong.text.contains("id=\"evidence-error\""))
            // Inherit again: the site's answer is emptied, the company's stands.
            try await room.save("1.1", .no, "de la empresa")
            let inherit = try await site.post(
                question, [("act", "inherit"), ("revision", "1"), ("site", "SI-000001")], as: "ana")
            #expect(inherit.status == 303)
            let page = try await site.get(question + "?site=SI-000001", as: "ana")
            #expect(page.text.contains("de la empresa") && page.text.contains("Responder distinto aquí"))
        }
    }

    @Test("two people at once: the second sees both texts, nothing is lost, and chooses")
    func conflict() async throws {
        try await QuestionRoom.with(.sqlite) { room in
            let site = try QuestionSite(room)
            let question = "\(Self.home)/questions/\(Self.code)/1.2"
            func form(_ text: String, _ revision: Int) -> [(String, String)] {
                [("value", "yes"), ("narrative", text), ("revision", "\(revision)"), ("then", "list")]
            }
            #expect(try await site.post(question, form("texto de Ana", 0), as: "ana").status == 303)
            let page = try await site.post(question, form("texto de Luis", 0), as: "luis")
            #expect(page.status == 409 && page.text.contains("texto de Ana") && page.text.contains("texto de Luis"))
            #expect(page.text.contains("name=\"revision\" value=\"1\"") && MarkupCheck.complaints(page.text) == [])
            #expect(!page.text.contains("⟦"))
            try PageFolder.write("q-conflict.es.html", HTML(trusted: page.body))
            #expect(try await site.post(question, form("los dos textos", 1), as: "luis").status == 303)
            let history = try await room.desk.history(QuestionRoom.company.id, Self.code, AnswerKey("1.2"))
            #expect(history.map(\.content.narrative) == ["los dos textos", "texto de Ana"])
        }
    }

    @Test("the script saves as one types: it hears when, which revision, and of a conflict")
    func autosave() async throws {
        try await QuestionRoom.with(.sqlite) { room in
            let site = try QuestionSite(room)
            let question = "\(Self.home)/questions/\(Self.code)/1.3"
            func save(_ text: String, _ revision: Int, as who: String) async throws -> TestAnswer {
                try await site.post(
                    question, [("narrative", text), ("revision", "\(revision)")], as: who, accept: "application/json")
            }
            #expect(try await save("", 0, as: "ana").json()["revision"]?.int == 0)
            let first = try await save("a", 0, as: "ana").json()
            #expect(first["revision"]?.int == 1 && first["saved"]?.string == "Guardado a las 10:00:00")
            #expect(try await save("ab", 1, as: "ana").json()["revision"]?.int == 2)
            let other = try await save("z", 0, as: "luis")
            #expect(other.status == 409)
            let message = try other.json()["message"]?.string
            #expect(message?.contains("Otra persona") == true)
            #expect(try await save("a\u{7}", 2, as: "ana").status == 422)
        }
    }

    @Test("offers are taken over as chosen, and a new version is taken over by a button")
    func takingOver() async throws {
        try await QuestionRoom.with(.sqlite) { room in
            let site = try QuestionSite(room)
            try await room.save("2.1", .yes, "Threat matrix", of: "US-CTPAT-IMPORTER")
            let offers = try await site.get("\(Self.home)/offers?questionnaire=\(Self.code)", as: "ana").text
            #expect(offers.contains("Threat matrix"))
            let taken = try await site.post(
                "\(Self.home)/offers",
                [("questionnaire", Self.code), ("offer", "1.1||US-CTPAT-IMPORTER/2.1|1"), ("offer", "9.9||X/1|1")],
                as: "ana")
            #expect(taken.status == 303 && taken.headers["location"]?.hasSuffix("taken=1&left=1") == true)
            let book = try await room.desk.book(QuestionRoom.company.id, Self.code, at: QuestionRoom.now)
            let answer = try #require(book?.sheet[AnswerKey("1.1")])
            #expect(
                answer.content.narrative == "Threat matrix" && answer.origin?.description == "US-CTPAT-IMPORTER/2.1")
            let moved = try await site.post("\(Self.home)/new-version", [("questionnaire", Self.code)], as: "ana")
            #expect(moved.status == 303)
        }
    }

    @Test("the pages say what is frozen, what the office misses and what can be signed")
    func submission() async throws {
        try await QuestionRoom.with(.sqlite) { room in
            let ids = (1...4).map { CaseID(serial: $0) }
            let missing = [
                SubmissionStanding.Missing(code: "1.1", text: "1.1 Falta el <plano>"),
                SubmissionStanding.Missing(code: nil, text: "Falta el poder"),
            ]
            let standings = [
                SubmissionStanding(caseID: ids[0], stage: .open),
                SubmissionStanding(caseID: ids[1], stage: .frozen, signedAt: QuestionRoom.now),
                SubmissionStanding(caseID: ids[2], stage: .returned(missing), signedAt: QuestionRoom.now),
                SubmissionStanding(caseID: ids[3], stage: .asked, signedAt: QuestionRoom.now),
            ]
            var connections = room.desk.connections
            connections.submission = { id, code in
                id == QuestionRoom.company.id && code == Self.code ? standings : []
            }
            room.desk.connect(connections)
            let site = try QuestionSite(room)
            let all = try await site.get("\(Self.home)/answers?questionnaire=\(Self.code)", as: "ana").text
            #expect(all.contains("/programme/cases/CA-000001/submit") && all.contains("Firmar y presentar CA-000001"))
            #expect(all.contains("CA-000002") && all.contains("está firmado"))
            #expect(all.contains("1.1 Falta el &lt;plano&gt;") && all.contains("Falta el poder"))
            #expect(all.contains("/questions/\(Self.code)/1.1\">1.1 Falta"))
            #expect(MarkupCheck.complaints(all) == [] && !all.contains("⟦"))
            let one = try await site.get("\(Self.home)/questions/\(Self.code)/1.1", as: "ana").text
            #expect(one.contains("Falta el &lt;plano&gt;") && !one.contains("Falta el poder"))
            #expect(!one.contains("CA-000002"))
            let other = try await site.get("\(Self.home)/questions/\(Self.code)/1.2", as: "ana").text
            #expect(!other.contains("CA-000003"))
            let office = try await site.get("\(Self.home)/answers?questionnaire=\(Self.code)", as: "otto").text
            #expect(office.contains("/office/cases/CA-000002") && !office.contains("/submit"))
        }
    }

    @Test("an answer names the company's own evidence, as long as it proves something")
    func evidence() async throws {
        try await QuestionRoom.with(.sqlite) { room in
            var connections = room.desk.connections
            connections.evidence = { _, asked in
                [
                    AnsweringEvidence(id: EvidenceID(serial: 1), name: "Plano <vigente>"),
                    AnsweringEvidence(id: EvidenceID(serial: 2), name: "Póliza vencida", isUsable: false),
                ]
            }
            let site = try QuestionSite(room)
            let question = "\(Self.home)/questions/\(Self.code)/1.1"
            // Named while it still served.
            try await room.save("1.1", .yes, "x", evidence: [EvidenceID(serial: 2)])
            room.desk.connect(connections)
            let page = try await site.get(question, as: "ana").text
            #expect(page.contains("Plano &lt;vigente&gt;") && page.contains("EV-000002: ya no sirve"))
            let form = [("value", "yes"), ("narrative", "y"), ("revision", "1")]
            let expired = try await site.post(question, form + [("evidence", "EV-000002")], as: "ana")
            #expect(expired.status == 422 && expired.text.contains("ya no sirve: venció"))
            let foreign = try await site.post(question, form + [("evidence", "EV-000009")], as: "ana")
            #expect(foreign.status == 422 && foreign.text.contains("números de archivos que existan"))
            let other = try await site.get("\(Self.home)/questions/\(Self.code)/1.2", as: "ana").text
            #expect(!other.contains("Póliza vencida"))
            #expect(MarkupCheck.complaints(page) == [] && MarkupCheck.complaints(expired.text) == [])
        }
    }
}
