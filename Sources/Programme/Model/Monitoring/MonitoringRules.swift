package import Country

/// What a country's programmes watch after the grant, as data: `Countries/<code>/monitoring.json` and
/// `connectors.json`.
package struct MonitoringRules: Sendable {
    package var requirements: [MonitoredRequirement]
    package var connectors: [Connector]
    package var noticeKinds: [Kind]
    package var incidentKinds: [Kind]
    /// The file after an incident.
    package var incidentFile: [FileItem]
    /// The code of the clock within which an incident is to be reported.
    package var incidentClock: String

    /// A kind of notice or incident.
    package struct Kind: Hashable, Sendable {
        package var code: String
        package var name: LocalizedText
        package var source: Source
    }

    /// A part of the file after an incident.
    package struct FileItem: Hashable, Sendable {
        package var code: String
        package var name: LocalizedText
        /// Which facts of the shipment the house can give for it.
        package var known: [String]
        package var source: Source
    }

    package init(
        requirements: [MonitoredRequirement] = [], connectors: [Connector] = [], noticeKinds: [Kind] = [],
        incidentKinds: [Kind] = [], incidentFile: [FileItem] = [], incidentClock: String = ""
    ) {
        self.requirements = requirements
        self.connectors = connectors
        self.noticeKinds = noticeKinds
        self.incidentKinds = incidentKinds
        self.incidentFile = incidentFile
        self.incidentClock = incidentClock
    }

    package func connector(_ code: String) -> Connector? { connectors.first { $0.code == code } }
    package func incidentKind(_ code: String) -> Kind? { incidentKinds.first { $0.code == code } }
    package func noticeKind(_ code: String) -> Kind? { noticeKinds.first { $0.code == code } }
}

/// One thing that a holder must go on meeting, and what answers it.
package struct MonitoredRequirement: Hashable, Sendable {
    package enum Check: Hashable, Sendable {
        /// The newest observation of a check, while it is fresh.
        case observation(check: String, freshDays: Int)
        /// At least one declaration within so many months.
        case operations(months: Int)
        /// At most a share of the examinations found something, once there were at least so many.
        case compliance(months: Int, most: Double, least: Int)
        /// No such overlay lies over the case.
        case noOverlay(Overlay)
        /// A notice of a kind within so many months, or since the grant when that is later.
        case notice(kind: String, months: Int)
        /// No document that is in use has expired.
        case evidence
    }

    package var code: String
    package var programme: String
    package var name: LocalizedText
    package var check: Check
    package var source: Source
}

/// A source of observations.
package struct Connector: Hashable, Sendable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case fileDrop = "file-drop"
        case http
    }

    /// What a delivery says: something of each whom it names, or who is on a list (and by silence who is not).
    package enum Mode: String, Sendable, Hashable, CaseIterable { case each, list }

    package var code: String
    package var kind: Kind
    /// The check that its observations answer.
    package var check: String
    package var name: LocalizedText
    package var isEnabled: Bool
    package var everyMinutes: Int
    package var mode: Mode
    /// For `http`; `{identifier}` stands for an operator's official number, without it one call brings all.
    package var url: String?
    /// What the source's words mean, folded (lower case, no accents).
    package var results: [String: Observation.Result]
    package var source: Source
}
