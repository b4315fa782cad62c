import Customs
import Foundation
import Identity
import Sealing

extension Command {
    static let accountAdd = Command(
        name: "add", parent: "account", summary: "Make an account.",
        details: """
            The password is read from standard input with --password-stdin, else one is made and printed once. Officials
            enrol one-time codes at their first sign-in; with --totp they are enrolled now and their secret is printed.
            """,
        options: houseOptions + [
            Option(
                "role", .choice(Role.allCases.map(\.rawValue)), help: "what the person is; may stand several times",
                isRepeatable: true),
            Option("organisation", .text("NUMBER"), help: "the trader or broker for whom the person acts"),
            Option("name", .text("NAME"), help: "the person's name", standard: "the login"),
            Option("language", .choice(["es", "en"]), help: "the person's language", standard: "es"),
            Option("password-stdin", help: "read the password from standard input"),
            Option("totp", help: "enrol one-time codes now and print their secret"),
        ], operands: .one("LOGIN"),
        run: { arguments in
            let login = arguments.operands.first ?? ""
            let roles = arguments.texts("role").compactMap(Role.init(rawValue:))
            guard !roles.isEmpty else { throw Failure("name at least one --role") }
            if roles.contains(where: { !$0.isOfficial && $0 != .partner }), arguments.text("organisation") == nil {
                throw Failure("a trader or broker acts for an --organisation")
            }
            let given = arguments.has("password-stdin") ? readLine(strippingNewline: true) ?? "" : nil
            let password = given ?? RandomBytes.token(12)
            let house = try await House.open(try House.Settings(arguments))
            do {
                try await house.identity.create(
                    login: login, name: arguments.text("name") ?? login, roles: roles,
                    organisation: arguments.text("organisation"), language: arguments.text("language") ?? "es",
                    password: password, by: "command")
                Output.line("Account \(login.lowercased()): \(roles.map(\.rawValue).joined(separator: ", "))")
                if given == nil { Output.line("Password: \(password)") }
                if arguments.has("totp") {
                    let secret = TOTP.newSecret()
                    try await house.identity.enrolForDemonstration(secret, of: login.lowercased())
                    Output.line("One-time code secret: \(Base32.text(secret))")
                }
            } catch let error as IdentityError {
                await house.close()
                throw Failure(error.description)
            }
            await house.close()
        })
}
