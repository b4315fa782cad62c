import Country
import Customs
import Deadlines
import HTML
import HTTP
import Identity

/// The pages of cases: the office's queue, file and decision desk; the company's own.
struct CasesPages: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] {
        [queue, officeFile, decidePage, decide, ownList, open, ownFile, submitPage, submit]
            + letters + consultations + CaseActs.all.map(act)
    }

    /// Entries in the navigation of every page.
    static let navigation: [Shell.Entry] = [
        Shell.Entry("nav.cases", href: "/office/cases", permission: .readCases),
        Shell.Entry("nav.consultations", href: "/consultations", permission: .answerConsultation),
        Shell.Entry("nav.ownCases", href: "/programme/cases", permission: .readOwnCases),
    ]

    static let identifier = EndpointParameter("id", in: .path)

    // MARK: The office's queue

    private var queue: Endpoint {
        Endpoint(
            .get, "/office/cases", access: .permission(.readCases), summary: "Cases: the work that waits.",
            tags: ["pages"],
            parameters: ["group", "programme", "below"].map { EndpointParameter($0) }, responses: [.page()],
            handler: queuePage)
    }

    /// What a queue holds, by the words of its filter.
    enum Group: String, CaseIterable {
        case open, mine, overdue, intake, assessment, validation, decision, appeal, certified, suspended, ended

        var states: [CaseState] {
            switch self {
            case .open, .mine, .overdue:
                CaseState.allCases.filter { $0.isLive && $0 != .monitored }
            case .intake: [.submitted, .completeness, .returned]
            case .assessment: [.accepted, .assessment, .infoRequest]
            case .validation: [.validationPlanned, .validating, .findingsIssued, .correcting]
            case .decision: [.hearing, .decision]
            case .appeal: CaseState.allCases.filter { $0 != .draft }
            case .certified: [.certifiedProvisional, .granted, .monitored, .renewing, .reassessment, .requirement]
            case .suspended: [.suspended]
            case .ended: CaseState.allCases.filter(\.isTerminal)
            }
        }
    }

    private func queuePage(_ request: Request) async throws -> Response {
        let t = site.shell.words(request)
        let principal = try request.signedIn()
        let group = Group(rawValue: request.query["group"] ?? "") ?? .open
        var search = CaseSearch()
        search.states = group.states
        search.programme = request.query.text("programme")
        if group == .mine { search.officer = principal.id }
        if group == .overdue {
            search.overBy = site.now
            search.states = CaseState.allCases.filter { !$0.isTerminal }
        }
        search.below = request.query.int("below").map(Int64.init)
        var rows = try await site.cases.list(search)
        if group == .appeal { rows = rows.filter { $0.overlays.contains(.appeal) } }
        let counts = try await site.cases.counts()
        let links = Group.allCases.map { each in
            let counted: Set<Group> = [.mine, .overdue, .appeal]
            let count = counted.contains(each) ? nil : each.states.reduce(0) { $0 + counts[$1, default: 0] }
            return FilterLink(
                t("cases.group.\(each.rawValue)"), href: Link("office", "cases").with("group", each.rawValue).text,
                isOn: each == group, count: count)
        }
        let frame = site.shell.frame(request, t, title: t("cases.title"), current: "/office/cases")
        let more =
            rows.count == search.limit
            ? rows.last.map {
                Link("office", "cases").with("group", group.rawValue).with("below", String($0.serial)).text
            } : nil
        let list: HTML =
            rows.isEmpty
            ? HTML.emptyState(t("cases.none"), "<p>\(t("cases.none.text"))</p>")
            : try await table(rows, t, caption: t("cases.caption"), isOffice: true)
        return site.shell.respond(
            request, frame,
            """
            <h1>\(t("cases.title"))</h1>
            \(HTML.filters(t, [FilterGroup(t("cases.group"), links)]))\(list)
            \(HTML.pagination(t, Pagination(summary: t("cases.shown", ["count": rows.count]), next: more)))
            """)
    }

    /// A list of cases as a table.
    func table(_ rows: [CaseRow], _ t: Words, caption: String, isOffice: Bool) async throws -> HTML {
        let names = try await site.caseAccess.names(Set(rows.map(\.operatorID)))
        let people = try await site.caseAccess.people(Set(rows.compactMap(\.officer)))
        let today = site.programme.base.country.zone.day(of: site.now)
        let cells = rows.map { row -> [HTML] in
            let link = isOffice ? Link("office", "cases", row.id.text) : Link("programme", "cases", row.id.text)
            let overlays = row.overlays.map { " \(HTML.tag(.yellow, t("cases.overlay.\($0.rawValue)")))" as HTML }
            let due: HTML =
                row.due.map { day in
                    day < today ? HTML.tag(.red, t("cases.late", ["day": t.day(day)])) : "\(t.day(day))"
                } ?? "–"
            var cells: [HTML] = [
                "<a href=\"\(url: link.text)\">\(HTML.identifier(row.id.text))</a>",
                "\(names[row.operatorID] ?? row.operatorID.text)",
                "\(row.programme)<br>\(t("cases.role.\(row.role)", else: row.role))",
                "\(Self.stateTag(t, row.state))\(overlays)", due,
            ]
            if isOffice { cells.append("\(row.officer.map { people[$0] ?? $0 } ?? "–")") }
            return cells
        }
        var columns = [
            Column(t("cases.column.case"), .identifier), Column(t("cases.column.operator")),
            Column(t("cases.column.programme")), Column(t("cases.column.state")), Column(t("cases.column.due")),
        ]
        if isOffice { columns.append(Column(t("cases.column.officer"))) }
        var table = DataTable(caption: HTML(text: caption), columns: columns, rows: cells)
        table.showsCaption = false
        return .table(t, table)
    }

    static func stateTag(_ t: Words, _ state: CaseState) -> HTML {
        HTML.tag(tone(of: state), t("cases.state.\(state.rawValue)"))
    }

    static func tone(of state: CaseState) -> Tone {
        switch state {
        case .granted, .monitored, .renewing, .reassessment, .certifiedProvisional: .green
        case .submitted, .completeness, .accepted, .assessment, .validationPlanned, .validating, .decision: .blue
        case .returned, .infoRequest, .findingsIssued, .correcting, .hearing, .requirement: .yellow
        case .suspended, .revoked, .annulled, .refused, .notAccepted: .red
        case .draft, .lapsed, .withdrawn, .expired, .discarded: .plain
        }
    }
}
