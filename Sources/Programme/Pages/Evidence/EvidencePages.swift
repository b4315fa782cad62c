import Customs
import HTML
import HTTP
import Identity

/// The pages of evidence: the company's library, one file, the office's view.
struct EvidencePages: Sendable {
    let site: ProgrammeSite

    var door: EvidenceDoor { EvidenceDoor(site: site) }
    var shell: Shell { site.shell }
    static let pageSize = 50

    var endpoints: [Endpoint] {
        let limits = EvidenceAPI(site: site).uploadLimits
        let fields = ["title", "validThrough", "site", "questions", "version"]
        return [
            Endpoint(
                .get, "/programme/{operator}/evidence", access: .permission(.readOwnEvidence),
                summary: "The company's library of documents.", tags: ["pages"],
                parameters: ["show", "below", "done"].map { EndpointParameter($0) }, responses: [.page()],
                handler: { [self] request in try await library(request) }),
            Endpoint(
                .post, "/programme/{operator}/evidence", access: .permission(.addEvidence), summary: "Store a file.",
                tags: ["pages"], request: .upload(), responses: [.redirect(), .page()], limits: limits,
                rate: EvidenceAPI.uploadRate, handler: upload),
            Endpoint(
                .get, "/programme/{operator}/evidence/{id}", access: .permission(.readOwnEvidence),
                summary: "One document: what it proves and where it is used.", tags: ["pages"], responses: [.page()],
                handler: { [self] request in try await document(request) }),
            Endpoint(
                .get, "/programme/{operator}/evidence/{id}/file", access: .permission(.readOwnEvidence),
                summary: "The document itself, as a download.", tags: ["pages"],
                responses: [ResponseSchema(summary: "The file", mediaTypes: EvidenceType.allCases.map(\.mediaType))],
                limits: Endpoint.Limits(timeoutMilliseconds: 60_000), handler: door.serve),
            Endpoint(
                .post, "/programme/{operator}/evidence/{id}", access: .permission(.addEvidence),
                summary: "Change what a document proves.", tags: ["pages"], request: .form(fields),
                responses: [.redirect(), .page()], handler: change),
            Endpoint(
                .post, "/programme/{operator}/evidence/{id}/withdraw", access: .permission(.addEvidence),
                summary: "Take a document out of use.", tags: ["pages"], request: .form([]), responses: [.redirect()],
                handler: withdraw),
            Endpoint(
                .get, "/office/evidence", access: .permission(.readEvidence),
                summary: "The documents of every operator, or of one.", tags: ["pages"],
                parameters: ["operator", "show", "below"].map { EndpointParameter($0) }, responses: [.page()],
                handler: office),
        ]
    }

    /// Entries in the navigation of every page.
    static let navigation: [Shell.Entry] = [
        Shell.Entry("evidence.nav.office", href: "/office/evidence", permission: .readEvidence)
    ]

    // MARK: The library

    private func library(
        _ request: Request, errors: [FieldError] = [], form: FormFields = FormFields()
    ) async throws -> Response {
        let owner = try await door.owner(request)
        let t = shell.words(request)
        var view = EvidenceLibraryView(owner: owner, today: door.today)
        view.name = try await door.vault.access.name(owner) ?? owner.text
        view.sites = try await door.vault.access.sites(owner)
        view.show = EvidenceVault.Search.Show(rawValue: request.query.text("show") ?? "") ?? .live
        view.mayAdd = try await door.mayAdd(owner, request)
        view.errors = errors
        view.form = form
        view.mostBytes = door.vault.settings.mostBytes
        view.soon = door.vault.settings.soon
        view.done = request.query.text("done")
        view.csrf = request.principal?.csrfToken ?? ""
        view.expiring = try await door.vault.expiringCount(of: owner, today: door.today)
        var search = EvidenceVault.Search(owner: owner, show: view.show)
        search.below = request.query.text("below").flatMap { try? EvidenceID($0) }
        search.limit = Self.pageSize + 1
        let found = try await door.vault.files(search, today: door.today)
        view.files = Array(found.prefix(Self.pageSize))
        view.isLater = search.below != nil
        if found.count > Self.pageSize { view.next = view.files.last?.id }
        var frame = shell.frame(request, t, title: t("evidence.title"), current: "/programme")
        frame.breadcrumbs = [
            NavigationItem(t("operators.nav.home"), href: "/programme"),
            NavigationItem(view.name, href: Link("programme", owner.text).text),
        ]
        frame.hasErrors = !errors.isEmpty
        return shell.respond(
            request, frame, EvidenceViews.library(t, view), status: errors.isEmpty ? .ok : .unprocessable)
    }

    private func upload(_ request: Request) async throws -> Response {
        let owner = try await door.owner(request)
        try await door.requireOwn(owner, request)
        do {
            let stored = try await door.vault.store(
                try door.offer(owner, request), by: request.principal?.id ?? "", at: door.now)
            let link = Link("programme", owner.text, "evidence")
            return .redirect(to: link.with("done", stored.isRepeated ? "repeated" : "stored").text)
        } catch let error as EvidenceError {
            let t = shell.words(request)
            let fields = try request.multipart(maximumParts: 400).filter {
                $0.fileName == nil && $0.bytes.count <= 4096
            }
            let form = FormFields(fields.map { FormFields.Field(name: $0.name, value: $0.text ?? "") })
            return try await library(request, errors: [EvidenceViews.error(t, error)], form: form)
        }
    }

    // MARK: One document

    private func document(
        _ request: Request, errors: [FieldError] = [], form: FormFields? = nil
    ) async throws -> Response {
        let file = try await door.file(request)
        let t = shell.words(request)
        var view = EvidenceDocumentView(file: file, today: door.today)
        view.name = try await door.vault.access.name(file.owner) ?? file.owner.text
        view.sites = try await door.vault.access.sites(file.owner)
        view.uses = try await door.vault.uses(of: file.id)
        view.mayAdd = try await door.mayAdd(file.owner, request)
        view.isOfficial = request.principal?.may(.readEvidence) ?? false
        view.isServed = file.scan != .infected && !(file.scan == .unscanned && door.vault.settings.scanner.isOn)
        view.soon = door.vault.settings.soon
        view.csrf = request.principal?.csrfToken ?? ""
        view.errors = errors
        view.form = form
        var frame = shell.frame(request, t, title: file.title)
        frame.hasErrors = !errors.isEmpty
        frame.breadcrumbs = [
            NavigationItem(t("evidence.title"), href: Link("programme", file.owner.text, "evidence").text)
        ]
        return shell.respond(
            request, frame, EvidenceViews.document(t, view), status: errors.isEmpty ? .ok : .unprocessable)
    }

    private func change(_ request: Request) async throws -> Response {
        let file = try await door.file(request)
        try await door.requireOwn(file.owner, request)
        let form = try request.form()
        do {
            _ = try await door.vault.change(
                file.id, to: try door.details(form), version: form.int("version") ?? 0, at: door.now)
            return .redirect(to: Link("programme", file.owner.text, "evidence", file.id.text).text)
        } catch let error as EvidenceError {
            return try await document(request, errors: [EvidenceViews.error(shell.words(request), error)], form: form)
        }
    }

    private func withdraw(_ request: Request) async throws -> Response {
        let file = try await door.file(request)
        try await door.requireOwn(file.owner, request)
        do {
            try await door.vault.withdraw(file.id, by: request.principal?.id ?? "", at: door.now)
        } catch let error as EvidenceError { throw error.problem }
        return .redirect(to: Link("programme", file.owner.text, "evidence").with("done", "withdrawn").text)
    }

    // MARK: The office

    private func office(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        var view = EvidenceOfficeView(today: door.today)
        view.soon = door.vault.settings.soon
        view.query = String((request.query.text("operator") ?? "").prefix(40))
        view.show = EvidenceVault.Search.Show(rawValue: request.query.text("show") ?? "") ?? .live
        var search = EvidenceVault.Search(show: view.show)
        if !view.query.isEmpty {
            do { search.owner = try OperatorID(view.query.uppercased()) } catch {
                view.errors = [FieldError("operator", t("evidence.office.operator.wrong"))]
            }
        }
        search.below = request.query.text("below").flatMap { try? EvidenceID($0) }
        search.limit = Self.pageSize + 1
        if view.errors.isEmpty {
            let found = try await door.vault.files(search, today: door.today)
            view.files = Array(found.prefix(Self.pageSize))
            if found.count > Self.pageSize { view.next = view.files.last?.id }
        }
        view.isLater = search.below != nil
        for owner in Set(view.files.map(\.owner)) { view.names[owner] = try await door.vault.access.name(owner) }
        var frame = shell.frame(request, t, title: t("evidence.office.title"), current: "/office/evidence")
        frame.hasErrors = !view.errors.isEmpty
        return shell.respond(
            request, frame, EvidenceViews.office(t, view), status: view.errors.isEmpty ? .ok : .unprocessable)
    }
}
