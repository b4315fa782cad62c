import Country
import Customs
import HTML
import HTTP

/// The risk map: a line for each criterion, to be filled in and to be read by whoever approves it.
extension CasesPages {
    private static let figures = ["likelihood", "impact", "residual"]

    /// The map as a table of choices: three figures a line, instead of a field below the other.
    static func riskForm(_ rules: CaseRules, _ t: Words, _ refused: Refused?) -> HTML {
        let language = t.language.rawValue
        let rows = rules.definition.criteria.map { criterion -> [HTML] in
            let name = label(criterion, language)
            return ["\(name)"]
                + figures.map { figure in
                    let field = "\(figure)-\(criterion.code)"
                    let id = "map-risk-\(field)"
                    let chosen = refused?.form[field] ?? ""
                    let options = (1...5).map { number -> HTML in
                        let value = String(number)
                        return "<option value=\"\(value)\"\(flag: "selected", value == chosen)>\(value)</option>"
                    }
                    let wrong: HTML? = refused?.errors.first { $0.field == id }.map {
                        "<p class=\"field-error\">\($0.message)</p>"
                    }
                    return """
                        \(wrong)<select id="\(attribute: id)" name="\(attribute: field)" required \
                        aria-label="\(attribute: "\(t("cases.field.\(figure)")): \(name)")">\
                        <option value="">–</option>\(options)</select>
                        """
                }
        }
        var table = DataTable(caption: "\(t("cases.risk"))", columns: columns(t), rows: rows)
        table.showsCaption = false
        return "<p class=\"hint\">\(t("cases.risk.scale"))</p>\(HTML.table(t, table))"
    }

    /// The map as it stands, with who made it and who approved it; for the office only.
    static func riskMap(_ life: CaseLife, _ rules: CaseRules, _ people: [String: String], _ t: Words) -> HTML? {
        if life.riskMap.isEmpty { return nil }
        let language = t.language.rawValue
        let rows = life.riskMap.map { entry -> [HTML] in
            let name = rules.definition.criteria.first { $0.code == entry.criterion }.map { label($0, language) }
            return [
                "\(name ?? entry.criterion)", "\(entry.likelihood)", "\(entry.impact)", "\(entry.residual)",
            ]
        }
        var table = DataTable(caption: "\(t("cases.risk"))", columns: columns(t), rows: rows)
        table.showsCaption = false
        let who = life.riskMappedBy.map { t("cases.risk.by", ["name": people[$0] ?? $0]) } ?? ""
        let second =
            life.riskMapApprovedBy.map { t("cases.risk.approved", ["name": people[$0] ?? $0]) } ?? t("cases.risk.open")
        return HTML.section(
            t("cases.risk"), id: "risk",
            HTML.details(
                "\(who) \(second)", "<p class=\"hint\">\(t("cases.risk.scale"))</p>\(HTML.table(t, table))",
                isOpen: life.riskMapApprovedBy == nil))
    }

    private static func columns(_ t: Words) -> [Column] {
        [Column(t("cases.field.criterion"))] + figures.map { Column(t("cases.field.\($0)")) }
    }

    /// A criterion as people know it: its number, where it has one, and its name.
    static func label(_ criterion: ProgrammeDefinition.Criterion, _ language: String) -> String {
        let isNumber = criterion.code.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        return isNumber ? "\(criterion.code) \(criterion.name[language])" : criterion.name[language]
    }
}

extension CasesTexts {
    static let risk: Texts = [
        "cases.risk": ("Mapa de riesgo", "Risk map"),
        "cases.risk.scale": (
            "De 1, muy bajo, a 5, muy alto. El riesgo restante es el que queda con los controles de la empresa.",
            "From 1, very low, to 5, very high. Residual risk is what is left after the company’s own controls."
        ),
        "cases.risk.by": ("Lo trazó {name}.", "Drawn by {name}."),
        "cases.risk.approved": ("Lo aprobó {name}.", "Approved by {name}."),
        "cases.risk.open": ("Falta que otra persona lo apruebe.", "Another person has still to approve it."),
    ]
}
