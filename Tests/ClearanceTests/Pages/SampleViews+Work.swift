import Customs
import HTML

@testable import Clearance

extension SampleViews {
    /// What a trader sees of a green declaration: no hits, no draws.
    static var released: DeclarationPageView {
        var view = DeclarationPageView(row: rows[0])
        view.presentedAt = now.advanced(bySeconds: -12)
        view.releasedAt = now.advanced(bySeconds: -11)
        view.decision = DecisionView(channel: .green, at: now.advanced(bySeconds: -12), cause: "none")
        view.done = "declaration.done.lodged"
        return view
    }

    static var refused: DeclarationPageView {
        var view = DeclarationPageView(row: rows[6])
        view.problems = problems
        view.acts = []
        return view
    }

    static let problems = [
        MessageProblemView(
            code: "hs-code.length", message: "an HS code has 2 to 10 digits",
            path: "Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]/Commodity/Classification[1]/ID", line: 118,
            column: 27),
        MessageProblemView(
            code: "mass.net-over-gross", message: "the net mass is greater than the gross mass",
            path: "/shipment/items/0/netMass", line: 121),
        MessageProblemView(code: "brand.new", isError: false, message: "something without a text yet", path: ""),
    ]

    // MARK: Lodging

    static var lodge: LodgeView {
        var view = LodgeView()
        view.offices = offices
        view.types = [Choice("IMA", "IMA"), Choice("IMD", "IMD"), Choice("EXA", "EXA")]
        view.procedures = [Choice("4000", "4000"), Choice("4071", "4071")]
        return view
    }

    static var lodgeRefused: LodgeView {
        var view = lodge
        view.problems = problems
        view.quarantineID = "Q3F2A90B1C4D5E6F70819AB2C"
        view.way = "hand"
        view.values = ["reference": "AANS-2026-0042", "commodity": "87"]
        view.errors = [FieldError("commodity", "87: 4–10")]
        return view
    }

    // MARK: Lane

    static func lane(_ result: LaneView.Result) -> LaneView {
        var view = LaneView(office: "Ciudad Juárez, carril 4", dataAsOf: now.advanced(bySeconds: -4), now: now)
        view.result = result
        return view
    }

    static func found(_ row: DeclarationRowView) -> LaneFoundView {
        var found = LaneFoundView(row: row, goods: "Calzado de piel para mujer")
        found.trailer = "XC-11-907"
        found.seal = "ENL 482119"
        found.driver = "Ramón Ortega Luján"
        found.grossMass = ExactDecimal(coefficient: 6_120_500, scale: 3)
        found.packages = 310
        found.mayOpen = true
        return found
    }

    static var lanes: [(name: String, view: LaneView)] {
        var red = found(rows[1])
        red.nextStep = "Al andén 2; abra la caja completa"
        red.reasons = ["Valor por kilogramo muy por debajo de sus pares", "Importador nuevo"]
        var arriving = found(rows[4])
        arriving.mayPresent = true
        var held = found(rows[5])
        held.holds = ["SENASICA"]
        var local = lane(.notFound(key: "ZZ 99 <999>"))
        local.connection = .local(since: now.advanced(bySeconds: -720))
        local.dataAsOf = now.advanced(bySeconds: -720)
        var waiting = lane(.waiting)
        waiting.expected = [rows[4]]
        return [
            ("red", lane(.found(red))), ("green", lane(.found(found(rows[0])))),
            ("yellow", lane(.found(found(rows[2])))),
            ("blue", lane(.found(found(rows[3])))), ("arriving", lane(.found(arriving))), ("held", lane(.found(held))),
            ("unknown", local), ("several", lane(.several([rows[0], rows[1]]))), ("waiting", waiting),
            ("idle", lane(.waiting)),
        ]
    }

    // MARK: Quarantine

    static let message = Array(
        (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<Declaration xmlns=\"urn:wco:datamodel:WCO:DEC-DMS:2\">"]
            + (3...130).map {
                "  <Line number=\"\($0)\">\($0 == 118 ? "<ID>87082999001</ID>" : "texto & más\u{1}")</Line>"
            })
            .joined(separator: "\n").utf8)

    static let quarantined = [
        QuarantineRowView(
            id: "Q3F2A90B1C4D5E6F70819AB2C", arrivedAt: now.advanced(bySeconds: -184), source: "http",
            organisation: "Agencia Aduanal del Norte, S.C.", mediaType: "application/xml", size: message.count,
            problems: problems,
            state: "waiting"),
        QuarantineRowView(
            id: "Q71B2A90B1C4D5E6F70819AF0", arrivedAt: now.advanced(bySeconds: -3_600), source: "import",
            organisation: "IMP920314QX7", mediaType: "text/csv", size: 812, problems: [], state: "waiting",
            number: rows[0].number),
    ]

    static var quarantine: QuarantineListView {
        var view = QuarantineListView()
        view.rows = quarantined
        view.counts = ["waiting": 2, "retried": 14, "discarded": 0]
        return view
    }

    static var quarantineEntry: QuarantineEntryView {
        var view = QuarantineEntryView(
            row: quarantined[0], excerpt: Excerpt(message, around: problems.compactMap(\.line)))
        view.mayTend = true
        view.isRetried = true
        return view
    }

    // MARK: Figures and events

    static func group(_ decided: Int, red: Double, p50: Double?, p90: Double?) -> FigureGroupView {
        var group = FigureGroupView()
        group.lodged = decided
        group.decided = decided
        group.refused = decided / 60
        group.withdrawn = decided / 200
        group.released = decided * 9 / 10
        let examined = Int(Double(decided) * red)
        group.byChannel = [.red: examined, .yellow: examined * 2, .blue: decided / 20]
        group.byChannel[.green] = decided - group.byChannel.values.reduce(0, +)
        group.p50 = p50
        group.p90 = p90
        return group
    }

    static var figures: FiguresView {
        var view = FiguresView(office: "Ciudad Juárez", from: now.advanced(bySeconds: -43_200), to: now)
        view.offices = offices
        view.officeCode = "07"
        view.all = group(1_204, red: 0.042, p50: 2, p90: 900)
        view.trusted = group(391, red: 0.011, p50: 1, p90: 10)
        view.others = group(813, red: 0.057, p50: 30, p90: 1_800)
        view.quarantined = 2
        view.hours = (0..<12).map { index in
            var hour = FigureHourView(start: now.advanced(bySeconds: Int64(index - 12) * 3600))
            let count = [12, 40, 88, 120, 131, 118, 96, 104, 122, 99, 51, 20][index]
            hour.byChannel = [.green: count, .blue: count / 12, .yellow: count / 10, .red: count / 18]
            hour.trustedP50 = Double(1 + index % 3)
            hour.othersP50 = index == 5 ? nil : Double(20 + index * 7 % 40)
            return hour
        }
        return view
    }

    static var events: EventListView {
        var view = EventListView()
        view.rows = events(rows[1].number)
        view.next = "90001"
        view.head = (90_021, hash)
        return view
    }
}
