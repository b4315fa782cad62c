package import HTTP
import Identity

extension Permission {
    /// See the questions and answers of one's own operator; officials hold it for the pages that they share.
    package static let readOwnAnswers = Permission("answers.read-own")
    /// See every operator's answers.
    package static let readAnswers = Permission("answers.read")
    /// Write the answers of one's own operator.
    package static let writeAnswers = Permission("answers.write")
}

/// Who may do what with questionnaires.
enum QuestionnairesGrants {
    static let all: Grants = [
        (.readOwnAnswers, officials.union([.trader, .broker])),
        (.readAnswers, officials),
        (.writeAnswers, [.trader, .broker]),
    ]

    private static let officials: Set<Role> = [
        .programmeOfficer, .validator, .decisionMaker, .riskAnalyst, .programmeManager, .auditor,
    ]
}
