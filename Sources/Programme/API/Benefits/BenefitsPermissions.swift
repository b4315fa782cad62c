package import HTTP
import Identity

extension Permission {
    /// See what status gave one's own organisation; with ``readBenefits`` every operator.
    package static let readOwnBenefits = Permission("benefits.read-own")
    /// Contest a line of one's own benefits.
    package static let contestBenefit = Permission("benefits.contest")
    /// See what status gave every operator and what operators contest.
    package static let readBenefits = Permission("benefits.read")
    /// Answer what operators contest.
    package static let answerBenefit = Permission("benefits.answer")
}

/// Who may do what with benefits.
enum BenefitsGrants {
    static let all: Grants = [
        (.readOwnBenefits, officials.union([.trader, .broker])),
        (.contestBenefit, [.trader, .broker]),
        (.readBenefits, officials),
        (.answerBenefit, [.programmeOfficer, .programmeManager]),
    ]

    private static let officials = Set(Role.allCases.filter(\.isOfficial)).subtracting([.administrator])
}
