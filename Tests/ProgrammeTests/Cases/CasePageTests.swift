import Customs
import Database
import Deadlines
import GaritaTesting
import HTML
import Identity
import Testing

@testable import Programme

@Suite("What the pages of cases say") struct CasePageTests {
    private static let keys = Set(CasesTexts.all.keys).union(ClocksTexts.all.keys)

    @Test("every step of a reckoning, every state and what comes next, every kind of decision has its words")
    func words() {
        let asked =
            ClockReading.Step.Word.allCases.map { "clocks.step.\($0.rawValue)" }
            + CaseState.allCases.flatMap { ["cases.state.\($0.rawValue)", "cases.next.\($0.rawValue)"] }
            + DecisionProposal.Kind.allCases.map { "cases.kind.\($0.rawValue)" }
            + CaseActs.all.map { "cases.act.\($0.name)" }
        #expect(asked.filter { !Self.keys.contains($0) } == [])
    }

    @Test("whoever drew the risk map, validated, decided or has a conflict is told before a form is refused")
    func barred() async throws {
        try await CaseRoom.with(.sqlite) { room in
            let id = try await room.untilDecision()
            var life = try await room.desk.life(id)
            #expect(life.barsDeciding("lead") == "cases.barred.validated")
            #expect(life.barsDeciding("decider") == nil)
            try await room.act("declare-conflict", on: id, by: "decider")
            life = try await room.decide(.grant, on: id, by: "judge", and: "approver")
            #expect(life.barsDeciding("decider") == "cases.barred.conflict")
            let map = try #require(CaseActs.named("approve-risk-map"))
            let fresh = try await room.desk.open(
                programme: "XX-AEO", operatorID: OperatorID(serial: 2), role: "importer", actor: "owner", at: room.now)
            #expect(map.bar(of: "officer", on: fresh) == nil)
            let rule = try #require(CaseActs.named("rule-on-appeal"))
            #expect(rule.bar(of: "approver", on: life) == "cases.barred.chain")
            #expect(rule.bar(of: "stranger", on: life) == nil)
        }
    }

    @Test("the register is filtered by what an operator is, not by where a case stands", arguments: TestDatabase.both)
    func standing(_ engine: TestDatabase) async throws {
        try await CaseRoom.with(engine) { room in
            let id = try await room.untilDecision()
            func word() async throws -> String? {
                try await room.database.read { (db) throws in
                    try db.query("SELECT word FROM operator_standing WHERE serial = 1").first?.optionalText("word")
                }
            }
            #expect(try await word() == nil)
            try await room.decide(.grant, on: id)
            #expect(try await word() == "certified")
            try await room.decide(.suspend, on: id, ground: "g-suspend", exemption: "danger")
            #expect(try await word() == "suspended")
        }
    }

    @Test("documents that an act names must be the company's own")
    func evidence() async throws {
        try await CaseRoom.with(.sqlite) { room in
            let id = try await room.untilDecision()
            try await room.decide(.grant, on: id)
            let notice = ["notice-kind": "change", "text": "A new gate.", "evidence": "EV-000009"]
            await #expect(throws: ActRefusal("evidence", "cases.error.evidence.own")) {
                try await room.act("give-notice", notice, on: id, by: "owner")
            }
        }
    }
}
