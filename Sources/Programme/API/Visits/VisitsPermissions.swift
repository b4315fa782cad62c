package import HTTP
import Identity

extension Permission {
    /// See every visit with its plan, checks and photographs.
    package static let readVisits = Permission("visit.read")
    /// Write, sign and close the visits of whose team one is.
    package static let workVisits = Permission("visit.work")
    /// Plan the visits of a case.
    package static let planVisits = Permission("visit.plan")
}

/// Who may do what with visits.
enum VisitsGrants {
    static let all: Grants = [
        (
            .readVisits,
            [
                .programmeOfficer, .validator, .decisionMaker, .riskAnalyst, .supervisor, .programmeManager, .auditor,
            ]
        ),
        (.workVisits, [.validator]),
        (.planVisits, [.programmeOfficer]),
    ]
}
