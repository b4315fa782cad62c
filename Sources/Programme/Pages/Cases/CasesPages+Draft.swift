import Customs
import HTML
import HTTP

/// What is left to do before an application is handed in: a company's tasks, each with its state.
extension CasesPages {
    func tasks(_ life: CaseLife, _ rules: CaseRules, _ t: Words, maySign: Bool) async throws -> HTML {
        let company = life.opened.operatorID
        let missing = try await site.cases.unanswered(life).count
        let documents = try await site.programme.evidence.files(
            EvidenceVault.Search(owner: company), today: site.programme.operators.day(of: site.now)
        ).count
        let use = rules.definition.questionnaire(for: life.opened.role)
        func link(_ page: String) -> String {
            Link("programme", company.text, page).with("questionnaire", use?.questionnaire).text
        }
        let open: HTML = HTML.tag(.blue, t("cases.tasks.left", ["count": missing]))
        let answered: HTML = missing == 0 ? "\(t("cases.tasks.done"))" : open
        let isReady = missing == 0 && maySign
        let rows = [
            TaskRow(
                t("cases.tasks.documents"), href: Link("programme", company.text, "evidence").text,
                status: "\(t("cases.tasks.documents.count", ["count": documents]))"),
            TaskRow(t("cases.tasks.answer"), href: link("questions"), status: answered),
            TaskRow(t("cases.sign.check"), href: link("answers"), status: ""),
            TaskRow(
                t("cases.submit"),
                href: isReady ? Link("programme", "cases", life.id.text, "submit").text : nil,
                hint: missing > 0 ? t("cases.tasks.first") : maySign ? nil : t("cases.barred.sign"),
                status: isReady ? HTML.tag(.blue, t("cases.tasks.ready")) : "\(t("cases.tasks.notYet"))"),
        ]
        return HTML.section(t("cases.tasks"), id: "tasks", HTML.taskList(rows))
    }
}
