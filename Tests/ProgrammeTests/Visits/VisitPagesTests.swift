import Customs
import GaritaTesting
import HTML
import HTTP
import JSON
import Sealing
import Testing

@testable import Programme

@Suite("The pages of visits")
struct VisitPagesTests {
    @Test("the texts are complete in both languages, each asked for and none missing")
    func texts() throws {
        let catalogue = Catalogue([VisitsTexts.all])
        #expect(catalogue.audit() == [])
        let sources = try SourceFiles.swift(in: "Sources/Programme").filter { $0.contains("\"visits.") }
        #expect(catalogue.audit(sources: sources, prefixes: VisitsTexts.all.keys) == [])
        for code in VisitError.Code.allCases { #expect(catalogue.has("visits.refusal.\(code.rawValue)")) }
        for code in CheckEntry.Refusal.allCases { #expect(catalogue.has("visits.entry.\(code.rawValue)")) }
        for cause in SiteSample.Cause.allCases { #expect(catalogue.has("visits.cause.\(cause.rawValue)")) }
        for cause in SiteSample.Omission.allCases { #expect(catalogue.has("visits.cause.\(cause.rawValue)")) }
    }

    @Test("every page is whole in both languages, in every state of a visit", arguments: Language.allCases)
    func pages(language: Language) async throws {
        try await TestVisitDoor.with(.sqlite, cases: RecordingCases(sites: Self.sites)) { test, client in
            func look(_ name: String, _ who: String, _ path: String, status: Int = 200) async throws {
                let page = try await client.as(who).with("Cookie", "language=\(language.rawValue)").get(path)
                #expect(page.status == status, "\(name)")
                let missing = page.text.split(separator: "⟦").dropFirst().map { $0.prefix { $0 != "⟧" } }
                #expect(missing == [], "\(name)")
                #expect(MarkupCheck.complaints(page.text) == [], "\(name)")
                #expect(page.body.count < 100_000, "\(name) weighs \(page.body.count)")
                try PageFolder.write("visits-\(name).\(language.rawValue).html", HTML(trusted: page.body))
            }
            let path = "/office/visits/\(test.visit)"
            let (vera, oscar) = ("validator:vera", "programme-officer:oscar")
            try await look("calendar", vera, "/office/visits")
            try await look("calendar-none", vera, "/office/visits?month=2027-03")
            try await look("calendar-late", oscar, "/office/visits?month=2026-11&mine=0")
            try await look("plan", oscar, "/office/visit-plans/\(VisitSamples.caseID)")
            try await look("planned", vera, path)
            try await look("phone", vera, "\(path)/phone")
            let hash = SHA256.hash(VisitSamples.photo).hex
            _ = try await test.send([
                VisitSamples.entry(1, "2.1", .notMet, note: "Faltan 20 m de malla", photos: [hash], visit: test.visit),
                VisitSamples.entry(2, "2.2", .met, at: 1, visit: test.visit),
                VisitSamples.entry(3, "2.3", .notChecked, at: 2, visit: test.visit),
                VisitSamples.entry(4, "2.2", .met, at: 3, note: "<b>bien</b>", replaces: [2], visit: test.visit),
            ])
            _ = try await test.send(
                [VisitSamples.entry(5, "2.1", .partly, by: "saul", at: 4, note: "Hay reja", visit: test.visit)],
                by: "saul")
            try await look("begun", vera, path + "?done=begin")
            try await look("phone-conflict", vera, "\(path)/phone")
            _ = try await test.desk.keepPhoto(
                VisitSamples.photo, hash: hash, for: test.visit, from: "vera", at: TestVisits.start)
            _ = try await test.send(
                [
                    VisitSamples.entry(
                        6, "2.1", .notMet, at: 9, note: "Faltan 20 m", photos: [hash], replaces: [1, 5],
                        visit: test.visit)
                ]
                    + ["2.4", "2.5", "2.6"].enumerated().map {
                        VisitSamples.entry(10 + $0, $1, .met, visit: test.visit)
                    })
            try await look("complete", vera, path)
            let report = try await test.report()
            for person in ["vera", "saul"] {
                try await test.desk.sign(test.visit, report: report, by: person, at: TestVisits.at(90))
            }
            try await look("signed", vera, path + "?done=sign")
            _ = try await test.desk.close(test.visit, by: "vera", at: TestVisits.at(100))
            try await look("closed", "auditor:ana", path)
            try await look("phone-closed", vera, "\(path)/phone")
            try await look("phone-stranger", "validator:otto", "\(path)/phone", status: 403)
        }
    }

    @Test("without script the checklist works too: saved by a form, twice is once, mistakes are told at their place")
    func plain() async throws {
        try await TestVisitDoor.with(.sqlite) { test, client in
            let vera = client.as("validator:vera")
            let path = "/office/visits/\(test.visit)"
            let page = try await vera.get("\(path)/phone").text
            let entry = try #require(page.split(separator: "name=\"entry\" value=\"").dropFirst().first?.prefix(36))
            func post(_ fields: [(String, String)], photo: [UInt8]? = nil) async throws -> TestAnswer {
                var body: [UInt8] = []
                for (name, value) in fields {
                    body += Array("--x\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
                }
                if let photo {
                    let head = "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n"
                    body += Array("\(head)Content-Type: image/jpeg\r\n\r\n".utf8) + photo + Array("\r\n".utf8)
                }
                body += Array("--x--\r\n".utf8)
                return try await vera.send(
                    "POST", "\(path)/checks/2.1", headers: ["Accept": "text/html"],
                    type: "multipart/form-data; boundary=x", body: body)
            }
            let none = try await post([("entry", String(entry))])
            #expect(none.status == 422 && none.text.contains("<p>Elija un resultado.</p>"))
            let bare = try await post([("entry", String(entry)), ("result", "not-met")])
            #expect(bare.status == 422 && bare.text.contains("<p>Describa lo que vio.</p>"))
            let fields = [
                ("entry", String(entry)), ("result", "not-met"), ("note", "Falta\r\nmalla"),
                ("class", "action-required"), ("severity", "3"),
            ]
            for _ in 0..<2 {
                let saved = try await post(fields, photo: VisitSamples.photo)
                #expect(saved.status == 303 && saved.headers["location"] == "\(path)/phone#check-2")
            }
            let file = try await test.file()
            #expect(file.entries.count == 1 && file.entries[0].note == "Falta\nmalla" && file.photos.count == 1)
            #expect(file.entries[0].finding == FindingDraft(.actionRequired, severity: 3))
            let text = try await post(fields, photo: Array("<html>".utf8))
            #expect(text.status == 422 && text.text.contains("JPEG, PNG, HEIC"))
        }
    }

    @Test("a plan takes the draw as it is; a change needs a reason; the case desk hears of it in the same transaction")
    func planning() async throws {
        let cases = RecordingCases(sites: Self.sites)
        try await TestVisitDoor.with(.sqlite, cases: cases) { test, client in
            let oscar = client.as("programme-officer:oscar")
            let path = "/office/visit-plans/\(VisitSamples.caseID)"
            let drawn = SiteSample(Self.sites.map(\.profile), seed: "leaf-1")
            let common = [("day", "2026-12-01"), ("mode", "site"), ("lead", "vera"), ("second", "saul")]
            let asDrawn = drawn.chosen.map { ("visit-\($0.site)", "1") }
            let same = try await oscar.post(path, form: common.map { $0.0 == "second" ? ($0.0, "vera") : $0 } + asDrawn)
            #expect(same.status == 422 && same.text.contains("dos personas distintas"))
            let early = try await oscar.post(path, form: [("day", "2026-11-23")] + common.dropFirst() + asDrawn)
            #expect(early.status == 422 && early.text.contains("id=\"day-error\""))
            let conflict = try await oscar.post(
                path, form: common.map { $0.0 == "lead" ? ($0.0, "carla") : $0 } + asDrawn)
            #expect(conflict.status == 422)
            let left = try #require(drawn.left.first).site
            let unreasoned = try await oscar.post(path, form: common + asDrawn + [("visit-\(left)", "1")])
            #expect(unreasoned.status == 422 && unreasoned.text.contains("id=\"reason-\(left)-error\""))
            #expect(cases.heard == [])
            cases.refuse = true
            let refused = try await oscar.post(path, form: common + asDrawn)
            #expect(refused.status == 422)
            cases.refuse = false
            #expect(try await test.desk.visits(from: CalendarDay("2026-12-01"), to: CalendarDay("2026-12-31")).isEmpty)
            let done = try await oscar.post(
                path,
                form: common + asDrawn + [
                    ("visit-\(left)", "1"), ("reason-\(left)", "Queja de un vecino"), ("day-\(left)", "2026-12-03"),
                    ("mode-\(left)", "remote"),
                ])
            #expect(done.headers["location"] == "/office/visits?month=2026-12&mine=0")
            let planned = try await test.desk.visits(from: CalendarDay("2026-12-01"), to: CalendarDay("2026-12-31"))
            #expect(planned.count == drawn.chosen.count + 1)
            #expect(cases.heard == ["planned \(planned.count) left \(drawn.left.count - 1)"])
            let added = try #require(planned.first { $0.visit.site == left })
            #expect(added.plan.cause == "added" && added.plan.causeReason == "Queja de un vecino")
            #expect(added.visit.isRemote && added.visit.day.description == "2026-12-03")
            #expect(added.plan.left.count == drawn.left.count - 1 && added.plan.seed == "leaf-1")
            #expect(try await oscar.get("/office/visit-plans/CA-000999").status == 404)
            #expect(try await client.as("validator:vera").get(path).status == 403)
        }
    }

    @Test("the phone's files are served with their types, and the worker may answer for the visits' pages only")
    func assets() async throws {
        try await TestVisitDoor.with(.sqlite) { _, client in
            for file in PhoneAssets.all {
                let answer = try await client.get(file.address)
                #expect(answer.status == 200 && answer.headers["cache-control"]?.contains("immutable") == true)
            }
            let worker = try await client.get(PhoneWorker.path)
            #expect(worker.headers["service-worker-allowed"] == "/office/visits/")
            #expect(worker.headers["content-type"]?.hasPrefix("text/javascript") == true)
            #expect(worker.headers["content-security-policy"]?.contains("script-src 'self'") == true)
        }
    }

    static let sites: [VisitGround.Site] = (1...9).map { number in
        VisitGround.Site(
            profile: SiteProfile(
                site: SiteID(serial: Int64(number)), risk: number * 2, incidents: number == 4 ? 1 : 0),
            name: "Planta \(number)", address: "Parque Industrial \(number), Ciudad Juárez",
            checks: VisitSamples.checks(number + 2))
    }
}
