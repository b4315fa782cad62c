import Customs
import Database
import GaritaTesting
import HTML
import HTTP
import Identity
import JSON
import Testing

@testable import Programme

@Suite("Letters on pages and in the API")
struct CaseLetterPageTests {
    /// A case of the company that was suspended, with the place of that decision in the ledger.
    private static func suspended(_ room: CaseRoom, _ site: CaseSite) async throws -> (CaseID, Int64) {
        let id = try await room.untilDecision(site.operatorID)
        try await room.decide(.grant, on: id)
        room.pass(days: 3)
        let life = try await room.decide(.suspend, on: id, ground: "g-suspend", exemption: "danger")
        return (id, try #require(life.decisions.last).sequence)
    }

    @Test("a company reads its own letters in both languages, as page, PDF and JSON, and no one else's")
    func access() async throws {
        try await CaseRoom.with(.sqlite) { room in
            let site = try await CaseSite(room)
            let (id, sequence) = try await Self.suspended(room, site)
            let page = "/programme/cases/\(id)/letters/\(sequence)"
            for language in Language.allCases {
                let answer = try await site.get(page, as: "ana", language)
                #expect(answer.status == 200)
                #expect(answer.text.contains("Timón y Vela") && answer.text.contains("The fence was open."))
                #expect(!answer.text.contains("⟦") && MarkupCheck.complaints(answer.text) == [])
                try PageFolder.write("cases-letter.\(language.rawValue).html", HTML(trusted: answer.body))
            }
            let english = try await site.get(page + "?language=en", as: "ana")
            #expect(english.text.contains("<article lang=\"en\">"))
            let pdf = try await site.get(page + "/pdf?language=en", as: "ana")
            #expect(pdf.status == 200 && pdf.headers["Content-Type"] == "application/pdf")
            #expect(try CertificatePDF.text(pdf.body).contains("Visit VI-000001"))
            // The case's page leads there, on both sides.
            #expect(try await site.get("/programme/cases/\(id)", as: "ana").text.contains(page))
            let office = "/office/cases/\(id)/letters/\(sequence)"
            #expect(try await site.get("/office/cases/\(id)", as: "officer").text.contains(office))
            #expect(try await site.get(office, as: "officer").status == 200)
            // To others it is not there; nor is a letter of an event that tells none.
            let api = "/api/programme/own/cases/\(id)/letters"
            for target in [page, page + "/pdf", api, api + "/\(sequence)"] {
                let answer = try await site.get(target, as: "eva")
                #expect(answer.status == 404, "\(target)")
                #expect(!answer.text.contains("fence"))
            }
            #expect(try await site.get(office, as: "ana").status == 403)
            #expect(try await site.get(office, as: "lane").status == 403)
            for wrong in ["1", "999999", "x", "-1"] {
                #expect(try await site.get("/programme/cases/\(id)/letters/\(wrong)", as: "ana").status == 404)
            }
        }
    }

    @Test("the API lists each letter with the hash of every language, the same each time", arguments: TestDatabase.both)
    func list(_ engine: TestDatabase) async throws {
        try await CaseRoom.with(engine) { room in
            let site = try await CaseSite(room)
            let (id, sequence) = try await Self.suspended(room, site)
            let target = "/api/programme/cases/\(id)/letters"
            let first = try await site.get(target, as: "officer", accept: "application/json").json()
            let letters = first["letters"]?.array ?? []
            #expect(letters.compactMap { $0["code"]?.string } == ["receipt", "suspension"])
            let hash = try #require(letters.last?["sha256"]?["es"]?.string)
            #expect(hash.count == 64)
            #expect(letters.last?["event"]?.string == String(sequence))
            // What is told later, and another name of the company, change nothing.
            room.pass(days: 40)
            try await room.act("note", ["text": "Later."], on: id, by: "officer")
            let day = room.programme.operators.day(of: room.now).advanced(by: -41)
            _ = try await room.programme.operators.change(
                site.operatorID, [.rename("Otro Nombre, S. A.", since: day)], by: "test", at: room.now)
            #expect(try await site.get(target, as: "officer", accept: "application/json").json() == first)
            let one = try await site.get(
                "/api/programme/own/cases/\(id)/letters/\(sequence)?language=en", as: "ana", accept: "application/json"
            ).json()
            let file = try await room.desk.file(id)
            let told = try #require(try await room.desk.letter(of: file, at: sequence))
            #expect(one["letter"]?["to"]?.string == "Timón y Vela, S. A.")
            #expect(one["sha256"]?["es"]?.string == hash && told.hashes[.es] == hash)
            let route = one["letter"]?["parts"]?.array?.last?["routes"]?.array?.first
            #expect(route?["lastDay"]?.string == told.letters[.en]?.routes.first?.lastDay.description)
        }
    }

    @Test("a decision that could not be told is refused before anybody is asked to approve it")
    func refused() async throws {
        try await CaseRoom.with(.sqlite) { room in
            let site = try await CaseSite(room)
            let id = try await room.untilDecision(site.operatorID)
            try await room.decide(.grant, on: id)
            let fact = try await room.desk.keep("The fence was open.")
            func propose(_ reason: Reason) async throws {
                _ = try await room.desk.propose(
                    DecisionProposal(
                        caseID: id, kind: .suspend, ground: "g-suspend", exemption: "danger", reasons: [reason]),
                    reason: "Danger.", by: "decider", at: room.now, through: room.approvals)
            }
            for (reason, code) in [
                (Reason(criterion: "1", fact: fact), LetterError.Code.evidence),
                (Reason(criterion: "1", fact: fact, evidence: [EvidenceID(serial: 9)]), .evidence),
                (Reason(criterion: "1", fact: fact, records: ["F7"]), .evidence),
                (Reason(criterion: "1", fact: Prose(hash: "none"), records: ["VI-000001"]), .fact),
            ] {
                await #expect(throws: CaseError(.letter(code), "")) { try await propose(reason) }
            }
            #expect(try await room.approvals.list(.open) == [])
            // On the page it is said in words, at the form.
            let form = [
                ("kind", "suspend"), ("because", "Danger."), ("ground", "g-suspend"), ("exemption", "danger"),
                ("criterion-1", "1"), ("fact-1", "The fence was open."), ("evidence-1", "EV-000009"),
            ]
            let answer = try await site.post("/office/cases/\(id)/decide", form, as: "decider")
            #expect(answer.status == 422)
            let words = CaseDesk.words(.es)
            #expect(answer.text.contains(words("cases.error.evidence.own").prefix(30)))
            #expect(try await room.desk.life(id).state == .monitored)
        }
    }

    @Test("who approves reads what is decided, why, and the letter that will go out", arguments: Language.allCases)
    func described(_ language: Language) async throws {
        try await CaseRoom.with(.sqlite) { room in
            let site = try await CaseSite(room)
            let id = try await room.untilDecision(site.operatorID)
            try await room.decide(.grant, on: id)
            let fact = try await room.desk.keep("The fence was open.")
            let proposal = try await room.desk.propose(
                DecisionProposal(
                    caseID: id, kind: .suspend, ground: "g-suspend", exemption: "danger",
                    reasons: [Reason(criterion: "1", fact: fact, records: ["VI-000001"])]),
                reason: "Danger.", by: "decider", at: room.now, through: room.approvals)
            let t = Words(Catalogue([IdentityTexts.all, Programme.texts]), language)
            let reader = try #require(CaseSite.people["decider"])
            let told = try #require(try await room.programme.describe(proposal, to: reader, t)).text
            for words in [
                t("cases.kind.suspend"), "The fence was open.", "VI-000001", "/office/cases/\(id)", "Timón y Vela",
                "Letter: suspension", t("cases.approval.letter"), "Ground",
            ] {
                #expect(told.contains(words), "\(words)")
            }
            #expect(!told.contains("⟦") && MarkupCheck.complaints(told) == [])
            // Who may not read cases sees the kind alone.
            let lane = try #require(CaseSite.people["lane"])
            let little = try #require(try await room.programme.describe(proposal, to: lane, t)).text
            #expect(!little.contains("fence") && little.contains(t("cases.kind.suspend")))
            _ = try await room.approvals.answer(
                proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: "approver")
            let done = try #require(try await room.approvals.proposal(proposal.id))
            let after = try #require(try await room.programme.describe(done, to: reader, t)).text
            #expect(after.contains("/office/cases/\(id)/letters/"))
        }
    }

    @Test("a clock is extended only as its rule allows")
    func extensions() async throws {
        var story = try LetterStory("EU-AEOC")
        try story.assessed()
        func check(_ days: Int, _ clock: String = "decision", atRequest: Bool? = nil) throws(CaseError) {
            let fact = CaseFact.ClockExtended(clock: clock, days: days, text: LetterStory.text, atRequest: atRequest)
            try story.file.checkExtension(
                CaseEvent(.clockExtended(fact), at: story.at, actor: "officer"), under: story.rules)
        }
        try check(60)
        try check(400, atRequest: true)
        #expect(throws: CaseError(.extensionRefused, "")) { try check(61) }
        #expect(throws: CaseError(.extensionRefused, "")) { try check(10, "missing-items") }
        try story.tell(.clockExtended(.init(clock: "decision", days: 30, text: LetterStory.text)))
        #expect(throws: CaseError(.extensionRefused, "")) { try check(10) }
        try await CaseRoom.with(.sqlite) { room in
            let id = try await room.untilDecision()
            let fields = ["clock": "appeal-1", "days": "10", "text": "More time."]
            await #expect(throws: CaseError(.extensionRefused, "")) {
                try await room.act("extend-clock", fields, on: id, by: "officer")
            }
        }
    }
}
