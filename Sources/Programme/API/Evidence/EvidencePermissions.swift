package import HTTP
import Identity

/// What the topic evidence lets people do.
extension Permission {
    /// Store, describe and withdraw the files of one's own operator.
    package static let addEvidence = Permission("evidence.add")
    /// See the files of one's own operator.
    package static let readOwnEvidence = Permission("evidence.read-own")
    /// See the files of every operator.
    package static let readEvidence = Permission("evidence.read")
}

/// Who may do what with evidence.
enum EvidenceGrants {
    static let all: Grants = [
        (.addEvidence, [.trader, .broker]),
        (.readOwnEvidence, company.union(officials)),
        (.readEvidence, officials),
    ]

    private static let company: Set<Role> = [.trader, .broker]
    private static let officials: Set<Role> = [
        .programmeOfficer, .validator, .decisionMaker, .riskAnalyst, .supervisor, .programmeManager, .auditor,
    ]
}
