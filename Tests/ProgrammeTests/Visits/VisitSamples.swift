import Customs
import GaritaTesting
import JSON

@testable import Programme

/// Made-up visits and entries.
enum VisitSamples {
    static let start = Instant(milliseconds: 1_795_428_000_000)  // 2026-11-23T10:00:00Z
    static let caseID = CaseID(serial: 7)

    static func checks(_ count: Int = 6) -> [PlannedCheck] {
        let texts = [
            ("¿La barda perimetral rodea todo el terreno?", "Does the perimeter fence enclose the whole site?"),
            ("¿Los sellos se guardan bajo llave y se registran?", "Are seals kept locked and recorded?"),
            ("¿Las visitas se identifican y van acompañadas?", "Are visitors identified and accompanied?"),
            ("¿El alumbrado cubre accesos y patios?", "Does the lighting cover entrances and yards?"),
            ("¿Se revisan los remolques en siete puntos?", "Are trailers inspected at seven points?"),
            ("¿Se capacita a quien recibe la carga?", "Is whoever receives the cargo trained?"),
        ]
        return (0..<count).map { number in
            let text = texts[number % texts.count]
            return PlannedCheck(
                question: "2.\(number + 1)",
                obligation: number % 3 == 1 ? .should : number % 6 == 5 ? .info : .must,
                text: ["es": text.0, "en": text.1],
                answer: number % 4 == 3 ? "" : "Sí. Malla de 2.4 m con concertina; se revisa cada semana <y se anota>.",
                evidence: number == 0 ? [.init(id: EvidenceID(serial: 12), name: "plano-barda.pdf")] : [])
        }
    }

    static func plan(
        _ checks: [PlannedCheck] = checks(), lead: String = "vera", second: String = "saul", day: String = "2026-11-24"
    ) throws -> VisitPlan {
        VisitPlan(
            caseID: caseID, operatorID: OperatorID(serial: 3), operatorName: "Autopartes del Norte SA de CV",
            site: SiteID(serial: 41), siteName: "Planta Juárez 2",
            address: "Av. de las Industrias 1200, Ciudad Juárez, Chihuahua", cause: "risk", seed: "s",
            day: try CalendarDay(day), lead: lead, second: second, questionnaire: "MX-OEA-E3/2023", checks: checks)
    }

    static func uuid(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    static func entry(
        _ number: Int, _ question: String = "2.1", _ result: CheckResult = .met, by: String = "vera", at: Int64 = 0,
        note: String = "", finding: FindingDraft? = nil, photos: [String] = [], replaces: [Int] = [],
        visit: VisitID = VisitID(serial: 1)
    ) -> CheckEntry {
        CheckEntry(
            id: uuid(number), visit: visit, question: question, result: result,
            reason: result == .notChecked ? .noAccess : nil,
            note: note.isEmpty && (result == .notMet || result == .partly) ? "Visto \(number)" : note,
            finding: finding, photos: photos, at: start.advanced(bySeconds: at), by: by,
            replaces: replaces.map(uuid))
    }

    /// What two phones make of a visit: each goes on from what it has seen of the other's entries.
    static func walk(seed: UInt64, visit: VisitID = VisitID(serial: 1), steps: Int = 40) throws -> [CheckEntry] {
        var random = SplitMix64(seed: seed)
        let plan = try plan()
        var all: [CheckEntry] = []
        var seen: [String: [CheckEntry]] = ["vera": [], "saul": []]
        for step in 0..<steps {
            let by = Bool.random(using: &random) ? "vera" : "saul"
            if Int.random(in: 0..<4, using: &random) == 0 { seen[by] = all }
            let question = plan.checks[Int.random(in: 0..<plan.checks.count, using: &random)].question
            let mine = (seen[by] ?? []).filter { $0.question == question }
            // Clocks differ by minutes; a phone moves on from what it replaces.
            let clock = start.milliseconds + Int64(step) * 1000 + (by == "saul" ? -300_000 : 0)
            let settles = Int.random(in: 0..<3, using: &random) == 0
            let replaced = mine.filter { $0.by == by || settles }
            let at = max(clock, (replaced.map(\.at.milliseconds).max() ?? 0) + 1)
            var entry = entry(
                step + 1, question, CheckResult.allCases[Int.random(in: 0..<4, using: &random)], by: by, visit: visit)
            entry.at = Instant(milliseconds: at)
            entry.replaces = replaced.map(\.id)
            all.append(entry)
            seen[by, default: []].append(entry)
        }
        return all
    }
}
