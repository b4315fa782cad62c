import Customs
import Database
import GaritaTesting
import HTTP
import Identity
import JSON
import Ledger
import Testing

@Suite("Signing in")
struct SignInTests {
    @Test("the right password opens a session whose cookie is nowhere stored", arguments: TestDatabase.both)
    func opens(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            try await room.person("tessa", .trader)
            let session = try await room.signIn(" Tessa ")
            #expect(session.nextStep == nil)
            #expect(session.cookie.utf8.count == 43)
            let who = try #require(try await room.who(cookie: session.cookie))
            #expect(who.id == "tessa" && who.organisation == Room.organisation.id && who.kind == .session)
            #expect(who.permissions == [.manageOwnTokens])
            #expect(who.csrfToken.utf8.count == 43 && who.csrfToken != session.cookie)
            let stored = try await room.database.read { (db) throws in try db.query("SELECT * FROM session") }
            for value in stored.flatMap(\.values) { #expect(value.text != session.cookie) }
        }
    }

    @Test(
        "a wrong password and an unknown account are refused alike, and each leaves an event without what was typed",
        arguments: TestDatabase.both)
    func refuses(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            try await room.person("tessa", .trader)
            #expect(try await room.attempt("tessa", password: "wrong but long enough") == .refused)
            #expect(try await room.attempt("my own password in the wrong box") == .refused)
            #expect(try await room.attempt("tessa", password: String(repeating: "x", count: 5000)) == .refused)
            let events = try await room.events().filter { $0.kind == .signInRefused }
            #expect(events.map(\.subject) == ["tessa", "-", "tessa"])
            let reasons = try events.map { try $0.data["because"]?.string }
            #expect(reasons == ["password", "account", "password"])
        }
    }

    @Test("a closed account does not open, and what it had open closes", arguments: TestDatabase.both)
    func closed(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            try await room.person("tessa", .trader)
            let session = try await room.signIn("tessa")
            #expect(try await room.who(cookie: session.cookie) != nil)
            try await room.identity.change("tessa", roles: [.trader], isActive: false, by: "admin")
            #expect(try await room.who(cookie: session.cookie) == nil)
            #expect(try await room.attempt("tessa") == .refused)
        }
    }

    @Test("signing in again ends the session that the browser brought", arguments: TestDatabase.both)
    func rotates(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            try await room.person("tessa", .trader)
            let first = try await room.signIn("tessa")
            #expect(try await room.who(cookie: first.cookie) != nil)
            let second = try await room.signIn("tessa", replacing: first.cookie)
            #expect(first.cookie != second.cookie)
            #expect(try await room.who(cookie: first.cookie) == nil)
            #expect(try await room.who(cookie: second.cookie) != nil)
        }
    }

    @Test("a session ends after half an hour without use and after twelve hours in all", arguments: TestDatabase.both)
    func expires(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            try await room.person("tessa", .trader)
            let idle = try await room.signIn("tessa")
            room.clock.advance(seconds: 29 * 60)
            #expect(try await room.who(cookie: idle.cookie) != nil)
            room.clock.advance(seconds: 29 * 60)
            #expect(try await room.who(cookie: idle.cookie) != nil, "use has pushed the end on")
            room.clock.advance(seconds: 30 * 60 + 1)
            #expect(try await room.who(cookie: idle.cookie) == nil)

            let busy = try await room.signIn("tessa")
            for _ in 0..<36 {
                room.clock.advance(seconds: 20 * 60)
                #expect(try await room.who(cookie: busy.cookie) != nil)
            }
            room.clock.advance(seconds: 20 * 60)
            #expect(try await room.who(cookie: busy.cookie) == nil)
        }
    }

    @Test("an account has at most ten sessions: the oldest gives way", arguments: TestDatabase.both)
    func bounded(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            try await room.person("tessa", .trader)
            var cookies: [String] = []
            for _ in 0..<12 {
                cookies.append(try await room.signIn("tessa").cookie)
                room.clock.advance(seconds: 1)
            }
            room.clock.advance(seconds: 2)
            for (index, cookie) in cookies.enumerated() {
                let isOpen = try await room.who(cookie: cookie) != nil
                #expect(isOpen == (index >= 2))
            }
            #expect(try await room.identity.signOutElsewhere("tessa", keeping: cookies[11]) == 9)
            #expect(try await room.who(cookie: cookies[10]) == nil)
            #expect(try await room.who(cookie: cookies[11]) != nil)
        }
    }

    @Test("signing out is felt at once here, and within a second on another node", arguments: TestDatabase.both)
    func signsOut(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            try await room.person("tessa", .trader)
            let session = try await room.signIn("tessa")
            let other = Identity(
                database: room.database, grants: room.identity.grants, time: room.clock.source)
            let request = Request(path: "/", headers: ["Cookie": "garita_session=\(session.cookie)"])
            #expect(try await other.principal(of: request) != nil)
            try await room.identity.signOut(session.cookie)
            #expect(try await room.who(cookie: session.cookie) == nil)
            room.clock.advance(seconds: 1)
            #expect(try await other.principal(of: request) == nil)
            let kinds = try await room.events(about: "tessa").map(\.kind)
            #expect(kinds == [.accountCreated, .signedIn, .signedOut])
        }
    }

    @Test(
        "who guesses has to wait, ever longer; the right password opens again after the wait",
        arguments: TestDatabase.both)
    func throttles(_ engine: TestDatabase) async throws {
        try await Room.with(engine) { room in
            try await room.person("tessa", .trader)
            for _ in 0..<5 { #expect(try await room.attempt("tessa", password: "not this one either") == .refused) }
            #expect(try await room.attempt("tessa") == .wait(2), "also with the right password")
            #expect(try await room.attempt("tessa", address: "198.51.100.9") != .wait(2), "elsewhere it opens")
            room.clock.advance(seconds: 2)
            let session = try await room.signIn("tessa")
            #expect(try await room.who(cookie: session.cookie) != nil)
        }
    }

    @Test("a hundred guesses at once count as a hundred")
    func throttlesAtOnce() async throws {
        try await Room.with(.sqlite) { room in
            try await room.person("tessa", .trader)
            let outcomes = try await withThrowingTaskGroup(of: Identity.SignIn.self) { group in
                for index in 0..<100 {
                    group.addTask { try await room.attempt("tessa", password: "guess number \(index)") }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .refused }.count == 5)
            #expect(outcomes.allSatisfy { if case .signedIn = $0 { false } else { true } })
        }
    }

    @Test("nobody is there without a cookie or token, or with one of another form")
    func nobody() async throws {
        try await Room.with(.sqlite) { (room: Room) async throws -> Void in
            #expect(try await room.identity.principal(of: Request(path: "/")) == nil)
            for text in ["", "x", "garita_", String(repeating: "a", count: 43), String(repeating: "b", count: 4000)] {
                #expect(try await room.who(cookie: text) == nil)
                #expect(try await room.who(token: text) == nil)
            }
        }
    }
}
