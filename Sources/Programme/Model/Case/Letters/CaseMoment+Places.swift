import Country
import Customs
import Deadlines
import HTML

/// What a letter's places are filled with.
extension CaseMoment {
    /// The clocks as they say at the moment.
    func readings(under rules: CaseRules) -> [ClockReading] {
        rules.definition.readings(of: events.map { $0.clockEvent(in: rules.zone) }, at: event.at)
    }

    /// Those that this very event started.
    func started(_ readings: [ClockReading]) -> [ClockReading] {
        readings.filter { $0.started?.sequence == event.sequence }
    }

    func places(
        under rules: CaseRules, _ readings: [ClockReading], _ facts: LetterFacts, _ t: Words
    ) -> [String: String] {
        let (language, definition) = (t.language.rawValue, rules.definition)
        var places = ["case": life.id.text]
        places["number"] = facts.number ?? t("cases.letter.noNumber")
        places["role"] =
            definition.roles.first { $0.code == life.opened.role }?.name[language]
            ?? t("cases.role.\(life.opened.role)", else: life.opened.role)
        let sites = life.sites.map { facts.sites[$0] ?? $0.text }
        places["sites"] = sites.isEmpty ? t("cases.letter.noSites") : sites.joined(separator: "; ")
        if let certificate = life.certificate ?? before?.certificate {
            places["certificate"] =
                isTrial && certificate.number == "-" ? t("cases.letter.numberToCome") : certificate.number
            places["through"] = certificate.through.map { t.day($0) }
            places["effective"] = t.day(rules.zone.day(of: certificate.effective))
        }
        if let due = due(readings, under: rules) { places["due"] = t.day(due) }
        special(&places, rules, t)
        if let route = routeNamed(started(readings), under: rules, language) {
            places["appeal-body"] = route.name
            if let last = route.lastDay { places["appeal-due"] = t.day(last) }
        }
        return places
    }

    private func special(_ places: inout [String: String], _ rules: CaseRules, _ t: Words) {
        let (language, definition) = (t.language.rawValue, rules.definition)
        func ground(_ code: String?) -> String? {
            definition.grounds.first { $0.code == code }?.name[language]
        }
        func clock(_ code: String) -> String? { definition.clock(code)?.name[language] }
        switch event.fact {
        case .decided(let fact):
            places["effective"] = t.day(rules.zone.day(of: fact.effective))
            places["ground"] = ground(fact.ground)
            let exemption = definition.exemptions.first { $0.code == fact.exemption }?.name[language]
            if let exemption, let ground = places["ground"] {
                places["ground"] = t("cases.letter.exempt", ["ground": ground, "why": exemption])
            }
        case .provisionallyCertified(let fact): places["effective"] = t.day(rules.zone.day(of: fact.effective))
        case .reinstated: places["effective"] = t.day(rules.zone.day(of: event.at))
        case .hearingOpened(let fact): places["ground"] = ground(fact.ground)
        case .requirementIssued(let fact): places["ground"] = ground(fact.ground)
        case .informationRequested(let fact): places["request"] = fact.request
        case .lapsed(let fact): places["clock"] = clock(fact.clock)
        case .clockExtended(let fact): places["clock"] = clock(fact.clock)
        case .appealDecided(let fact):
            places["appeal"] = fact.appeal
            places["ruling"] = t("cases.ruling.\(fact.allowed ? "allowed" : "dismissed")")
        default: break
        }
    }

    /// The last day of what the event asks for or promises: of the clock that it started, or that it is about.
    private func due(_ readings: [ClockReading], under rules: CaseRules) -> CalendarDay? {
        func day(_ code: String) -> CalendarDay? {
            let named = readings.filter { $0.code == code }
            return (named.last { $0.started?.sequence == event.sequence } ?? named.last)?.due
        }
        switch event.fact {
        case .accepted: return day("decision")
        case .renewalOpened: return day("renewal") ?? life.certificate?.through
        case .clockExtended(let fact): return day(fact.clock)
        default:
            // What it asks of the operator; that it may appeal is told apart.
            let appeals = Set(rules.definition.appeals.map(\.clock))
            return readings.first {
                $0.started?.sequence == event.sequence && $0.rule.binds == .operator && !appeals.contains($0.code)
            }?.due
        }
    }

    /// The route that a letter names in a sentence: of a ruling the level that ruled and the next one's last day.
    private func routeNamed(
        _ readings: [ClockReading], under rules: CaseRules, _ language: String
    ) -> (name: String, lastDay: CalendarDay?)? {
        let levels = rules.definition.appeals.sorted { $0.level < $1.level }
        let next = levels.first { level in readings.contains { $0.code == level.clock } }
        let lastDay = next.flatMap { level in readings.first { $0.code == level.clock }?.due }
        if case .appealDecided(let fact) = event.fact {
            return levels.first { $0.level == fact.level }.map { ($0.name[language], lastDay) }
        }
        return next.map { ($0.name[language], lastDay) }
    }

    func lists(under rules: CaseRules, _ facts: LetterFacts, _ t: Words) -> [String: [String]] {
        switch event.fact {
        case .returned(let fact): ["items": fact.items.map { facts.texts[$0.text] ?? $0.code }]
        case .findingsIssued(let fact): ["findings": findings(fact.findings, facts, t)]
        case .cureBegun: ["findings": findings(life.openFindings.map(\.finding), facts, t)]
        case .validationPlanned(let fact):
            [
                "visits": fact.visits.map { visit in
                    let team = [visit.lead, visit.second].map { facts.people[$0] ?? $0 }.joined(separator: ", ")
                    return t(
                        visit.isRemote ? "cases.letter.visit.remote" : "cases.letter.visit.onSite",
                        [
                            "day": t.day(visit.day), "site": facts.sites[visit.site] ?? visit.site.text,
                            "team": team, "number": visit.visit.text,
                        ])
                }
            ]
        default: [:]
        }
    }

    private func findings(_ findings: [Finding], _ facts: LetterFacts, _ t: Words) -> [String] {
        if findings.isEmpty { return [t("cases.letter.noFindings")] }
        return findings.map { finding in
            let place = finding.site.map { facts.sites[$0] ?? $0.text }
            let head = [
                finding.id, t("cases.finding.\(finding.class.rawValue)"),
                t("cases.letter.requirement", ["code": finding.criterion]), place,
            ].compactMap { $0 }.joined(separator: ", ")
            let due = finding.due.map { " " + t("cases.letter.findingDue", ["day": t.day($0)]) } ?? ""
            return "\(head): \(facts.texts[finding.fact] ?? "")\(due)"
        }
    }
}
