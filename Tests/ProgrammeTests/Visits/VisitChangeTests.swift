import Country
import Customs
import Database
import GaritaTesting
import HTTP
import JSON
import Ledger
import Sealing
import Testing

@testable import Programme

@Suite("Visits that change before they begin") struct VisitChangeTests {
    private static func refusal(_ body: () async throws -> Void) async throws -> VisitError.Code? {
        do {
            try await body()
            return nil
        } catch let error as VisitError { return error.code }
    }

    @Test(
        "moved, given to others and cancelled, each with a reason and the checks of planning; the case hears of each",
        arguments: TestDatabase.both)
    func changes(_ engine: TestDatabase) async throws {
        let cases = RecordingCases(sites: VisitPagesTests.sites)
        try await TestVisits.with(engine, cases: cases) { test in
            let now = TestVisits.at(10)
            let first = try await test.file()
            func change(_ change: VisitChange, _ reason: String = "Huelga en el puerto") async throws -> Visit {
                try await test.desk.change(test.visit, change, reason: reason, by: "oscar", at: now)
            }
            func refusal(_ wanted: VisitChange, _ reason: String = "x") async throws -> VisitError.Code? {
                try await Self.refusal { _ = try await change(wanted, reason) }
            }
            let later = try CalendarDay("2026-12-02")
            let moved = try await change(.move(to: later))
            #expect(moved.day == later && moved.state == .planned && moved.planHash != first.visit.planHash)
            let file = try await test.file()
            #expect(file.plan.day == later && file.plan.checks == first.plan.checks)
            #expect(cases.heard == ["moved 2026-12-02 vera saul"])

            #expect(try await refusal(.move(to: later)) == .same)
            #expect(try await refusal(.move(to: CalendarDay("2026-11-23"))) == .day)
            #expect(try await refusal(.move(to: CalendarDay("2026-12-09")), " \n") == .reason)
            #expect(try await refusal(.move(to: CalendarDay("2026-12-09")), "a\u{7}") == .reason)
            #expect(try await refusal(.replace(lead: "vera", second: "vera")) == .twoPersons)
            #expect(try await refusal(.replace(lead: "carla", second: "saul")) == .conflict)
            #expect(try await refusal(.replace(lead: "vera", second: "saul")) == .same)
            #expect(try await refusal(.cancel) == .last)

            let given = try await change(.replace(lead: "saul", second: "vera"), "Cambio de turno")
            #expect(given.lead == "saul" && given.day == later)
            // What was planned before is kept, so that every hash in the ledger has its text.
            let past = try await test.database.read { (db) throws in
                try db.query("SELECT hash FROM visit_plan_past ORDER BY hash").map { try $0.text("hash") }
            }
            #expect(past == [first.visit.planHash, moved.planHash].sorted())

            let second = try await test.database.write { (tx) throws in
                try test.desk.plan([VisitSamples.plan(day: "2026-12-04")], by: "oscar", at: now, in: tx)
            }[0].visit
            let cancelled = try await change(.cancel, "La empresa cerró la planta")
            #expect(cancelled.state == .cancelled)
            #expect(cases.heard.last == "cancelled 2026-12-02 saul vera")
            #expect(try await refusal(.move(to: CalendarDay("2026-12-09"))) == .cancelled)
            // A phone that did not know is told, and nothing begins.
            let answers = try await test.send([VisitSamples.entry(1)], by: "vera")
            #expect(answers.map(\.reason) == [.cancelled])
            let begun = try await Self.refusal { try await test.desk.begin(test.visit, by: "vera", at: now) }
            #expect(begun == .cancelled)
            let late = try await test.desk.overdue(before: CalendarDay("2027-01-01"))
            #expect(late.map(\.visit.id) == [second])

            #expect(try await test.kinds() == ["visit.planned", "visit.moved", "visit.reassigned", "visit.cancelled"])
            let events = try await test.database.read { (db) throws in try Ledger.events(about: test.visit.text, in: db)
            }
            for event in events {
                #expect(!String(decoding: event.canonicalData, as: UTF8.self).contains("planta"), "\(event)")
            }
            let rebuilt = try await Ledger.rebuild([VisitProjection()], in: test.database)
            #expect(rebuilt.isSound, "\(rebuilt.differences)")
        }
    }

    @Test("a visit that has begun stays as it is", arguments: TestDatabase.both)
    func begun(_ engine: TestDatabase) async throws {
        try await TestVisits.with(engine, cases: RecordingCases(sites: VisitPagesTests.sites)) { test in
            try await test.desk.begin(test.visit, by: "vera", at: TestVisits.at(1))
            for change in [
                VisitChange.move(to: try CalendarDay("2026-12-02")), .replace(lead: "saul", second: "vera"), .cancel,
            ] {
                let code = try await Self.refusal {
                    try await test.desk.change(test.visit, change, reason: "x", by: "oscar", at: TestVisits.at(2))
                }
                #expect(code == .begun)
            }
            #expect(try await test.kinds() == ["visit.planned", "visit.begun"])
        }
    }

    @Test("what the case refuses changes nothing; when the last open visit is cancelled, the findings are issued")
    func together() async throws {
        let cases = RecordingCases(sites: VisitPagesTests.sites)
        try await TestVisits.with(.sqlite, cases: cases) { test in
            let day = try CalendarDay("2026-12-02")
            cases.refuse = true
            await #expect(throws: CaseError.self) {
                try await test.desk.change(test.visit, .move(to: day), reason: "x", by: "oscar", at: TestVisits.at(1))
            }
            cases.refuse = false
            let stands = try await test.desk.visit(test.visit)
            #expect(stands?.day == (try CalendarDay("2026-11-24")))
            let second = try await test.database.write { (tx) throws in
                try test.desk.plan([VisitSamples.plan(day: "2026-12-04")], by: "oscar", at: TestVisits.start, in: tx)
            }[0].visit
            try await test.answerAll()
            let report = try await test.report()
            for person in ["vera", "saul"] {
                try await test.desk.sign(test.visit, report: report, by: person, at: TestVisits.at(90))
            }
            _ = try await test.desk.close(test.visit, by: "vera", at: TestVisits.at(100))
            #expect(!cases.heard.contains { $0.hasPrefix("issued") })
            try await test.desk.change(second, .cancel, reason: "No hace falta", by: "oscar", at: TestVisits.at(200))
            #expect(cases.heard.last == "issued 1")
        }
    }

    @Test("visits of an earlier validation have no part in what this one comes to", arguments: TestDatabase.both)
    func earlier(_ engine: TestDatabase) async throws {
        let cases = RecordingCases(sites: VisitPagesTests.sites)
        try await TestVisits.with(engine, cases: cases) { test in
            func outcome() async throws -> VisitError.Code? {
                try await Self.refusal {
                    _ = try await test.database.read { (db) throws in
                        try test.desk.outcome(of: VisitSamples.caseID, in: db)
                    }
                }
            }
            #expect(try await outcome() == .open)
            cases.current = [VisitID(serial: 999)]
            #expect(try await outcome() == .unknown)
            // It is cancelled without the case's last visit being asked for.
            _ = try await test.desk.change(
                test.visit, .cancel, reason: "De antes", by: "oscar", at: TestVisits.at(1))
        }
    }

    @Test("whoever fell out is replaced on a day that has passed already", arguments: [TestDatabase.sqlite])
    func overdue(_ engine: TestDatabase) async throws {
        let cases = RecordingCases(sites: VisitPagesTests.sites)
        try await TestVisits.with(engine, cases: cases) { test in
            let later = TestVisits.at(400 * 86_400)
            let changed = try await test.desk.change(
                test.visit, .replace(lead: "saul", second: "vera"), reason: "Enfermedad", by: "oscar", at: later)
            #expect(changed.lead == "saul")
        }
    }

    @Test(
        "the page has the three forms until the visit begins, and the API does the same",
        arguments: [TestDatabase.sqlite])
    func doors(_ engine: TestDatabase) async throws {
        let cases = RecordingCases(sites: VisitPagesTests.sites)
        try await TestVisitDoor.with(engine, cases: cases) { test, client in
            let path = "/office/visits/\(test.visit)"
            let oscar = client.as("programme-officer:oscar")
            let vera = client.as("validator:vera")
            let page = try await oscar.get(path).text
            #expect(page.contains("Mover a otro día") && page.contains("Cancelar la visita"))
            #expect(try await !vera.get(path).text.contains("Mover a otro día"))
            #expect(try await vera.post(path + "/move", form: [("day", "2026-12-02"), ("reason", "x")]).status == 403)
            let none = try await oscar.post(path + "/move", form: [("day", "2026-12-02"), ("reason", "")])
            #expect(none.status == 422 && none.text.contains("id=\"move-reason-error\""))
            let early = try await oscar.post(path + "/move", form: [("day", "2026-11-23"), ("reason", "x")])
            #expect(early.status == 422 && early.text.contains("id=\"move-day-error\""))
            let moved = try await oscar.post(path + "/move", form: [("day", "2026-12-02"), ("reason", "Huelga")])
            #expect(moved.headers["location"] == path + "?done=move")
            let after = try await oscar.get(path + "?done=move").text
            #expect(after.contains("2 dic 2026") && after.contains("<p>Huelga</p>"))
            // The phone's page asks for this when it has a network.
            let phone = try await vera.get("/api/programme/visits/\(test.visit)").json()
            #expect(phone["day"]?.string == "2026-12-02")

            let api = "/api/programme/visits/\(test.visit)"
            let replaced = try await oscar.post(
                api + "/replace", json: ["lead": "saul", "second": "vera", "reason": "Turno"])
            #expect(try replaced.json()["lead"]?.string == "saul")
            let last = try await oscar.post(api + "/cancel", json: ["reason": "x"])
            #expect(try last.status == 409 && last.json()["type"]?.string == "/problems/visit.last")
            #expect(try await oscar.post(api + "/move", json: ["day": "mañana", "reason": "x"]).status == 422)
            #expect(try await vera.post(api + "/cancel", json: ["reason": "x"]).status == 403)
            try await test.desk.begin(test.visit, by: "vera", at: TestVisits.at(1))
            #expect(try await oscar.post(api + "/move", json: ["day": "2026-12-03", "reason": "x"]).status == 409)
            #expect(try await !oscar.get(path).text.contains("Mover a otro día"))
        }
    }
}
