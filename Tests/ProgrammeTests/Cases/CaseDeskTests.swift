import Customs
import Database
import GaritaTesting
import Identity
import Ledger
import Testing

@testable import Programme

@Suite("The desk of cases") struct CaseDeskTests {
    @Test("from the draft to the certificate, each duty by another person", arguments: TestDatabase.both)
    func grant(_ engine: TestDatabase) async throws {
        try await CaseRoom.with(engine) { room in
            let id = try await room.untilDecision()
            let life = try await room.decide(.grant, on: id)
            #expect(life.state == .monitored)
            #expect(life.certificate?.number == "X-2026-000001")
            #expect(life.status(at: room.now) == .certified)
            #expect(life.status(at: room.now.advanced(bySeconds: -1)) == nil)
            // What is kept is what the events make.
            #expect(try await room.desk.replay(id) == room.desk.file(id))
            let report = try await Ledger.rebuild(room.programme.projections, in: room.database)
            #expect(report.differences == [])
        }
    }

    @Test("suspension, hearing, revocation, appeal and reinstatement", arguments: TestDatabase.both)
    func revocation(_ engine: TestDatabase) async throws {
        try await CaseRoom.with(engine) { room in
            let id = try await room.untilDecision()
            try await room.decide(.grant, on: id)
            room.pass(days: 10)
            // Danger: suspended at once, by a coded exemption from the hearing.
            var life = try await room.decide(.suspend, on: id, ground: "g-suspend", exemption: "danger")
            #expect(life.state == .suspended)
            #expect(life.status(at: room.now) == .suspended)
            await #expect(throws: CaseError(.noHearing, "")) {
                try await room.decide(.revoke, on: id, ground: "g-revoke")
            }
            room.pass(days: 1)
            let hearing = [
                "intention": "revoke", "ground": "g-revoke", "criterion-1": "1", "fact-1": "No seals.",
                "evidence-1": "VI-000001",
            ]
            try await room.act("open-hearing", hearing, on: id, by: "decider")
            try await room.act("answer-hearing", ["text": "We had seals."], on: id, by: "owner")
            try await room.act("close-hearing", on: id, by: "decider")
            life = try await room.decide(.revoke, on: id, ground: "g-revoke")
            #expect(life.state == .revoked)
            let decision = life.decisions.last?.sequence ?? 0
            #expect(decision > 0)
            room.pass(days: 5)
            try await room.act("appeal", ["decision": String(decision), "text": "Wrong."], on: id, by: "owner")
            let ruling = [
                "appeal": "A1", "ruling": "allowed", "criterion-1": "1", "fact-1": "There were seals.",
                "evidence-1": "VI-000001",
            ]
            // Whoever was in the chain does not rule.
            for person in ["decider", "approver", "lead", "officer"] {
                await #expect(throws: CaseError(.chain, "")) {
                    try await room.act("rule-on-appeal", ruling, on: id, by: person)
                }
            }
            life = try await room.act("rule-on-appeal", ruling, on: id, by: "judge")
            #expect(life.state == .monitored)
            #expect(life.status(at: room.now) == .certified)
            #expect(life.status(at: room.now.advanced(bySeconds: -1)) == .revoked)
            #expect(try await room.desk.replay(id) == room.desk.file(id))
        }
    }

    @Test("forbidden short cuts are refused and leave nothing behind", arguments: TestDatabase.both)
    func shortcuts(_ engine: TestDatabase) async throws {
        try await CaseRoom.with(engine) { room in
            let id = try await room.untilDecision()
            let before = try await room.desk.file(id)
            // The same person, a validator, the case officer, nobody with the duty.
            await #expect(throws: ApprovalError.samePerson) { try await room.decide(.grant, on: id, and: "decider") }
            await #expect(throws: CaseError(.validatorDecides, "")) {
                try await room.decide(.grant, on: id, by: "lead", and: "approver")
            }
            await #expect(throws: ApprovalError.notAllowed) {
                try await room.decide(.grant, on: id, by: "officer", and: "approver")
            }
            await #expect(throws: CaseError(.noHearing, "")) {
                try await room.decide(.refuse, on: id, ground: "g-refuse")
            }
            await #expect(throws: CaseError(.state, "")) { try await room.decide(.reinstate, on: id) }
            await #expect(throws: CaseError(.state, "")) {
                try await room.decide(.suspend, on: id, ground: "g-refuse", exemption: "danger")
            }
            let after = try await room.desk.file(id)
            #expect(after.life.decisions.isEmpty && after.life.state == before.life.state)
            await #expect(throws: ActRefusal("text", "cases.error.missing")) {
                try await room.act("note", on: id, by: "officer")
            }
        }
    }

    @Test("time alone: the decision takes effect, renewal opens, the validity ends", arguments: TestDatabase.both)
    func sweep(_ engine: TestDatabase) async throws {
        let definition = try ProgrammeDefinition.sample(validityMonths: 2, effectiveAfterDays: 5)
        try await CaseRoom.with(engine, definition) { room in
            let id = try await room.untilDecision()
            var life = try await room.decide(.grant, on: id)
            #expect(life.state == .granted)
            #expect(life.status(at: room.now) == nil)
            #expect(try await room.desk.sweep(at: room.now) == [])
            room.pass(days: 6)
            #expect(try await room.desk.sweep(at: room.now) == [id])
            life = try await room.desk.life(id)
            #expect(life.state == .monitored)
            #expect(life.status(at: room.now) == .certified)
            room.pass(days: 40)
            try await room.desk.sweep(at: room.now)
            #expect(try await room.desk.life(id).state == .renewing)
            room.pass(days: 40)
            // Benefits ended with the last day, also before anybody looked.
            #expect(try await room.desk.life(id).status(at: room.now) == .expired)
            try await room.desk.sweep(at: room.now)
            #expect(try await room.desk.life(id).state == .expired)
            #expect(try await room.desk.sweep(at: room.now) == [])
        }
    }

    @Test("renewal asked for in time keeps the status until it is decided", arguments: [TestDatabase.sqlite])
    func renewal(_ engine: TestDatabase) async throws {
        let definition = try ProgrammeDefinition.sample(validityMonths: 2)
        try await CaseRoom.with(engine, definition) { room in
            let id = try await room.untilDecision()
            try await room.decide(.grant, on: id)
            room.pass(days: 40)
            try await room.desk.sweep(at: room.now)
            try await room.act("file-renewal", on: id, by: "owner")
            room.pass(days: 40)
            try await room.desk.sweep(at: room.now)
            var life = try await room.desk.life(id)
            #expect(life.state == .renewing && life.status(at: room.now) == .certified)
            life = try await room.decide(.renew, on: id)
            #expect(life.state == .monitored && life.status(at: room.now) == .certified)
            #expect(life.status(at: room.now.advanced(bySeconds: 86_400 * 70)) == .expired)
        }
    }

    @Test("a search of cases finds by state, officer and clock", arguments: TestDatabase.both)
    func list(_ engine: TestDatabase) async throws {
        try await CaseRoom.with(engine) { room in
            let first = try await room.untilDecision(OperatorID(serial: 1))
            let second = try await room.untilDecision(OperatorID(serial: 2))
            try await room.decide(.grant, on: first)
            var search = CaseSearch()
            search.states = [.decision]
            #expect(try await room.desk.list(search).map(\.id) == [second])
            search = CaseSearch()
            search.officer = "officer"
            #expect(try await room.desk.list(search).map(\.id) == [second, first])
            search.below = second.serial
            #expect(try await room.desk.list(search).map(\.id) == [first])
            search.operators = []
            #expect(try await room.desk.list(search) == [])
            #expect(try await room.desk.counts() == [.decision: 1, .monitored: 1])
        }
    }
}
