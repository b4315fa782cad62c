import Database
import GaritaTesting
import HTTP
import Identity
import Sealing
import Testing

@Suite("Passwords")
struct PasswordTests {
    @Test("a password that someone else made has to be changed before anything else", arguments: TestDatabase.both)
    func mustChange(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            try await room.person("tessa", .trader)
            let old = try await room.signIn("tessa")
            try await room.identity.setPassword("abcd-efgh-jkmn-pqrs", of: "tessa", by: "admin")
            #expect(try await room.who(cookie: old.cookie) == nil, "every session has ended")
            guard case .signedIn(let session) = try await room.attempt("tessa", password: "abcd-efgh-jkmn-pqrs") else {
                throw Room.Unexpected()
            }
            #expect(session.nextStep == .changePassword)
            #expect(try await room.who(cookie: session.cookie)?.permissions == [.completeSignIn])
            let change = try await room.identity.changePassword(
                from: "abcd-efgh-jkmn-pqrs", to: "tres tristes tigres", login: "tessa", cookie: session.cookie)
            guard case .changed(let next) = change else { throw Room.Unexpected() }
            #expect(next.nextStep == nil)
            #expect(try await room.who(cookie: next.cookie)?.may(.manageOwnTokens) == true)
            #expect(try await room.who(cookie: session.cookie) == nil)
        }
    }

    @Test("one's own password is changed by who shows the present one, and not to the same")
    func changes() async throws {
        try await Room.with(.sqlite) { room in
            try await room.person("tessa", .trader)
            let session = try await room.signIn("tessa")
            func change(_ present: String, _ new: String) async throws -> Identity.PasswordChange {
                try await room.identity.changePassword(
                    from: present, to: new, login: "tessa", cookie: session.cookie)
            }
            #expect(try await change("not the present one", "tres tristes tigres") == .wrong)
            await #expect(throws: IdentityError(.passwordSame)) { try await change(Room.password, Room.password) }
            await #expect(throws: IdentityError(.passwordLength)) { try await change(Room.password, "short") }
            #expect(try await room.who(cookie: session.cookie) != nil, "nothing has changed yet")
        }
    }

    @Test("a password with an older cost is hashed anew when it is next right")
    func rehashes() async throws {
        try await Room.with(.sqlite) { room in
            try await room.person("tessa", .trader)
            let dearer = Identity(
                database: room.database, grants: room.identity.grants, time: room.clock.source,
                passwords: Passwords(cost: Passwords.Cost(passes: 1, memory: 16_384)))
            func stored() async throws -> String? {
                try await room.database.read { (db) throws in try db.value("SELECT password FROM account")?.text }
            }
            let before = try #require(try await stored())
            let credentials = Identity.Credentials(login: "tessa", password: Room.password, address: Room.address)
            guard case .signedIn = try await dearer.signIn(credentials) else { throw Room.Unexpected() }
            let after = try #require(try await stored())
            #expect(before.contains("m=8,") && after.contains("m=16,"))
            guard case .signedIn = try await dearer.signIn(credentials) else { throw Room.Unexpected() }
            #expect(try await stored() == after)
        }
    }

    @Test(
        "short, repeated and guessable passwords are refused, long phrases of any letters are not",
        arguments: [
            ("elevenchars", IdentityError.Code.passwordLength), ("aaaaaaaaaaaaaaaa", .passwordGuessable),
            ("tessa.tessa.tessa", .passwordGuessable), ("contraseña de ñandú 火", nil),
            ("tres tristes tigres", nil), (String(repeating: "long phrase ", count: 17), .passwordLength),
        ] as [(String, IdentityError.Code?)])
    func rules(_ password: String, _ code: IdentityError.Code?) {
        #expect(Account.refusal(password: password, login: "tessa")?.code == code)
    }

    @Test("made passwords are long, differ, and hold no letter that is easily confused")
    func made() {
        let made = (0..<200).map { _ in Identity.makePassword() }
        #expect(Set(made).count == 200)
        for password in made {
            #expect(password.count == 29)
            #expect(Account.refusal(password: password, login: "tessa") == nil)
            #expect(!password.contains { "01ilo".contains($0) })
        }
    }

    @Test("a login is small letters, digits and four signs")
    func logins() {
        for login in ["ana", "ana.lopez", "e-4411", "a_b@example.mx", String(repeating: "a", count: 64)] {
            #expect(Account.refusal(login: login) == nil)
        }
        for login in ["", "ab", "Ana", "ana lopez", "ñandu", "a/b/c", "ana\n", String(repeating: "a", count: 65)] {
            #expect(Account.refusal(login: login)?.code == .login)
        }
    }
}
