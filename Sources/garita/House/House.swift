import Clearance
import Country
import Customs
import Database
import Foundation
import HTML
import HTTP
import Identity
import Ledger
import Programme
import Risk

/// The rooms put together on one database: what every command stands on.
final class House: Sendable {
    /// What a house is opened with.
    struct Settings: Sendable {
        var databaseURL: String
        var countryFolder: String
        var drawKey: [UInt8]
        /// Where files outside the database are kept, evidence among them.
        var filesFolder = NSTemporaryDirectory() + "garita-files"
        /// What this node says of connectors (see ``ConnectorFile``); nil or no such file leaves the country's data alone.
        var connectorsFile: String?
        var time = TimeSource.system
        /// Where the public reaches this house: what codes on certificates lead to; nil: where it serves.
        var publicAddress: PublicAddress?
        /// Readers' connections besides the writer's.
        var connections = 4
        /// True when TLS ends before us: cookies are then sent over TLS only.
        var isSecure = false

        /// Every country's folder: programmes of others are known too.
        var countriesFolder: String { URL(filePath: countryFolder).deletingLastPathComponent().path }
    }

    let database: Database
    let country: CountryPack
    let identity: Identity
    let approvals: Approvals
    let clearance: Clearance
    let programme: Programme
    let register: OperatorRegister
    let time: TimeSource
    private let isSecure: Bool

    /// Every migration of the house, in the order of the floors.
    static let migrations =
        Ledger.migrations + IdentityTables.migrations + ClearanceTables.migrations
        + Programme.migrations

    /// Every projection of the house.
    var projections: [any Projection] { [ClearanceProjection()] + programme.projections }

    /// Which roles hold which permissions.
    static let grants = Grants([Identity.grants, Clearance.grants, Programme.grants])

    private init(
        database: Database, country: CountryPack, identity: Identity, approvals: Approvals, clearance: Clearance,
        programme: Programme, register: OperatorRegister, settings: Settings
    ) {
        self.database = database
        self.country = country
        self.identity = identity
        self.approvals = approvals
        self.clearance = clearance
        self.programme = programme
        self.register = register
        time = settings.time
        isSecure = settings.isSecure
    }

    /// Opens the database, runs its migrations, loads the country, publishes its rules, reads what decisions look up.
    static func open(_ settings: Settings) async throws -> House {
        let country = try CountryPack.load(directory: settings.countryFolder)
        var options = Database.Settings()
        options.connections = settings.connections
        let database = try await Database.open(settings.databaseURL, settings: options)
        do {
            try await database.migrate(migrations)
            try await TermIndex.settleAll(in: database)
            let register = OperatorRegister(database: database)
            try await register.load()
            let statuses = StatusRegister(
                database: database, identifiers: OperatorNumbers(zone: country.zone))
            try await statuses.load()
            let rulesets = RulesetStore(database: database)
            let ruleset = try await rulesets.publish(country, at: settings.time.now())
            let clearance = Clearance(
                database: database, country: country, rulesets: rulesets, ruleset: ruleset,
                trust: TrustChain([statuses, register]), drawKey: settings.drawKey)
            try await clearance.revealSeeds(at: settings.time.now())
            var identitySettings = Identity.Settings()
            identitySettings.isSecure = settings.isSecure
            let identity = Identity(
                database: database, grants: grants, time: settings.time, settings: identitySettings)
            let programme = Programme(
                ProgrammeBase(
                    database: database, country: country,
                    library: try ProgrammeLibrary.open(countries: settings.countriesFolder),
                    folder: settings.filesFolder, time: settings.time, identity: identity,
                    statuses: statuses, traffic: clearance), publicAddress: settings.publicAddress)
            try await programme.operators.load()
            try programme.monitoring.load(country: settings.countryFolder)
            if let settings = try ConnectorFile.settings(settings.connectorsFile, for: programme.monitoring.rules) {
                programme.monitoring.connect(settings: settings)
            }
            let approvals = Approvals(
                database: database, grants: grants, time: settings.time,
                performances: identity.performances + programme.performances)
            return House(
                database: database, country: country, identity: identity, approvals: approvals, clearance: clearance,
                programme: programme, register: register, settings: settings)
        } catch {
            await database.close()
            throw error
        }
    }

    func close() async { await database.close() }

    /// Every declared endpoint of the house, and what is common to its answers.
    func router(version: String, log: Log = .standard, logsEveryAnswer: Bool = true, isBehindProxy: Bool = false) throws
        -> Router
    {
        let shell = self.shell(version: version)
        var settings = RouterSettings()
        settings.version = version
        settings.signInPath = IdentityPages.signInPath
        settings.errorPage = { problem, request in shell.problemPage(problem, request) }
        settings.logsEveryAnswer = logsEveryAnswer
        settings.isBehindProxy = isBehindProxy
        settings.problem = { error in
            if let problem = Identity.problem(of: error) { return problem }
            if let problem = Programme.problem(of: error) { return problem }
            if let error = error as? DatabaseError, error.code == .overloaded || error.code == .timeout {
                return HTTPProblem(
                    .unavailable, detail: "The system is busy; try again.", headers: ["Retry-After": "2"])
            }
            return nil
        }
        if isSecure { settings.strictTransportSeconds = 365 * 86_400 }
        let identity = identity
        let database = database
        let endpoints =
            IdentityAPI(identity, approvals: approvals).endpoints
            + IdentityPages(
                identity, approvals: approvals, shell: shell, issuer: "Garita \(country.code)",
                describe: { [programme] proposal, reader, words in
                    try await programme.describe(proposal, to: reader, words)
                }
            ).endpoints
            + ClearanceAPI(clearance, time: time).endpoints
            + ClearanceConsole(clearance, shell: shell, time: time).endpoints
            + programme.endpoints(shell: shell, approvals: approvals)
            + StaticFiles.endpoints
        return try Router(
            endpoints: endpoints, settings: settings,
            readiness: [
                ReadinessCheck("database") {
                    do {
                        _ = try await database.read(timeout: .seconds(2)) { (db) throws in try db.value("SELECT 1") }
                        return nil
                    } catch {
                        return "the database does not answer"
                    }
                }
            ],
            log: log, authenticate: { request in try await identity.principal(of: request) })
    }

    private func shell(version: String) -> Shell {
        let zone = country.zone
        var overlay: [Language: [String: String]] = [:]
        for (key, text) in country.texts {
            for language in Language.allCases {
                overlay[language, default: [:]][key] = text[language.rawValue]
            }
        }
        for title in country.roles {
            for language in Language.allCases {
                overlay[language, default: [:]]["role.\(title.role)"] = title.title[language.rawValue]
            }
        }
        let catalogue = Catalogue(
            [IdentityTexts.all, ClearanceTexts.all, Programme.texts, RoofTexts.all], overlay: overlay)
        return Shell(
            catalogue: catalogue, version: version, time: time, navigation: Self.navigation,
            clock: WallClock(name: zone.name) { instant in zone.offset(at: instant) }, isSecure: isSecure)
    }

    private static let navigation =
        ClearanceConsole.navigation + Programme.navigation + [
            Shell.Entry("nav.account", href: "/account", permission: .manageOwnTokens),
            Shell.Entry("nav.approvals", href: "/approvals", permission: .readProposals),
            Shell.Entry("nav.accounts", href: "/accounts", permission: .readAccounts),
        ]
}

extension TimeSource {
    /// The machine's clock.
    static let system = TimeSource {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}

/// What the roof itself says.
enum RoofTexts {
    static let all: Texts = [
        "nav.account": ("Mi cuenta", "My account"),
        "nav.accounts": ("Cuentas", "Accounts"),
        "nav.approvals": ("Aprobaciones", "Approvals"),
    ]
}
