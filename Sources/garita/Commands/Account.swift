import Customs
import Database
import Foundation
import HTTP
import Identity
import Sealing

extension Command {
    // Accounts at the server's console: whoever reaches the database is trusted here, and no second person is asked.

    static let accountAdd = Command(
        name: "add", parent: "account", summary: "Make an account, for example the first administrator's.",
        details: """
            The password is read from standard input with --password-stdin, else one is made and printed once; it has to be
            changed at the first sign-in. Officials enrol one-time codes then; with --totp they are enrolled now and their
            secret is printed.
            """,
        options: dataOptions + [
            Option(
                "role", .choice(Role.allCases.map(\.rawValue)), help: "what the person is; may stand several times",
                isRepeatable: true),
            Option(
                "organisation", .text("NUMBER"),
                help: "the trader, broker, partner or consulted authority for whom the person acts"),
            Option("organisation-name", .text("NAME"), help: "registers that organisation when it is not known"),
            Option("name", .text("NAME"), help: "the person's name", standard: "the login"),
            Option("language", .choice(["es", "en"]), help: "the person's language", standard: "es"),
            Option("password-stdin", help: "read the password from standard input; it need not be changed"),
            Option("totp", help: "enrol one-time codes now and print their secret"),
        ], operands: .one("LOGIN"),
        run: { arguments in
            let login = Account.normalised(login: arguments.operands.first ?? "")
            let roles = arguments.texts("role").compactMap(Role.init(rawValue:))
            guard let first = roles.first else { throw Failure("name at least one --role") }
            let given = arguments.has("password-stdin") ? readLine(strippingNewline: true) ?? "" : nil
            let password = given ?? Identity.makePassword()
            try await withIdentity(arguments) { identity in
                if let number = arguments.text("organisation"), let name = arguments.text("organisation-name") {
                    try await identity.register(
                        Organisation(id: number, name: name, kind: organisationKind(of: first)), by: console)
                }
                try await identity.create(
                    Identity.NewAccount(
                        login: login, name: arguments.text("name") ?? login, roles: roles,
                        organisation: arguments.text("organisation"), language: arguments.text("language") ?? "es",
                        password: password, mustChangePassword: given == nil), by: console)
                Output.line("Account \(login): \(roles.map(\.rawValue).joined(separator: ", "))")
                if given == nil { Output.line("Password: \(password)") }
                if arguments.has("totp") {
                    Output.line("One-time code secret: \(Base32.text(try await identity.enrolFactor(of: login)))")
                }
            }
        })

    static let accountList = Command(
        name: "list", parent: "account", summary: "List the accounts with their roles and state.",
        options: dataOptions, operands: Command.Operands(name: "[BEGINNING]", range: 0...1),
        run: { arguments in
            try await withIdentity(arguments) { identity in
                var rows = [["LOGIN", "ROLES", "ORGANISATION", "STATE", "LAST SIGN-IN"]]
                var after = ""
                while true {
                    let page = try await identity.accounts(
                        matching: arguments.operands.first ?? "", after: after, limit: 500)
                    for account in page {
                        rows.append([
                            account.login, account.roles.map(\.rawValue).joined(separator: ","),
                            account.organisation ?? "-", state(of: account), account.signedInAt?.description ?? "-",
                        ])
                    }
                    guard page.count == 500, let last = page.last else { break }
                    after = last.login
                }
                Output.line(Output.table(rows))
            }
        })

    static let accountReset = Command(
        name: "reset", parent: "account", summary: "Give a person a new password, and take a lost second factor away.",
        details:
            "Every session of the account ends. The new password is printed once and has to be changed at sign-in.",
        options: dataOptions + [
            Option("factor", help: "take the second factor away too; it is enrolled anew at the next sign-in"),
            Option("keep-password", help: "leave the password as it is"),
        ], operands: .one("LOGIN"),
        run: { arguments in
            let login = Account.normalised(login: arguments.operands.first ?? "")
            if arguments.has("keep-password"), !arguments.has("factor") { throw Failure("there is nothing to reset") }
            try await withIdentity(arguments) { identity in
                if arguments.has("factor") {
                    try await identity.resetFactor(of: login, by: console)
                    Output.line("The second factor of \(login) is taken away")
                }
                guard !arguments.has("keep-password") else { return }
                let password = Identity.makePassword()
                try await identity.setPassword(password, of: login, by: console)
                Output.line("Password: \(password)")
            }
        })

    static let accountToken = Command(
        name: "token", parent: "account", summary: "Make a token for a program of an account; it is printed once.",
        options: dataOptions + [
            Option("label", .text("TEXT"), help: "for which program", standard: "console"),
            Option("days", .number(1...365), help: "how long it lasts", standard: "90"),
            Option(
                "permission", .text("NAME"), help: "what it may do; may stand several times",
                standard: "all that the account may", isRepeatable: true),
        ], operands: .one("LOGIN"),
        run: { arguments in
            let login = Account.normalised(login: arguments.operands.first ?? "")
            let wanted = arguments.texts("permission").map { Permission($0) }
            try await withIdentity(arguments) { identity in
                let made = try await identity.makeToken(
                    for: login, label: arguments.text("label") ?? "console", permissions: wanted.isEmpty ? nil : wanted,
                    days: arguments.number("days", standard: 90), by: console)
                Output.error(
                    "Token \(made.token.id) until \(made.token.expiresAt): "
                        + made.token.permissions.map(\.rawValue).joined(separator: ", "))
                Output.line(made.secret)
            }
        })

    static let accountCode = Command(
        name: "code", parent: "account", summary: "Print the present one-time code of a demonstration account.",
        options: dataOptions, operands: .one("LOGIN"),
        run: { arguments in
            let login = Account.normalised(login: arguments.operands.first ?? "")
            try await withIdentity(arguments) { identity in
                guard let code = try await identity.demonstrationCode(of: login) else {
                    throw Failure("\(login) is no demonstration account with one-time codes")
                }
                Output.line(code)
            }
        })

    /// The name that the events give to whoever acts at the console.
    private static let console = "console"

    private static func organisationKind(of role: Role) -> Organisation.Kind {
        switch role {
        case .broker: .broker
        case .partner: .partner
        case .consultedAuthority: .authority
        default: .trader
        }
    }

    private static func state(of account: Account) -> String {
        if !account.isActive { return "closed" }
        if account.mustChangePassword { return "first password" }
        return account.needsSecondFactor && !account.hasSecondFactor ? "no second factor" : "active"
    }

    /// Runs `body` with the room on the database that the options name, without the rest of the house.
    private static func withIdentity(
        _ arguments: Arguments, _ body: (Identity) async throws -> Void
    ) async throws {
        let database = try await Database.open(try arguments.databaseURL())
        do {
            try await database.migrate(House.migrations)
            try await body(Identity(database: database, grants: House.grants, time: .system))
            await database.close()
        } catch let error as IdentityError {
            await database.close()
            throw Failure(error.description)
        } catch {
            await database.close()
            throw error
        }
    }
}
