import Country
import Customs
import Database
import Formats
import GaritaTesting
import JSON
import Ledger
import Risk

@testable import Clearance

/// The room on a database of its own, put together as the house does it, with the country pack of Mexico.
struct TestClearance: Sendable {
    let database: Database
    let country: CountryPack
    let register: OperatorRegister
    let room: Clearance

    static let start = Instant(milliseconds: 1_795_428_000_000)  // 2026-11-23T10:00:00Z
    static let organisation = "GODE561231GR8"
    static let migrations = Ledger.migrations + ClearanceTables.migrations
    static let key = [UInt8](repeating: 7, count: 32)

    /// Opens the room on a database that has its tables; a second one on the same database is a second node.
    init(_ database: Database, rules: TestRules = .plain, key: [UInt8] = key) async throws {
        self.database = database
        country = try rules.country()
        register = OperatorRegister(database: database)
        try await register.load()
        let rulesets = RulesetStore(database: database)
        let ruleset = try await rulesets.publish(country, at: Self.start)
        room = Clearance(
            database: database, country: country, rulesets: rulesets, ruleset: ruleset, trust: register,
            drawKey: key)
    }

    static func with<T>(
        _ engine: TestDatabase, rules: TestRules = .plain, _ body: (TestClearance) async throws -> T
    ) async throws -> T {
        try await engine.withDatabase(migrations: migrations) { database in
            try await body(TestClearance(database, rules: rules))
        }
    }

    static func submission(
        _ declaration: Declaration, organisation: String = organisation, original: [UInt8]? = nil,
        policy: CheckPolicy = .live, presented: Bool? = true
    ) -> Submission {
        Submission(
            declaration: declaration, body: declaration.canonicalJSON(), mediaType: Format.json.mediaType,
            original: original, organisation: organisation, actor: "ana", policy: policy, presented: presented)
    }

    /// Lodges a declaration `seconds` after the start.
    @discardableResult
    func lodge(
        _ declaration: Declaration, organisation: String = organisation, presented: Bool? = true, at seconds: Int64 = 0
    ) async throws -> LodgeAnswer {
        try await room.lodge(
            Self.submission(declaration, organisation: organisation, presented: presented), at: Self.at(seconds))
    }

    static func at(_ seconds: Int64) -> Instant { start.advanced(bySeconds: seconds) }

    func standing(_ number: String) async throws -> DeclarationStanding? {
        try await database.read { (db) throws in try DeclarationList.standing(number: number, in: db) }
    }

    func events(_ number: String) async throws -> [Event] {
        try await database.read { (db) throws in try Ledger.events(about: number, in: db) }
    }

    func count(_ sql: String, _ args: [SQLValue] = []) async throws -> Int {
        try await database.read { (db) throws in Int(try db.value(sql, args)?.int ?? 0) }
    }

    func execute(_ sql: String, _ args: [SQLValue] = []) async throws {
        try await database.write { (tx) throws -> Void in try tx.execute(sql, args) }
    }

    func page(_ change: (inout DeclarationSearch) -> Void) async throws -> [DeclarationStanding] {
        var search = DeclarationSearch()
        change(&search)
        let asked = search
        return try await database.read { (db) throws in try DeclarationList.page(asked, in: db) }
    }
}

/// Rules under which a declaration's channel is known beforehand: by the chapter of its first item.
struct TestRules: Sendable {
    /// Chapter 93 red by a mandatory control; 61 red, 62 yellow and 63 blue by profiles; all else green.
    static let plain = TestRules()
    /// The rules of the country pack itself.
    static let country = TestRules(isOwn: false)

    var isOwn = true
    /// Of the profile on chapter 61.
    var dailyCap: Int?
    var probability = "1"

    static let hs = (
        green: "8471300100", blue: "6302100000", yellow: "6203420000", red: "6109100000", arms: "9303200000"
    )

    func country() throws -> CountryPack {
        let folder = try TemporaryFolder()
        try folder.copy(from: Repository.root + "/Countries/mx")
        if isOwn {
            let profiles = [("RED", "red", "61"), ("YELLOW", "yellow", "62"), ("BLUE", "blue", "63")]
                .map { profile($0.0, $0.1, chapter: $0.2) }
            try folder.write(#"{"profiles": [\#(profiles.joined(separator: ","))]}"#, to: "profiles.json")
            try folder.write(
                """
                {"newOperatorDays": 90,
                 "aeo": {"statuses": ["certified"], "probabilityFactor": 0.0001, "channelStep": true},
                 "measurement": {"channel": "red", "aeo": 0, "new": 0, "rest": 0},
                 "exploration": {"channel": "yellow", "rate": 0, "newKeyRate": 0, "aeoFactor": 0},
                 "capacity": {"red": {"count": 100000}, "yellow": {"count": 100000}}, "offices": []}
                """, to: "rates.json")
        }
        return try CountryPack.load(directory: folder.path)
    }

    private func profile(_ id: String, _ channel: String, chapter: String) -> String {
        let cap = id == "RED" ? dailyCap.map { #", "dailyCap": \#($0)"# } ?? "" : ""
        return """
            {"id": "\(id)", "version": 1, "title": {"es": "Prueba", "en": "Test"}, "owner": "X", "legalBasis": "Y",
             "riskArea": "value", "channel": "\(channel)", "probability": \(probability), "validFrom": "2026-01-01",
             "validTo": "2027-12-31", "flows": ["import"],
             "conditions": [{"field": "hs", "op": "prefix", "values": ["\(chapter)"]}],
             "instruction": {"es": "Vea", "en": "Look"}, "traderText": {"es": "Espere", "en": "Wait"}\(cap)}
            """
    }
}
