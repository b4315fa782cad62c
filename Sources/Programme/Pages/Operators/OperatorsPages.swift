import Country
import Customs
import HTML
import HTTP
import Identity

/// The pages of operators: the company's home and entry; the administration's register, files, doubles and merge desk.
struct OperatorsPages: Sendable {
    let site: ProgrammeSite

    var registry: OperatorRegistry { site.programme.operators }
    var door: OperatorDoor { OperatorDoor(registry: registry) }
    var shell: Shell { site.shell }
    var now: Instant { registry.base.time.now() }
    var today: CalendarDay { registry.day(of: now) }

    var endpoints: [Endpoint] { company + office }

    /// Entries in the navigation of every page.
    static let navigation: [Shell.Entry] = [
        Shell.Entry("operators.nav.home", href: "/programme", permission: .keepOwnOperator),
        Shell.Entry("operators.nav.register", href: "/office/operators", permission: .readOperators),
    ]

    private var company: [Endpoint] {
        let own = Access.permission(.keepOwnOperator)
        return [
            Endpoint(
                .get, "/programme", access: own, summary: "A company's home: what to do next.", tags: ["pages"],
                responses: [.page()], handler: home),
            Endpoint(
                .get, "/programme/register", access: own, summary: "Register one's own organisation, step by step.",
                tags: ["pages"], parameters: [EndpointParameter("step")], responses: [.page()],
                handler: { [self] request in try await registration(request) }),
            Endpoint(
                .post, "/programme/register", access: own, summary: "Register one's own organisation.",
                tags: ["pages"], request: .form(Registration.fields), responses: [.page(), .redirect()],
                rate: RateLimit(perMinute: 30), handler: register),
            Endpoint(
                .get, "/programme/{operator}", access: own, summary: "The entry of an operator that is one's own.",
                tags: ["pages"], responses: [.page(), .redirect()], handler: file),
            Endpoint(
                .get, "/programme/{operator}/change/{what}", access: own, summary: "Change a part of the entry.",
                tags: ["pages"], parameters: [EndpointParameter("id")], responses: [.page()],
                handler: { [self] request in try await changeForm(request) }),
            Endpoint(
                .post, "/programme/{operator}/change/{what}", access: own, summary: "Change a part of the entry.",
                tags: ["pages"], request: .form(OperatorForm.fields), responses: [.page(), .redirect()],
                rate: RateLimit(perMinute: 60), handler: change),
        ]
    }

    private var office: [Endpoint] {
        let (read, keep) = (Access.permission(.readOperators), Access.permission(.keepOperators))
        return [
            Endpoint(
                .get, "/office/operators", access: read, summary: "The register of operators.", tags: ["pages"],
                parameters: ["q", "role", "standing", "town", "order", "after"].map { EndpointParameter($0) },
                responses: [.page()], handler: list),
            Endpoint(
                .get, "/office/operators/new", access: keep, summary: "Register a legal person.", tags: ["pages"],
                parameters: [EndpointParameter("step")], responses: [.page()],
                handler: { [self] request in try await registration(request) }),
            Endpoint(
                .post, "/office/operators/new", access: keep, summary: "Register a legal person.", tags: ["pages"],
                request: .form(Registration.fields), responses: [.page(), .redirect()], handler: register),
            Endpoint(
                .get, "/office/operators/{operator}", access: read, summary: "The file of an operator.",
                tags: ["pages"], responses: [.page(), .redirect()], handler: file),
            Endpoint(
                .get, "/office/operators/{operator}/change/{what}", access: keep,
                summary: "Change a part of the entry.",
                tags: ["pages"], parameters: [EndpointParameter("id")], responses: [.page()],
                handler: { [self] request in try await changeForm(request) }),
            Endpoint(
                .post, "/office/operators/{operator}/change/{what}", access: keep,
                summary: "Change a part of the entry.", tags: ["pages"], request: .form(OperatorForm.fields),
                responses: [.page(), .redirect()], handler: change),
            Endpoint(
                .get, "/office/operators/{operator}/duplicates", access: .permission(.readOperatorPeople),
                summary: "Entries that may be of the same legal person.", tags: ["pages"], responses: [.page()],
                handler: duplicates),
            Endpoint(
                .get, "/office/operators/{operator}/merge", access: .permission(.proposeMerge),
                summary: "Two entries side by side, to be made one.", tags: ["pages"],
                parameters: [EndpointParameter("with")], responses: [.page()],
                handler: { [self] request in try await mergeDesk(request) }),
            Endpoint(
                .post, "/office/operators/{operator}/merge", access: .permission(.proposeMerge),
                summary: "Propose a merge.", tags: ["pages"], request: .form(["with", "kept", "reason"]),
                responses: [.page(), .redirect()], handler: proposeMerge),
        ]
    }

    // MARK: What the pages share

    /// Whose side of the counter a reader stands on.
    func isOffice(_ request: Request) -> Bool { request.principal?.may(.readOperators) == true }

    /// The page of an entry on the reader's side.
    static func link(_ id: OperatorID, office: Bool) -> Link {
        office ? Link("office", "operators", id.text) : Link("programme", id.text)
    }

    static func changeLink(_ id: OperatorID, _ what: OperatorForm.Kind, office: Bool, item: String? = nil) -> String {
        let link =
            office
            ? Link("office", "operators", id.text, "change", what.rawValue)
            : Link("programme", id.text, "change", what.rawValue)
        return link.with("id", item).text
    }

    func frame(
        _ request: Request, _ t: Words, _ title: String, width: PageFrame.Width = .work, up: [NavigationItem] = [],
        hasErrors: Bool = false
    ) -> PageFrame {
        let office = isOffice(request)
        var frame = shell.frame(request, t, title: title, current: office ? "/office/operators" : "/programme")
        frame.width = width
        frame.breadcrumbs =
            [
                office
                    ? NavigationItem(t("operators.nav.register"), href: "/office/operators")
                    : NavigationItem(t("operators.nav.home"), href: "/programme")
            ] + up
        frame.hasErrors = hasErrors
        return frame
    }

    /// The entry that the path names, for a page: what is not the reader's is not there.
    func sight(_ request: Request) async throws -> OperatorDoor.Sight {
        do {
            return try await door.sight(request)
        } catch let problem as HTTPProblem where problem.status == .notFound {
            throw HTTPProblem(.notFound)
        }
    }

    static func span(_ t: Words, _ validity: Validity) -> String {
        guard let through = validity.through else {
            return t("operators.since", ["day": t.day(validity.from)])
        }
        return t("operators.span", ["from": t.day(validity.from), "through": t.day(through)])
    }

    static func scheme(_ t: Words, _ scheme: IdentifierScheme) -> String { t("operators.scheme.\(scheme.rawValue)") }

    static func errors(_ t: Words, _ error: OperatorError) -> [FieldError] {
        [FieldError(error.field.isEmpty ? "value" : error.field, t("operators.error.\(error.code.rawValue)"))]
    }

    /// Errors given to their fields; one whose field is not on the page goes to the first.
    static func with(_ errors: [FieldError], _ fields: [Field]) -> (fields: [Field], errors: [FieldError]) {
        let names = Set(fields.map(\.name))
        let placed = errors.map { error in
            names.contains(error.field) ? error : FieldError(fields.first?.name ?? "content", error.message)
        }
        let marked = fields.map { field in
            var field = field
            field.error = placed.first { $0.field == field.name }?.message
            return field
        }
        return (marked, placed)
    }
}
