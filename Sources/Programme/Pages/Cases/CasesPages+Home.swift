import Customs
import HTML

/// What a company's home says of its applications and certificates.
extension CasesPages {
    static let homeCards: ProgrammeHome.Source = { site, t, person, access in
        var search = CaseSearch()
        search.operators = [person.id]
        let rows = try await site.cases.list(search)
        let place = { (last: String) in Link("programme", person.id.text, last).text }
        var cards = rows.filter { !$0.state.isTerminal }.map { row -> HomeCard in
            let due: HTML = row.due.map { "<p>\(t("cases.home.due", ["day": t.day($0)]))</p>" } ?? ""
            let presses = [.draft, .returned, .infoRequest, .correcting, .hearing, .requirement].contains(row.state)
            return HomeCard(
                "\(row.id.text) \(t("cases.state.\(row.state.rawValue)"))", due,
                action: (t("cases.home.open"), Link("programme", "cases", row.id.text).text),
                tone: tone(of: row.state), order: presses ? 5 : 40)
        }
        if rows.allSatisfy(\.state.isTerminal) {
            cards.append(
                HomeCard(
                    t("cases.home.apply"), "<p>\(t("cases.home.apply.text"))</p>",
                    action: (t("cases.open"), "/programme/cases#open"), order: 60))
        }
        let links = [
            ("questions", t("cases.home.questions")), ("evidence", t("cases.home.evidence")),
            ("certificates", t("cases.home.certificates")), ("benefits", t("cases.home.benefits")),
            ("qualification", t("cases.home.qualification")), ("incidents", t("cases.home.incidents")),
            ("notices", t("cases.home.notices")),
        ].map { "<li><a href=\"\(url: place($0.0))\">\($0.1)</a></li>" as HTML }
        cards.append(HomeCard(t("cases.home.work"), "<ul class=\"plain links\">\(links)</ul>", order: 90))
        return cards
    }
}
