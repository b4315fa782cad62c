import Country
import Customs
import Deadlines
import Ledger

/// What a programme takes from its clocks: there is one place for each figure.
extension ProgrammeReader {
    func certificate(_ clocks: [ClockRule]) -> ProgrammeDefinition.CertificateRule? {
        guard let node = root.member("certificate") else { return nil }
        node.allow("prefix", "validityClock", "effectClock", "renewalClock")
        let prefix = node.text("prefix")
        if let prefix,
            !prefix.utf8.allSatisfy({ (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        {
            node.optional("prefix")?.report("a prefix is of capital letters, digits and hyphens")
        }
        let validity = rule(node, "validityClock", clocks)
        let effect = rule(node, "effectClock", clocks)
        let renewal = rule(node, "renewalClock", clocks)
        if let effect, effect.unit != .calendarDays {
            node.optional("effectClock")?.report("a certificate takes effect after calendar days")
        }
        if let renewal, !renewal.isWindow {
            node.optional("renewalClock")?.report("the clock of the renewal is a window before the end")
        }
        guard let prefix else { return nil }
        return .init(
            prefix: prefix, validityMonths: validity.flatMap { months($0, node.optional("validityClock")) },
            effectiveAfterDays: effect?.length ?? 0, renewalWindow: renewal?.length,
            renewalUnit: renewal?.unit ?? .calendarDays, validityClock: validity?.code, effectClock: effect?.code,
            renewalClock: renewal?.code)
    }

    /// The bars by the state that they follow, each with its clock.
    func bars(_ clocks: [ClockRule]) -> [CaseState: (clock: String, months: Int)] {
        var bars: [CaseState: (clock: String, months: Int)] = [:]
        for (key, node) in root.optional("bars")?.members ?? [] {
            guard let state = CaseState(rawValue: key), state.isTerminal else {
                node.report("“\(key)” is not a state in which a case ends")
                continue
            }
            guard let code = node.string, let rule = rule(code, node, clocks), let months = months(rule, node) else {
                continue
            }
            bars[state] = (code, months)
        }
        return bars
    }

    func appeals(_ clocks: [ClockRule]) -> [ProgrammeDefinition.AppealLevel] {
        var levels: [ProgrammeDefinition.AppealLevel] = []
        for (node, _) in required("appeals") {
            node.allow("level", "name", "body", "clock")
            let (level, name, body) = (node.whole("level", in: 1...9), text("name", of: node), node.text("body"))
            if let body, !["customs", "independent", "court"].contains(body) {
                node.optional("body")?.report("an appeal is ruled on by customs, independent or court")
            }
            if let level, level != levels.count + 1 { node.report("appeal levels are 1, 2, 3 … in their order") }
            guard let clock = rule(node, "clock", clocks), let level, let name, let body else { continue }
            levels.append(.init(level: level, name: name, body: body, clock: clock.code))
        }
        return levels
    }

    private func rule(_ node: PackNode, _ key: String, _ clocks: [ClockRule]) -> ClockRule? {
        guard let member = key == "clock" ? node.member(key) : node.optional(key), let code = member.string else {
            return nil
        }
        return rule(code, member, clocks)
    }

    private func rule(_ code: String, _ node: PackNode, _ clocks: [ClockRule]) -> ClockRule? {
        let rule = clocks.last { $0.code == code }
        if rule == nil { node.report("“\(code)” is not a clock of the programme") }
        return rule
    }

    private func months(_ rule: ClockRule, _ node: PackNode?) -> Int? {
        switch rule.unit {
        case .months: return rule.length
        case .years: return rule.length * 12
        case .calendarDays, .businessDays:
            node?.report("the clock “\(rule.code)” must count months or years")
            return nil
        }
    }

    /// The facts of a case that a clock names must be facts, and their words those that such a fact has.
    func checkEvents(_ node: PackNode) {
        let pauses = node.optional("pauses")?.elements ?? []
        let lists =
            ["start", "stop", "cancel", "revive"].map { node.optional($0) }
            + pauses.flatMap { pause in
                ["from", "until"].map { pause.optional($0) }
            }
        for element in lists.flatMap({ $0?.elements ?? [] }) {
            guard let selector = element.string, selector.hasPrefix("case.") else { continue }
            let parts = selector.split(separator: ":", maxSplits: 1).map(String.init)
            guard CaseFact.kinds.contains(where: { $0.name == parts[0] }) else {
                element.report("“\(parts[0])” is not a fact of a case")
                continue
            }
            guard parts.count == 2, let words = Self.words[parts[0]], !words.contains(parts[1]) else { continue }
            element.report("“\(parts[1])” is not one of \(words.joined(separator: ", "))")
        }
    }

    /// The words of the facts that have a closed set of them.
    private static let words: [String: [String]] = [
        CaseFact.Decided.kind.name: Outcome.allCases.map(\.rawValue),
        CaseFact.DecisionProposed.kind.name: Outcome.allCases.map(\.rawValue),
        CaseFact.HearingOpened.kind.name: AdverseIntention.allCases.map(\.rawValue),
        CaseFact.OverlayOpened.kind.name: Overlay.allCases.map(\.rawValue),
        CaseFact.OverlayClosed.kind.name: Overlay.allCases.map(\.rawValue),
        CaseFact.ConsultationClosed.kind.name: ConsultationAnswer.allCases.map(\.rawValue),
        CaseFact.FindingClosed.kind.name: FindingClosure.allCases.map(\.rawValue),
        CaseFact.VisitChanged.kind.name: CaseFact.VisitChanged.Change.allCases.map(\.rawValue),
        CaseFact.RequirementClosed.kind.name: ["met", "unmet"],
        CaseFact.ReassessmentClosed.kind.name: ["satisfactory", "unsatisfactory"],
        CaseFact.ReassessmentBegun.kind.name: ["full", "partial"],
    ]
}
