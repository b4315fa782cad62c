import Clearance
import Customs
import HTTP
import JSON

/// The API of monitoring.
struct MonitoringAPI: Sendable {
    let site: ProgrammeSite

    var door: MonitoringDoor { MonitoringDoor(site: site) }
    var desk: MonitoringDesk { door.desk }

    var endpoints: [Endpoint] { qualification + incidents + notices + connectors }

    private var qualification: [Endpoint] {
        [
            Endpoint(
                .get, "/api/programme/operators/{operator}/qualification", access: .permission(.readOwnMonitoring),
                summary: "Whether an operator would still qualify now: each requirement with what its answer rests on.",
                tags: ["monitoring"], responses: [.json(name: "Qualification")]
            ) { request in
                let owner = try await door.owner(request)
                guard let standing = try await desk.qualification(of: owner, at: door.now) else {
                    throw HTTPProblem.notFound()
                }
                return .json(MonitoringJSON.standing(standing))
            },
            Endpoint(
                .get, "/api/programme/monitoring/qualification", access: .permission(.readMonitoring),
                summary:
                    "The holders who would not qualify (or with `outcome` another answer), by the last nightly run.",
                tags: ["monitoring"], parameters: ["outcome", "after", "limit"].map { EndpointParameter($0) },
                responses: [.json(name: "QualificationList")]
            ) { request in
                let outcome = Qualification.Answer(rawValue: request.query.text("outcome") ?? "") ?? .notMet
                let after = request.query.text("after").flatMap { try? OperatorID($0) }
                let limit = min(request.query.int("limit") ?? 50, 500)
                let found = try await desk.standings(outcome, after: after, limit: limit)
                let (counts, judgedAt) = try await desk.outcomeCounts()
                var answer: JSONObject = ["holders": .array(found.map { MonitoringJSON.standing($0) })]
                for outcome in Qualification.Answer.allCases {
                    answer["count-" + outcome.rawValue] = .number(counts[outcome] ?? 0)
                }
                if let judgedAt { answer["judgedAt"] = .string(judgedAt.description) }
                return .json(.object(answer))
            },
        ]
    }

    private static let incidentSchema: JSONValue = [
        "type": "object", "required": ["kind", "occurred", "known", "knewFirst", "text"], "additionalProperties": false,
        "properties": [
            "kind": ["type": "string", "maxLength": 40], "occurred": ["type": "string", "maxLength": 40],
            "known": ["type": "string", "maxLength": 40], "knewFirst": ["type": "string", "maxLength": 20],
            "site": ["type": "string", "maxLength": 20], "declaration": ["type": "string", "maxLength": 40],
            "text": ["type": "string", "maxLength": 8000],
        ],
    ]
    private static let stepSchema: JSONValue = [
        "type": "object", "required": ["step"], "additionalProperties": false,
        "properties": [
            "step": ["type": "string", "maxLength": 20], "item": ["type": "string", "maxLength": 40],
            "file": ["type": "string", "maxLength": 20], "text": ["type": "string", "maxLength": 8000],
            "due": ["type": "string", "maxLength": 10],
            "evidence": ["type": "array", "maxItems": 100, "items": ["type": "string", "maxLength": 20]],
        ],
    ]

    private var incidents: [Endpoint] {
        [
            Endpoint(
                .get, "/api/programme/operators/{operator}/incidents", access: .permission(.readOwnMonitoring),
                summary: "An operator's incidents, newest first.", tags: ["monitoring"],
                parameters: [EndpointParameter("below")], responses: [.json(name: "IncidentList")]
            ) { request in
                let owner = try await door.owner(request)
                let below = request.query.text("below").flatMap { try? IncidentID($0) }
                let found = try await desk.incidents(of: owner, below: below)
                return .json(["incidents": .array(found.map { MonitoringJSON.incident($0) })])
            },
            Endpoint(
                .post, "/api/programme/operators/{operator}/incidents", access: .permission(.reportIncident),
                summary:
                    "Report an incident. Moments are RFC 3339; knewFirst: operator, customs, police, partner or other.",
                tags: ["monitoring"], request: .json(Self.incidentSchema, name: "IncidentReport"),
                responses: [.json(.created, name: "Incident")], rate: RateLimit(perMinute: 30)
            ) { request in
                let owner = try await door.owner(request)
                let body = try request.json()
                do {
                    let report = try door.report(owner) { body[$0]?.string }
                    let incident = try await desk.report(report, by: request.principal?.id ?? "", at: door.now)
                    return Response.json(MonitoringJSON.incident(incident), status: .created)
                        .setting("Location", "/api/programme/incidents/\(incident.id)")
                } catch let error as MonitoringError { throw error.problem }
            },
            Endpoint(
                .get, "/api/programme/incidents/{id}", access: .permission(.readOwnMonitoring),
                summary: "An incident with its steps, its texts and the file after it.", tags: ["monitoring"],
                responses: [.json(name: "Incident")]
            ) { request in
                let incident = try await door.incident(request)
                let prose = incident.steps.compactMap(\.text) + [incident.text]
                return .json(
                    MonitoringJSON.incident(
                        incident, texts: try await desk.texts(of: prose), rules: desk.rules,
                        facts: try await desk.shipment(
                            of: incident, isOfficial: door.isOfficial(request), at: door.now),
                        due: try await desk.deadlines(of: [incident])[incident.id]))
            },
            Endpoint(
                .post, "/api/programme/incidents/{id}/steps", access: .permission(.reportIncident),
                summary: "Add containment, root-cause, objective, reached, file, consent or note.",
                tags: ["monitoring"],
                request: .json(Self.stepSchema, name: "IncidentStep"), responses: [.json(name: "Incident")],
                rate: RateLimit(perMinute: 60)
            ) { request in
                let incident = try await door.incident(request)
                let body = try request.json()
                do {
                    let entry = try door.entry(
                        { body[$0]?.string }, evidence: body["evidence"]?.array?.compactMap(\.string) ?? [])
                    return .json(
                        MonitoringJSON.incident(
                            try await desk.add(
                                entry, to: incident.id, by: request.principal?.id ?? "", at: door.now)))
                } catch let error as MonitoringError { throw error.problem } catch let error as EvidenceError {
                    throw error.problem
                }
            },
            Endpoint(
                .post, "/api/programme/incidents/{id}/close", access: .permission(.closeIncident),
                summary: "Close an incident that is contained, understood and corrected, with its file whole.",
                tags: ["monitoring"],
                request: .json(
                    [
                        "type": "object", "required": ["text"],
                        "properties": ["text": ["type": "string", "maxLength": 8000]],
                    ], name: "IncidentClosing"), responses: [.json(name: "Incident")]
            ) { request in
                let incident = try await door.incident(request)
                do {
                    let closed = try await desk.close(
                        incident.id, text: try request.json()["text"]?.string ?? "", by: request.principal?.id ?? "",
                        at: door.now)
                    return .json(MonitoringJSON.incident(closed))
                } catch let error as MonitoringError { throw error.problem }
            },
        ]
    }

    private var notices: [Endpoint] {
        [
            Endpoint(
                .get, "/api/programme/operators/{operator}/notices", access: .permission(.readOwnMonitoring),
                summary: "An operator's notices, newest first.", tags: ["monitoring"],
                parameters: [EndpointParameter("below")], responses: [.json(name: "NoticeList")]
            ) { request in
                let owner = try await door.owner(request)
                let below = request.query.text("below").flatMap { try? NoticeID($0) }
                let found = try await desk.notices(of: owner, below: below)
                let texts = try await desk.texts(of: found.map(\.text))
                return .json(["notices": .array(found.map { MonitoringJSON.notice($0, text: texts[$0.text]) })])
            },
            Endpoint(
                .post, "/api/programme/operators/{operator}/notices", access: .permission(.fileNotice),
                summary: "Give notice of a change, or the annual update.", tags: ["monitoring"],
                request: .json(
                    [
                        "type": "object", "required": ["kind", "text"], "additionalProperties": false,
                        "properties": [
                            "kind": ["type": "string", "maxLength": 40], "text": ["type": "string", "maxLength": 8000],
                            "effective": ["type": "string", "maxLength": 10],
                            "evidence": [
                                "type": "array", "maxItems": 100, "items": ["type": "string", "maxLength": 20],
                            ],
                        ],
                    ], name: "NoticeForm"), responses: [.json(.created, name: "Notice")], rate: RateLimit(perMinute: 30)
            ) { request in
                let owner = try await door.owner(request)
                let body = try request.json()
                do {
                    let notice = try await desk.file(
                        body["kind"]?.string ?? "", of: owner,
                        effective: try MonitoringPages.day(body["effective"]?.string),
                        text: body["text"]?.string ?? "",
                        evidence: try MonitoringDoor.evidence(body["evidence"]?.array?.compactMap(\.string) ?? []),
                        by: request.principal?.id ?? "", at: door.now)
                    return .json(MonitoringJSON.notice(notice, text: nil), status: .created)
                } catch let error as MonitoringError { throw error.problem } catch let error as EvidenceError {
                    throw error.problem
                }
            },
        ]
    }

    private var connectors: [Endpoint] {
        [
            Endpoint(
                .get, "/api/programme/monitoring/connectors", access: .permission(.readMonitoring),
                summary: "The sources of observations and how their last runs went.", tags: ["monitoring"],
                responses: [.json(name: "ConnectorList")]
            ) { _ in
                .json(["connectors": .array(try await desk.connectors().map { MonitoringJSON.connector($0) })])
            },
            Endpoint(
                .post, "/api/programme/monitoring/connectors/{code}/run", access: .permission(.runConnector),
                summary: "Run a connector now.", tags: ["monitoring"], responses: [.json()],
                limits: Endpoint.Limits(timeoutMilliseconds: 120_000), rate: RateLimit(perMinute: 30)
            ) { request in
                do {
                    let taken = try await desk.run(request.parameters["code"] ?? "", at: door.now)
                    return .json(["deliveries": .number(taken)])
                } catch let error as MonitoringError { throw error.problem }
            },
        ]
    }
}
