import Country
import Customs
import Database
import Foundation
import Identity
import JSON
import Sealing
import Simulation

extension Command {
    static let demo = Command(
        name: "demo", summary: "A week of trade at Ciudad Juárez and Nuevo Laredo, decided, served on loopback.",
        details: """
            Loads the Mexican country pack, simulates a week, decides every declaration, makes one account for each role,
            starts the server and prints the address and the accounts. Running again keeps the data and starts in
            seconds; --fresh starts over.
            """,
        options: houseOptions + tradeOptions + [
            Option("port", .number(0...65535), help: "the port; 0 takes a free one", standard: "8080"),
            publicOption,
            Option("fresh", help: "forget the data of the demonstration and start over"),
            Option("no-serve", help: "print the summary and end"),
            Option("quiet", help: "log answers of 500 and above only"),
        ],
        run: { arguments in
            let folder = try DataFolder(arguments.text("data"))
            if arguments.has("fresh") { try folder.clear() }
            Output.error("Data in \(folder.path)")
            let house = try await House.open(try House.Settings(arguments))
            let stored = folder.file("demo.json")
            if !FileManager.default.fileExists(atPath: stored) {
                let simulator = try Simulator(arguments, house.country, today: CalendarDay(house.time.now()))
                let run = TradeRun(house: house, simulator: simulator, truthFile: try folder.appending("truth.jsonl"))
                let summary = try await run.run(progress: Progress("Declarations", total: simulator.total))
                var accounts = try await Demonstration.accounts(in: house, simulator)
                var text = summary.text
                let password = accounts.first?.password ?? ""
                if let programme = ProgrammeRun(house: house, simulator: simulator, password: password) {
                    Output.error("The programme: companies apply, are validated, certified, suspended, heard")
                    text += "\n" + (try await programme.live()).text
                    accounts += try await Demonstration.owners(in: house, password: password)
                }
                try Demonstration(summary: text, accounts: accounts).write(to: stored)
            }
            let demonstration = try Demonstration(readingFrom: stored)
            Output.line(demonstration.summary)
            if arguments.has("no-serve") { return await house.close() }
            let served = try await Served(house, arguments)
            Output.line("")
            Output.line(demonstration.accountTable(at: house.time.now()))
            Output.line("")
            Output.line("Garita serves on http://\(served.address):\(served.port) (data in \(folder.path))")
            Output.line("Officials also type a code: ./garita account code LOGIN prints the one of this moment.")
            await Signals.wait()
            await served.stop()
        })
}

/// What the demonstration made and prints: kept beside its database, for its owner's eyes.
struct Demonstration {
    struct DemoAccount {
        var login: String
        var role: String
        var organisation: String?
        var password: String
        /// The shared secret of the one-time codes in base 32; nil for who needs none.
        var secret: String?

        func code(at now: Instant) -> String? {
            guard let secret, let bytes = Base32.bytes(secret) else { return nil }
            return TOTP.code(secret: bytes, at: now.milliseconds / 1000)
        }
    }

    var summary: String
    var accounts: [DemoAccount]

    init(summary: String, accounts: [DemoAccount]) {
        self.summary = summary
        self.accounts = accounts
    }

    /// Makes one account for each role. Trader and broker act for operators of the simulation that lodge the most.
    static func accounts(in house: House, _ simulator: Simulator) async throws -> [DemoAccount] {
        let busiest = try await house.database.read { (db) throws in
            (
                try db.first(
                    "SELECT organisation AS name FROM declaration GROUP BY organisation ORDER BY count(*) DESC LIMIT 1")?
                    .text("name"),
                try db.first(
                    """
                    SELECT importer AS name FROM declaration WHERE trusted = 1 AND importer IS NOT NULL
                    GROUP BY importer ORDER BY count(*) DESC LIMIT 1
                    """)?.text("name")
            )
        }
        func organisation(_ id: String?, _ kind: Organisation.Kind) async throws -> Organisation? {
            guard let id else { return nil }
            return try await house.identity.organisation(id) ?? Organisation(id: id, name: id, kind: kind)
        }
        let password = "garita-" + RandomBytes.token(6)
        var entries = try await DemoAccounts.create(
            in: house.identity, password: password,
            organisations: [
                try await organisation(busiest.0, .broker), try await organisation(busiest.1, .trader),
                Organisation(id: "US-CTPAT", name: "U.S. Customs and Border Protection, CTPAT", kind: .partner),
                Organisation(
                    id: "SSPC", name: "Secretaría de Seguridad y Protección Ciudadana", kind: .authority),
            ].compactMap { $0 })
        entries += try await DemoAccounts.createSeconds(
            of: [(.validator, "Valeria Vera"), (.decisionMaker, "Daniel Dávila")], in: house.identity,
            password: password)
        return entries.map { entry in
            DemoAccount(
                login: entry.login, role: entry.role.rawValue, organisation: entry.organisation,
                password: entry.password, secret: entry.totpSecret.map { Base32.text($0) })
        }
    }

    /// Three of the companies whose stories are told: one that fills in its application, one that corrects, one suspended.
    static func owners(in house: House, password: String) async throws -> [DemoAccount] {
        var owners: [DemoAccount] = []
        for number in [1, 13, 20] {
            guard let account = try await house.identity.account("demo.owner.\(number)") else { continue }
            owners.append(
                DemoAccount(
                    login: account.login, role: "trader", organisation: account.organisation, password: password,
                    secret: nil))
        }
        return owners
    }

    init(readingFrom path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure("there is no demonstration in this data folder; run ./garita demo first")
        }
        let json = try JSONValue.parse([UInt8](data), limits: .file)
        summary = json["summary"]?.string ?? ""
        accounts = (json["accounts"]?.array ?? []).map { account in
            DemoAccount(
                login: account["login"]?.string ?? "", role: account["role"]?.string ?? "",
                organisation: account["organisation"]?.string, password: account["password"]?.string ?? "",
                secret: account["secret"]?.string)
        }
    }

    func write(to path: String) throws {
        var object = JSONObject()
        object["summary"] = .string(summary)
        object["accounts"] = .array(
            accounts.map { account in
                var object = JSONObject()
                object["login"] = .string(account.login)
                object["role"] = .string(account.role)
                if let organisation = account.organisation { object["organisation"] = .string(organisation) }
                object["password"] = .string(account.password)
                if let secret = account.secret { object["secret"] = .string(secret) }
                return .object(object)
            })
        let bytes = Data(JSONValue.object(object).bytes())
        guard FileManager.default.createFile(atPath: path, contents: bytes, attributes: [.posixPermissions: 0o600])
        else {
            throw Failure("\(path) cannot be written")
        }
    }

    /// The accounts as a table for people.
    func accountTable(at now: Instant) -> String {
        var rows = [["account", "password", "acts for", "one-time code now"]]
        for account in accounts {
            rows.append([
                account.login, account.password, account.organisation ?? "the administration",
                account.code(at: now) ?? "none",
            ])
        }
        return Output.table(rows)
    }
}
