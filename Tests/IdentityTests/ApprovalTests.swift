import Concurrency
import Customs
import Database
import GaritaTesting
import HTTP
import Identity
import JSON
import Ledger
import Sealing
import Testing

extension ProtectedAct {
    static let publish = ProtectedAct("test.publish", propose: .lodge, approve: .publish)
    static let sign = ProtectedAct("test.sign", propose: .lodge, approve: .publish, separation: .duty)
}

extension EventKind {
    static let published = EventKind("test.published", "A test act was done.")
}

/// Protected acts that leave an event, and fail when their payload says so.
private struct Failing: Error {}

@Suite("Approvals")
struct ApprovalTests {
    // Analysts propose, supervisors approve; programme managers may do both.
    static let grants: Grants = [
        (.lodge, [.riskAnalyst, .programmeManager]), (.publish, [.supervisor, .programmeManager]),
    ]

    static let performances = [ProtectedAct.publish, .sign].map { act in
        Approvals.Performance(act) { (proposal, tx) throws in
            if try JSONValue.parse(proposal.payload)["fails"]?.bool == true { throw Failing() }
            try Ledger.append(
                [
                    EventDraft(
                        .published, subject: proposal.subject, at: proposal.answeredAt ?? proposal.proposedAt,
                        actor: proposal.answeredBy ?? "-")
                ], in: tx)
        }
    }

    private func with(_ engine: TestDatabase, _ body: (Room) async throws -> Void) async throws {
        try await Room.with(engine, performances: Self.performances, grants: Self.grants) { room in
            for (login, role) in [
                ("ana", Role.riskAnalyst), ("sara", .supervisor), ("sam", .supervisor), ("mia", .programmeManager),
                ("moe", .programmeManager), ("aldo", .auditor),
            ] {
                try await room.identity.create(
                    Identity.NewAccount(
                        login: login, name: login, roles: [role], password: Room.password, mustChangePassword: false),
                    by: "test")
            }
            try await body(room)
        }
    }

    private func propose(
        _ room: Room, _ act: ProtectedAct = .publish, by login: String = "ana",
        payload: JSONValue = ["b": 1, "a": [2]],
        barred: Set<String> = []
    ) async throws -> Proposal {
        try await room.approvals.propose(
            act, subject: "ruleset 7", payload: payload, reason: "new profile", barred: barred, by: login)
    }

    private func done(_ room: Room) async throws -> Int {
        try await room.events(about: "ruleset 7").filter { $0.kind == .published }.count
    }

    @Test(
        "what one proposes another approves, and it is done once, in the same transaction", arguments: TestDatabase.both
    )
    func approves(_ engine: TestDatabase) async throws {
        try await with(engine) { room in
            let proposal = try await propose(room)
            #expect(String(decoding: proposal.payload, as: UTF8.self) == #"{"a":[2],"b":1}"#)
            #expect(proposal.payloadHash == SHA256.hash(proposal.payload).hex)
            let answer = Proposal.Answer.approve(payloadHash: proposal.payloadHash)
            let approved = try await room.approvals.answer(proposal.id, answer, reason: "", by: "sara")
            #expect(approved.state == .approved && approved.answeredBy == "sara")
            #expect(try await room.approvals.proposal(proposal.id) == approved)
            let events = try await room.events(about: "ruleset 7")
            #expect(events.map(\.kind) == [.actProposed, .actApproved, .published])
            #expect(events.map(\.actor) == ["ana", "sara", "sara"])
            await #expect(throws: ApprovalError.closed) {
                try await room.approvals.answer(proposal.id, answer, reason: "", by: "sam")
            }
            #expect(try await done(room) == 1)
        }
    }

    @Test("of many who approve at once one succeeds, and the act is done once", arguments: TestDatabase.both)
    func race(_ engine: TestDatabase) async throws {
        try await with(engine) { room in
            for _ in 0..<5 {
                let proposal = try await propose(room)
                let before = try await done(room)
                let outcomes = await withTaskGroup(of: Bool.self) { group in
                    for index in 0..<8 {
                        group.addTask {
                            let login = ["sara", "sam", "mia", "moe"][index % 4]
                            let answer = try? await room.approvals.answer(
                                proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: login)
                            return answer != nil
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(outcomes.filter { $0 }.count == 1)
                #expect(try await done(room) == before + 1)
            }
        }
    }

    @Test(
        "who proposes, who had a part in it, who lacks the permission, and who is not there cannot approve",
        arguments: TestDatabase.both)
    func separates(_ engine: TestDatabase) async throws {
        try await with(engine) { room in
            let proposal = try await propose(room, by: "mia", barred: ["sara"])
            func refusal(_ login: String) async -> ApprovalError? {
                do {
                    _ = try await room.approvals.answer(
                        proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: login)
                    return nil
                } catch { return error as? ApprovalError }
            }
            #expect(await refusal("mia") == .samePerson)
            #expect(await refusal("sara") == .involved)
            #expect(await refusal("ana") == .notAllowed)
            #expect(await refusal("nobody") == .notAllowed)
            try await room.identity.change("sam", roles: [.supervisor], isActive: false, by: "test")
            #expect(await refusal("sam") == .notAllowed)
            #expect(try await done(room) == 0)
            #expect(await refusal("moe") == nil)
            let signed = try await propose(room, .sign)
            await #expect(throws: ApprovalError.sameDuty) {
                try await room.approvals.answer(
                    signed.id, .approve(payloadHash: signed.payloadHash), reason: "", by: "moe")
            }
        }
    }

    @Test("only who holds the permission proposes, with a reason, and only acts that a room performs")
    func proposes() async throws {
        try await with(.sqlite) { room in
            await #expect(throws: ApprovalError.notAllowed) { try await propose(room, by: "aldo") }
            await #expect(throws: ApprovalError.notAllowed) { try await propose(room, by: "nobody") }
            await #expect(throws: ApprovalError.unknownAct) {
                try await propose(room, ProtectedAct("test.other", propose: .lodge, approve: .publish))
            }
            await #expect(throws: ApprovalError.reasonMissing) {
                try await room.approvals.propose(.publish, subject: "x", payload: [:], reason: " \n", by: "ana")
            }
            await #expect(throws: ApprovalError.notFound) {
                try await room.approvals.answer("p0", .refuse, reason: "no", by: "sara")
            }
        }
    }

    @Test("an act that fails leaves its proposal open and nothing done", arguments: TestDatabase.both)
    func fails(_ engine: TestDatabase) async throws {
        try await with(engine) { room in
            let proposal = try await propose(room, payload: ["fails": true])
            await #expect(throws: Failing.self) {
                try await room.approvals.answer(
                    proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: "sara")
            }
            #expect(try await room.approvals.proposal(proposal.id)?.state == .open)
            #expect(try await room.events(about: "ruleset 7").map(\.kind) == [.actProposed])
        }
    }

    @Test(
        "a payload that was changed in the database, or is not the one that was seen, is not approved",
        arguments: TestDatabase.both)
    func altered(_ engine: TestDatabase) async throws {
        try await with(engine) { room in
            let proposal = try await propose(room)
            await #expect(throws: ApprovalError.otherPayload) {
                try await room.approvals.answer(
                    proposal.id, .approve(payloadHash: SHA256.hash("other").hex), reason: "", by: "sara")
            }
            try await room.database.write { (tx) throws in
                _ = try tx.execute("UPDATE proposal SET payload = ?", [.blob(Array(#"{"a":[3],"b":1}"#.utf8))])
            }
            await #expect(throws: ApprovalError.altered) {
                try await room.approvals.answer(
                    proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: "sara")
            }
            #expect(try await done(room) == 0)
        }
    }

    @Test(
        "a proposal lapses by itself; a refusal needs a reason; the proposer may take it back",
        arguments: TestDatabase.both)
    func ends(_ engine: TestDatabase) async throws {
        try await with(engine) { room in
            let first = try await propose(room)
            room.clock.advance(seconds: 72 * 3600 - 1)
            #expect(try await room.approvals.list(.open).map(\.id) == [first.id])
            #expect(try await room.approvals.countOpen() == 1)
            room.clock.advance(seconds: 1)
            #expect(try await room.approvals.list(.open).isEmpty)
            #expect(try await room.approvals.list(.lapsed).map(\.id) == [first.id])
            await #expect(throws: ApprovalError.lapsed) {
                try await room.approvals.answer(
                    first.id, .approve(payloadHash: first.payloadHash), reason: "", by: "sara")
            }
            let second = try await propose(room)
            await #expect(throws: ApprovalError.reasonMissing) {
                try await room.approvals.answer(second.id, .refuse, reason: "  ", by: "sara")
            }
            let refused = try await room.approvals.answer(second.id, .refuse, reason: "too broad", by: "sara")
            #expect(refused.state == .refused && refused.answer == "too broad")
            let third = try await propose(room)
            await #expect(throws: ApprovalError.notAllowed) {
                try await room.approvals.answer(third.id, .withdraw, reason: "", by: "sara")
            }
            _ = try await room.approvals.answer(third.id, .withdraw, reason: "", by: "ana")
            #expect(try await room.approvals.list(.withdrawn).map(\.id) == [third.id])
            #expect(try await done(room) == 0)
        }
    }

    @Test(
        "whatever people answer in whatever order, nobody approves his own and nothing is done twice", arguments: 0..<6)
    func property(_ seed: UInt64) async throws {
        try await with(.sqlite) { room in
            var random = SplitMix64(seed: seed)
            let people = ["ana", "sara", "sam", "mia", "moe", "aldo"]
            var proposals: [Proposal] = []
            for _ in 0..<300 {
                if proposals.isEmpty || Int.random(in: 0..<4, using: &random) == 0 {
                    let act = Bool.random(using: &random) ? ProtectedAct.publish : .sign
                    let barred = Set(people.filter { _ in Int.random(in: 0..<5, using: &random) == 0 })
                    let login = people.randomElement(using: &random) ?? ""
                    if let made = try? await propose(room, act, by: login, barred: barred) { proposals.append(made) }
                    room.clock.advance(seconds: Int64.random(in: 0..<40_000, using: &random))
                    continue
                }
                guard let proposal = proposals.randomElement(using: &random),
                    let person = people.randomElement(using: &random)
                else { continue }
                let answer: Proposal.Answer =
                    [.approve(payloadHash: proposal.payloadHash), .refuse, .withdraw, .approve(payloadHash: "")]
                    .randomElement(using: &random) ?? .refuse
                _ = try? await room.approvals.answer(proposal.id, answer, reason: "because", by: person)
            }
            var approvals = 0
            for proposal in proposals {
                let now = try #require(try await room.approvals.proposal(proposal.id))
                guard now.state == .approved else { continue }
                approvals += 1
                #expect(now.answeredBy != now.proposedBy, "seed \(seed)")
                #expect(!now.barred.contains(now.answeredBy ?? ""), "seed \(seed)")
                #expect(["sara", "sam", "mia", "moe"].contains(now.answeredBy ?? ""), "seed \(seed)")
                if now.act == ProtectedAct.sign.name { #expect(["sara", "sam"].contains(now.answeredBy ?? "")) }
                let answeredAt = try #require(now.answeredAt)
                #expect(answeredAt < now.lapsesAt, "seed \(seed)")
            }
            #expect(try await done(room) == approvals, "seed \(seed)")
            #expect(approvals > 0, "seed \(seed) tries something")
        }
    }
}
