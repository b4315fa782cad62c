import Customs

/// Every entry of a visit folded into the state of its checks.
///
/// A function of the set of entries alone: in whatever order and however often they come, from one phone or from two, the
/// same set gives the same state. An entry stands until another one names it as replaced; where two stand that say different
/// things, both are shown until someone settles it. No entry is ever dropped.
package struct CheckBook: Hashable, Sendable {
    /// A check as the entries leave it.
    package struct State: Hashable, Sendable {
        package let planned: PlannedCheck
        /// Every entry about it, in order.
        package var history: [CheckEntry] = []
        /// The entries that no other replaces, in order.
        package var standing: [CheckEntry] = []

        /// True when entries stand beside each other that say different things.
        package var isConflict: Bool { Set(standing.map { Verdict($0, planned.obligation) }).count > 1 }
        /// What stands, when there is one answer.
        package var result: CheckResult? { isConflict ? nil : standing.first?.result }
        package var reason: OmissionReason? { isConflict ? nil : standing.first?.reason }
        /// Every photograph that stands, in order and once.
        package var photos: [String] {
            var seen: Set<String> = []
            return standing.flatMap(\.photos).filter { seen.insert($0).inserted }
        }

        /// The finding that follows from what stands; nil where there is none or the validators differ.
        package var finding: FindingDraft? {
            isConflict ? nil : standing.first.flatMap { CheckBook.finding(of: $0, planned.obligation) }
        }

        /// True when a *must* is not met and the finding would not require an action: a score or a kind word never outvotes
        /// a failed *must*.
        package var isTooMild: Bool {
            planned.obligation == .must && result == .notMet && finding?.class != .actionRequired
        }
    }

    /// What makes two entries differ; notes and photographs only add to each other.
    private struct Verdict: Hashable {
        let result: CheckResult
        let reason: OmissionReason?
        let finding: FindingDraft?

        init(_ entry: CheckEntry, _ obligation: PlannedCheck.Obligation) {
            result = entry.result
            reason = entry.reason
            finding = CheckBook.finding(of: entry, obligation)
        }
    }

    /// What an entry finds: what its validator drafted, else what a requirement that is not met comes to by itself.
    static func finding(of entry: CheckEntry, _ obligation: PlannedCheck.Obligation) -> FindingDraft? {
        if let drafted = entry.finding { return drafted }
        switch (entry.result, obligation) {
        case (.notMet, .must): return FindingDraft(.actionRequired, severity: 2)
        case (.notMet, .should), (.partly, .must): return FindingDraft(.recommendation, severity: 1)
        case (.notMet, .info), (.partly, _): return FindingDraft(.observation, severity: 1)
        case (.met, _), (.notChecked, _): return nil
        }
    }

    /// In the order of the plan.
    package let states: [State]

    package init(_ plan: VisitPlan, _ entries: some Sequence<CheckEntry>) {
        var known: [String: CheckEntry] = [:]
        for entry in entries { known[entry.id] = entry }
        let byQuestion = Dictionary(grouping: known.values, by: \.question)
        states = plan.checks.map { planned in
            var state = State(planned: planned)
            state.history = (byQuestion[planned.question] ?? []).sorted(by: CheckEntry.isBefore)
            state.standing = Self.standing(state.history)
            return state
        }
    }

    /// The entries that nothing replaces. Only what stands before in the order can be replaced, so that two entries that
    /// name each other do not both vanish.
    private static func standing(_ history: [CheckEntry]) -> [CheckEntry] {
        var replaced: Set<String> = []
        var places: [String: Int] = [:]
        for (place, entry) in history.enumerated() { places[entry.id] = place }
        for (place, entry) in history.enumerated() {
            for id in entry.replaces {
                if let earlier = places[id], earlier < place { replaced.insert(id) }
            }
        }
        return history.filter { !replaced.contains($0.id) }
    }

    package subscript(question: String) -> State? { states.first { $0.planned.question == question } }

    /// How many checks have an answer.
    package var done: Int { states.count { !$0.standing.isEmpty } }
    package var conflicts: [String] { states.filter(\.isConflict).map(\.planned.question) }
    /// Every photograph that stands.
    package var photos: Set<String> { Set(states.flatMap(\.photos)) }

    /// What keeps the visit from being signed.
    package struct Gap: Hashable, Sendable {
        package enum Kind: String, Sendable, Hashable, CaseIterable {
            /// No result, and no reason why there is none.
            case open
            /// The validators differ.
            case conflict
            /// A *must* that is not met asks for an action.
            case mild
            /// A photograph has not arrived yet.
            case photo
        }

        package let kind: Kind
        package let question: String
    }

    /// What is missing before both can sign (T8: every planned check has a result or a reason for its omission).
    package func gaps(arrived: Set<String>) -> [Gap] {
        states.flatMap { state in
            var gaps: [Gap] = []
            let question = state.planned.question
            if state.standing.isEmpty { gaps.append(Gap(kind: .open, question: question)) }
            if state.isConflict { gaps.append(Gap(kind: .conflict, question: question)) }
            if state.isTooMild { gaps.append(Gap(kind: .mild, question: question)) }
            if !arrived.isSuperset(of: state.photos) { gaps.append(Gap(kind: .photo, question: question)) }
            return gaps
        }
    }
}
