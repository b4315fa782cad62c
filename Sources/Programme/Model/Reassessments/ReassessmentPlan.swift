package import Country
package import Customs

/// When a holder is to be examined anew, and why then: the higher the risk, the earlier, never later than the limit.
package struct ReassessmentPlan: Hashable, Sendable {
    /// A cause that gives points.
    package struct Reason: Hashable, Sendable {
        package var cause: ReassessmentCause
        package var points: Int
        /// The figure behind them: a product, points of findings, incidents, requirements; nil for a risk map that is missing
        /// and for who was never visited.
        package var value: Int?
    }

    /// By this day, open by the programme's calendar.
    package var due: CalendarDay
    /// The last day on which it could be, whatever the risk.
    package var limit: CalendarDay
    /// Whether the limit is that of a clock of the programme.
    package var isLimitOfClock: Bool
    package var basis: ReassessmentFacts.Basis
    package var base: CalendarDay
    /// 0 (nothing speaks for haste) to 100.
    package var score: Int
    /// The heaviest first.
    package var reasons: [Reason]

    /// How much of a cause's points its figure takes, `part` of `whole`; it grows with the figure and never shrinks.
    private static func share(
        _ cause: ReassessmentCause, _ facts: ReassessmentFacts
    ) -> (part: Int, whole: Int, value: Int?) {
        func share(_ figure: Int, of most: Int, _ value: Int) -> (Int, Int, Int?) {
            (min(max(figure, 0), most), most, value)
        }
        switch cause {
        case .riskMap:
            // What nobody has mapped is not low: it counts half.
            guard let residual = facts.residual else { return (1, 2, nil) }
            return share(residual - 1, of: 24, residual)
        case .findings: return share(facts.findings, of: 6, facts.findings)
        case .incidents:
            let all = facts.openIncidents + facts.pastIncidents
            return share(facts.openIncidents + all, of: 4, all)
        case .monitoring: return share(facts.redFlags, of: 3, facts.redFlags)
        case .unvisited: return (facts.wasVisited ? 0 : 1, 1, nil)
        }
    }

    /// The plan that follows from facts and rule alone: the same facts give the same day.
    ///
    /// The span from the last examination runs from the rule's least months (at 100 points) to the limit (at none), in
    /// equal steps; a day on which offices are closed moves back to the open day before, so that it is never too late.
    package init(_ facts: ReassessmentFacts, under rule: ReassessmentRule, calendar: CountryCalendar) {
        let limit = facts.clockDue ?? facts.base.advanced(byMonths: rule.months)
        let least = min(facts.base.advanced(byMonths: rule.leastMonths), limit)
        var reasons: [Reason] = []
        for cause in ReassessmentCause.allCases {
            let (part, whole, value) = Self.share(cause, facts)
            let points = (rule.weights[cause] ?? 0) * part / whole
            if points > 0 { reasons.append(Reason(cause: cause, points: points, value: value)) }
        }
        let score = min(100, reasons.reduce(0) { $0 + $1.points })
        self.limit = limit
        isLimitOfClock = facts.clockDue != nil
        basis = facts.basis
        base = facts.base
        self.score = score
        self.reasons = reasons.sorted { ($1.points, $0.cause.rawValue) < ($0.points, $1.cause.rawValue) }
        due = calendar.openDay(onOrBefore: limit.advanced(by: -limit.days(since: least) * score / 100))
    }

    /// How far the points go, in a word.
    package enum Level: String, Sendable, Hashable, CaseIterable { case low, middle, high }
    package var level: Level { score < 25 ? .low : score < 55 ? .middle : .high }
}

extension CountryCalendar {
    /// The day itself when offices are open, else the last open one before it.
    func openDay(onOrBefore day: CalendarDay) -> CalendarDay {
        var day = day
        // No calendar closes offices for two months; a bound all the same.
        for _ in 0..<60 where !isBusinessDay(day) { day = day.advanced(by: -1) }
        return day
    }
}
