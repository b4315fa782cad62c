import FoundationEssentials
import GaritaTesting
import HTML
import HTTP
import Identity
import Sealing
import Testing

@Suite("Identity's pages")
struct PageTests {
    @Test("the room's texts are complete in both languages, each asked for and none missing")
    func texts() throws {
        let catalogue = Catalogue([IdentityTexts.all])
        #expect(catalogue.audit() == [])
        let sources = try SourceFiles.swift(in: "Sources/Identity")
        #expect(sources.count > 20)
        #expect(catalogue.audit(sources: sources, prefixes: IdentityTexts.all.keys) == [])
        for code in IdentityError.Code.allCases { #expect(catalogue.has("identity.\(code.rawValue)")) }
        for error in ApprovalError.allCases { #expect(catalogue.has("approval.\(error.rawValue)")) }
        for role in Role.allCases { #expect(catalogue.has("role.\(role.rawValue)")) }
    }

    @Test("every page is whole in both languages", arguments: Language.allCases)
    func pages(language: Language) async throws {
        try await Room.with(.sqlite, grants: [(.lodge, [.trader]), (.read, [.trader])]) { room in
            let adam = try await room.signIn("adam", code: room.code(try await room.person("adam", .administrator)))
            let sara = try await room.signIn("sara", code: room.code(try await room.person("sara", .supervisor)))
            try await room.person("tessa", .trader)
            let tessa = try await room.signIn("tessa")
            _ = try await room.identity.makeToken(for: "tessa", label: "ERP <1>", days: 30, by: "tessa")
            try await room.identity.create(
                Identity.NewAccount(login: "vera", name: "Vera", roles: [.validator], password: Room.password), by: "t")
            try await room.identity.create(
                Identity.NewAccount(
                    login: "nora", name: "Nora", roles: [.validator], password: Room.password,
                    mustChangePassword: false), by: "t")
            let (vera, nora) = (try await room.signIn("vera"), try await room.signIn("nora"))
            let desk = AccountDesk(room.identity, approvals: room.approvals)
            var ids: [String] = []
            for roles in [[Role.validator, .auditor], [.validator, .examiner], [.validator, .laneOfficer]] {
                guard case .proposed(let made) = try await desk.setRoles(roles, of: "vera", reason: "<b>", by: "adam")
                else { throw Room.Unexpected() }
                ids.append(made.id)
            }
            _ = try await room.approvals.answer(ids[1], .refuse, reason: "not <now>", by: "sara")
            let site = try Site(room)
            let pages: [(name: String, who: Identity.NewSession?, path: String, status: Int)] = [
                ("sign-in", nil, "/sign-in?next=/x", 200), ("enrol", nora, "/enrol", 200),
                ("password-first", vera, "/password", 200), ("account-trader", tessa, "/account", 200),
                ("account-official", sara, "/account", 200), ("password", tessa, "/password", 200),
                ("accounts", adam, "/accounts", 200), ("accounts-none", adam, "/accounts?q=zz", 200),
                ("accounts-new", adam, "/accounts/new", 200), ("account-file", adam, "/accounts/sara", 200),
                ("account-read", sara, "/accounts/tessa", 200), ("organisations", adam, "/organisations", 200),
                ("approvals", sara, "/approvals", 200), ("approvals-lapsed", sara, "/approvals?state=lapsed", 200),
                ("approval-mine", adam, "/approvals/\(ids[0])", 200),
                ("approval-open", sara, "/approvals/\(ids[0])", 200),
                ("approval-refused", sara, "/approvals/\(ids[1])", 200), ("unfinished", nora, "/accounts", 403),
                ("forbidden", tessa, "/accounts", 403), ("no-account", adam, "/accounts/none", 404),
            ]
            for (name, who, path, status) in pages {
                let answer = try await site.browser(who, language: language.rawValue).get(path)
                #expect(answer.status == status, "\(name)")
                let missing = answer.text.split(separator: "⟦").dropFirst().first?.prefix(60) ?? ""
                #expect(!answer.text.contains("⟦"), "\(name): \(missing)")
                #expect(MarkupCheck.complaints(answer.text) == [], "\(name)")
                #expect(answer.text.contains("<html lang=\"\(language.rawValue)\">"), "\(name)")
                #expect(!answer.text.contains("<b>") && !answer.text.contains("<now>"), "\(name)")
                #expect(answer.headers["cache-control"] == "no-store", "\(name)")
                try PageFolder.write("identity-\(name).\(language.rawValue).html", HTML(trusted: answer.body))
            }
        }
    }

    @Test("a new official changes the password, enrols a phone, keeps the codes and is led on")
    func journey() async throws {
        try await Room.with(.sqlite) { room in
            try await room.identity.create(
                Identity.NewAccount(login: "vera", name: "Vera", roles: [.validator], password: Room.password), by: "t")
            let site = try Site(room)
            let first = try await site.browser().send(
                [("account", "vera"), ("password", Room.password), ("next", "/declarations")], to: "/sign-in",
                from: "/sign-in")
            #expect(first.status == 303 && first.location == "/sign-in/next")
            var cookie = try #require(first.session)
            #expect(try await site.browser(cookie: cookie).get("/sign-in/next").location == "/password")
            let short = try await site.browser(cookie: cookie).send(
                [("present", Room.password), ("new", "short")], to: "/password", from: "/password")
            #expect(short.status == 422 && short.text.contains("de 12 a 200 caracteres"))
            let changed = try await site.browser(cookie: cookie).send(
                [("present", Room.password), ("new", "tres tristes tigres")], to: "/password", from: "/password")
            #expect(changed.location == "/sign-in/next")
            cookie = try #require(changed.session)
            #expect(try await site.browser(cookie: cookie).get("/account").location == "/sign-in/next")
            #expect(try await site.browser(cookie: cookie).get("/sign-in/next").location == "/enrol")
            let secret = try #require(try await room.identity.enrolment(of: "vera"))
            let wrong = try await site.browser(cookie: cookie).send([("code", "000000")], to: "/enrol", from: "/enrol")
            #expect(wrong.status == 422)
            let enrolled = try await site.browser(cookie: cookie).send(
                [("code", room.code(secret))], to: "/enrol", from: "/enrol")
            #expect(enrolled.status == 200)
            #expect(enrolled.text.components(separatedBy: "<li><code class=\"id\">").count == 9)
            cookie = try #require(enrolled.session)
            #expect(try await site.browser(cookie: cookie).get("/account").status == 200)
            #expect(try await site.browser(cookie: cookie).get("/sign-in/next").location == "/")
            let out = try await site.browser(cookie: cookie).send([], to: "/sign-out", from: "/account")
            #expect(out.location == "/sign-in")
            #expect(try await site.browser(cookie: cookie).get("/account").status == 303)
        }
    }

    @Test("nobody is led to another site after signing in, nor by the language links")
    func leads() async throws {
        try await Room.with(.sqlite) { room in
            try await room.person("tessa", .trader)
            let site = try Site(room)
            for next in ["//evil.example", "https://evil.example/", "/\\evil.example", ""] {
                let answer = try await site.browser().send(
                    [("account", "tessa"), ("password", Room.password), ("next", next)], to: "/sign-in",
                    from: "/sign-in")
                #expect(answer.location == "/")
                let language = try await site.browser().get("/language/en?to=\(next.replacing("\\", with: "%5C"))")
                #expect(language.location == "/")
            }
            #expect(try await site.browser().get("/language/fr").status == 404)
        }
    }

    @Test("the desk shows who may not answer why, and lets another person approve what was seen")
    func desk() async throws {
        try await Room.with(.sqlite) { room in
            let adam = try await room.signIn("adam", code: room.code(try await room.person("adam", .administrator)))
            let sara = try await room.signIn("sara", code: room.code(try await room.person("sara", .supervisor)))
            let site = try Site(room)
            let made = try await site.browser(adam).send(
                [("login", "eva"), ("name", "Eva"), ("roles", "examiner"), ("language", "es"), ("reason", "entra")],
                to: "/accounts/new", from: "/accounts/new")
            #expect(made.status == 200 && made.text.contains("Otra persona tiene que aprobarlo"))
            let proposal = try #require(try await room.approvals.list(.open).first)
            let path = "/approvals/\(proposal.id)"
            let own = try await site.browser(adam).get(path).text
            #expect(own.contains("la decide otra persona") && !own.contains("value=\"approve\""))
            let mine = try await site.browser(adam).send(
                [("answer", "approve"), ("payloadHash", proposal.payloadHash)], to: path, from: path)
            #expect(mine.status == 422)
            let blank = try await site.browser(sara).send(
                [("answer", "refuse"), ("payloadHash", proposal.payloadHash), ("reason", " ")], to: path, from: path)
            #expect(blank.status == 422 && blank.text.contains("Escriba el motivo."))
            let done = try await site.browser(sara).send(
                [("answer", "approve"), ("payloadHash", proposal.payloadHash)], to: path, from: path)
            #expect(done.location == path)
            #expect(try await room.identity.account("eva")?.roles == [.examiner])
        }
    }
}
