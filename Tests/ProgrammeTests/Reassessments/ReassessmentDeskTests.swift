import Country
import Customs
import Database
import GaritaTesting
import JSON
import Ledger
import Testing

@testable import Programme

@Suite("Re-assessments of holders") struct ReassessmentDeskTests {
    private static func definition() throws -> ProgrammeDefinition {
        var definition = try ProgrammeDefinition.sample()
        definition.reassessment = ReassessmentPlanTests.rule
        definition.calendar = ReassessmentPlanTests.everyDay
        return definition
    }

    @Test(
        "an incident brings a holder's day forward, a full re-assessment puts it off, and who holds nothing has none",
        arguments: TestDatabase.both)
    func life(_ engine: TestDatabase) async throws {
        try await CaseRoom.with(engine, try Self.definition()) { room in
            func entry(_ id: CaseID) async throws -> ReassessmentEntry? {
                try await room.programme.reassessments.entries(at: room.now).first { $0.caseID == id }
            }
            let id = try await room.untilDecision()
            let before = try await entry(id)
            #expect(before == nil)
            try await room.decide(.grant, on: id)
            let first = try #require(try await entry(id))
            #expect(first.plan.basis == .visit && first.canBegin && !first.isUnderWay)
            #expect(first.plan.limit == first.plan.base.advanced(byMonths: 24))
            #expect(first.plan.reasons == [.init(cause: .riskMap, points: 2, value: 3)])

            room.pass(days: 30)
            try await room.desk.act(id, actor: "officer", at: room.now) { _ in
                [.overlayOpened(.init(overlay: .incident, reference: "IN-000001"))]
            }
            let second = try #require(try await entry(id))
            #expect(second.plan.due < first.plan.due && second.plan.limit == first.plan.limit)
            #expect(second.plan.reasons.contains(.init(cause: .incidents, points: 12, value: 1)))

            // Red flags of the last run of monitoring.
            try await room.database.write { (tx) throws -> Void in
                let lines = QualificationJSON.lines([
                    .init(requirement: "tax-opinion", answer: .notMet, cause: .observed, basis: "sat"),
                    .init(requirement: "documents", answer: .met, cause: .valid, basis: ""),
                ]).text()
                try tx.execute(
                    """
                    INSERT INTO qualification_standing (operator, programme, outcome, lines, answers, judged_at, changed_at)
                    VALUES ('OP-000001', 'XX-AEO', 'not-met', ?, '{}', 0, 0)
                    """, [.text(lines)])
            }
            let third = try #require(try await entry(id))
            #expect(third.plan.due < second.plan.due)
            #expect(third.plan.reasons.contains(.init(cause: .monitoring, points: 5, value: 1)))

            try await room.act("begin-reassessment", ["scope": "full", "cause": "plan"], on: id, by: "officer")
            let running = try await entry(id)
            #expect(running?.isUnderWay == true && running?.canBegin == false)
            try await room.act("close-reassessment", ["met": "yes"], on: id, by: "officer")
            let last = try #require(try await entry(id))
            #expect(last.plan.basis == .reassessment && last.plan.base > first.plan.base)
            #expect(last.plan.due > third.plan.due)
        }
    }

    @Test(
        "who was taken over from paper counts from its certificate, and as never visited", arguments: TestDatabase.both)
    func adopted(_ engine: TestDatabase) async throws {
        try await CaseRoom.with(engine, try Self.definition()) { room in
            let life = try await room.desk.adopt(
                programme: "XX-AEO", operatorID: OperatorID(serial: 4), role: "importer", sites: [],
                .init(
                    certificate: "P-1", effective: room.now.advanced(bySeconds: -400 * 86_400),
                    through: CalendarDay(number: 22_000), decidedBy: "paper"), actor: "test", at: room.now)
            let entries = try await room.programme.reassessments.entries(programme: "XX-AEO", at: room.now)
            #expect(entries.map(\.caseID) == [life.id])
            #expect(entries.first?.plan.basis == .grant)
            #expect(
                entries.first?.plan.reasons.map(\.cause) == [.riskMap, .unvisited]
                    && entries.first?.plan.score == 20)
            let others = try await room.programme.reassessments.entries(programme: "YY", at: room.now)
            #expect(others.isEmpty)
        }
    }
}
