import Customs
import GaritaTesting
import HTTP
import Identity
import Ledger
import Testing

@Suite("Accounts")
struct AccountDeskTests {
    @Test("an official's role is given by two people, and to nobody by himself", arguments: TestDatabase.both)
    func grants(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            try await room.person("adam", .administrator)
            try await room.person("sara", .supervisor)
            let desk = AccountDesk(room.identity, approvals: room.approvals)
            let wanted = Identity.NewAccount(login: "eva", name: "Eva", roles: [.examiner], password: "")
            await #expect(throws: ApprovalError.reasonMissing) { try await desk.create(wanted, reason: "", by: "adam") }
            let made = try await desk.create(wanted, reason: "joins in May", by: "adam")
            guard case .proposed(let proposal) = made.outcome else { throw Room.Unexpected() }
            #expect(try await room.identity.account("eva")?.roles == [])
            guard case .signedIn(let session) = try await room.attempt("eva", password: made.password) else {
                throw Room.Unexpected()
            }
            #expect(session.nextStep == .changePassword)
            await #expect(throws: ApprovalError.samePerson) {
                try await room.approvals.answer(
                    proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: "adam")
            }
            _ = try await room.approvals.answer(
                proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: "sara")
            #expect(try await room.identity.account("eva")?.roles == [.examiner])
            await #expect(throws: IdentityError(.ownAccount)) {
                try await desk.setRoles([.administrator, .auditor], of: "adam", reason: "x", by: "adam")
            }
            await #expect(throws: IdentityError(.ownAccount)) {
                try await desk.setActive(false, of: "adam", by: "adam")
            }
        }
    }

    @Test("what is taken away goes at once, and what is gained waits and brings nothing else back")
    func takesAway() async throws {
        try await Room.with(.sqlite) { room in
            try await room.person("adam", .administrator)
            try await room.person("sara", .supervisor)
            try await room.person("eva", .examiner, .laneOfficer)
            let desk = AccountDesk(room.identity, approvals: room.approvals)
            let outcome = try await desk.setRoles([.examiner, .auditor], of: "eva", reason: "moves", by: "adam")
            guard case .proposed(let proposal) = outcome else { throw Room.Unexpected() }
            #expect(try await room.identity.account("eva")?.roles == [.examiner])
            #expect(try await desk.setRoles([.validator], of: "eva", reason: "moves again", by: "adam") != .done)
            #expect(try await room.identity.account("eva")?.roles == [])
            _ = try await room.approvals.answer(
                proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: "sara")
            #expect(try await room.identity.account("eva")?.roles == [.auditor], "the examiner does not come back")
        }
    }

    @Test("a trader's account needs no second person, and belongs to an organisation", arguments: TestDatabase.both)
    func traders(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            try await room.person("adam", .administrator)
            let desk = AccountDesk(room.identity, approvals: room.approvals)
            func create(_ roles: [Role], _ organisation: String?) async throws -> AccountDesk.Outcome {
                try await desk.create(
                    Identity.NewAccount(
                        login: "tim", name: "Tim", roles: roles, organisation: organisation, password: ""),
                    reason: "", by: "adam"
                ).outcome
            }
            await #expect(throws: IdentityError(.organisationNeeded)) { try await create([.trader], nil) }
            await #expect(throws: IdentityError(.organisationUnknown)) { try await create([.trader], "TIM910301AB1") }
            await #expect(throws: IdentityError(.roles)) { try await create([.trader, .examiner], "TIM910301AB1") }
            await #expect(throws: IdentityError(.roles)) { try await create([], nil) }
            try await room.identity.register(Room.organisation, by: "adam")
            #expect(try await create([.trader], "TIM910301AB1") == .done)
            await #expect(throws: IdentityError(.loginTaken)) { try await create([.trader], "TIM910301AB1") }
            try await room.identity.register(Room.organisation, by: "adam")
            // Of officials only those of another authority that is consulted may have one.
            #expect(Account.refusal(roles: [.consultedAuthority], organisation: "SSPC") == nil)
            #expect(Account.refusal(roles: [.consultedAuthority], organisation: nil) == nil)
            #expect(Account.refusal(roles: [.examiner], organisation: "SSPC") == IdentityError(.organisationNeeded))
            #expect(
                Account.refusal(roles: [.consultedAuthority, .examiner], organisation: "SSPC")
                    == IdentityError(.organisationNeeded))
            let kinds = try await room.events().map(\.kind).filter { $0 == .organisationRegistered }
            #expect(kinds.count == 1, "registering the same again changes nothing")
        }
    }

    @Test("an official's lost second factor is taken away by two people", arguments: TestDatabase.both)
    func factor(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            try await room.person("adam", .administrator)
            try await room.person("sara", .supervisor)
            try await room.person("sam", .supervisor)
            let desk = AccountDesk(room.identity, approvals: room.approvals)
            guard case .proposed(let proposal) = try await desk.resetFactor(of: "sam", reason: "lost", by: "adam")
            else {
                throw Room.Unexpected()
            }
            #expect(proposal.lapsesAt.seconds(since: proposal.proposedAt) == 86_400)
            let answer = Proposal.Answer.approve(payloadHash: proposal.payloadHash)
            await #expect(throws: ApprovalError.involved) {
                try await room.approvals.answer(proposal.id, answer, reason: "", by: "sam")
            }
            _ = try await room.approvals.answer(proposal.id, answer, reason: "", by: "sara")
            #expect(try await room.identity.account("sam")?.hasSecondFactor == false)
            #expect(try await room.signIn("sam").nextStep == .enrolFactor)
            await #expect(throws: IdentityError(.factorMissing)) {
                try await desk.resetFactor(of: "sam", reason: "lost", by: "adam")
            }
        }
    }

    @Test(
        "accounts are found by the beginning of login or organisation and by part of the name",
        arguments: TestDatabase.both)
    func finds(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            try await room.person("a_b", .trader)
            try await room.person("axb", .trader)
            try await room.person("zoe", .supervisor)
            func found(_ text: String, after: String = "", limit: Int = 10) async throws -> [String] {
                try await room.identity.accounts(matching: text, after: after, limit: limit).map(\.login)
            }
            #expect(try await found("") == ["a_b", "axb", "zoe"])
            #expect(try await found("", after: "a_b", limit: 1) == ["axb"])
            #expect(try await found("a_") == ["a_b"], "the underscore is no wildcard")
            #expect(try await found("%").isEmpty)
            #expect(try await found("\\").isEmpty)
            #expect(try await found("tim9") == ["a_b", "axb"])
            #expect(try await found("XB") == ["axb"])
        }
    }

    @Test("the matrix of permissions is the one that was agreed")
    func matrix() {
        #expect(
            Identity.grants.matrix == """
                account.approve: supervisor, administrator
                account.manage: administrator
                account.read: supervisor, auditor, administrator
                approval.read: programme-officer, validator, decision-maker, risk-analyst, lane-officer, examiner, \
                supervisor, programme-manager, auditor, administrator, appeals-officer
                token.manage-own: trader, broker, programme-officer, validator, decision-maker, risk-analyst, \
                lane-officer, examiner, supervisor, programme-manager, auditor, administrator, partner, \
                appeals-officer, consulted-authority

                """)
        #expect(Identity.grants.holders(of: .completeSignIn).isEmpty)
        #expect(Identity.grants.permissions(of: []).isEmpty)
    }

    @Test("every kind of event of the room has a name and a doc of its own")
    func kinds() throws {
        let catalogue = try EventCatalogue(EventKind.identity)
        #expect(catalogue.kinds.count == EventKind.identity.count)
    }
}
