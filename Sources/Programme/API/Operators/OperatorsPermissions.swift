package import HTTP
import Identity

extension Permission {
    /// See and keep the entries of one's own organisation, and of those that gave a mandate.
    package static let keepOwnOperator = Permission("operator.keep-own")
    /// See an entry: every one for officials, one's own for companies.
    package static let seeOperator = Permission("operator.see")
    /// Change an entry: every one for officials, one's own for companies.
    package static let changeOperator = Permission("operator.change")
    /// Search the whole register.
    package static let readOperators = Permission("operator.read")
    /// See owners, managers and contacts, and the whole history.
    package static let readOperatorPeople = Permission("operator.read-people")
    /// Register legal persons and keep their entries.
    package static let keepOperators = Permission("operator.keep")
    /// Propose that two entries become one.
    package static let proposeMerge = Permission("operator.propose-merge")
    /// Approve it.
    package static let approveMerge = Permission("operator.approve-merge")
}

/// Who may do what with operators.
enum OperatorsGrants {
    static let all: Grants = [
        (.keepOwnOperator, company),
        (.seeOperator, company.union(programme).union(lane)),
        (.changeOperator, company.union([.programmeOfficer])),
        (.readOperators, programme.union(lane)),
        (.readOperatorPeople, programme),
        (.keepOperators, [.programmeOfficer]),
        (.proposeMerge, [.programmeOfficer]),
        (.approveMerge, [.supervisor, .programmeManager]),
    ]

    private static let company: Set<Role> = [.trader, .broker]
    private static let lane: Set<Role> = [.laneOfficer, .examiner]
    private static let programme: Set<Role> = [
        .programmeOfficer, .validator, .decisionMaker, .riskAnalyst, .supervisor, .programmeManager, .auditor,
        .appealsOfficer,
    ]
}
