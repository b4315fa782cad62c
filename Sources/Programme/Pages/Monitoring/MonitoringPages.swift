import Customs
import HTML
import HTTP
import Identity

/// The pages of monitoring: whether one would still qualify, incidents, notices, the office's lists.
struct MonitoringPages: Sendable {
    let site: ProgrammeSite

    var door: MonitoringDoor { MonitoringDoor(site: site) }
    var desk: MonitoringDesk { door.desk }
    var shell: Shell { site.shell }
    static let pageSize = 50

    var endpoints: [Endpoint] { company + incidentPages + office }

    /// Entries in the navigation of every page.
    static let navigation: [Shell.Entry] = [
        Shell.Entry("monitoring.nav", href: "/office/monitoring", permission: .readMonitoring),
        Shell.Entry("monitoring.nav.incidents", href: "/office/incidents", permission: .readMonitoring),
    ]

    /// A day of a form or body; nil when it is empty. Throws ``MonitoringError`` `time`.
    static func day(_ text: String?) throws -> CalendarDay? {
        guard let text, !text.isEmpty else { return nil }
        guard let day = try? CalendarDay(text) else { throw MonitoringError(.time, "a day is written 2026-11-23") }
        return day
    }

    private var company: [Endpoint] {
        [
            Endpoint(
                .get, "/programme/{operator}/qualification", access: .permission(.readOwnMonitoring),
                summary: "Would I still qualify tonight?", tags: ["pages"], responses: [.page()], handler: qualification
            ),
            Endpoint(
                .get, "/programme/{operator}/notices", access: .permission(.readOwnMonitoring),
                summary: "The company's notices.", tags: ["pages"],
                parameters: ["below", "done"].map { EndpointParameter($0) }, responses: [.page()], handler: notices),
            Endpoint(
                .get, "/programme/{operator}/notices/new", access: .permission(.fileNotice), summary: "Give notice.",
                tags: ["pages"], responses: [.page()], handler: { request in try await noticeForm(request) }),
            Endpoint(
                .post, "/programme/{operator}/notices", access: .permission(.fileNotice), summary: "Give notice.",
                tags: ["pages"], request: .form(["kind", "effective", "text", "evidence", "confirm"]),
                responses: [.redirect(), .page()], rate: RateLimit(perMinute: 30), handler: fileNotice),
        ]
    }

    // MARK: Would I still qualify?

    private func qualification(_ request: Request) async throws -> Response {
        let owner = try await door.owner(request)
        let t = shell.words(request)
        var view = QualificationView(owner: owner, now: door.now)
        view.name = try await desk.wiring.access.name(owner) ?? owner.text
        view.standing = try await desk.qualification(of: owner, at: door.now)
        view.history = try await desk.history(of: owner)
        view.requirements = desk.rules.requirements
        view.connectors = desk.rules.connectors
        var frame = shell.frame(request, t, title: t("monitoring.qualification.title"))
        frame.dataAsOf = view.standing?.lines.compactMap(\.asOf).max()
        return shell.respond(request, frame, MonitoringViews.qualification(t, view))
    }

    // MARK: Notices

    private func notices(_ request: Request) async throws -> Response {
        let owner = try await door.owner(request)
        let t = shell.words(request)
        var view = NoticeListView(owner: owner)
        view.name = try await desk.wiring.access.name(owner) ?? owner.text
        let below = request.query.text("below").flatMap { try? NoticeID($0) }
        let found = try await desk.notices(of: owner, below: below, limit: Self.pageSize + 1)
        view.notices = Array(found.prefix(Self.pageSize))
        view.texts = try await desk.texts(of: view.notices.map(\.text))
        view.kinds = desk.rules.noticeKinds
        view.mayFile = request.principal?.may(.fileNotice) ?? false
        view.done = request.query.text("done").flatMap { try? NoticeID($0) }
        view.isLater = below != nil
        if found.count > Self.pageSize { view.next = view.notices.last?.id }
        return shell.respond(
            request, shell.frame(request, t, title: t("monitoring.notices.title")), MonitoringViews.notices(t, view))
    }

    private func noticeForm(
        _ request: Request, errors: [FieldError] = [], form: FormFields = FormFields()
    ) async throws -> Response {
        let owner = try await door.owner(request)
        let t = shell.words(request)
        var view = NoticeFormView(owner: owner, csrf: request.principal?.csrfToken ?? "")
        view.kinds = desk.rules.noticeKinds
        view.errors = errors
        view.form = form
        view.documents = Array(
            try await site.programme.evidence.files(EvidenceVault.Search(owner: owner), today: door.today).prefix(50))
        var frame = shell.frame(request, t, title: t("monitoring.notice.new"))
        frame.width = .reading
        frame.hasErrors = !errors.isEmpty
        frame.breadcrumbs = [
            NavigationItem(t("monitoring.notices.title"), href: Link("programme", owner.text, "notices").text)
        ]
        return shell.respond(
            request, frame, MonitoringViews.noticeForm(t, view), status: errors.isEmpty ? .ok : .unprocessable)
    }

    private func fileNotice(_ request: Request) async throws -> Response {
        let owner = try await door.owner(request)
        let t = shell.words(request)
        let form = try request.form()
        var errors: [FieldError] = []
        let kind = form.text("kind") ?? ""
        if desk.rules.noticeKind(kind) == nil { errors.append(FieldError("kind", t("monitoring.notice.kind.wrong"))) }
        if form.text("text") == nil { errors.append(FieldError("text", t("monitoring.error.text"))) }
        if form["confirm"] != "yes" { errors.append(FieldError("confirm", t("monitoring.notice.confirm.wrong"))) }
        guard errors.isEmpty else { return try await noticeForm(request, errors: errors, form: form) }
        do {
            let notice = try await desk.file(
                kind, of: owner, effective: try Self.day(form.text("effective")), text: form.text("text") ?? "",
                evidence: try MonitoringDoor.evidence(form.all("evidence")), by: request.principal?.id ?? "",
                at: door.now)
            return .redirect(to: Link("programme", owner.text, "notices").with("done", notice.id.text).text)
        } catch let error as MonitoringError {
            let field = error.code == .time ? "effective" : error.code == .kind ? "evidence" : "text"
            let wrong = FieldError(field, t("monitoring.error.\(error.code.word)"))
            return try await noticeForm(request, errors: [wrong], form: form)
        } catch let error as EvidenceError {
            let wrong = FieldError("evidence", t("evidence.\(error.code.word)"))
            return try await noticeForm(request, errors: [wrong], form: form)
        }
    }

    // MARK: The office

    private var office: [Endpoint] {
        [
            Endpoint(
                .get, "/office/monitoring", access: .permission(.readMonitoring),
                summary: "The holders who would not qualify tonight, and the sources.", tags: ["pages"],
                parameters: ["outcome", "after"].map { EndpointParameter($0) }, responses: [.page()],
                handler: monitoring),
            Endpoint(
                .post, "/office/monitoring/{code}/run", access: .permission(.runConnector),
                summary: "Run a source now.",
                tags: ["pages"], request: .form([]), responses: [.redirect()],
                limits: Endpoint.Limits(timeoutMilliseconds: 120_000), rate: RateLimit(perMinute: 30)
            ) { request in
                do { try await desk.run(request.parameters["code"] ?? "", at: door.now) } catch let error
                    as MonitoringError
                { throw error.problem }
                return .redirect(to: "/office/monitoring#sources")
            },
            Endpoint(
                .get, "/office/incidents", access: .permission(.readMonitoring), summary: "Incidents of all operators.",
                tags: ["pages"], parameters: ["stage", "below"].map { EndpointParameter($0) }, responses: [.page()],
                handler: officeIncidents),
        ]
    }

    private func monitoring(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        var view = MonitoringOfficeView(now: door.now, csrf: request.principal?.csrfToken ?? "")
        view.outcome = Qualification.Answer(rawValue: request.query.text("outcome") ?? "") ?? .notMet
        let after = request.query.text("after").flatMap { try? OperatorID($0) }
        let found = try await desk.standings(view.outcome, after: after, limit: Self.pageSize + 1)
        view.standings = Array(found.prefix(Self.pageSize))
        if found.count > Self.pageSize { view.next = view.standings.last?.owner }
        view.isLater = after != nil
        (view.counts, view.judgedAt) = try await desk.outcomeCounts()
        for standing in view.standings {
            view.names[standing.owner] = try await desk.wiring.access.name(standing.owner)
        }
        view.connectors = try await desk.connectors()
        view.requirements = desk.rules.requirements
        view.mayRun = request.principal?.may(.runConnector) ?? false
        var frame = shell.frame(request, t, title: t("monitoring.office.title"), current: "/office/monitoring")
        frame.dataAsOf = view.judgedAt
        return shell.respond(request, frame, MonitoringViews.office(t, view))
    }

    private func officeIncidents(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        var view = IncidentListView(owner: nil)
        view.stage = Incident.Stage(rawValue: request.query.text("stage") ?? "")
        let below = request.query.text("below").flatMap { try? IncidentID($0) }
        let found = try await desk.incidents(
            stage: view.stage, openOnly: view.stage == nil, below: below, limit: Self.pageSize + 1)
        view.incidents = Array(found.prefix(Self.pageSize))
        if found.count > Self.pageSize { view.next = view.incidents.last?.id }
        view.isLater = below != nil
        view.kinds = desk.rules.incidentKinds
        for incident in view.incidents {
            view.names[incident.owner] = try await desk.wiring.access.name(incident.owner)
        }
        view.due = try await desk.deadlines(of: view.incidents)
        return shell.respond(
            request,
            shell.frame(request, t, title: t("monitoring.incidents.office"), current: "/office/incidents"),
            MonitoringViews.incidents(t, view))
    }
}
