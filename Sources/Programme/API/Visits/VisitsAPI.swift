import Customs
import HTML
import HTTP
import Identity
import JSON

/// The API of visits.
struct VisitsAPI: Sendable {
    let site: ProgrammeSite

    var desk: VisitDesk { site.programme.visits }
    var now: Instant { site.programme.base.time.now() }

    var endpoints: [Endpoint] { reading + writing + changing }

    static let visit = EndpointParameter("id", in: .path, summary: "A visit's number, VI-000123")

    private var reading: [Endpoint] {
        let span = [
            EndpointParameter("from", summary: "The first day, 2026-11-23; today when not said"),
            EndpointParameter("to", summary: "The last day; 90 days after the first when not said"),
            EndpointParameter("mine", summary: "1: only the visits of whose team the asker is"),
        ]
        return [
            Endpoint(
                .get, "/api/programme/visits", access: .permission(.readVisits),
                summary: "The visits of a span of days.", tags: ["visits"], parameters: span,
                responses: [.json(name: "VisitList")], handler: list),
            Endpoint(
                .get, "/api/programme/visits/calendar.ics", access: .permission(.readVisits),
                summary: "The same as an iCalendar file.", tags: ["visits"], parameters: span,
                responses: [ResponseSchema(mediaTypes: ["text/calendar"])], handler: calendar),
            Endpoint(
                .get, "/api/programme/visits/{id}", access: .permission(.readVisits),
                summary: "Everything that a phone needs to work on a visit without a network.", tags: ["visits"],
                parameters: [Self.visit], responses: [.json(name: "Visit")], handler: one),
            Endpoint(
                .get, "/api/programme/visits/{id}/report", access: .permission(.readVisits),
                summary: "The report as it would be signed now, or as it was signed: canonical JSON.", tags: ["visits"],
                parameters: [Self.visit], responses: [.json(name: "VisitReport")], handler: report),
            Endpoint(
                .get, "/api/programme/visits/{id}/photos/{hash}", access: .permission(.readVisits),
                summary: "A photograph, its bytes checked against its hash.", tags: ["visits"],
                parameters: [Self.visit, EndpointParameter("hash", in: .path)],
                responses: [ResponseSchema(mediaTypes: PhotoType.allCases.map(\.mediaType))], handler: photo),
        ]
    }

    private var writing: [Endpoint] {
        [
            Endpoint(
                .post, "/api/programme/visits/{id}/entries", access: .permission(.workVisits),
                summary: "Send entries from a phone; sending the same again is safe.", tags: ["visits"],
                parameters: [Self.visit], request: .json(VisitSchemas.entries, name: "VisitEntries"),
                responses: [.json(name: "VisitEntryAnswers")], limits: Endpoint.Limits(maxBody: 4 << 20),
                rate: RateLimit(perMinute: 240, burst: 60), handler: receive),
            Endpoint(
                .put, "/api/programme/visits/{id}/photos/{hash}", access: .permission(.workVisits),
                summary: "Send a photograph under the SHA-256 of its bytes; sending the same again is safe.",
                tags: ["visits"], parameters: [Self.visit, EndpointParameter("hash", in: .path)],
                request: BodySchema(mediaTypes: PhotoType.allCases.map(\.mediaType) + ["application/octet-stream"]),
                responses: [.json(.created), .json(.ok)],
                limits: Endpoint.Limits(maxBody: PhotoType.largest, timeoutMilliseconds: 60_000),
                rate: RateLimit(perMinute: 240, burst: 60), handler: keepPhoto),
            Endpoint(
                .post, "/api/programme/visits/{id}/begin", access: .permission(.workVisits),
                summary: "Begin a visit.", tags: ["visits"], parameters: [Self.visit],
                responses: [.json(name: "Visit")],
                handler: { [self] request in
                    try await act(request) { id, who, now in try await desk.begin(id, by: who, at: now) }
                }),
            Endpoint(
                .post, "/api/programme/visits/{id}/sign", access: .permission(.workVisits),
                summary: "Sign the report by its hash.", tags: ["visits"], parameters: [Self.visit],
                request: .json(VisitSchemas.signature, name: "VisitSignature"), responses: [.json(name: "Visit")],
                handler: { [self] request in
                    let hash = try request.json()["report"]?.string ?? ""
                    return try await act(request) { id, who, now in
                        try await desk.sign(id, report: hash, by: who, at: now)
                    }
                }),
            Endpoint(
                .post, "/api/programme/visits/{id}/close", access: .permission(.workVisits),
                summary: "Close a visit that both have signed.", tags: ["visits"], parameters: [Self.visit],
                responses: [.json(name: "Visit")],
                handler: { [self] request in
                    try await act(request) { id, who, now in _ = try await desk.close(id, by: who, at: now) }
                }),
        ]
    }

    // MARK: Reading

    private func list(_ request: Request) async throws -> Response {
        let visits = try await span(request)
        return .json(["visits": .array(visits.map { VisitJSON.summary($0.visit, $0.plan) })])
    }

    private func calendar(_ request: Request) async throws -> Response {
        let visits = try await span(request)
        let t = site.shell.words(request)
        let text = VisitCalendar.text(visits, at: now) { visit, plan in
            t("visits.calendar.entry", ["site": plan.siteName, "operator": plan.operatorName])
        }
        return .download(Array(text.utf8), type: "text/calendar; charset=utf-8", fileName: "visitas.ics")
    }

    private func span(_ request: Request) async throws -> [(visit: Visit, plan: VisitPlan)] {
        func day(_ name: String) throws(HTTPProblem) -> CalendarDay? {
            guard let text = request.query.text(name) else { return nil }
            do throws(InvalidValue) { return try CalendarDay(text) } catch {
                throw .badRequest("\(name): \(error.message)", type: "day")
            }
        }
        let from = try day("from") ?? desk.day(of: now)
        let to = try day("to") ?? from.advanced(by: 90)
        let person = request.query["mine"] == "1" ? request.principal?.id : nil
        return try await desk.visits(from: from, to: to, person: person)
    }

    private func one(_ request: Request) async throws -> Response {
        var json = try VisitJSON.file(try await file(request), at: now)
        if let principal = request.principal { json["session"] = Self.session(principal) }
        return .json(json)
    }

    /// Who asks, and the secret that a browser's session sends back; the phone renews both after a new sign-in.
    private static func session(_ principal: Principal) -> JSONValue {
        ["who": .string(principal.id), "csrf": .string(principal.csrfToken)]
    }

    private func report(_ request: Request) async throws -> Response {
        let report = try (try await file(request)).report()
        return .json(bytes: report.bytes).setting("ETag", "\"\(report.hash)\"")
    }

    private func photo(_ request: Request) async throws -> Response {
        let found = try await problems {
            try await desk.photo(request.parameters["hash"] ?? "", of: try Self.visit(request))
        }
        guard let found else { throw HTTPProblem.notFound() }
        return Response(type: found.photo.kind.mediaType, bytes: found.bytes)
            .setting("Cache-Control", "private, max-age=86400, immutable")
    }

    // MARK: Writing

    private func receive(_ request: Request) async throws -> Response {
        let entries = try request.json()["entries"]?.array ?? []
        guard entries.count <= VisitDesk.mostEntriesAtOnce else {
            throw HTTPProblem.unprocessable("At most \(VisitDesk.mostEntriesAtOnce) entries at once.", type: "entries")
        }
        let who = try Self.who(request)
        let answers = try await problems {
            try await desk.receive(entries, for: try Self.visit(request), from: who, at: now)
        }
        return .json(["answers": .array(answers.map { VisitJSON.answer($0) })])
    }

    private func keepPhoto(_ request: Request) async throws -> Response {
        let hash = request.parameters["hash"] ?? ""
        let who = try Self.who(request)
        let isNew = try await problems {
            try await desk.keepPhoto(request.body, hash: hash, for: try Self.visit(request), from: who, at: now)
        }
        return .json(
            ["hash": .string(hash), "answer": .string(isNew ? "accepted" : "duplicate")], status: isNew ? .created : .ok
        )
    }

    func act(
        _ request: Request, _ body: (VisitID, String, Instant) async throws -> Void
    ) async throws -> Response {
        let id = try Self.visit(request)
        let who = try Self.who(request)
        try await problems { try await body(id, who, now) }
        return try await one(request)
    }

    // MARK: What handlers need

    /// The visit that the path names; a text that is no number is no visit.
    static func visit(_ request: Request) throws(HTTPProblem) -> VisitID {
        do throws(InvalidValue) { return try VisitID(request.parameters["id"] ?? "") } catch { throw .notFound() }
    }

    private static func who(_ request: Request) throws(HTTPProblem) -> String {
        guard let principal = request.principal else { throw HTTPProblem(.unauthorized) }
        return principal.id
    }

    func file(_ request: Request) async throws -> VisitFile {
        guard let file = try await desk.file(try Self.visit(request)) else { throw HTTPProblem.notFound() }
        return file
    }

    /// What visits and cases refuse, as problems.
    private func problems<T>(_ body: () async throws -> T) async throws -> T {
        do { return try await body() } catch let error as VisitError { throw Self.problem(error) } catch let error
            as CaseError
        { throw HTTPProblem.conflict(error.message, type: "case.\(error.code)") }
    }

    static func problem(_ error: VisitError) -> HTTPProblem {
        let type = "visit.\(error.code.rawValue)"
        switch error.code {
        case .unknown: return .notFound()
        case .notTeam: return .forbidden(error.message, type: type)
        case .photo, .hash, .day, .questions, .reason, .same, .twoPersons, .conflict, .decides, .notValidator:
            return .unprocessable(error.message, type: type)
        case .closed, .begun, .cancelled, .last, .notBegun, .incomplete, .changed, .unsigned, .open, .noCases:
            return .conflict(error.message, type: type)
        }
    }
}

/// What bodies look like; entries are checked one by one, so that a wrong one holds no other up.
enum VisitSchemas {
    static let entries: JSONValue = [
        "type": "object", "required": ["entries"],
        "properties": ["entries": ["type": "array", "maxItems": 200, "items": ["type": "object"]]],
    ]
    static let signature: JSONValue = [
        "type": "object", "required": ["report"],
        "properties": ["report": ["type": "string", "minLength": 64, "maxLength": 64]],
    ]
}
