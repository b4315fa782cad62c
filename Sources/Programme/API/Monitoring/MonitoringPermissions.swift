package import HTTP
import Identity

/// What the topic monitoring lets people do.
extension Permission {
    /// See one's own operator's answers, incidents and notices.
    package static let readOwnMonitoring = Permission("monitoring.read-own")
    /// See those of every operator, and the connectors.
    package static let readMonitoring = Permission("monitoring.read")
    /// Give notice of changes for one's own operator.
    package static let fileNotice = Permission("notice.file")
    /// Report an incident and say what is done about it: the operator for itself, the office for any.
    package static let reportIncident = Permission("incident.report")
    /// Close an incident.
    package static let closeIncident = Permission("incident.close")
    /// Run a connector now.
    package static let runConnector = Permission("connector.run")
}

/// Who may do what with monitoring.
enum MonitoringGrants {
    static let all: Grants = [
        (.readOwnMonitoring, company.union(officials)),
        (.readMonitoring, officials),
        (.fileNotice, company),
        (.reportIncident, company.union([.programmeOfficer, .supervisor])),
        (.closeIncident, [.programmeOfficer, .supervisor]),
        (.runConnector, [.programmeManager, .supervisor]),
    ]

    private static let company: Set<Role> = [.trader, .broker]
    private static let officials: Set<Role> = [
        .programmeOfficer, .validator, .decisionMaker, .riskAnalyst, .supervisor, .programmeManager, .auditor,
    ]
}
