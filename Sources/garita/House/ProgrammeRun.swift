import Concurrency
import Country
import Customs
import Foundation
import HTTP
import Identity
import JSON
import Programme
import Sealing
import Simulation

/// Lets a programme live at the house: simulated companies enter the register, the certified ones bring their certificates
/// along, and some apply, are validated, granted, suspended and heard, each by the people of the demonstration and through
/// the same front doors as everything else.
struct ProgrammeRun {
    /// Who does what; two of whoever must not be alone.
    struct Cast: Sendable {
        var officer = "demo.programme-officer"
        var analyst = "demo.risk-analyst"
        var lead = "demo.validator"
        var second = "demo.validator.2"
        var decider = "demo.decision-maker"
        var approver = "demo.decision-maker.2"
        var judge = "demo.appeals-officer"
    }

    struct Summary: Sendable {
        var operators = 0
        var adopted = 0
        var cases: [CaseState: Int] = [:]
    }

    let house: House
    let simulator: Simulator
    private let clock: Locked<Instant>
    private let approvals: Approvals
    let cast = Cast()
    /// Who signs for the company whose story is being told.
    private let signer = Locked("")
    private var owner: String { signer.with { $0 } }
    /// The password of the accounts that are made here; they are marked as a demonstration's.
    let password: String
    let code: String

    init?(house: House, simulator: Simulator, password: String = "garita-" + RandomBytes.token(6)) {
        let day = house.country.zone.day(of: house.time.now())
        let own = house.programme.base.library.definitions.first {
            $0.country == house.country.code && $0.validity.contains(day)
        }
        guard let own else { return nil }
        self.house = house
        self.simulator = simulator
        self.password = password
        code = own.code
        let clock = Locked(house.time.now())
        self.clock = clock
        approvals = Approvals(
            database: house.database, grants: House.grants, time: TimeSource { clock.with { $0 } },
            performances: house.identity.performances + house.programme.performances)
    }

    private var desk: CaseDesk { house.programme.cases }
    private var now: Instant { clock.with { $0 } }
    private func set(daysAgo days: Int) {
        let start = house.time.now().advanced(bySeconds: Int64(-days) * 86_400)
        clock.with { $0 = start }
    }
    private func pass(_ days: Int) {
        let limit = house.time.now()
        clock.with { $0 = min(limit, $0.advanced(bySeconds: Int64(days) * 86_400 + 3_600)) }
    }

    // MARK: The register

    /// Every simulated company enters the register; the certified ones bring a certificate of before this system along.
    func register() async throws -> Summary {
        var summary = Summary()
        let traders = simulator.operators
        let new = traders.map { trader in
            let roles = trader.kinds.compactMap { OperatorRole(rawValue: $0.rawValue) }.sorted {
                $0.rawValue < $1.rawValue
            }
            return NewOperator(
                name: trader.name, isCompany: true, country: house.country.code.text,
                identifiers: [NewOperator.Number(.rfc, trader.id.text, since: trader.registered)], roles: roles,
                sites: sites(of: trader), since: trader.registered)
        }
        let results = try await house.programme.operators.register(
            many: new, by: "simulation", at: simulator.start.start())
        let today = house.country.zone.day(of: house.time.now())
        for (index, (trader, result)) in zip(traders, results).enumerated() {
            guard case .success(let id) = result else { continue }
            summary.operators += 1
            guard let certificate = trader.certificate else { continue }
            let role =
                trader.kinds.contains(.broker) ? "broker" : trader.kinds.contains(.carrier) ? "carrier" : "importer"
            // Ends spread over the next two years, one of them within the window of renewal.
            let through = today.advanced(by: 20 + (index * 37) % 690)
            let since = simulator.start.advanced(by: -30 - (index * 53) % 600)
            let person = try await house.programme.operators.person(id)
            _ = try await desk.adopt(
                programme: code, operatorID: id, role: role, sites: person?.sites.map(\.id) ?? [],
                .init(
                    certificate: certificate, effective: since.start(), through: through, decidedBy: "register of 2025"),
                actor: "simulation", at: simulator.start.start())
            summary.adopted += 1
        }
        return summary
    }

    private func sites(of trader: SimulatedOperator) -> [NewSite] {
        let address = trader.address
        let type: SiteType = trader.kinds.contains(.carrier) ? .yard : trader.kinds.contains(.broker) ? .office : .plant
        let details = SiteDetails(
            name: "\(trader.name), \(address.city ?? "matriz")", line: address.line, town: address.city,
            region: address.region, postcode: address.postcode, country: house.country.code.text)
        return [NewSite(type: type, details: details, since: trader.registered)]
    }

    // MARK: Lives

    /// Companies in every state: each is led there by the people of the demonstration, at its own pace in the past.
    func live() async throws -> Summary {
        var summary = Summary()
        set(daysAgo: 0)
        // The trader of the demonstration keeps the papers of the certified company that it acts for.
        if let trader = try await house.identity.account("demo.trader"), let number = trader.organisation,
            let id = house.programme.operators.operatorID(number: number, at: now)
        {
            try await mandate(trader.login, for: id)
        }
        let applicants = simulator.operators.filter { !$0.isAEO && $0.kinds.contains(.importer) }
        var queue = applicants.compactMap {
            house.programme.operators.operatorID(number: $0.id.text, at: house.time.now())
        }
        func next() -> OperatorID? { queue.isEmpty ? nil : queue.removeFirst() }
        let stories: [(Int, (OperatorID) async throws -> Void)] = [
            (6, { id in _ = try await draft(id) }),
            (9, { id in _ = try await submitted(id) }),
            (12, { id in _ = try await submitted(id) }),
            (
                20,
                { id in
                    let life = try await submitted(id)
                    pass(3)
                    try await act(
                        "return", ["items": "2.3 Falta el plano de la barda\nFalta el alta del domicilio"], life,
                        cast.officer)
                }
            ),
            (15, { id in _ = try await accepted(id) }),
            (30, { id in _ = try await assessed(id) }),
            (
                33,
                { id in
                    let life = try await assessed(id)
                    pass(2)
                    try await act(
                        "request-information", ["text": "Describa cómo se revisan los sellos en fin de semana."], life,
                        cast.officer)
                }
            ),
            (
                40,
                { id in
                    let life = try await assessed(id)
                    let name = try await house.programme.operators.person(id)?.name ?? id.text
                    try await act(
                        "consult",
                        [
                            "authority": "SSPC",
                            "text": "\(name): ¿hay antecedentes de robo en las rutas que usa?",
                            "silence": "no-objection",
                        ], life, cast.officer)
                }
            ),
            (42, { id in _ = try await planned(id, inDays: 50) }),
            (44, { id in _ = try await planned(id, inDays: 48) }),
            (60, { id in _ = try await validated(id, findings: 0) }),
            (70, { id in _ = try await validated(id, findings: 2) }),
            (
                80,
                { id in
                    let life = try await validated(id, findings: 2)
                    pass(2)
                    try await act("begin-cure", [:], life, cast.officer)
                    pass(4)
                    try await act(
                        "offer-cure", ["finding": "F1", "text": "Se reparó la barda y se cambió el candado."], life,
                        owner)
                }
            ),
            (
                90,
                { id in
                    let life = try await validated(id, findings: 0)
                    pass(5)
                    try await act("begin-decision", [:], life, cast.officer)
                }
            ),
            (
                95,
                { id in
                    let life = try await validated(id, findings: 0)
                    pass(5)
                    try await act("begin-decision", [:], life, cast.officer)
                    // Proposed lately, so that it still waits for its second person.
                    set(daysAgo: 3)
                    _ = try await propose(.grant, life)
                }
            ),
            (
                120,
                { id in
                    let life = try await validated(id, findings: 2)
                    pass(5)
                    try await act("begin-cure", [:], life, cast.officer)
                    try await act("open-hearing", hearing("refuse", "failed-validation", life), life, cast.decider)
                }
            ),
            (
                150,
                { id in
                    let life = try await validated(id, findings: 2)
                    pass(5)
                    try await act("begin-cure", [:], life, cast.officer)
                    try await heard("refuse", "failed-validation", .refuse, life)
                    pass(6)
                    let sequence = try await desk.life(life.id).decisions.last?.sequence ?? 0
                    try await act(
                        "appeal",
                        ["decision": String(sequence), "text": "La barda ya estaba reparada el día de la visita."],
                        life, owner)
                }
            ),
            (160, { id in _ = try await granted(id) }),
            (
                170,
                { id in
                    let life = try await granted(id)
                    pass(20)
                    try await act(
                        "open-overlay",
                        [
                            "overlay": "incident", "reference": "IN-2026-17",
                            "text": "Sello roto en ruta; en investigación.",
                        ], life, cast.officer)
                }
            ),
            (
                180,
                { id in
                    let life = try await granted(id)
                    pass(25)
                    try await decide(.suspend, life, ground: "incident", exemption: "security-risk")
                }
            ),
            (
                200,
                { id in
                    let life = try await granted(id)
                    pass(30)
                    try await heard("revoke", "incident-unreported", .revoke, life)
                }
            ),
            (
                210,
                { id in
                    let life = try await granted(id)
                    pass(30)
                    try await heard("revoke", "tax-non-compliance", .revoke, life)
                    pass(8)
                    let sequence = try await desk.life(life.id).decisions.last?.sequence ?? 0
                    try await act(
                        "appeal", ["decision": String(sequence), "text": "La opinión era positiva ese día."], life,
                        owner)
                    pass(10)
                    try await act(
                        "rule-on-appeal",
                        [
                            "appeal": "A1", "ruling": "allowed", "criterion-1": "6",
                            "fact-1": "La opinión positiva consta en el expediente.", "evidence-1": "answers",
                        ], life, cast.judge)
                }
            ),
            (
                190,
                { id in
                    let life = try await granted(id)
                    pass(40)
                    try await act(
                        "issue-requirement",
                        ["ground": "annual-duty-unpaid", "text": "Compruebe el pago del derecho anual."], life,
                        cast.officer)
                }
            ),
            (
                130,
                { id in
                    let life = try await granted(id)
                    pass(10)
                    try await act("withdraw", ["text": "Cierre de operaciones."], life, owner)
                }
            ),
        ]
        for (index, (days, story)) in stories.enumerated() {
            guard let id = next() else { break }
            set(daysAgo: days)
            try await represent(id, number: index + 1)
            try await story(id)
        }
        try await desk.sweep(at: house.time.now())
        // What status brought in the month of the simulated trade, and who would no longer qualify.
        let benefits = house.programme.benefits
        for month in Set([simulator.start.start(), house.time.now()].map { benefits.month(of: $0) }) {
            _ = try await benefits.compute(month, at: house.time.now())
        }
        _ = try await house.programme.monitoring.runNightly(at: house.time.now())
        summary.cases = try await desk.counts()
        return summary
    }

    /// The company gets a representative of its own, `demo.owner.<n>`, who may sign, prepare and receive notices.
    private func represent(_ id: OperatorID, number: Int) async throws {
        guard let person = try await house.programme.operators.person(id), let official = person.officialNumber else {
            return
        }
        let login = "demo.owner.\(number)"
        if try await house.identity.account(login) == nil {
            try await house.identity.register(
                Organisation(id: official.value, name: person.name, kind: .trader), by: "demo")
            try await house.identity.create(
                Identity.NewAccount(
                    login: login, name: "Representante de \(person.name)", roles: [.trader],
                    organisation: official.value, password: password, mustChangePassword: false),
                isDemonstration: true, by: "demo")
        }
        try await mandate(login, for: id)
        signer.with { $0 = login }
    }

    private func mandate(_ login: String, for id: OperatorID) async throws {
        let day = house.country.zone.day(of: now)
        _ = try await house.programme.operators.change(
            id,
            [
                .giveMandate(
                    NewMandate(
                        login: login, powers: [.sign, .prepare, .notices],
                        validity: Validity(from: day, through: day.advanced(byMonths: 24))))
            ], by: "simulation", at: now)
    }

    private func draft(_ id: OperatorID) async throws -> CaseLife {
        let person = try await house.programme.operators.person(id)
        let life = try await desk.open(
            programme: code, operatorID: id, role: "importer", sites: person?.sites.map(\.id) ?? [],
            actor: owner, at: now)
        return life
    }

    private func submitted(_ id: OperatorID) async throws -> CaseLife {
        let life = try await draft(id)
        try await answer(id)
        pass(1)
        return try await desk.submit(
            life.id, consents: ["mutual-recognition", "public-register"], signedBy: owner, at: now)
    }

    private func accepted(_ id: OperatorID) async throws -> CaseLife {
        let life = try await submitted(id)
        pass(4)
        return try await act("accept", [:], life, cast.officer)
    }

    private func assessed(_ id: OperatorID) async throws -> CaseLife {
        let life = try await accepted(id)
        pass(2)
        try await act("take", ["no-conflict": "yes"], life, cast.officer)
        pass(3)
        var map: [String: String] = [:]
        let rules = house.programme.base.library.definition(code, version: life.opened.version)
        for (index, criterion) in (rules?.criteria ?? []).enumerated() {
            map["likelihood-\(criterion.code)"] = String(1 + index % 3)
            map["impact-\(criterion.code)"] = String(2 + index % 3)
            map["residual-\(criterion.code)"] = String(1 + index % 2)
        }
        return try await act("map-risk", map, life, cast.officer)
    }

    private func planned(_ id: OperatorID, inDays days: Int = 6) async throws -> CaseLife {
        let life = try await assessed(id)
        try await act("approve-risk-map", [:], life, cast.analyst)
        pass(1)
        guard let ground = try await house.programme.visits.ground(of: life.id) else { return life }
        let day = house.country.calendar.nextBusinessDay(
            onOrAfter: house.country.zone.day(of: now).advanced(by: days))
        let plans = ground.sites.map { site in
            VisitPlan(
                caseID: life.id, operatorID: id, operatorName: ground.operatorName, site: site.profile.site,
                siteName: site.name, address: site.address, cause: "all", seed: ground.seed, day: day,
                lead: cast.lead, second: cast.second, questionnaire: ground.questionnaire, checks: site.checks)
        }
        _ = try await house.programme.visits.plan(plans, left: [], of: ground, by: cast.officer, at: now)
        return try await desk.life(life.id)
    }

    private func validated(_ id: OperatorID, findings: Int) async throws -> CaseLife {
        let life = try await planned(id)
        pass(8)
        for visit in life.visits {
            try await house.programme.visits.begin(visit.visit, by: cast.lead, at: now)
            guard let plan = try await house.programme.visits.file(visit.visit)?.plan else { continue }
            var entries: [JSONValue] = []
            for (index, check) in plan.checks.enumerated() {
                let isWrong = index < findings
                let entry = CheckEntry(
                    id: UUID().uuidString.lowercased(), visit: visit.visit, question: check.question,
                    result: !isWrong ? .met : index == 0 ? .notMet : .partly,
                    note: isWrong ? "La barda del lado norte tiene una abertura de dos metros." : "",
                    finding: isWrong
                        ? FindingDraft(index == 0 ? .actionRequired : .recommendation, severity: 2) : nil, at: now,
                    by: cast.lead)
                entries.append(entry.json)
            }
            for start in stride(from: 0, to: entries.count, by: VisitDesk.mostEntriesAtOnce) {
                let part = Array(entries[start..<min(start + VisitDesk.mostEntriesAtOnce, entries.count)])
                _ = try await house.programme.visits.receive(part, for: visit.visit, from: cast.lead, at: now)
            }
            guard let report = try await house.programme.visits.file(visit.visit)?.report().hash else { continue }
            for person in [cast.lead, cast.second] {
                try await house.programme.visits.sign(visit.visit, report: report, by: person, at: now)
            }
            _ = try await house.programme.visits.close(visit.visit, by: cast.lead, at: now)
        }
        return try await desk.life(life.id)
    }

    private func granted(_ id: OperatorID) async throws -> CaseLife {
        let life = try await validated(id, findings: 0)
        pass(5)
        try await act("begin-decision", [:], life, cast.officer)
        pass(4)
        return try await decide(.grant, life)
    }

    // MARK: Acts

    @discardableResult
    private func act(
        _ name: String, _ fields: [String: String], _ life: CaseLife, _ actor: String
    ) async throws -> CaseLife {
        try await desk.act(
            named: name, FormFields(fields.map { FormFields.Field(name: $0.key, value: $0.value) }), on: life.id,
            by: actor, at: now)
    }

    private func hearing(_ intention: String, _ ground: String, _ life: CaseLife) -> [String: String] {
        [
            "intention": intention, "ground": ground, "criterion-1": "2",
            "fact-1": "La barda perimetral estaba abierta y sin vigilancia.", "evidence-1": proof(life),
        ]
    }

    /// What of the case's own file proves its story: the finding, else the visit.
    private func proof(_ life: CaseLife) -> String {
        life.findings.first?.finding.id ?? life.visits.first?.visit.text ?? "answers"
    }

    private func heard(
        _ intention: String, _ ground: String, _ kind: DecisionProposal.Kind, _ life: CaseLife
    ) async throws {
        try await act("open-hearing", hearing(intention, ground, life), life, cast.decider)
        pass(7)
        try await act("answer-hearing", ["text": "Pedimos que se considere el plan de mejora."], life, owner)
        pass(5)
        try await act("close-hearing", [:], life, cast.decider)
        try await decide(kind, life, ground: ground)
    }

    private func propose(
        _ kind: DecisionProposal.Kind, _ life: CaseLife, ground: String? = nil, exemption: String? = nil
    ) async throws -> Proposal {
        var reasons: [Reason] = []
        if ground != nil {
            reasons = [
                Reason(
                    criterion: "2", fact: try await desk.keep("La barda perimetral estaba abierta y sin vigilancia."),
                    records: [proof(life)])
            ]
        }
        return try await desk.propose(
            DecisionProposal(caseID: life.id, kind: kind, ground: ground, exemption: exemption, reasons: reasons),
            reason: "Según consta en el expediente.", by: cast.decider, at: now, through: approvals)
    }

    @discardableResult
    private func decide(
        _ kind: DecisionProposal.Kind, _ life: CaseLife, ground: String? = nil, exemption: String? = nil
    ) async throws -> CaseLife {
        let proposal = try await propose(kind, life, ground: ground, exemption: exemption)
        _ = try await approvals.answer(
            proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: cast.approver)
        return try await desk.life(life.id)
    }

    // MARK: Answers

    /// Answers every question that must be, once for the company; with a document where one is asked for.
    private func answer(_ id: OperatorID) async throws {
        let desk = house.programme.questionnaires
        let definition = house.programme.base.library.definition(code)
        let use = definition?.questionnaires.first { $0.roles.isEmpty || $0.roles.contains("importer") }
        guard let use, let book = try await desk.book(id, use.questionnaire, at: now) else { return }
        let document = "Manual de seguridad de la cadena de suministros. Versión de demostración.\n"
        let (file, _) = try await house.programme.evidence.store(
            EvidenceOffer(
                owner: id, name: "manual-de-seguridad.txt", declaredType: "text/plain", bytes: Array(document.utf8),
                details: EvidenceDetails(title: "Manual de seguridad")), by: owner, at: now)
        for question in book.questionnaire.sections.flatMap(\.questions) where question.obligation != .info {
            var content = AnswerContent(
                narrative:
                    "Lo describe el manual de seguridad; lo aplica el personal de cada turno y se revisa cada mes.",
                evidence: question.evidence.rule == .required ? [file.id] : [])
            switch question.type {
            case .verdict: content.value = .verdict(.yes)
            case .text: break
            case .number: content.value = try .number(ExactDecimal("12"))
            case .day: content.value = .day(house.country.zone.day(of: now))
            case .choice(let options): content.value = options.first.map { .choice($0.code) }
            case .list(let options): content.value = .list(options.prefix(1).map(\.code))
            }
            _ = try await desk.save(
                QuestionnaireDesk.Draft(
                    operatorID: id, questionnaire: use.questionnaire, key: AnswerKey(question.code), content: content,
                    seen: 0, author: owner), at: now)
        }
    }
}

extension ProgrammeRun.Summary {
    /// The summary as a table for people.
    var text: String {
        var rows = [["Programme cases", String(cases.values.reduce(0, +)), ""]]
        for (state, count) in cases.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            rows.append(["  \(state.rawValue)", String(count), ""])
        }
        return Output.table(rows, numeric: [1])
    }
}
