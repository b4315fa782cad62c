import Customs
import HTML
import HTTP
import Identity

extension ClearanceConsole {
    var quarantineEndpoints: [Endpoint] {
        let identifier = EndpointParameter("id", in: .path)
        return [
            Endpoint(
                .get, "/quarantine", access: .permission(.tendQuarantine),
                summary: "What arrived and could not be read.", tags: ["pages"],
                parameters: [EndpointParameter("state"), EndpointParameter("before")], responses: [.page()],
                handler: quarantineList),
            Endpoint(
                .get, "/quarantine/{id}", access: .permission(.tendQuarantine),
                summary: "One entry with its reasons and bytes.", tags: ["pages"], parameters: [identifier],
                responses: [.page()],
                handler: { [self] request in entryPage(request, try await entry(request)) }),
            Endpoint(
                .post, "/quarantine/{id}/retry", access: .permission(.tendQuarantine),
                summary: "Read an entry again and carry on when it can be read now.", tags: ["pages"],
                parameters: [identifier], request: .form([]), responses: [.redirect(), .page()], handler: retry),
            Endpoint(
                .post, "/quarantine/{id}/discard", access: .permission(.tendQuarantine),
                summary: "Set an entry aside with a reason.", tags: ["pages"], parameters: [identifier],
                request: .form(["reason"]), responses: [.redirect(), .page()], handler: discard),
        ]
    }

    private func quarantineList(_ request: Request) async throws -> Response {
        let state = QuarantineEntry.State(rawValue: request.query.trimmed("state")) ?? .waiting
        let key = request.query["before"].flatMap { QuarantineStore.Key($0) }
        let found = try await clearance.quarantine.summaries(state, below: key, limit: Self.pageSize + 1)
        var view = QuarantineListView()
        view.state = state.rawValue
        view.counts = try await clearance.quarantine.counts()
        view.rows = found.prefix(Self.pageSize).map { QuarantineRowView($0.entry, size: $0.size) }
        view.isLater = key != nil
        if found.count > Self.pageSize { view.next = found[Self.pageSize - 1].key.description }
        let shown = view
        return page(request) { ClearancePages.quarantine($0, shown) }
    }

    private func entry(_ request: Request) async throws -> QuarantineEntry {
        guard let entry = try await clearance.quarantine.entry(request.parameters["id"] ?? "") else {
            throw HTTPProblem(.notFound)
        }
        return entry
    }

    private func entryPage(
        _ request: Request, _ entry: QuarantineEntry, status: HTTPStatus = .ok,
        change: (inout QuarantineEntryView) -> Void = { _ in }
    ) -> Response {
        let excerpt = Excerpt(entry.bytes, around: entry.problems.compactMap(\.place.line))
        var view = QuarantineEntryView(row: QuarantineRowView(entry, size: entry.bytes.count), excerpt: excerpt)
        view.mayTend = request.principal?.may(.tendQuarantine) ?? false
        change(&view)
        let shown = view
        return page(request, status: status) { ClearancePages.quarantineEntry($0, shown) }
    }

    private func retry(_ request: Request) async throws -> Response {
        var entry = try await entry(request)
        let t = shell.words(request)
        let door = Door(clearance: clearance, time: time)
        do {
            _ = try await door.retry(entry, by: try request.signedIn(), at: time.now())
            return .redirect(to: Link("quarantine", entry.id).text)
        } catch let problem as HTTPProblem where problem.status == .unprocessable {
            entry.problems = problem.problems
            return entryPage(request, entry, status: .unprocessable) { $0.isRetried = true }
        } catch let problem as HTTPProblem where problem.status == .conflict || problem.status == .notFound {
            let word =
                switch problem.type {
                case ClearanceError.Code.referenceTaken.rawValue: "reference"
                case ClearanceError.Code.quarantineClosed.rawValue: "quarantine"
                case ClearanceError.Code.notFound.rawValue: "missing"
                default: "state"
                }
            let errors = [FieldError("content", t("console.conflict.\(word)"))]
            return entryPage(request, entry, status: .conflict) { $0.errors = errors }
        }
    }

    private func discard(_ request: Request) async throws -> Response {
        let entry = try await entry(request)
        let t = shell.words(request)
        let form = try request.form()
        let missing = Self.missing("reason", form, t)
        guard missing.isEmpty else {
            return entryPage(request, entry, status: .unprocessable) { $0.errors = missing }
        }
        let isClosed = try await clearance.quarantine.close(
            entry.id, as: .discarded, number: nil, reason: form.trimmed("reason", limit: 2000),
            actor: try request.signedIn().id, at: time.now())
        guard isClosed else {
            let errors = [FieldError("content", t("console.conflict.quarantine"))]
            return entryPage(request, entry, status: .conflict) { $0.errors = errors }
        }
        return .redirect(to: Link("quarantine", entry.id).text)
    }
}

extension QuarantineRowView {
    init(_ entry: QuarantineEntry, size: Int) {
        self.init(
            id: entry.id, arrivedAt: entry.arrivedAt, source: entry.source, organisation: entry.organisation,
            mediaType: entry.mediaType, size: size, problems: entry.problems.map { MessageProblemView($0) },
            state: entry.state.rawValue, number: entry.number)
    }
}
