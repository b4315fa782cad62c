import Customs
import Database
import GaritaTesting
import HTTP
import Identity
import JSON
import Ledger
import Sealing
import Testing

@Suite("The second factor")
struct FactorTests {
    @Test(
        "an official may do nothing until the second factor is enrolled, and then everything",
        arguments: TestDatabase.both)
    func enrols(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            try await room.identity.create(
                Identity.NewAccount(
                    login: "sara", name: "Sara", roles: [.supervisor], password: Room.password,
                    mustChangePassword: false), by: "test")
            let first = try await room.signIn("sara")
            #expect(first.nextStep == .enrolFactor)
            #expect(try await room.who(cookie: first.cookie)?.permissions == [.completeSignIn])

            let secret = try #require(try await room.identity.enrolment(of: "sara"))
            #expect(try await room.identity.enrolment(of: "sara") == secret, "looking again makes no other")
            #expect(try await room.identity.enrol(code: "000000", login: "sara", cookie: first.cookie) == .wrong)
            let answer = try await room.identity.enrol(code: room.code(secret), login: "sara", cookie: first.cookie)
            guard case .enrolled(let session, let codes) = answer else {
                Issue.record("not enrolled: \(answer)")
                return
            }
            #expect(codes.count == 8 && Set(codes).count == 8)
            #expect(session.nextStep == nil)
            #expect(try await room.who(cookie: first.cookie) == nil, "the cookie of before is dead")
            let who = try #require(try await room.who(cookie: session.cookie))
            #expect(who.may(.approveAccounts) && !who.may(.completeSignIn))
            #expect(try await room.identity.enrolment(of: "sara") == nil, "the secret is shown no more")
        }
    }

    @Test("the same code does not open twice, nor does one of an earlier moment", arguments: TestDatabase.both)
    func replays(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            let secret = try await room.person("sara", .supervisor)
            let earlier = room.code(secret)
            room.clock.advance(seconds: 30)
            let code = room.code(secret)
            #expect(try await room.attempt("sara") == .refused, "without a code")
            _ = try await room.signIn("sara", code: code)
            #expect(try await room.attempt("sara", code: code) == .refused)
            #expect(try await room.attempt("sara", code: earlier) == .refused)
            room.clock.advance(seconds: 30)
            let code2 = room.code(secret)
            _ = try await room.signIn("sara", code: "\(code2.prefix(3)) \(code2.suffix(3))")
        }
    }

    @Test("of two sign-ins with one code at the same time, one opens", arguments: TestDatabase.both)
    func race(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            let secret = try await room.person("sara", .supervisor)
            let code = room.code(secret)
            let outcomes = try await withThrowingTaskGroup(of: Identity.SignIn.self) { group in
                for _ in 0..<4 { group.addTask { try await room.attempt("sara", code: code) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .refused }.count == 3)
        }
    }

    @Test("a recovery code opens once in the place of a lost phone", arguments: TestDatabase.both)
    func recovers(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            let secret = try await room.person("sara", .supervisor)
            let answer = try await room.identity.renewRecoveryCodes(code: room.code(secret), login: "sara")
            guard case .shown(let codes) = answer, let code = codes.first else {
                Issue.record("no codes: \(answer)")
                return
            }
            let session = try await room.signIn("sara", code: code)
            #expect(try await room.who(cookie: session.cookie)?.may(.approveAccounts) == true)
            #expect(try await room.attempt("sara", code: code) == .refused)
            #expect(try await room.identity.recoveryCodesLeft(of: "sara") == 7)
            let stored = try await room.database.read { (db) throws in try db.query("SELECT * FROM recovery_code") }
            #expect(stored.flatMap(\.values).allSatisfy { $0.text != code })
            let last = try #require(try await room.events(about: "sara").last { $0.kind == .signedIn })
            #expect(try last.data["factor"]?.string == "recovery")
        }
    }

    @Test(
        "another phone is enrolled by one who shows a code of the present one; every session ends",
        arguments: TestDatabase.both)
    func replaces(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            let secret = try await room.person("sara", .supervisor)
            let session = try await room.signIn("sara", code: room.code(secret))
            room.clock.advance(seconds: 30)
            #expect(try await room.identity.replaceFactor(code: "123456", login: "sara") == .wrong)
            #expect(try await room.who(cookie: session.cookie) != nil)
            #expect(try await room.identity.replaceFactor(code: room.code(secret), login: "sara") == .shown([]))
            #expect(try await room.who(cookie: session.cookie) == nil)
            #expect(try await room.signIn("sara").nextStep == .enrolFactor)
            #expect(try await room.identity.enrolment(of: "sara") != secret)
        }
    }

    @Test("codes are guessed no faster than passwords")
    func throttles() async throws {
        try await Room.with(.sqlite) { room in
            let secret = try await room.person("sara", .supervisor)
            for _ in 0..<5 { #expect(try await room.attempt("sara", code: "111111") == .refused) }
            let right = room.code(secret)
            #expect(try await room.attempt("sara", code: right) == .wait(2))
            for _ in 0..<5 { #expect(try await room.identity.renewRecoveryCodes(code: "1", login: "sara") == .wrong) }
            #expect(try await room.identity.renewRecoveryCodes(code: right, login: "sara") == .wait(2))
        }
    }

    @Test("one-time codes of demonstration accounts are told, of others never")
    func demonstration() async throws {
        try await Room.with(.sqlite) { room in
            let entries = try await DemoAccounts.create(
                in: room.identity, password: "un-secreto-de-prueba",
                organisations: [
                    Room.organisation, Organisation(id: "PATENTE3621", name: "Agencia", kind: .broker),
                    Organisation(id: "US-CTPAT", name: "CBP", kind: .partner),
                ])
            #expect(entries.map(\.role) == Role.allCases)
            for entry in entries {
                #expect(entry.role.isOfficial == (entry.totpSecret != nil))
                let session = try await room.attempt(
                    entry.login, password: entry.password, code: entry.code(at: room.clock.instant) ?? "")
                guard case .signedIn(let session) = session else {
                    Issue.record("\(entry.login) does not get in")
                    continue
                }
                #expect(session.nextStep == nil)
            }
            #expect(try await room.identity.demonstrationCode(of: "demo.supervisor")?.count == 6)
            try await room.person("sara", .supervisor)
            #expect(try await room.identity.demonstrationCode(of: "sara") == nil)
            let again = try await DemoAccounts.create(
                in: room.identity, password: "otro-secreto-de-prueba", organisations: [Room.organisation])
            #expect(
                again.first { $0.role == .auditor }?.totpSecret == entries.first { $0.role == .auditor }?.totpSecret)
        }
    }
}
