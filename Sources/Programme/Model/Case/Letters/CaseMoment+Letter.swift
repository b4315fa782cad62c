import Country
import Customs
import Deadlines
package import HTML
import Ledger

/// Which letter an event is told by, and what it says.
extension CaseMoment {
    /// The code of the letter that tells the event; nil when it is told by none.
    ///
    /// What goes against the operator has one in any case, also where the programme lacks its template: such an act cannot
    /// be told, and so cannot be done.
    package func letterCode(in programme: ProgrammeDefinition) -> String? {
        guard let code = codeWanted(programme) else { return nil }
        return event.fact.isAdverse || programme.letter(code) != nil ? code : nil
    }

    private func codeWanted(_ programme: ProgrammeDefinition) -> String? {
        switch event.fact {
        case .submitted: "receipt"
        case .returned: "gaps"
        case .accepted: "acceptance"
        case .notAccepted: "non-acceptance"
        case .informationRequested: "information-request"
        case .validationPlanned: "visit-plan"
        case .provisionallyCertified: "provisional"
        case .findingsIssued: "report"
        case .cureBegun: "cure"
        case .hearingOpened: "hearing-intention"
        case .decided(let fact): fact.letter ?? fact.outcome.letter
        case .requirementIssued: "requirement"
        case .renewalOpened: "renewal"
        case .renewed: "renewed"
        case .withdrawn: "withdrawal"
        case .lapsed: "lapse"
        case .expired: "expiry"
        case .clockExtended: "extension"
        case .appealDecided(let fact):
            if fact.allowed {
                "appeal-allowed"
            } else {
                programme.appeals.contains { $0.level > fact.level } ? "appeal-ruling" : "appeal-final"
            }
        case .reinstated: before?.state.isUndoneByAppeal == true && life.certificate != nil ? "reinstatement" : nil
        default: nil
        }
    }

    /// The letter of the event in a language. Throws ``LetterError`` with what is missing; `template` also where the event
    /// is told by no letter.
    package func letter(under rules: CaseRules, _ facts: LetterFacts, _ t: Words) throws(LetterError) -> Letter {
        let draft = try draft(under: rules, facts, t)
        return try draft.letter(of: rules.definition, language: t.language.rawValue) { t.day($0) }
    }

    /// What the letter is made from.
    func draft(under rules: CaseRules, _ facts: LetterFacts, _ t: Words) throws(LetterError) -> LetterDraft {
        guard let code = letterCode(in: rules.definition) else {
            throw LetterError(.template, "\(event.fact.kind.name) is told by no letter")
        }
        var draft = LetterDraft(
            code: code, reference: life.id.text, date: rules.zone.day(of: event.at), recipient: facts.recipient,
            isAdverse: event.fact.isAdverse)
        let readings = readings(under: rules)
        draft.places = places(under: rules, readings, facts, t)
        draft.lists = lists(under: rules, facts, t)
        if let text = text(facts) { draft.texts["text"] = text }
        draft.reasons = try reasons(facts, t, zone: rules.zone)
        draft.routes = routes(started(readings), under: rules, t)
        switch event.fact {
        case .hearingOpened: draft.hasRoute = false
        case .appealDecided(let fact): draft.hasRoute = rules.definition.appeals.contains { $0.level > fact.level }
        default: break
        }
        return draft
    }

    private func text(_ facts: LetterFacts) -> String? {
        switch event.fact {
        case .informationRequested, .requirementIssued, .clockExtended: prose.first.flatMap { facts.texts[$0] }
        default: nil
        }
    }

    private func reasons(_ facts: LetterFacts, _ t: Words, zone: Zone) throws(LetterError) -> [LetterReason] {
        let file = CaseFile(self)
        var told: [LetterReason] = []
        for reason in event.fact.reasons {
            var evidence: [String] = []
            for id in reason.evidence {
                guard let name = facts.evidence[id] else {
                    throw LetterError(.evidence, "\(id) is not among the operator's evidence")
                }
                evidence.append(name)
            }
            for code in reason.records ?? [] {
                guard let record = CaseRecord(code, in: file) else {
                    throw LetterError(.evidence, "\(code) is not in the file of the case")
                }
                evidence.append(record.words(events, t, zone: zone))
            }
            told.append(
                LetterReason(criterion: reason.criterion, fact: facts.texts[reason.fact] ?? "", evidence: evidence))
        }
        return told
    }

    /// Where and until when one may go against it: the levels whose clock this very event started, each with the day that
    /// the clock says.
    private func routes(_ readings: [ClockReading], under rules: CaseRules, _ t: Words) -> [LetterRoute] {
        let language = t.language.rawValue
        if case .hearingOpened = event.fact {
            return readings.filter { $0.rule.binds == .operator }.prefix(1).map {
                LetterRoute(
                    name: t("cases.letter.answer"), body: "customs", lastDay: $0.due)
            }
        }
        return rules.definition.appeals.sorted { $0.level < $1.level }.compactMap { level in
            readings.first { $0.code == level.clock }.map {
                LetterRoute(name: level.name[language], body: level.body, lastDay: $0.due)
            }
        }
    }
}

extension CaseState {
    /// A status that an allowed appeal gives back.
    fileprivate var isUndoneByAppeal: Bool { self == .suspended || self == .revoked || self == .annulled }
}

extension CaseFact {
    /// Whether it goes against the operator: its letter then tells every reason with criterion, fact and evidence.
    package var isAdverse: Bool {
        switch self {
        case .notAccepted, .hearingOpened: true
        case .decided(let fact): fact.outcome.intention != nil
        case .appealDecided(let fact): !fact.allowed
        default: false
        }
    }
}
