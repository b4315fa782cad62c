import Customs
import HTML

@testable import Clearance

/// Views filled as a busy day at Ciudad Juárez would fill them.
enum SampleViews {
    static let now = Instant(milliseconds: 1_795_467_984_000)
    static let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

    static func words(_ language: Language) -> Words {
        Words(
            Catalogue([ClearanceTexts.all]), language,
            clock: WallClock(name: "Ciudad Juárez (UTC−07:00)", seconds: -25_200))
    }

    static func frame(_ language: Language, _ address: String) -> PageFrame {
        let t = words(language)
        var frame = PageFrame(t, title: "", address: address, version: "0.1.0", now: now)
        frame.navigation = ClearancePages.navigation(t, ClearancePages.Section.allCases, current: nil)
        frame.user = PageUser(name: "Marisol Quezada", detail: "Ciudad Juárez", csrf: "sample")
        frame.dataAsOf = now.advanced(bySeconds: -4)
        return frame
    }

    // MARK: Declarations

    static func row(
        _ serial: Int, _ trader: String, _ commodity: String, _ origin: String, _ channel: Tone?, _ state: String,
        trusted: Bool = false, items: Int = 1, holds: Int = 0, ago: Int64 = 60
    ) -> DeclarationRowView {
        let digits = String(serial)
        let number = "26MX" + String(repeating: "0", count: 13 - digits.count) + digits + "K"
        var row = DeclarationRowView(
            number: number, reference: "AANS-2026-00\(serial)", lodgedAt: now.advanced(bySeconds: -ago), trader: trader,
            channel: channel, state: state)
        row.isTrusted = trusted
        row.commodity = commodity
        row.origin = origin
        row.itemCount = items
        row.office = "Ciudad Juárez"
        row.plate = "DZ48\(serial % 1000)"
        row.holdCount = holds
        return row
    }

    static let rows = [
        row(
            41_207, "Arneses del Bravo, S.A. de C.V.", "8544300499", "US", .green, "released", trusted: true, items: 12,
            ago: 12),
        row(41_206, "IMP920314QX7", "6403990100", "CN", .red, "examination", items: 3, ago: 95),
        row(41_205, "Frutas Selectas del Norte, S.P.R. de R.L.", "0808100100", "US", .yellow, "documents", ago: 140),
        row(
            41_204, "Maquilas Tarahumara, S.A. de C.V.", "8517130200", "TW", .blue, "released", trusted: true, items: 2,
            ago: 260),
        row(41_203, "Refacciones García <& Hijos>", "8708299900", "DE", .green, "prelodged", ago: 410),
        row(41_202, "XAXX010101000", "3004909900", "IN", .red, "stopped", holds: 1, ago: 3_900),
        row(41_201, "GODE561231GR8", "2203000100", "US", nil, "refused", ago: 86_400),
    ]

    static let offices = [Choice("07", "Ciudad Juárez"), Choice("24", "Nuevo Laredo"), Choice("40", "Tijuana")]

    static var list: DeclarationListView {
        var view = DeclarationListView()
        view.offices = offices
        view.rows = rows
        view.next = "4120"
        view.mayLodge = true
        return view
    }

    static var search: DeclarationListView {
        var search = DeclarationSearchView()
        search.party = "IMP920314QX7"
        search.from = "2026-11-31"
        search.channel = .red
        var view = DeclarationListView(search: search)
        view.offices = offices
        view.errors = [FieldError("from", "2026-11-31")]
        return view
    }

    static func events(_ number: String) -> [EventRowView] {
        func event(_ sequence: Int64, _ ago: Int64, _ kind: String, _ actor: String) -> EventRowView {
            var event = EventRowView(
                sequence: sequence, at: now.advanced(bySeconds: -ago), kind: kind, subject: number, actor: actor)
            event.hash = hash
            return event
        }
        var held = event(90_021, 40, "declaration.held", "Ramón Ortega Luján")
        held.hold = "SENASICA"
        held.reason = "Falta el certificado fitosanitario"
        var checked = event(90_020, 62, "declaration.checked", "Marisol Quezada")
        checked.result = "escalated"
        checked.note = "La factura no distingue pares de plantillas; el peso no cuadra con la marca declarada."
        var decided = event(90_012, 95, "declaration.decided", "garita")
        decided.channel = .red
        decided.version = 2
        var amended = event(90_011, 95, "declaration.amended", "Agencia Aduanal del Norte, S.C.")
        amended.version = 2
        return [
            held, checked, decided, amended, event(90_004, 300, "declaration.presented", "Carril 4"),
            event(90_001, 4_000, "declaration.lodged", "Agencia Aduanal del Norte, S.C."),
        ]
    }

    static var declaration: DeclarationPageView {
        var row = rows[1]
        row.holdCount = 1
        var view = DeclarationPageView(row: row)
        view.presentedAt = now.advanced(bySeconds: -300)
        view.parties = [
            PartyView(role: "importer", identifier: "IMP920314QX7", name: "Calzado y Moda Fronteriza, S.A. de C.V."),
            PartyView(role: "exporter", identifier: "CN91440300MA5", name: "Shenzhen Footwear Trading Co., Ltd."),
            PartyView(
                role: "declarant", identifier: "AAN010203AB1", name: "Agencia Aduanal del Norte, S.C.", isTrusted: true),
        ]
        view.items = (1...3).map { number in
            var item = ItemView(
                sequence: number, description: "Calzado con suela de caucho y corte de piel, para mujer",
                commodity: "6403990100", origin: "CN")
            item.quantity = ExactDecimal(2_400 * number)
            item.unit = "PR"
            item.netMass = ExactDecimal(coefficient: 1_824_500, scale: 3)
            item.value = ExactDecimal(coefficient: 583_840, scale: 2)
            item.currency = "USD"
            return item
        }
        view.events = events(row.number)
        view.versions = [
            VersionView(
                version: 2, lodgedAt: now.advanced(bySeconds: -95), by: "Agencia Aduanal del Norte, S.C.",
                contentHash: hash,
                href: "/api/declarations/\(row.number)/versions/2"),
            VersionView(
                version: 1, lodgedAt: now.advanced(bySeconds: -4_000), by: "Agencia Aduanal del Norte, S.C.",
                contentHash: String(hash.reversed()), href: "/api/declarations/\(row.number)/versions/1"),
        ]
        view.holds = ["SENASICA"]
        view.decision = decision
        view.problems = [
            MessageProblemView(
                code: "rfc.check-digit", isError: false, message: "the check digit does not match",
                path: "/parties/1/identifier")
        ]
        view.acts = ["record-check", "place-hold", "lift-hold", "withdraw"]
        view.mayReplay = true
        var replay = ReplayView(isIdentical: true, decisions: 2, bytes: 4_812, seconds: 0.0012)
        replay.differences = []
        view.replay = replay
        return view
    }

    static var decision: DecisionView {
        var decision = DecisionView(channel: .red, at: now.advanced(bySeconds: -95), cause: "profile")
        decision.instructions = [
            "Cuente pares por caja en cinco cajas tomadas al azar.",
            "Compare la marca con la factura y fotografíe las etiquetas.",
        ]
        decision.traderTexts = ["Presente factura y comprobante de pago."]
        var view = DecisionExplanationView()
        view.mandatoryCount = 14
        view.profileCount = 212
        var value = HitView(kind: "profile", id: "MX-VAL-003", version: 2, title: "Calzado subvaluado", channel: .red)
        value.legalBasis = "Ley Aduanera, art. 43"
        value.riskArea = "value"
        value.propensity = 0.6
        value.draw = 0.231_907
        value.matches = [
            MatchView(
                item: 1,
                values: [
                    ConditionView(field: "hs", op: "prefix", wanted: "6403, 6404", read: "6403990100"),
                    ConditionView(field: "origin", op: "in", wanted: "CN, VN", read: "CN"),
                    ConditionView(field: "valuePerKilogram", op: "at-most", wanted: "4.5", read: "3.20"),
                    ConditionView(field: "aeo", op: "equals", wanted: "false", read: "false"),
                    ConditionView(field: "importerFirstSeenDays", op: "at-most", wanted: "90", read: nil),
                ])
        ]
        var origin = HitView(
            kind: "profile", id: "MX-ORI-011", version: 1, title: "Origen que cambió esta semana", channel: .yellow)
        origin.riskArea = "origin"
        origin.outcome = "not-drawn"
        origin.propensity = 0.2
        origin.draw = 0.713_114
        view.hits = [value, origin]
        view.capacities = [
            CapacityView(channel: .red, count: 90, share: 0.1, isFull: false),
            CapacityView(channel: .yellow, count: 120, share: 0.2, isFull: true),
        ]
        view.stratum = "new"
        view.draws = [
            DrawView(kind: "measurement", value: 0.731_204, rate: 0.02, isSelected: false),
            DrawView(kind: "exploration", value: 0.004_211, rate: 0.03, isSelected: false),
        ]
        view.propensity = 0.6908
        view.redPropensity = 0.608
        view.hashes.record = hash
        view.hashes.input = hash
        view.hashes.context = hash
        view.hashes.ruleset = hash
        view.hashes.rulesetVersion = "2026-11-20.1"
        view.hashes.commitment = hash
        view.record = "{\n  \"cause\": \"profile\",\n  \"channel\": \"red\"\n}"
        decision.explanation = view
        return decision
    }
}
