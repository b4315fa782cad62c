import Clearance
import Country
import Customs
import Deadlines
import HTML
import HTTP

struct IncidentListView: Sendable {
    /// Nil for the office's list of all.
    var owner: OperatorID?
    var incidents: [Incident] = []
    var kinds: [MonitoringRules.Kind] = []
    var names: [OperatorID: String] = [:]
    var due: [IncidentID: ClockReading] = [:]
    var stage: Incident.Stage?
    var mayReport = false
    var next: IncidentID?
    var isLater = false
}

struct IncidentFormView: Sendable {
    var owner: OperatorID
    var csrf: String
    var kinds: [MonitoringRules.Kind] = []
    var sites: [EvidenceAccess.Site] = []
    var isOfficial = false
    var errors: [FieldError] = []
    var form = FormFields()
}

struct IncidentView: Sendable {
    var incident: Incident
    var now: Instant
    var csrf: String
    var name = ""
    var sites: [EvidenceAccess.Site] = []
    var kind: MonitoringRules.Kind?
    var file: [MonitoringRules.FileItem] = []
    var texts: [Prose: String] = [:]
    var facts: Clearance.ShipmentFacts?
    var due: ClockReading?
    var mayAdd = false
    var mayClose = false
    var errors: [FieldError] = []
    var form = FormFields()
}

extension MonitoringViews {
    /// The field of a step's form to which an error belongs.
    static func field(_ step: String) -> String {
        switch step {
        case "containment", "root-cause", "objective": step
        case "file": "item"
        default: "note"
        }
    }

    private static func stage(_ t: Words, _ stage: Incident.Stage) -> HTML {
        let tone: Tone =
            switch stage {
            case .reported: .red
            case .contained, .analysed, .correcting: .yellow
            case .closed: .green
            }
        return .tag(tone, t("monitoring.stage.\(stage.rawValue)"))
    }

    /// In time, late, or nothing when no clock is known.
    private static func punctuality(_ t: Words, _ incident: Incident, due: ClockReading?) -> HTML? {
        due?.over.map { over in
            incident.reportedAt < over
                ? .tag(.green, t("monitoring.incident.inTime")) : .tag(.red, t("monitoring.incident.late"))
        }
    }

    // MARK: List

    static func incidents(_ t: Words, _ view: IncidentListView) -> HTML {
        let address = view.owner.map { Link("programme", $0.text, "incidents") } ?? Link("office", "incidents")
        let new: HTML? = view.owner.flatMap { owner in
            view.mayReport
                ? .linkButton(
                    t("monitoring.incident.new"), href: Link("programme", owner.text, "incidents", "new").text, .main)
                : nil
        }
        let rows = view.incidents.map { incident -> [HTML] in
            let link = Link("programme", incident.owner.text, "incidents", incident.id.text).text
            var row: [HTML] = [
                "<a href=\"\(url: link)\">\(incident.id.text)</a>",
                "\(view.kinds.first { $0.code == incident.kind }?.name[t.language.rawValue] ?? incident.kind)",
                "\(t.timeElement(incident.occurredAt))",
                "\(t("monitoring.knewFirst.\(incident.knewFirst.rawValue)"))",
                "\(t.timeElement(incident.reportedAt)) \(punctuality(t, incident, due: view.due[incident.id]))",
                stage(t, incident.stage),
            ]
            if view.owner == nil {
                row.insert("\(view.names[incident.owner] ?? "")<br>\(HTML.identifier(incident.owner.text))", at: 1)
            }
            return row
        }
        var columns = [
            Column(t("monitoring.column.number"), .identifier), Column(t("monitoring.incident.kind")),
            Column(t("monitoring.incident.occurred")), Column(t("monitoring.incident.knewFirst")),
            Column(t("monitoring.incident.reported")), Column(t("monitoring.incident.stage")),
        ]
        if view.owner == nil { columns.insert(Column(t("evidence.column.operator")), at: 1) }
        let title = t(view.owner == nil ? "monitoring.incidents.office" : "monitoring.incidents.title")
        var table = DataTable(caption: HTML(text: title), columns: columns, rows: rows)
        table.showsCaption = false
        let shown = address.with("stage", view.stage?.rawValue)
        let list: HTML =
            rows.isEmpty
            ? .emptyState(t("monitoring.incidents.none"), "<p>\(t("monitoring.incidents.none.text"))</p>")
            : """
            \(HTML.table(t, table))\(HTML.pagination(t, Pagination(
                summary: t("monitoring.incidents.shown", ["count": rows.count]), first: view.isLater ? shown.text : nil,
                next: view.next.map { shown.with("below", $0.text).text })))
            """
        let filters: HTML? =
            view.owner == nil
            ? .filters(
                t,
                [
                    FilterGroup(
                        t("monitoring.incident.stage"),
                        [FilterLink(t("monitoring.incidents.open"), href: address.text, isOn: view.stage == nil)]
                            + Incident.Stage.allCases.map { stage in
                                FilterLink(
                                    t("monitoring.stage.\(stage.rawValue)"),
                                    href: address.with("stage", stage.rawValue).text,
                                    isOn: view.stage == stage)
                            })
                ]) : nil
        let whose: HTML? = view.owner.map { owner in
            "<p class=\"quiet\">\(view.names[owner] ?? "") · \(HTML.identifier(owner.text))</p>"
        }
        return "\(whose)<div class=\"title-row\"><h1>\(title)</h1>\(new)</div>\(filters)\(list)"
    }

    // MARK: Report

    static func incidentForm(_ t: Words, _ view: IncidentFormView) -> HTML {
        let form = view.form
        func moment(_ name: String, _ label: String, hint: String) -> [Field] {
            var day = Field(name, label, .day, value: form.text(name) ?? "", hint: hint)
            day.width = 12
            var time = Field(
                name + "Time", t("monitoring.incident.time", ["what": label]), value: form.text(name + "Time") ?? "",
                hint: t("monitoring.incident.time.hint"))
            time.width = 6
            time.maxLength = 5
            time.isRequired = false
            return [day, time]
        }
        let kind = Field(
            "kind", t("monitoring.incident.kind"),
            .select(view.kinds.map { Choice($0.code, $0.name[t.language.rawValue]) }), value: form.text("kind") ?? "")
        let first = Field(
            "knewFirst", t("monitoring.incident.knewFirst"),
            .radios(
                Incident.KnewFirst.allCases.map { Choice($0.rawValue, t("monitoring.knewFirst.\($0.rawValue)")) }),
            value: form.text("knewFirst") ?? "", hint: t("monitoring.incident.knewFirst.hint"))
        var site = Field(
            "site", t("monitoring.incident.site"), .select(view.sites.map { Choice($0.id.text, $0.name) }),
            value: form.text("site") ?? "")
        site.isRequired = false
        var declaration = Field(
            "declaration", t("monitoring.incident.declaration"), value: form.text("declaration") ?? "",
            hint: t("monitoring.incident.declaration.hint"))
        declaration.isRequired = false
        declaration.isCode = true
        declaration.maxLength = 40
        declaration.width = 24
        var text = Field(
            "text", t("monitoring.incident.text"), .area(rows: 8), value: form.text("text") ?? "",
            hint: t("monitoring.incident.text.hint"))
        text.maxLength = MonitoringDesk.longestText
        var fields = [kind]
        fields += moment("occurred", t("monitoring.incident.occurred"), hint: t("monitoring.incident.occurred.hint"))
        fields += moment("known", t("monitoring.incident.known"), hint: t("monitoring.incident.known.hint"))
        fields.append(first)
        if !view.sites.isEmpty { fields.append(site) }
        fields += [declaration, text]
        let content: HTML = """
            \(EvidenceViews.with(view.errors, fields).map { HTML.field(t, $0) })\(HTML.button(t("monitoring.incident.report")))
            """
        return """
            \(HTML.errorSummary(t, view.errors))<h1>\(t("monitoring.incident.new"))</h1>
            <p>\(t("monitoring.incident.lead"))</p>
            \(HTML.form(action: Link("programme", view.owner.text, "incidents").text, csrf: view.csrf, content))
            """
    }

    // MARK: One incident

    static func incident(_ t: Words, _ view: IncidentView) -> HTML {
        let incident = view.incident
        let due: HTML =
            view.due.flatMap { due in
                due.due.map { day in
                    """
                    \(t("monitoring.incident.due", ["day": t.day(day)])) \(punctuality(t, incident, due: due))\
                    \(HTML.details(t("clocks.why"), HTML.clockExplanation(t, due) { _ in nil }))
                    """
                }
            } ?? "\(t("monitoring.incident.clock", ["code": incident.clock]))"
        var rows = [
            SummaryRow(t("evidence.column.operator"), "\(view.name) \(HTML.identifier(incident.owner.text))"),
            SummaryRow(t("monitoring.incident.stage"), stage(t, incident.stage)),
            SummaryRow(t("monitoring.incident.occurred"), "\(t.timeElement(incident.occurredAt))"),
            SummaryRow(
                t("monitoring.incident.known"),
                "\(t.timeElement(incident.knownAt)), \(t("monitoring.knewFirst.\(incident.knewFirst.rawValue)"))"),
            SummaryRow(
                t("monitoring.incident.reported"),
                "\(t.timeElement(incident.reportedAt)), \(HTML.identifier(incident.reportedBy))<br>\(due)"),
        ]
        if let site = incident.site {
            rows.append(
                SummaryRow(
                    t("monitoring.incident.site"), "\(view.sites.first { $0.id == site }?.name ?? site.text)"))
        }
        if let number = incident.declaration {
            rows.append(SummaryRow(t("monitoring.incident.declaration"), HTML.identifier(number)))
        }
        rows.append(SummaryRow(t("monitoring.incident.text"), prose(t, incident.text, view)))
        for kind in [Incident.Step.Kind.containment, .rootCause] {
            if let text = incident.text(of: kind) {
                rows.append(SummaryRow(t("monitoring.step.\(kind.rawValue)"), prose(t, text, view)))
            }
        }
        let isOpen = incident.stage != .closed
        return """
            \(HTML.errorSummary(t, view.errors))
            <h1>\(view.kind?.name[t.language.rawValue] ?? incident.kind) \
            <span class="quiet">\(incident.id.text)</span></h1>
            \(HTML.summaryList(t, rows))
            \(HTML.section(t("monitoring.file.title"), id: "dossier", file(t, view)))
            \(HTML.section(t("monitoring.plan.title"), id: "plan", plan(t, view)))
            \(view.mayAdd && isOpen ? HTML.section(t("monitoring.add.title"), id: "add", addForms(t, view)) : nil)
            \(view.mayClose && isOpen ? HTML.section(t("monitoring.close.title"), id: "close", closeForm(t, view)) : nil)
            \(HTML.section(t("monitoring.timeline"), id: "timeline", timeline(t, view)))
            """
    }

    private static func prose(_ t: Words, _ prose: Prose, _ view: IncidentView) -> HTML {
        let lines = (view.texts[prose] ?? "").split(separator: "\n", omittingEmptySubsequences: true)
        return "\(lines.map { "<p>\(String($0))</p>" as HTML })"
    }

    private static func action(_ view: IncidentView, _ end: String) -> String {
        Link("programme", view.incident.owner.text, "incidents", view.incident.id.text, end).text
    }

    /// The file after the incident: each part with what the house knows and how it stands.
    private static func file(_ t: Words, _ view: IncidentView) -> HTML {
        let rows = view.file.map { item -> [HTML] in
            let known = view.facts.map { facts in
                item.known.compactMap { word -> HTML? in
                    let value = IncidentFacts.value(word, facts)
                    return value.isEmpty ? nil : "<p>\(t("monitoring.fact.\(word)")): \(value)</p>"
                }
            }
            let step = view.incident.file(item.code)
            let state: HTML =
                switch step?.file {
                case .held: .tag(.green, t("monitoring.file.held"))
                case .missing: .tag(.red, t("monitoring.file.missing"))
                case .notApplicable: .tag(.plain, t("monitoring.file.not-applicable"))
                case nil: .tag(.yellow, t("monitoring.file.open"))
                }
            let documents = (step?.evidence ?? []).map { id -> HTML in
                "<br><a href=\"\(url: Link("programme", view.incident.owner.text, "evidence", id.text).text)\">\(id.text)</a>"
            }
            let list: HTML? = known.flatMap { $0.isEmpty ? nil : "\($0)" }
            return ["\(item.name[t.language.rawValue])", "\(state)\(documents)", "\(list ?? "–")"]
        }
        var table = DataTable(
            caption: "\(t("monitoring.file.title"))",
            columns: [
                Column(t("monitoring.file.part")), Column(t("monitoring.file.state")),
                Column(t("monitoring.file.known")),
            ], rows: rows)
        table.showsCaption = false
        let note: HTML? =
            view.incident.declaration == nil
            ? "<p class=\"quiet\">\(t("monitoring.file.noDeclaration"))</p>" : nil
        return "\(note)\(HTML.table(t, table))"
    }

    private static func plan(_ t: Words, _ view: IncidentView) -> HTML {
        let consent: HTML =
            view.incident.hasConsent
            ? "<p>\(HTML.tag(.green, t("monitoring.consent.given")))</p>"
            : "<p class=\"quiet\">\(t("monitoring.consent.none"))</p>"
        if view.incident.plan.isEmpty { return "<p>\(t("monitoring.plan.none"))</p>\(consent)" }
        let today = CalendarDay(view.now)
        let rows = view.incident.plan.map { objective -> [HTML] in
            let state: HTML =
                if let at = objective.reachedAt {
                    "\(HTML.tag(.green, t("monitoring.plan.reached"))) \(t.timeElement(at))"
                } else if let due = objective.due, due < today {
                    .tag(.red, t("monitoring.plan.overdue"))
                } else {
                    .tag(.yellow, t("monitoring.plan.open"))
                }
            let act: HTML? =
                view.mayAdd && objective.reachedAt == nil && view.incident.stage != .closed
                ? .act(
                    t("monitoring.plan.reach"), action: action(view, "steps"), csrf: view.csrf,
                    fields: [("step", "reached"), ("item", objective.item)]) : nil
            return [
                HTML.identifier(objective.item), "\(objective.text.map { prose(t, $0, view) })",
                "\(objective.due.map { t.day($0) } ?? "–")", "\(state)\(act)",
            ]
        }
        var table = DataTable(
            caption: "\(t("monitoring.plan.title"))",
            columns: [
                Column(t("monitoring.column.number"), .identifier), Column(t("monitoring.plan.objective")),
                Column(t("monitoring.plan.due")), Column(t("monitoring.plan.state")),
            ], rows: rows)
        table.showsCaption = false
        return "\(HTML.table(t, table))\(consent)"
    }

    private static func addForms(_ t: Words, _ view: IncidentView) -> HTML {
        func value(_ step: String) -> String { view.form.text("step") == step ? view.form.text("text") ?? "" : "" }
        func form(_ step: String, _ content: HTML, isOpen: Bool) -> HTML {
            let hidden: HTML = "<input type=\"hidden\" name=\"step\" value=\"\(attribute: step)\">"
            return HTML.details(
                t("monitoring.step.\(step).add"),
                HTML.form(
                    action: action(view, "steps"), csrf: view.csrf,
                    "\(hidden)\(content)\(HTML.button(t("monitoring.step.save"), .plain))"), isOpen: isOpen)
        }
        let texts = ["containment", "root-cause", "note"].map { step -> HTML in
            let error = view.errors.first { $0.field == step }?.message
            return form(step, area(t, id: step, t("monitoring.step.\(step)"), value(step), error), isOpen: error != nil)
        }
        let planError = view.errors.first { $0.field == "objective" }?.message
        var due = Field("due", t("monitoring.plan.due"), .day, value: view.form.text("due") ?? "")
        due.width = 12
        let objective = form(
            "objective",
            "\(area(t, id: "objective", t("monitoring.plan.objective"), value("objective"), planError))\(HTML.field(t, due))",
            isOpen: planError != nil)
        let consent: HTML? =
            view.incident.hasConsent
            ? nil
            : form("consent", "<p>\(t("monitoring.consent.text"))</p>", isOpen: false)
        return "\(texts)\(objective)\(fileForm(t, view))\(consent)"
    }

    /// A text area whose id is its own and whose name is `text`: several forms stand on one page.
    private static func area(_ t: Words, id: String, _ label: String, _ value: String, _ error: String?) -> HTML {
        let wrong: HTML? = error.map { message in
            "<p class=\"field-error\" id=\"\(attribute: id)-error\">\(HTML.shape(.red))<span class=\"hidden\">\(t("error.prefix"))</span> \(message)</p>"
        }
        return """
            <div class="\(error == nil ? "field" : "field wrong" as HTML)"><label for="\(attribute: id)">\(label)</label>\(wrong)\
            <textarea rows="4" id="\(attribute: id)" name="text" class="wide" maxlength="8000" required\
            \(attribute: "aria-describedby", error == nil ? nil : id + "-error")>
            \(value)</textarea></div>
            """
    }

    private static func fileForm(_ t: Words, _ view: IncidentView) -> HTML {
        var fields = [
            Field(
                "item", t("monitoring.file.part"),
                .select(view.file.map { Choice($0.code, $0.name[t.language.rawValue]) }),
                value: view.form.text("item") ?? ""),
            Field(
                "file", t("monitoring.file.state"),
                .select(Incident.FileState.allCases.map { Choice($0.rawValue, t("monitoring.file.\($0.rawValue)")) }),
                value: view.form.text("file") ?? ""),
            Field(
                "evidence", t("monitoring.notice.evidence"), value: view.form.all("evidence").joined(separator: " "),
                hint: t("monitoring.file.evidence.hint")),
        ]
        fields[2].isRequired = false
        fields[2].isCode = true
        let shown = EvidenceViews.with(view.errors, fields)
        let content: HTML = """
            <input type="hidden" name="step" value="file">\(shown.map { HTML.field(t, $0) })\
            \(HTML.button(t("monitoring.step.save"), .plain))
            """
        return .details(
            t("monitoring.step.file.add"), HTML.form(action: action(view, "steps"), csrf: view.csrf, content),
            isOpen: shown.contains { $0.error != nil })
    }

    private static func closeForm(_ t: Words, _ view: IncidentView) -> HTML {
        let open = view.incident.open(of: view.file)
        if !open.isEmpty {
            let items = open.map { "<li>\(t("monitoring.open.\($0)"))</li>" as HTML }
            return "<p>\(t("monitoring.close.open"))</p><ul>\(items)</ul>"
        }
        let error = view.errors.first { $0.field == "closing" }?.message
        return HTML.form(
            action: action(view, "close"), csrf: view.csrf,
            "\(area(t, id: "closing", t("monitoring.close.text"), "", error))\(HTML.button(t("monitoring.close")))")
    }

    private static func timeline(_ t: Words, _ view: IncidentView) -> HTML {
        let incident = view.incident
        var entries = incident.steps.map { step in
            let item = step.item.map { code in
                view.file.first { $0.code == code }?.name[t.language.rawValue] ?? code
            }
            let state = step.file.map { t("monitoring.file.\($0.rawValue)") }
            let about = [item, state].compactMap { $0 }.joined(separator: ": ")
            return TimelineEntry(
                at: step.at, "\(t("monitoring.step.\(step.kind.rawValue)"))\(about.isEmpty ? "" : " (\(about))")",
                by: step.actor, detail: step.text.map { prose(t, $0, view) },
                tone: step.kind == .closed ? .green : .plain)
        }
        entries.insert(
            TimelineEntry(
                at: incident.reportedAt, "\(t("monitoring.step.reported"))", by: incident.reportedBy, tone: .red), at: 0
        )
        return .timeline(t, entries.reversed(), seconds: false)
    }
}
