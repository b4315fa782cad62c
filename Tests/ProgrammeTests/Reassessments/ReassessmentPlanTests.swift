import Country
import Customs
import Deadlines
import GaritaTesting
import Testing

@testable import Programme

@Suite("The plan of re-assessments") struct ReassessmentPlanTests {
    static let source = Source(key: "test", title: "test", date: CalendarDay(number: 0), isVerified: true)
    static let weights: [ReassessmentCause: Int] = [
        .riskMap: 30, .findings: 25, .incidents: 25, .monitoring: 15, .unvisited: 5,
    ]
    static let rule = ReassessmentRule(
        months: 24, leastMonths: 6, incidentMonths: 24, weights: weights, source: source)
    static let everyDay = CountryCalendar(weekend: [], holidays: [])

    private static func day(_ text: String) throws -> CalendarDay { try CalendarDay(text) }

    @Test("without risk it is the limit, with all of it the least span, in between in proportion")
    func span() throws {
        let base = try Self.day("2026-01-10")
        func plan(_ change: (inout ReassessmentFacts) -> Void) -> ReassessmentPlan {
            var facts = ReassessmentFacts(base: base, residual: 1)
            change(&facts)
            return ReassessmentPlan(facts, under: Self.rule, calendar: Self.everyDay)
        }
        let none = plan { _ in }
        #expect(none.due == (try Self.day("2028-01-10")) && none.score == 0 && none.reasons.isEmpty)
        let all = plan {
            $0.residual = 25
            $0.findings = 9
            $0.openIncidents = 2
            $0.redFlags = 3
            $0.wasVisited = false
        }
        #expect(all.due == (try Self.day("2026-07-10")) && all.score == 100 && all.reasons.count == 5)
        let half = plan {
            $0.openIncidents = 2
            $0.findings = 6
        }
        #expect(half.score == 50 && half.reasons.map(\.points) == [25, 25])
        // In the middle, but for the day that an odd span leaves over.
        let (before, after) = (half.due.days(since: all.due), none.due.days(since: half.due))
        #expect((0...1).contains(before - after))
        // What nobody has mapped is not low.
        #expect(plan { $0.residual = nil }.reasons == [.init(cause: .riskMap, points: 15, value: nil)])
    }

    @Test("the limit is the programme's clock where one runs, even when it ends before the least span")
    func clock() throws {
        let base = try Self.day("2026-01-10")
        var facts = ReassessmentFacts(base: base, clockDue: try Self.day("2027-01-09"), residual: 1)
        let plan = ReassessmentPlan(facts, under: Self.rule, calendar: Self.everyDay)
        #expect(plan.due == facts.clockDue && plan.isLimitOfClock)
        facts.clockDue = try Self.day("2026-02-01")
        facts.openIncidents = 5
        let soon = ReassessmentPlan(facts, under: Self.rule, calendar: Self.everyDay)
        #expect(soon.due == facts.clockDue)
    }

    private static func facts(_ random: inout SplitMix64) -> ReassessmentFacts {
        let base = CalendarDay(number: Int32.random(in: 18_000...24_000, using: &random))
        let hasClock = Bool.random(using: &random)
        return ReassessmentFacts(
            base: base, clockDue: hasClock ? base.advanced(by: Int.random(in: 1...1600, using: &random)) : nil,
            residual: Bool.random(using: &random) ? Int.random(in: 1...25, using: &random) : nil,
            findings: Int.random(in: 0...8, using: &random), openIncidents: Int.random(in: 0...3, using: &random),
            pastIncidents: Int.random(in: 0...3, using: &random), redFlags: Int.random(in: 0...4, using: &random),
            wasVisited: Bool.random(using: &random))
    }

    /// The same with more of one risk.
    private static func worse(_ facts: ReassessmentFacts, _ random: inout SplitMix64) -> ReassessmentFacts {
        var worse = facts
        let more = Int.random(in: 1...4, using: &random)
        switch Int.random(in: 0..<7, using: &random) {
        case 0: worse.residual = facts.residual.map { min(25, $0 + more) }
        case 1: worse.findings += more
        case 2: worse.openIncidents += more
        case 3: worse.pastIncidents += more
        case 4: worse.redFlags += more
        case 5: worse.wasVisited = false
        default:
            // Longer since the last examination, with the same limit of the clock or an earlier one of the rule.
            worse.base = facts.base.advanced(by: -30 * more)
        }
        return worse
    }

    @Test("more risk is never later, nothing is later than the limit, and no day is one on which offices are closed")
    func properties() throws {
        let seed: UInt64 = 20_261_127
        var random = SplitMix64(seed: seed)
        let programmes = try TestLibrary.loaded.get().definitions.compactMap { definition in
            definition.reassessment.map { ($0, definition.calendar) }
        }
        #expect(programmes.count == 4)
        var wrong: [String] = []
        for step in 0..<20_000 {
            let (rule, calendar) = programmes[step % programmes.count]
            let facts = Self.facts(&random)
            let plan = ReassessmentPlan(facts, under: rule, calendar: calendar)
            let limit = facts.clockDue ?? facts.base.advanced(byMonths: rule.months)
            if plan.due > limit { wrong.append("step \(step): \(plan.due) is later than \(limit)") }
            if !calendar.isBusinessDay(plan.due) { wrong.append("step \(step): closed on \(plan.due)") }
            if !(0...100).contains(plan.score) { wrong.append("step \(step): score \(plan.score)") }
            let worse = Self.worse(facts, &random)
            let earlier = ReassessmentPlan(worse, under: rule, calendar: calendar)
            if earlier.due > plan.due { wrong.append("step \(step): \(worse) is later than \(facts)") }
        }
        #expect(wrong.isEmpty, "seed \(seed): \(wrong.prefix(5))")
    }

    @Test("each programme's figures are weighed to 100 and cite their source")
    func data() throws {
        for definition in try TestLibrary.loaded.get().definitions {
            let rule = try #require(definition.reassessment, "\(definition.code)")
            #expect(rule.weights.values.reduce(0, +) == 100 && rule.leastMonths < rule.months)
            if let clock = rule.clock { #expect(definition.clock(clock) != nil) }
        }
    }
}
