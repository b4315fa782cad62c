package import Customs
import Deadlines

/// What is known of a holder when its next examination is planned.
package struct ReassessmentFacts: Hashable, Sendable {
    /// What the span is counted from.
    package enum Basis: String, Sendable, Hashable, CaseIterable { case visit, reassessment, grant }

    package var basis: Basis
    /// The day of the last examination.
    package var base: CalendarDay
    /// The last day of the programme's clock; nil where none runs.
    package var clockDue: CalendarDay?
    /// The highest residual times impact of the risk map, 1 to 25; nil when there is no map.
    package var residual: Int?
    /// Points of the open findings: gravity 1 to 3, twice for what has to be put right before a grant.
    package var findings: Int
    package var openIncidents: Int
    /// Incidents that are closed and happened within the rule's months.
    package var pastIncidents: Int
    /// Requirements that monitoring found not met.
    package var redFlags: Int
    package var wasVisited: Bool

    package init(
        basis: Basis = .visit, base: CalendarDay, clockDue: CalendarDay? = nil, residual: Int? = nil,
        findings: Int = 0, openIncidents: Int = 0, pastIncidents: Int = 0, redFlags: Int = 0, wasVisited: Bool = true
    ) {
        self.basis = basis
        self.base = base
        self.clockDue = clockDue
        self.residual = residual
        self.findings = findings
        self.openIncidents = openIncidents
        self.pastIncidents = pastIncidents
        self.redFlags = redFlags
        self.wasVisited = wasVisited
    }
}

extension ReassessmentFacts {
    /// What a case's own events tell at an instant; what monitoring found comes from outside. Nil for a case of which nothing
    /// was ever granted, or whose programme has no rule.
    package init?(_ file: CaseFile, redFlags: Int, under rules: CaseRules, at instant: Instant) {
        guard let rule = rules.definition.reassessment else { return nil }
        let life = file.life
        var (visited, examined): (Instant?, Instant?) = (nil, nil)
        var granted: Instant?
        var isFull = false
        var incidents: [String: Instant] = [:]
        for event in file.events {
            switch event.fact {
            case .findingsIssued: visited = event.at
            case .reassessmentBegun(let fact): isFull = fact.full
            case .reassessmentClosed(let fact): if isFull, fact.satisfactory { examined = event.at }
            case .decided(let fact):
                if fact.outcome == .grant || fact.outcome == .provisional { granted = fact.effective }
            case .provisionallyCertified(let fact): granted = fact.effective
            case .adopted(let fact): granted = fact.effective
            case .overlayOpened(let fact): if fact.overlay == .incident { incidents[fact.reference] = event.at }
            default: break
            }
        }
        guard let granted else { return nil }
        let last = [(visited, Basis.visit), (examined, .reassessment)].compactMap { at, basis in at.map { ($0, basis) }
        }
        .max { $0.0 < $1.0 }
        let open = Set(life.overlays.filter { $0.overlay == .incident }.map(\.reference))
        let first = rules.zone.instant(
            of: rules.zone.day(of: instant).advanced(byMonths: -rule.incidentMonths))
        // Of the rule's own clock and of what else the law gives the authority until it has been there, the earliest.
        let dues = file.readings(under: rules, at: instant).filter { reading in
            let isLaw = reading.rule.binds == .authority && reading.rule.stop.contains("case.findings-issued")
            return (reading.code == rule.clock || isLaw) && (reading.isOpen || reading.state == .expired)
        }.compactMap(\.due)
        self.init(
            basis: last?.1 ?? .grant, base: rules.zone.day(of: last?.0 ?? granted),
            clockDue: dues.min(),
            residual: life.riskMap.map { $0.residual * $0.impact }.max(),
            findings: life.findings.reduce(0) { $0 + Self.points($1) }, openIncidents: open.count,
            pastIncidents: incidents.count { !open.contains($0.key) && $0.value >= first }, redFlags: redFlags,
            wasVisited: visited != nil)
    }

    private static func points(_ standing: FindingStanding) -> Int {
        switch standing.closure {
        case .closed, .withdrawn: return 0
        case nil, .planned, .failed:
            switch standing.finding.class {
            case .actionRequired: return 2 * standing.finding.severity
            case .recommendation: return standing.finding.severity
            case .observation, .bestPractice: return 0
            }
        }
    }
}
