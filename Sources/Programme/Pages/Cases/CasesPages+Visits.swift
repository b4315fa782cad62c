import Customs
import HTML

/// The visits of a case's validation: the company reads here when, where and how; a visit that is moved shows its new day.
extension CasesPages {
    func visits(_ life: CaseLife, _ t: Words, isOffice: Bool) async throws -> HTML? {
        let visits = try await site.programme.visits.visits(of: life.id).sorted {
            ($0.visit.day, $0.visit.id) < ($1.visit.day, $1.visit.id)
        }
        if visits.isEmpty { return nil }
        let rows = visits.map { visit, plan -> [HTML] in
            let link = Link("office", "visits", visit.id.text).text
            return [
                isOffice
                    ? "<a href=\"\(url: link)\">\(HTML.identifier(visit.id.text))</a>" : HTML.identifier(visit.id.text),
                "\(plan.siteName)", "\(t.day(visit.day))", "\(VisitsPages.mode(t, visit.isRemote))",
                VisitsPages.tag(t, visit.state),
            ]
        }
        let columns = ["number", "site", "day", "mode", "state"].map { Column(t("cases.visit.\($0)")) }
        var table = DataTable(caption: "\(t("cases.visits.caption"))", columns: columns, rows: rows)
        table.showsCaption = false
        return HTML.section(t("cases.visits"), id: "visits", HTML.table(t, table))
    }
}
