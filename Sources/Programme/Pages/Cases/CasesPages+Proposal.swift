import Country
import Customs
package import HTML
import HTTP
package import Identity

/// A proposed decision as its approver reads it: the case, the ground, each reason with its fact; not its bytes.
extension Programme {
    /// The content of a proposal of this room in words; nil for those of others.
    package func describe(_ proposal: Proposal, _ t: Words) async throws -> HTML? {
        guard proposal.act == ProtectedAct.decideCase.name else { return nil }
        let asked = try DecisionProposal(payload: proposal.payload)
        let life = try await cases.life(asked.caseID)
        let definition = try cases.rulebook.rules(of: life.opened).definition
        let language = t.language.rawValue
        let name = try await operators.names(of: [life.opened.operatorID])[life.opened.operatorID]
        let texts = try await cases.texts(asked.reasons.map(\.fact))
        var rows = [
            SummaryRow(t("cases.column.operator"), "\(name ?? life.opened.operatorID.text)"),
            SummaryRow(
                t("cases.column.case"),
                """
                <a href="\(url: Link("office", "cases", life.id.text).text)">\(HTML.identifier(life.id.text))</a> \
                \(CasesPages.stateTag(t, life.state))
                """),
            SummaryRow(t("cases.column.programme"), "\(definition.name[language])"),
            SummaryRow(t("cases.field.kind"), "<strong>\(t("cases.kind.\(asked.kind.rawValue)"))</strong>"),
        ]
        if let code = asked.ground {
            let ground = definition.grounds.first { $0.code == code }?.name[language]
            rows.append(SummaryRow(t("cases.field.ground"), "\(ground ?? code)"))
        }
        if let code = asked.exemption {
            let exemption = definition.exemptions.first { $0.code == code }?.name[language]
            rows.append(SummaryRow(t("cases.field.exemption"), "\(exemption ?? code)"))
        }
        for reason in asked.reasons {
            let criterion = definition.criteria.first { $0.code == reason.criterion }
            let evidence = reason.evidence.map { id -> HTML in
                """
                <a href="\(url: Link("programme", life.opened.operatorID.text, "evidence", id.text).text)">\
                \(HTML.identifier(id.text))</a>
                """
            }
            let files: HTML? = evidence.isEmpty ? nil : "<br>\(evidence.joined(by: ", "))"
            rows.append(
                SummaryRow(
                    criterion.map { CasesPages.label($0, language) } ?? reason.criterion,
                    "\(texts[reason.fact] ?? "–")\(files)"))
        }
        let open = life.openFindings.map(\.finding.id).joined(separator: ", ")
        rows.append(SummaryRow(t("cases.findings.open"), "\(open.isEmpty ? t("cases.none.word") : open)"))
        return HTML.summaryList(t, rows)
    }
}
