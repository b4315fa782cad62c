import Country
import Customs
import GaritaTesting
import HTML

@testable import Programme

/// A life under a programme of the repository, told fact by fact, each on a later day.
struct LetterStory {
    let rules: CaseRules
    private(set) var file: CaseFile
    private(set) var at: Instant
    private var sequence: Int64 = 1

    static let site = SiteID(serial: 1)
    static let visit = VisitID(serial: 3)
    static let fact = Prose(hash: "fact")
    static let text = Prose(hash: "text")

    /// A fact that the file and a document prove.
    static let reasons = [
        Reason(criterion: "", fact: fact, evidence: [EvidenceID(serial: 17)], records: ["VI-000003", "F1"])
    ]

    init(_ programme: String) throws {
        let definition = try requireDefinition(programme)
        rules = CaseRules(definition: definition, zone: definition.zone, calendar: definition.calendar)
        at = try Instant("2026-03-02T18:00:00Z")
        let opened = CaseFact.Opened(
            programme: definition.code, version: definition.version, operatorID: OperatorID(serial: 1),
            role: definition.roles[0].code, sites: [Self.site])
        file = try CaseFile(
            id: CaseID(serial: 123), CaseEvent(.opened(opened), at: at, actor: "owner", sequence: 1))
    }

    /// The programme's first ground for an intention.
    func ground(_ intention: AdverseIntention) -> String {
        rules.definition.grounds.first { $0.effects.contains(intention) }?.code ?? "-"
    }

    var reasons: [Reason] {
        Self.reasons.map { reason in
            var reason = reason
            reason.criterion = rules.definition.criteria[0].code
            return reason
        }
    }

    mutating func tell(_ facts: CaseFact..., days: Int = 1, by actor: String = "officer") throws {
        at = at.advanced(bySeconds: Int64(days) * 86_400)
        for fact in facts {
            sequence += 1
            try file.apply(CaseEvent(fact, at: at, actor: actor, sequence: sequence), under: rules)
        }
    }

    // MARK: Parts of lives

    mutating func submitted() throws {
        try tell(.submitted(.init(answers: "00", signedBy: "owner", sites: [Self.site])), by: "owner")
        try tell(.completenessBegun(.init()))
    }

    mutating func assessed() throws {
        try submitted()
        try tell(.accepted(.init(deemed: false)))
        try tell(.assessmentBegun(.init(officer: "officer", noConflict: true)))
        try tell(
            .riskMapped(
                .init(entries: [RiskEntry(criterion: reasons[0].criterion, likelihood: 1, impact: 1, residual: 1)])))
        try tell(.riskMapApproved(.init()), by: "analyst")
    }

    mutating func validated() throws {
        let visit = PlannedVisit(
            visit: Self.visit, site: Self.site, cause: "all", day: rules.zone.day(of: at).advanced(by: 10),
            isRemote: false, lead: "lead", second: "second")
        try tell(.validationPlanned(.init(visits: [visit])))
        try tell(.validationBegun(.init(visit: Self.visit)), days: 10, by: "lead")
        let finding = Finding(id: "F1", class: .actionRequired, criterion: "2.3", site: Self.site, fact: Self.fact)
        try tell(
            .findingsIssued(.init(findings: [finding], team: ["lead", "second"], report: "00")), by: "lead")
        try tell(.cureBegun(.init()))
    }

    mutating func granted() throws {
        try assessed()
        if rules.definition.states.contains(.certifiedProvisional) { try decided(.provisional) }
        try validated()
        try tell(.findingClosed(.init(finding: "F1", closure: .closed)))
        try tell(.cureEnded(.init()))
        try decided(.grant)
        if file.life.state == .granted { try tell(.tookEffect(.init()), days: 6) }
    }

    func decision(_ outcome: Outcome, exemption: Bool = false) -> CaseFact {
        let isGrant = outcome == .grant || outcome == .provisional
        let effective =
            outcome == .grant
            ? rules.effective(decidedAt: at.advanced(bySeconds: 86_400))
            : at.advanced(bySeconds: 86_400)
        return .decided(
            .init(
                outcome: outcome, ground: outcome.intention.map(ground),
                exemption: exemption ? rules.definition.exemptions.first?.code : nil,
                reasons: outcome.intention == nil ? [] : reasons, proposedBy: "decider", approvedBy: "approver",
                effective: effective,
                through: outcome == .grant ? rules.through(effective: effective) : nil,
                certificate: isGrant ? "C-2026-000001" : nil, sites: [Self.site]))
    }

    mutating func decided(_ outcome: Outcome, exemption: Bool = false) throws {
        try tell(decision(outcome, exemption: exemption), by: "approver")
    }

    mutating func heard(_ intention: AdverseIntention) throws {
        try tell(
            .hearingOpened(.init(intention: intention, ground: ground(intention), reasons: reasons)), by: "decider")
        try tell(.hearingClosed(.init(heard: false)), days: 20, by: "decider")
    }

    mutating func appealed(_ level: Int, allowed: Bool) throws {
        let decision = file.life.decisions.last?.sequence ?? 0
        let number = "A\(file.life.appeals.count + 1)"
        try tell(
            .appealLodged(.init(appeal: number, level: level, decision: decision, grounds: Self.text)), by: "owner")
        try tell(
            .appealDecided(
                .init(appeal: number, level: level, allowed: allowed, reasons: reasons, ruledBy: "judge\(level)")),
            by: "judge\(level)")
    }

    // MARK: Letters

    static var facts: LetterFacts {
        var facts = LetterFacts(
            recipient: CertificateHolder(
                name: "María Núñez Logística, S. A. de C. V.", identifiers: [.init("RFC", "GODE561231GR8")]),
            number: "GODE561231GR8")
        facts.sites = [site: "SI-000001, Planta Juárez"]
        facts.texts = [fact: "La barda del lado norte tenía una abertura {de dos metros}.", text: "Pedimos\nlo dicho."]
        facts.evidence = [EvidenceID(serial: 17): "EV-000017, plano.pdf"]
        facts.people = ["lead": "Víctor Vela", "second": "Valeria Vera"]
        return facts
    }

    /// Every letter told, in a language, with the moment that it tells.
    func letters(_ language: Language) throws -> [(moment: CaseMoment, letter: Letter)] {
        try CaseMoment.all(of: file, under: rules).compactMap { moment in
            guard moment.letterCode(in: rules.definition) != nil else { return nil }
            return (moment, try moment.letter(under: rules, Self.facts, CaseDesk.words(language)))
        }
    }
}

private struct NoSuchProgramme: Error { var code: String }

private func requireDefinition(_ code: String) throws -> ProgrammeDefinition {
    guard let found = try TestLibrary.loaded.get().definition(code) else { throw NoSuchProgramme(code: code) }
    return found
}
