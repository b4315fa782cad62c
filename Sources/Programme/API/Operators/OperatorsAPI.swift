import Clearance
import Customs
import HTTP
import Identity
import JSON

/// The API of operators.
struct OperatorsAPI: Sendable {
    let site: ProgrammeSite

    var registry: OperatorRegistry { site.programme.operators }
    var door: OperatorDoor { OperatorDoor(registry: registry) }
    var endpoints: [Endpoint] { reading + writing + bulk }

    private static let base = "/api/programme/operators"
    private static let tags = ["operators"]
    private static let one = EndpointParameter("operator", in: .path, summary: "For example OP-000123")

    // MARK: Reading

    private var reading: [Endpoint] {
        [
            Endpoint(
                .get, Self.base, access: .permission(.readOperators), summary: "Search the register.",
                tags: Self.tags,
                parameters: [
                    "q", "name", "identifier", "role", "standing", "town", "order", "after", "limit",
                ].map { EndpointParameter($0) }, responses: [.json(name: "Operators")]
            ) { [self] request in
                let page = try await registry.search(try OperatorSearch(request.query))
                var object = JSONObject([("operators", .array(page.entries.map(OperatorJSON.entry)))])
                if let next = page.next { object["next"] = .string(next.description) }
                return .json(.object(object))
            },
            Endpoint(
                .get, Self.base + "/mine", access: .permission(.keepOwnOperator),
                summary: "The operators that one may act for, and with which powers.", tags: Self.tags,
                responses: [.json(name: "OwnOperators")]
            ) { [self] request in
                let principal = try request.signedInHere()
                let found = try await registry.operators(
                    of: principal.id, organisation: principal.organisation, at: registry.base.time.now())
                return .json([
                    "operators": .array(
                        found.map { person, access in
                            [
                                "operator": .string(person.id.text), "name": .string(person.name),
                                "isOwn": .bool(access.isOwn),
                                "powers": .array(access.powers.sorted().map { .string($0.rawValue) }),
                                "sites": .array(access.sitePowers.keys.sorted().map { .string($0.text) }),
                            ]
                        })
                ])
            },
            Endpoint(
                .get, Self.base + "/{operator}", access: .permission(.seeOperator),
                summary: "One operator; a number that was merged leads to the one that is kept.", tags: Self.tags,
                parameters: [Self.one], responses: [.json(name: "Operator")]
            ) { [self] request in
                let sight = try await door.sight(request)
                return .json(OperatorJSON.person(sight.file, showingPeople: sight.showsPeople))
            },
            Endpoint(
                .get, Self.base + "/{operator}/history", access: .permission(.seeOperator),
                summary: "Every change of every field, in the order in which it was told.", tags: Self.tags,
                parameters: [Self.one, EndpointParameter("field", summary: "Only fields that begin so")],
                responses: [.json(name: "OperatorHistory")]
            ) { [self] request in
                let sight = try await door.sight(request)
                let start = request.query["field"] ?? ""
                let changes = sight.file.history(showingPeople: sight.showsPeople).changes.filter {
                    $0.field.hasPrefix(start)
                }
                return .json(["changes": .array(changes.map(OperatorJSON.change))])
            },
            Endpoint(
                .get, Self.base + "/{operator}/duplicates", access: .permission(.readOperatorPeople),
                summary: "Entries that may be of the same legal person, by identifier and by name.", tags: Self.tags,
                parameters: [Self.one], responses: [.json(name: "Duplicates")]
            ) { [self] request in
                let sight = try await door.sight(request)
                let found = try await registry.duplicates(of: sight.file.person.id)
                return .json(["duplicates": .array(found.map(OperatorJSON.duplicate))])
            },
        ]
    }

    // MARK: Writing

    private var writing: [Endpoint] {
        [
            Endpoint(
                .post, Self.base, access: .permission(.changeOperator),
                summary: "Register a legal person: a company itself, an official any.", tags: Self.tags,
                request: .json(Schemas.registration, name: "OperatorRegistration"),
                responses: [.json(.created, name: "Operator")], rate: RateLimit(perMinute: 60)
            ) { [self] request in
                try await answering {
                    let body = try read(request)
                    let person = try await door.register(
                        try body.newOperator(), reason: body.value["reason"]?.string, by: try request.signedInHere())
                    var response = try await answer(person.id, status: .created)
                    response.headers.add("Location", "\(Self.base)/\(person.id)")
                    return response
                }
            },
            Endpoint(
                .post, Self.base + "/{operator}/acts", access: .permission(.changeOperator),
                summary:
                    "Change an entry: names, identifiers, roles, sites, people, mandates, groups; all acts or none.",
                tags: Self.tags, parameters: [Self.one], request: .json(Schemas.acts, name: "OperatorActs"),
                responses: [.json(name: "Operator")], rate: RateLimit(perMinute: 120)
            ) { [self] request in
                try await answering {
                    let sight = try await door.sight(request)
                    let body = try read(request)
                    let acts = try (body.value["acts"]?.array ?? []).map {
                        try OperatorBody(value: $0, today: body.today).act()
                    }
                    let person = try await door.change(
                        sight, acts, reason: body.value["reason"]?.string, by: try request.signedInHere())
                    return try await answer(person.id)
                }
            },
            Endpoint(
                .post, Self.base + "/{operator}/merge", access: .permission(.proposeMerge),
                summary: "Propose that this entry, a double, leads to another; a second person approves.",
                tags: Self.tags, parameters: [Self.one], request: .json(Schemas.merge, name: "OperatorMerge"),
                responses: [.json(.accepted, name: "MergeProposal")], rate: RateLimit(perMinute: 30)
            ) { [self] request in
                try await answering {
                    let body = try read(request).value
                    let lost = try OperatorID(request.parameters["operator"] ?? "")
                    let proposal = try await registry.propose(
                        OperatorRegistry.Merge(lost: lost, kept: try OperatorID(body["into"]?.string ?? "")),
                        reason: body["reason"]?.string ?? "", by: try request.signedInHere().id, with: site.approvals)
                    return .json(
                        ["proposal": .string(proposal.id), "lapsesAt": .string(proposal.lapsesAt.description)],
                        status: .accepted)
                }
            },
        ]
    }

    // MARK: Many

    static let jsonLines = "application/x-ndjson"

    private var bulk: [Endpoint] {
        [
            Endpoint(
                .post, Self.base + "/import", access: .permission(.keepOperators),
                summary: "Register many, one JSON object a line; each line is answered with its number or its problem.",
                tags: Self.tags,
                request: BodySchema(
                    mediaTypes: [Self.jsonLines], schema: Schemas.registration, summary: "At most 5,000 lines"),
                responses: [.json(name: "OperatorImport")],
                limits: Endpoint.Limits(maxBody: 8 * 1024 * 1024, timeoutMilliseconds: 120_000),
                rate: RateLimit(perMinute: 60), handler: importLines),
            Endpoint(
                .get, Self.base + "/export", access: .permission(.readOperatorPeople),
                summary:
                    "Entries whole, one JSON object a line, in the order of their numbers; go on with the field Link.",
                tags: Self.tags,
                parameters: ["q", "role", "standing", "town", "after", "limit"].map { EndpointParameter($0) },
                responses: [ResponseSchema(summary: "JSON lines", mediaTypes: [Self.jsonLines])],
                limits: Endpoint.Limits(timeoutMilliseconds: 60_000), rate: RateLimit(perMinute: 60),
                handler: exportLines),
        ]
    }

    private func importLines(_ request: Request) async throws -> Response {
        let lines = request.body.split(separator: 0x0A).filter { !$0.allSatisfy { $0 == 0x20 || $0 == 0x0D } }
        guard lines.count <= 5000 else { throw HTTPProblem.badRequest("At most 5,000 lines.", type: "import.size") }
        let today = registry.day(of: registry.base.time.now())
        var answers = [JSONValue](repeating: .null, count: lines.count)
        var good: [(line: Int, new: NewOperator)] = []
        func refuse(_ line: Int, _ code: String, _ field: String, _ message: String) {
            answers[line] = [
                "line": .number(line + 1), "problem": .string(code), "field": .string(field),
                "message": .string(message),
            ]
        }
        for (line, bytes) in lines.enumerated() {
            do {
                good.append(
                    (line, try OperatorBody(value: try JSONValue.parse(Array(bytes)), today: today).newOperator()))
            } catch let error as OperatorError {
                refuse(line, "operators.\(error.code.rawValue)", error.field, error.message)
            } catch let error as JSONError {
                refuse(line, "json.\(error.code.rawValue)", error.path, error.message)
            }
        }
        let results = try await registry.register(
            many: good.map(\.new), by: try request.signedInHere().id, at: registry.base.time.now())
        for (place, result) in zip(good, results) {
            switch result {
            case .success(let id):
                answers[place.line] = ["line": .number(place.line + 1), "operator": .string(id.text)]
            case .failure(let error):
                refuse(place.line, "operators.\(error.code.rawValue)", error.field, error.message)
            }
        }
        let count = results.count { if case .success = $0 { true } else { false } }
        return .json(["registered": .number(count), "lines": .array(answers)])
    }

    private func exportLines(_ request: Request) async throws -> Response {
        var search = try OperatorSearch(request.query, limits: 1...500)
        search.order = .oldest
        if request.query["limit"] == nil { search.limit = 500 }
        let page = try await registry.search(search)
        var bytes: [UInt8] = []
        for entry in page.entries {
            guard let file = try await registry.file(entry.id) else { continue }
            bytes += OperatorJSON.person(file, showingPeople: true).bytes() + [0x0A]
        }
        var response = Response.download(bytes, type: Self.jsonLines, fileName: "operators.jsonl")
        if let next = page.next {
            var query = request.query.fields.filter { $0.name != "after" }
            query.append(FormFields.Field(name: "after", value: next.description))
            response.headers.add("Link", "<\(Self.base)/export?\(FormFields(query).encoded)>; rel=\"next\"")
        }
        return response
    }

    // MARK: What they share

    private func read(_ request: Request) throws -> OperatorBody {
        let value = try request.json()
        let controls = ControlCharacters.problems(in: value)
        guard controls.isEmpty else {
            throw HTTPProblem.unprocessable(ControlCharacters.message, type: "schema", problems: controls)
        }
        return OperatorBody(value: value, today: registry.day(of: registry.base.time.now()))
    }

    private func answer(_ id: OperatorID, status: HTTPStatus = .ok) async throws -> Response {
        guard let file = try await registry.file(id) else { throw HTTPProblem(.notFound) }
        return .json(OperatorJSON.person(file, showingPeople: true), status: status)
    }

    private func answering(_ body: () async throws -> Response) async throws -> Response {
        do {
            return try await body()
        } catch let error as OperatorError {
            throw error.problem
        } catch let error as InvalidValue {
            throw HTTPProblem.unprocessable(error.message, type: "operators.unknown")
        }
    }

    private enum Schemas {
        static let registration: JSONValue = [
            "type": "object", "required": ["name", "country", "identifiers"],
            "properties": [
                "name": ["type": "string", "maxLength": 200], "isCompany": ["type": "boolean"],
                "country": ["type": "string", "minLength": 2, "maxLength": 2],
                "identifiers": [
                    "type": "array", "minItems": 1, "maxItems": 20,
                    "items": [
                        "type": "object", "required": ["scheme", "value"],
                        "properties": [
                            "scheme": ["enum": .array(IdentifierScheme.allCases.map { .string($0.rawValue) })],
                            "value": ["type": "string", "maxLength": 60], "since": ["type": "string"],
                            "through": ["type": "string"],
                        ],
                    ],
                ],
                "roles": ["type": "array", "maxItems": 20], "sites": ["type": "array", "maxItems": 500],
                "people": ["type": "array", "maxItems": 100], "since": ["type": "string"],
                "reason": ["type": "string", "maxLength": 60],
            ],
        ]
        static let acts: JSONValue = [
            "type": "object", "required": ["acts"],
            "properties": [
                "acts": [
                    "type": "array", "minItems": 1, "maxItems": 100,
                    "items": ["type": "object", "required": ["act"], "properties": ["act": ["type": "string"]]],
                ],
                "reason": ["type": "string", "maxLength": 60],
            ],
        ]
        static let merge: JSONValue = [
            "type": "object", "required": ["into", "reason"],
            "properties": [
                "into": ["type": "string", "maxLength": 20],
                "reason": ["type": "string", "minLength": 1, "maxLength": 2000],
            ],
        ]
    }
}
