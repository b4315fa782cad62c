import Clearance
import Customs
import HTTP
import JSON
import Sealing

/// The API of evidence.
struct EvidenceAPI: Sendable {
    let site: ProgrammeSite

    var door: EvidenceDoor { EvidenceDoor(site: site) }
    /// An upload is read in memory: the file, and a little for the form around it.
    var uploadLimits: Endpoint.Limits {
        Endpoint.Limits(maxBody: door.vault.settings.mostBytes + (256 << 10), timeoutMilliseconds: 60_000)
    }
    static let uploadRate = RateLimit(perMinute: 60, burst: 60)

    var endpoints: [Endpoint] {
        let owner = EndpointParameter("operator", in: .path, summary: "The operator's number, such as OP-000123")
        let id = EndpointParameter("id", in: .path, summary: "The file's number, such as EV-000123")
        return [
            Endpoint(
                .get, "/api/programme/operators/{operator}/evidence", access: .permission(.readOwnEvidence),
                summary: "An operator's files of evidence, newest first.", tags: ["evidence"],
                parameters: [owner] + ["show", "site", "question", "below", "limit"].map { EndpointParameter($0) },
                responses: [.json(name: "EvidenceList")], handler: list),
            Endpoint(
                .post, "/api/programme/operators/{operator}/evidence", access: .permission(.addEvidence),
                summary:
                    "Store a file: parts file, title, validThrough, site (several), questions. The same bytes give the "
                    + "earlier file.",
                tags: ["evidence"], parameters: [owner], request: .upload(),
                responses: [.json(.created, name: "Evidence"), .json(.ok, name: "Evidence")], limits: uploadLimits,
                rate: Self.uploadRate, handler: store),
            Endpoint(
                .get, "/api/programme/evidence/{id}", access: .permission(.readOwnEvidence),
                summary: "What a file is, what it proves, until when, and where it is used.", tags: ["evidence"],
                parameters: [id], responses: [.json(name: "Evidence")], handler: read),
            Endpoint(
                .get, "/api/programme/evidence/{id}/file", access: .permission(.readOwnEvidence),
                summary: "The bytes, checked against their hash.", tags: ["evidence"], parameters: [id],
                responses: [ResponseSchema(summary: "The file", mediaTypes: EvidenceType.allCases.map(\.mediaType))],
                limits: Endpoint.Limits(timeoutMilliseconds: 60_000), handler: door.serve),
            Endpoint(
                .post, "/api/programme/evidence/{id}", access: .permission(.addEvidence),
                summary: "Change title, validity, sites and questions.", tags: ["evidence"], parameters: [id],
                request: .json(Self.changeSchema, name: "EvidenceChange"), responses: [.json(name: "Evidence")],
                handler: change),
            Endpoint(
                .post, "/api/programme/evidence/{id}/withdraw", access: .permission(.addEvidence),
                summary: "Take a file out of use; only while nothing rests on it.", tags: ["evidence"],
                parameters: [id],
                responses: [.json(name: "Evidence")], handler: withdraw),
        ]
    }

    private static let changeSchema: JSONValue = [
        "type": "object", "required": ["version"], "additionalProperties": false,
        "properties": [
            "version": ["type": "integer", "minimum": 1], "title": ["type": "string", "maxLength": 200],
            "validThrough": ["type": "string", "maxLength": 10],
            "sites": ["type": "array", "maxItems": 200, "items": ["type": "string", "maxLength": 20]],
            "questions": ["type": "array", "maxItems": 100, "items": ["type": "string", "maxLength": 64]],
        ],
    ]

    private func list(_ request: Request) async throws -> Response {
        var search = EvidenceVault.Search(owner: try await door.owner(request))
        search.show = EvidenceVault.Search.Show(rawValue: request.query.text("show") ?? "") ?? .live
        search.site = request.query.text("site").flatMap { try? SiteID($0) }
        search.question = request.query.text("question")
        search.below = request.query.text("below").flatMap { try? EvidenceID($0) }
        search.limit = min(request.query.int("limit") ?? 50, 200)
        let files = try await door.vault.files(search, today: door.today)
        var answer = JSONObject([("evidence", .array(files.map { EvidenceJSON.file($0) }))])
        if files.count == search.limit, let last = files.last { answer["below"] = .string(last.id.text) }
        return .json(.object(answer))
    }

    private func store(_ request: Request) async throws -> Response {
        let owner = try await door.owner(request)
        try await door.requireOwn(owner, request)
        do {
            let stored = try await door.vault.store(
                try door.offer(owner, request), by: request.principal?.id ?? "", at: door.now)
            let status: HTTPStatus = stored.isRepeated ? .ok : .created
            return Response.json(EvidenceJSON.file(stored.file), status: status)
                .setting("Location", "/api/programme/evidence/\(stored.file.id)")
        } catch let error as EvidenceError { throw error.problem }
    }

    private func read(_ request: Request) async throws -> Response {
        let file = try await door.file(request)
        return .json(EvidenceJSON.file(file, uses: try await door.vault.uses(of: file.id)))
    }

    private func change(_ request: Request) async throws -> Response {
        let file = try await door.file(request)
        try await door.requireOwn(file.owner, request)
        let body = try request.json()
        guard ControlCharacters.problems(in: body).isEmpty else {
            throw HTTPProblem.unprocessable(ControlCharacters.message, type: "evidence.detail")
        }
        var details = EvidenceDetails(
            title: body["title"]?.string ?? file.title, validThrough: file.validThrough, sites: file.sites,
            questions: file.questions)
        do {
            if let day = body["validThrough"]?.string {
                details.validThrough = day.isEmpty ? nil : try CalendarDay(day)
            }
            if let sites = body["sites"]?.array {
                details.sites = try sites.compactMap(\.string).map { try SiteID($0) }
            }
        } catch let error as InvalidValue {
            throw HTTPProblem.unprocessable(error.message, type: "evidence.detail")
        }
        if let questions = body["questions"]?.array { details.questions = questions.compactMap(\.string) }
        do {
            let changed = try await door.vault.change(
                file.id, to: details, version: Int(body["version"]?.int ?? 0), at: door.now)
            return .json(EvidenceJSON.file(changed))
        } catch let error as EvidenceError { throw error.problem }
    }

    private func withdraw(_ request: Request) async throws -> Response {
        let file = try await door.file(request)
        try await door.requireOwn(file.owner, request)
        do {
            try await door.vault.withdraw(file.id, by: request.principal?.id ?? "", at: door.now)
            return .json(EvidenceJSON.file(try await door.vault.file(file.id)))
        } catch let error as EvidenceError { throw error.problem }
    }
}

/// A file of evidence as the API writes it.
enum EvidenceJSON {
    static func file(_ file: EvidenceFile, uses: [EvidenceUse]? = nil) -> JSONValue {
        var object: JSONObject = [
            "id": .string(file.id.text), "operator": .string(file.owner.text), "name": .string(file.name),
            "title": .string(file.title), "mediaType": .string(file.type.mediaType), "size": .number(file.size),
            "sha256": .string(file.hash.hex), "storedAt": .string(file.storedAt.description),
            "storedBy": .string(file.storedBy), "scan": .string(file.scan.rawValue),
            "sites": .array(file.sites.map { .string($0.text) }),
            "questions": .array(file.questions.map { .string($0) }), "uses": .number(file.useCount),
            "version": .number(file.version),
        ]
        if let day = file.validThrough { object["validThrough"] = .string(day.description) }
        if let at = file.withdrawnAt { object["withdrawnAt"] = .string(at.description) }
        if let at = file.damagedAt { object["damagedAt"] = .string(at.description) }
        if let uses {
            object["usedIn"] = .array(
                uses.map { use in
                    [
                        "kind": .string(use.kind.rawValue), "reference": .string(use.reference),
                        "at": .string(use.at.description),
                    ]
                })
        }
        return .object(object)
    }
}
