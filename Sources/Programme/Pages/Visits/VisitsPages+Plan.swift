import Customs
import HTML
import HTTP
import Identity

/// The planning form: the sites as drawn, with reasons; what a person changes needs one too.
extension VisitsPages {
    var planEndpoints: [Endpoint] {
        let caseID = EndpointParameter("case", in: .path, summary: "A case's number, CA-000123")
        return [
            Endpoint(
                .get, "/office/visit-plans/{case}", access: .permission(.planVisits),
                summary: "Plan the visits of a case.", tags: ["pages"], parameters: [caseID], responses: [.page()],
                handler: { [self] request in
                    let ground = try await ground(request)
                    return planPage(request, ground, PlanForm(ground))
                }),
            Endpoint(
                .post, "/office/visit-plans/{case}", access: .permission(.planVisits),
                summary: "Write the plan of a case's visits.", tags: ["pages"], parameters: [caseID],
                request: .form(["day", "mode", "lead", "second"]), responses: [.redirect(), .page()],
                limits: Endpoint.Limits(maxBody: 256 * 1024), handler: plan),
        ]
    }

    private func ground(_ request: Request) async throws -> VisitGround {
        guard let caseID = try? CaseID(request.parameters["case"] ?? ""), let ground = try await desk.ground(of: caseID)
        else { throw HTTPProblem(.notFound) }
        return ground
    }

    private func plan(_ request: Request) async throws -> Response {
        let ground = try await ground(request)
        let t = shell.words(request)
        var form = PlanForm(ground)
        form.read(try request.form())
        let made = form.plans(ground)
        guard made.errors.isEmpty else {
            let errors = made.errors.map { FieldError($0.field, t($0.key)) }
            return planPage(request, ground, form, errors)
        }
        do {
            let planned = try await desk.plan(
                made.plans, left: made.left, of: ground, by: try who(request).id, at: now)
            let month = planned.map(\.day).min().map { String($0.description.prefix(7)) }
            return .redirect(to: Link("office", "visits").with("month", month).with("mine", "0").text)
        } catch let error as VisitError {
            let field = error.code == .day ? "day" : error.code == .reason ? "sites" : "lead"
            return planPage(request, ground, form, [FieldError(field, Self.refusal(t, error))])
        } catch is CaseError {
            return planPage(request, ground, form, [FieldError("sites", t("visits.refusal.case"))])
        }
    }

    private func planPage(
        _ request: Request, _ ground: VisitGround, _ form: PlanForm, _ errors: [FieldError] = []
    ) -> Response {
        let t = shell.words(request)
        var frame = shell.frame(request, t, title: t("visits.plan.title"), current: "/office/visits")
        frame.breadcrumbs = [NavigationItem(t("visits.title"), href: "/office/visits")]
        frame.width = .reading
        frame.hasErrors = !errors.isEmpty
        let people = ground.validators.filter { !ground.team.conflicts.contains($0.login) }
            .map { Choice($0.login, $0.name) }
        let modes = [Choice("site", t("visits.mode.site")), Choice("remote", t("visits.mode.remote"))]
        func field(_ name: String, _ label: String, _ kind: Field.Kind, hint: String? = nil) -> HTML {
            var field = Field(name, label, kind, value: form.value(name), hint: hint)
            field.error = errors.first { $0.field == name }?.message
            return HTML.field(t, field)
        }
        let least = today.advanced(by: ground.notice)
        let common: HTML = """
            \(field("day", t("visits.plan.day"), .day, hint: t("visits.plan.day.hint", ["day": t.day(least)])))\
            \(field("mode", t("visits.plan.mode"), .select(modes)))\
            \(field("lead", t("visits.plan.lead.person"), .select(people)))\
            \(field("second", t("visits.plan.second.person"), .select(people)))
            """
        let sample = ground.sample
        let sites = ground.sites.sorted { $0.profile.site < $1.profile.site }.map { site in
            Self.site(t, site, sample, form, people: people, modes: modes, errors: errors)
        }
        let content: HTML = """
            \(Self.style)\(HTML.errorSummary(t, errors))<h1>\(t("visits.plan.title"))</h1>
            <p class="lead">\(ground.operatorName) \(HTML.identifier(ground.caseID.text))</p>
            <p>\(t("visits.plan.lead", ["count": ground.sites.count, "seed": String(ground.seed.prefix(16))]))</p>
            \(HTML.form(
                action: "/office/visit-plans/\(ground.caseID.text)", csrf: frame.user?.csrf ?? "",
                """
                <fieldset class="site-plan"><legend>\(t("visits.plan.all"))</legend>\(common)</fieldset>
                <div id="sites" tabindex="-1">\(sites)</div>
                <p>\(t("visits.plan.effect"))</p>\(HTML.button(t("visits.plan.submit")))
                """))
            """
        return shell.respond(request, frame, content, status: errors.isEmpty ? .ok : .unprocessable)
    }

    private static func site(
        _ t: Words, _ site: VisitGround.Site, _ sample: SiteSample, _ form: PlanForm, people: [Choice],
        modes: [Choice], errors: [FieldError]
    ) -> HTML {
        let id = site.profile.site
        let drawn = sample.chosen.first { $0.site == id }
        let cause = (drawn ?? sample.left.first { $0.site == id })?.cause ?? ""
        func optional(_ name: String, _ label: String, _ kind: Field.Kind) -> HTML {
            var field = Field("\(name)-\(id)", label, kind, value: form.value("\(name)-\(id)"))
            field.isRequired = false
            field.saysOptional = false
            field.emptyChoice = t("visits.plan.same")
            field.error = errors.first { $0.field == "\(name)-\(id)" }?.message
            if name == "reason" { field.maxLength = 500 }
            return HTML.field(t, field)
        }
        let other: HTML = """
            \(optional("reason", t("visits.plan.reason"), .text))\(optional("day", t("visits.plan.day"), .day))\
            \(optional("mode", t("visits.plan.mode"), .select(modes)))\
            \(optional("lead", t("visits.plan.lead.person"), .select(people)))\
            \(optional("second", t("visits.plan.second.person"), .select(people)))
            """
        let isOpen = ["reason", "day", "mode", "lead", "second"].contains { name in
            !form.value("\(name)-\(id)").isEmpty || errors.contains { $0.field == "\(name)-\(id)" }
        }
        return """
            <fieldset class="site-plan"><legend>\(site.name)</legend>
            <p class="quiet">\(site.address)</p>
            <p>\(HTML.tag(drawn == nil ? .plain : .blue, t("visits.cause.\(cause)", else: cause))) \
            \(t("visits.plan.risk", ["count": site.profile.risk])) · \
            \(t("visits.plan.checks", ["count": site.checks.count]))</p>
            <div class="choice"><input type="checkbox" id="visit-\(attribute: id.text)" name="visit-\(attribute: id.text)" \
            value="1"\(flag: "checked", form.isVisited(id))><label for="visit-\(attribute: id.text)">\(t("visits.plan.visit"))\
            <span class="hidden"> \(site.name)</span></label></div>
            \(HTML.details(t("visits.plan.other"), other, isOpen: isOpen))</fieldset>

            """
    }
}

/// What was typed into the planning form.
struct PlanForm: Sendable {
    private var values: [String: String] = [:]
    private var visited: Set<SiteID>
    private let known: [SiteID]

    init(_ ground: VisitGround) {
        visited = Set(ground.sample.chosen.map(\.site))
        known = ground.sites.map(\.profile.site)
        values["mode"] = "site"
    }

    mutating func read(_ fields: FormFields) {
        values = [:]
        let names =
            ["day", "mode", "lead", "second"]
            + known.flatMap { site in ["day", "mode", "lead", "second", "reason"].map { "\($0)-\(site)" } }
        for name in names { values[name] = String((fields.text(name) ?? "").prefix(500)) }
        visited = Set(known.filter { fields["visit-\($0)"] == "1" })
    }

    func value(_ name: String) -> String { values[name] ?? "" }
    func isVisited(_ site: SiteID) -> Bool { visited.contains(site) }

    /// The plans that the form comes to, the sites that are left out, or what is wrong: the field and the key of its text.
    func plans(_ ground: VisitGround) -> (
        plans: [VisitPlan], left: [SiteReason], errors: [(field: String, key: String)]
    ) {
        var sample = ground.sample
        var plans: [VisitPlan] = []
        var errors: [(field: String, key: String)] = []
        for site in ground.sites {
            let id = site.profile.site
            let changed = sample.changed(id, isVisited: isVisited(id))
            if changed != sample, value("reason-\(id)").isEmpty {
                errors.append(("reason-\(id)", "visits.refusal.reason"))
            }
            sample = changed
        }
        if sample.chosen.isEmpty { errors.append(("sites", "visits.plan.error.none")) }
        let left = sample.left.map {
            VisitPlan.LeftSite(site: $0.site, cause: $0.cause, reason: value("reason-\($0.site)"))
        }
        for reason in sample.chosen {
            guard let site = ground.sites.first(where: { $0.profile.site == reason.site }) else { continue }
            func own(_ name: String) -> (field: String, value: String) {
                let field = "\(name)-\(reason.site)"
                return value(field).isEmpty ? (name, value(name)) : (field, value(field))
            }
            guard let day = try? CalendarDay(own("day").value) else {
                let error = (field: own("day").field, key: "visits.plan.error.day")
                if !errors.contains(where: { $0 == error }) { errors.append(error) }
                continue
            }
            plans.append(
                VisitPlan(
                    caseID: ground.caseID, operatorID: ground.operatorID, operatorName: ground.operatorName,
                    site: reason.site, siteName: site.name, address: site.address, cause: reason.cause,
                    causeReason: value("reason-\(reason.site)"), seed: ground.seed, day: day,
                    isRemote: own("mode").value == "remote", lead: own("lead").value, second: own("second").value,
                    questionnaire: ground.questionnaire, checks: site.checks,
                    left: left))
        }
        return (plans, sample.left, errors)
    }
}
