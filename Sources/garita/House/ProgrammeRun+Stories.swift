import Country
import Customs
import Programme

/// A life for each state that a company can be in, and how many days ago it began.
extension ProgrammeRun {
    typealias Story = (days: Int, tell: (OperatorID) async throws -> Void)

    var stories: [Story] { applications + validations + decisions + holders + appeals + endings }

    /// From the first sheet to the assessment.
    private var applications: [Story] {
        [
            (6, { _ = try await draft($0) }),
            (9, { _ = try await submitted($0) }),
            (12, { _ = try await submitted($0) }),
            (20, { id in try await returned(id) }),
            (15, { _ = try await accepted($0) }),
            (30, { _ = try await assessed($0) }),
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
                    let asked = [
                        "authority": "SSPC", "text": "\(name): ¿hay antecedentes de robo en las rutas que usa?",
                        "silence": "no-objection",
                    ]
                    try await act("consult", asked, life, cast.officer)
                }
            ),
        ]
    }

    /// Visits and what they found.
    private var validations: [Story] {
        [
            (42, { _ = try await planned($0, inDays: 50) }),
            (44, { _ = try await planned($0, inDays: 48) }),
            (
                28,
                { id in
                    let life = try await planned(id)
                    pass(8)
                    guard let visit = life.visits.first else { return }
                    try await house.programme.visits.begin(visit.visit, by: cast.lead, at: now)
                }
            ),
            (60, { _ = try await validated($0, findings: 0) }),
            (70, { _ = try await validated($0, findings: 2) }),
            (
                80,
                { id in
                    let life = try await validated(id, findings: 2)
                    pass(2)
                    try await act("begin-cure", [:], life, cast.officer)
                    pass(4)
                    let cure = ["finding": "F1", "text": "Se reparó la barda y se cambió el candado."]
                    try await act("offer-cure", cure, life, owner)
                }
            ),
        ]
    }

    /// What waits for the deciders.
    private var decisions: [Story] {
        [
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
                    let life = try await failed(id)
                    try await act("open-hearing", hearing("refuse", "failed-validation", life), life, cast.decider)
                }
            ),
        ]
    }

    /// Who holds the status, in peace or not.
    private var holders: [Story] {
        [
            (160, { _ = try await granted($0) }),
            (
                170,
                { id in
                    let life = try await granted(id)
                    pass(20)
                    let incident = [
                        "overlay": "incident", "reference": "IN-2026-17",
                        "text": "Sello roto en ruta; en investigación.",
                    ]
                    try await act("open-overlay", incident, life, cast.officer)
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
                190,
                { id in
                    let life = try await granted(id)
                    pass(40)
                    let asked = ["ground": "annual-duty-unpaid", "text": "Compruebe el pago del derecho anual."]
                    try await act("issue-requirement", asked, life, cast.officer)
                }
            ),
            (
                175,
                { id in
                    let life = try await granted(id)
                    pass(60)
                    let why = ["scope": "part", "cause": "monitoring", "text": "Dos sellos rotos en un mes."]
                    try await act("begin-reassessment", why, life, cast.officer)
                }
            ),
        ]
    }

    /// Who went against a decision.
    private var appeals: [Story] {
        [
            (
                150,
                { id in
                    let life = try await failed(id)
                    try await heard("refuse", "failed-validation", .refuse, life)
                    pass(6)
                    try await appeal(life, "La barda ya estaba reparada el día de la visita.")
                }
            ),
            (
                210,
                { id in
                    let life = try await granted(id)
                    pass(30)
                    try await heard("revoke", "tax-non-compliance", .revoke, life)
                    pass(8)
                    try await appeal(life, "La opinión era positiva ese día.")
                    pass(10)
                    var ruling = ["appeal": "A1", "ruling": "allowed"]
                    ruling.merge(reason("6", "La opinión positiva consta en el expediente.", life)) { _, new in new }
                    try await act("rule-on-appeal", ruling, life, cast.judge)
                }
            ),
        ]
    }

    /// What is over.
    private var endings: [Story] {
        [
            (
                200,
                { id in
                    let life = try await granted(id)
                    pass(30)
                    try await heard("revoke", "incident-unreported", .revoke, life)
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
            (
                220,
                { id in
                    let life = try await granted(id)
                    pass(50)
                    try await heard("annul", "false-information", .annul, life)
                }
            ),
            (
                35,
                { id in
                    let life = try await submitted(id)
                    pass(4)
                    let why = reason("1", "La empresa no está en el padrón de importadores.", life)
                    try await act("not-accept", why, life, cast.officer)
                }
            ),
            // What was asked for never came: its time runs out by itself.
            (240, { id in try await returned(id) }),
            (
                25,
                { id in
                    let life = try await draft(id)
                    pass(2)
                    try await act("discard", [:], life, owner)
                }
            ),
            (
                400,
                { id in
                    let person = try await house.programme.operators.person(id)
                    let through = house.country.zone.day(of: now).advanced(by: 380)
                    _ = try await desk.adopt(
                        programme: code, operatorID: id, role: "importer", sites: person?.sites.map(\.id) ?? [],
                        .init(
                            certificate: "OEA-2023-\(id.serial)", effective: now, through: through,
                            decidedBy: "register of 2025"), actor: "simulation", at: now)
                }
            ),
        ]
    }

    private func returned(_ id: OperatorID) async throws {
        let life = try await submitted(id)
        pass(3)
        let items = "2.3 Falta el plano de la barda\nFalta el alta del domicilio"
        try await act("return", ["items": items], life, cast.officer)
    }

    /// Led to a visit that found what must be mended, and was not.
    private func failed(_ id: OperatorID) async throws -> CaseLife {
        let life = try await validated(id, findings: 2)
        pass(5)
        return try await act("begin-cure", [:], life, cast.officer)
    }

    private func appeal(_ life: CaseLife, _ text: String) async throws {
        let sequence = try await desk.life(life.id).decisions.last?.sequence ?? 0
        try await act("appeal", ["decision": String(sequence), "text": text], life, owner)
    }
}
