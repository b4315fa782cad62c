import Concurrency
import Country
package import Customs
package import Database
package import Deadlines
package import WebClient

/// Checks after the grant: connectors, compliance figures, notices, incidents.
package final class MonitoringDesk: Sendable {
    let base: ProgrammeBase
    let disk = BlockingQueue("garita.monitoring.disk", width: 1)
    /// The connectors that run now on this node.
    let running = Locked<Set<String>>([])
    private let state = Locked((wiring: MonitoringWiring(), settings: Settings(), rules: MonitoringRules()))

    /// What an administration sets.
    package struct Settings: Sendable {
        /// Connectors that run besides those that the country's data turns on.
        package var enabled: Set<String> = []
        /// Connectors that do not run although the country's data turns them on.
        package var disabled: Set<String> = []
        /// Addresses of HTTP connectors in place of the data's.
        package var addresses: [String: String] = [:]
        /// Header fields of HTTP connectors, such as their authorisation; from the node's own configuration.
        package var headers: [String: [(String, String)]] = [:]
        package var web = WebClient.Options()
        /// The largest delivery.
        package var mostBytes = 64 << 20

        package init() {}
    }

    init(_ base: ProgrammeBase) { self.base = base }

    /// What this desk asks of other topics and the rules it works by; given once, when the rooms are put together.
    package func connect(
        wiring: MonitoringWiring? = nil, settings: Settings? = nil, rules: MonitoringRules? = nil
    ) {
        state.with { state in
            if let wiring { state.wiring = wiring }
            if let settings { state.settings = settings }
            if let rules { state.rules = rules }
        }
    }

    /// Reads the rules of the country's folder (`Countries/mx`).
    package func load(country directory: String) throws {
        connect(rules: try MonitoringRules.load(country: directory, languages: base.country.languages))
    }

    package var rules: MonitoringRules { state.with { $0.rules } }
    package var settings: Settings { state.with { $0.settings } }
    var wiring: MonitoringWiring { state.with { $0.wiring } }

    /// Where an HTTP connector or a drop folder keeps its files.
    package func folder(of connector: Connector) -> String { "\(base.folder)/connectors/\(connector.code)" }

    func isOn(_ connector: Connector) -> Bool {
        let settings = settings
        if settings.disabled.contains(connector.code) { return false }
        return connector.isEnabled || settings.enabled.contains(connector.code)
    }

    /// A text under its hash; nil when it is not there.
    package func text(of prose: Prose?) async throws -> String? {
        guard let prose else { return nil }
        return try await texts(of: [prose])[prose]
    }

    func texts(of prose: [Prose]) async throws -> [Prose: String] {
        if prose.isEmpty { return [:] }
        return try await base.database.read { (db) throws in try ProseStore.texts(prose, in: db) }
    }

    static let longestText = 8000

    /// Keeps a text under its hash. Throws ``MonitoringError`` `text`.
    static func keep(_ text: String, in tx: any Writing) throws -> Prose {
        let trimmed = text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
        let isClean = trimmed.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 }
        guard (1...longestText).contains(trimmed.count), trimmed.contains(where: { !$0.isWhitespace }), isClean else {
            throw MonitoringError(.text, "a text has 1 to \(longestText) characters and no control characters")
        }
        return try ProseStore.keep(trimmed, in: tx)
    }

    static func nextSerial(_ kind: String, in tx: any Writing) throws -> Int64 {
        try tx.execute("UPDATE monitoring_series SET next = next + 1 WHERE kind = ?", [.text(kind)])
        return (try tx.value("SELECT next FROM monitoring_series WHERE kind = ?", [.text(kind)])?.int ?? 2) - 1
    }
}

/// What monitoring asks of operators, cases and clocks, and whom it tells; the room connects them.
package struct MonitoringWiring: Sendable {
    package var access = EvidenceAccess.closed
    /// Every operator under watch at an instant, applicants and holders.
    package var operators: @Sendable (any Reading, Instant) throws -> [MonitoredOperator] = { _, _ in [] }
    /// One of them; nil leaves it to be found among all.
    package var one: (@Sendable (OperatorID, any Reading, Instant) throws -> MonitoredOperator?)?
    /// Told in the transaction of the report, so that both are one commit.
    package var onIncident: @Sendable (Incident, _ actor: String, any Writing) throws -> Void = { _, _, _ in }
    package var onIncidentClosed: @Sendable (Incident, _ actor: String, any Writing) throws -> Void = { _, _, _ in }
    package var onNotice: @Sendable (Notice, any Writing) throws -> Void = { _, _ in }
    /// Until when the notice of an incident was due; nil when no programme knows the incident's clock.
    package var deadline: @Sendable (Incident, any Reading) throws -> ClockReading? = { _, _ in nil }

    package init() {}

    func watched(_ owner: OperatorID, in db: any Reading, at instant: Instant) throws -> MonitoredOperator? {
        if let one { return try one(owner, db, instant) }
        return try operators(db, instant).first { $0.id == owner }
    }
}

/// An operator under watch.
package struct MonitoredOperator: Sendable, Hashable {
    package var id: OperatorID
    package var name: String
    /// Its official numbers that are valid now, the RFC among them.
    package var identifiers: [String]
    /// The programme whose requirements count, such as `MX-OEA`.
    package var programme: String
    /// Whether it holds the status, suspended or not.
    package var isHolder: Bool
    package var grantedAt: Instant?
    package var overlays: Set<Overlay>

    package init(
        id: OperatorID, name: String, identifiers: [String], programme: String, isHolder: Bool = true,
        grantedAt: Instant? = nil, overlays: Set<Overlay> = []
    ) {
        self.id = id
        self.name = name
        self.identifiers = identifiers
        self.programme = programme
        self.isHolder = isHolder
        self.grantedAt = grantedAt
        self.overlays = overlays
    }
}
