import HTML

/// What the page of an operator's benefits shows.
struct OperatorBenefitsView: Sendable {
    var operatorID: OperatorID
    var month: Month
    var months: [Month] = []
    var benefits: [StoredBenefits<OperatorBenefits>] = []
    /// Every month, oldest first.
    var course: [StoredBenefits<OperatorBenefits>] = []
    var contests: [BenefitContest] = []
    var mayContest = false
    /// A contest was just sent.
    var isDone = false

    init(operatorID: OperatorID, month: Month) {
        self.operatorID = operatorID
        self.month = month
    }
}

/// What the form to contest a line shows.
struct ContestFormView: Sendable {
    var operatorID: OperatorID
    var month: Month
    var programme: String
    var line: BenefitLineName
    var text: String
    var errors: [FieldError]
}

/// What the page of the programmes' figures shows.
struct ProgrammeBenefitsView: Sendable {
    var month: Month
    var months: [Month] = []
    var benefits: [StoredBenefits<ProgrammeBenefits>] = []
    /// Each programme's months, oldest first.
    var course: [String: [StoredBenefits<ProgrammeBenefits>]] = [:]
    var openContests = 0

    init(month: Month) { self.month = month }
}

/// What the queue of contests shows.
struct ContestQueueView: Sendable {
    var state = BenefitContest.State.open
    var contests: [BenefitContest] = []
    var counts: [BenefitContest.State: Int] = [:]
    var next: ContestID?
    /// Whether this is not the first page.
    var isLater = false
}

/// What the desk of one contest shows.
struct ContestView: Sendable {
    var contest: BenefitContest
    var names: [String: String]
    var mayAnswer: Bool
    var text: String
    var errors: [FieldError]
}
