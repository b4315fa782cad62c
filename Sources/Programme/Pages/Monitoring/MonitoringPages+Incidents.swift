import Customs
import HTML
import HTTP
import Identity

/// The pages of incidents.
extension MonitoringPages {
    var incidentPages: [Endpoint] {
        let report = [
            "kind", "occurred", "occurredTime", "known", "knownTime", "knewFirst", "site", "declaration", "text",
        ]
        return [
            Endpoint(
                .get, "/programme/{operator}/incidents", access: .permission(.readOwnMonitoring),
                summary: "The company's incidents.", tags: ["pages"], parameters: [EndpointParameter("below")],
                responses: [.page()], handler: incidentList),
            Endpoint(
                .get, "/programme/{operator}/incidents/new", access: .permission(.reportIncident),
                summary: "Report an incident.", tags: ["pages"], responses: [.page()],
                handler: { request in try await incidentForm(request) }),
            Endpoint(
                .post, "/programme/{operator}/incidents", access: .permission(.reportIncident),
                summary: "Report an incident.", tags: ["pages"], request: .form(report),
                responses: [.redirect(), .page()], rate: RateLimit(perMinute: 30), handler: reportIncident),
            Endpoint(
                .get, "/programme/{operator}/incidents/{id}", access: .permission(.readOwnMonitoring),
                summary: "An incident with its file.", tags: ["pages"], responses: [.page()],
                handler: { request in try await incidentPage(request) }),
            Endpoint(
                .post, "/programme/{operator}/incidents/{id}/steps", access: .permission(.reportIncident),
                summary: "Say what was done about an incident.", tags: ["pages"],
                request: .form(["step", "item", "file", "text", "due", "evidence"]), responses: [.redirect(), .page()],
                rate: RateLimit(perMinute: 60), handler: addStep),
            Endpoint(
                .post, "/programme/{operator}/incidents/{id}/close", access: .permission(.closeIncident),
                summary: "Close an incident.", tags: ["pages"], request: .form(["text"]),
                responses: [.redirect(), .page()], handler: closeIncident),
        ]
    }

    private func incidentList(_ request: Request) async throws -> Response {
        let owner = try await door.owner(request)
        let t = shell.words(request)
        var view = IncidentListView(owner: owner)
        let below = request.query.text("below").flatMap { try? IncidentID($0) }
        let found = try await desk.incidents(of: owner, below: below, limit: Self.pageSize + 1)
        view.incidents = Array(found.prefix(Self.pageSize))
        if found.count > Self.pageSize { view.next = view.incidents.last?.id }
        view.isLater = below != nil
        view.kinds = desk.rules.incidentKinds
        view.names[owner] = try await desk.wiring.access.name(owner)
        view.due = try await desk.deadlines(of: view.incidents)
        view.mayReport = request.principal?.may(.reportIncident) ?? false
        return shell.respond(
            request, shell.frame(request, t, title: t("monitoring.incidents.title")), MonitoringViews.incidents(t, view)
        )
    }

    private func incidentForm(
        _ request: Request, errors: [FieldError] = [], form: FormFields = FormFields()
    ) async throws -> Response {
        let owner = try await door.owner(request)
        let t = shell.words(request)
        var view = IncidentFormView(owner: owner, csrf: request.principal?.csrfToken ?? "")
        view.kinds = desk.rules.incidentKinds
        view.sites = try await desk.wiring.access.sites(owner)
        view.errors = errors
        view.form = form
        view.isOfficial = door.isOfficial(request)
        var frame = shell.frame(request, t, title: t("monitoring.incident.new"))
        frame.width = .reading
        frame.hasErrors = !errors.isEmpty
        frame.breadcrumbs = [
            NavigationItem(t("monitoring.incidents.title"), href: Link("programme", owner.text, "incidents").text)
        ]
        return shell.respond(
            request, frame, MonitoringViews.incidentForm(t, view), status: errors.isEmpty ? .ok : .unprocessable)
    }

    private func reportIncident(_ request: Request) async throws -> Response {
        let owner = try await door.owner(request)
        let t = shell.words(request)
        let form = try request.form()
        do {
            let incident = try await desk.report(
                try door.report(owner) { form.text($0) }, by: request.principal?.id ?? "", at: door.now)
            return .redirect(to: Link("programme", owner.text, "incidents", incident.id.text).text)
        } catch let error as MonitoringError {
            let field =
                switch error.code {
                case .kind: form.text("kind") == nil ? "kind" : "knewFirst"
                case .time: "occurred"
                case .site: "site"
                case .declaration: "declaration"
                default: "text"
                }
            let wrong = FieldError(field, t("monitoring.error.\(error.code.word)"))
            return try await incidentForm(request, errors: [wrong], form: form)
        }
    }

    private func incidentPage(
        _ request: Request, errors: [FieldError] = [], form: FormFields = FormFields()
    ) async throws -> Response {
        let incident = try await door.incident(request)
        let t = shell.words(request)
        var view = IncidentView(incident: incident, now: door.now, csrf: request.principal?.csrfToken ?? "")
        view.name = try await desk.wiring.access.name(incident.owner) ?? incident.owner.text
        view.sites = try await desk.wiring.access.sites(incident.owner)
        view.kind = desk.rules.incidentKind(incident.kind)
        view.file = desk.rules.incidentFile
        view.texts = try await desk.texts(of: incident.steps.compactMap(\.text) + [incident.text])
        view.facts = try await desk.shipment(of: incident, isOfficial: door.isOfficial(request), at: door.now)
        view.due = try await desk.deadlines(of: [incident])[incident.id]
        view.mayAdd = request.principal?.may(.reportIncident) ?? false
        view.mayClose = request.principal?.may(.closeIncident) ?? false
        view.errors = errors
        view.form = form
        var frame = shell.frame(request, t, title: t("monitoring.incident.title", ["id": incident.id.text]))
        frame.hasErrors = !errors.isEmpty
        frame.breadcrumbs = [
            NavigationItem(
                t("monitoring.incidents.title"), href: Link("programme", incident.owner.text, "incidents").text)
        ]
        return shell.respond(
            request, frame, MonitoringViews.incident(t, view), status: errors.isEmpty ? .ok : .unprocessable)
    }

    private func addStep(_ request: Request) async throws -> Response {
        let incident = try await door.incident(request)
        let t = shell.words(request)
        let form = try request.form()
        do {
            let entry = try door.entry({ form.text($0) }, evidence: form.all("evidence"))
            _ = try await desk.add(entry, to: incident.id, by: request.principal?.id ?? "", at: door.now)
            return .redirect(to: Link("programme", incident.owner.text, "incidents", incident.id.text).text)
        } catch let error as MonitoringError {
            let wrong = FieldError(
                MonitoringViews.field(form.text("step") ?? ""), t("monitoring.error.\(error.code.word)"))
            return try await incidentPage(request, errors: [wrong], form: form)
        } catch let error as EvidenceError {
            let wrong = FieldError(
                MonitoringViews.field(form.text("step") ?? ""), t("evidence.\(error.code.word)"))
            return try await incidentPage(request, errors: [wrong], form: form)
        }
    }

    private func closeIncident(_ request: Request) async throws -> Response {
        let incident = try await door.incident(request)
        let t = shell.words(request)
        do {
            _ = try await desk.close(
                incident.id, text: try request.form().text("text") ?? "", by: request.principal?.id ?? "", at: door.now)
            return .redirect(to: Link("programme", incident.owner.text, "incidents", incident.id.text).text)
        } catch let error as MonitoringError {
            return try await incidentPage(
                request, errors: [FieldError("closing", t("monitoring.error.\(error.code.word)"))])
        }
    }
}
