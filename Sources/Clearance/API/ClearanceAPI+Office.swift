import Customs
import Database
import Formats
import HTTP
import JSON
import Risk

/// What officers ask of the API: quarantine, figures, the lane, the published draws.
extension ClearanceAPI {
    var quarantine: [Endpoint] {
        let door = Door(clearance: clearance, time: time)
        let identifier = EndpointParameter("id", in: .path)
        return [
            Endpoint(
                .get, "/api/quarantine", access: .permission(.tendQuarantine),
                summary: "What arrived and could not be read or carried on, newest first.", tags: ["quarantine"],
                parameters: ["state", "below", "limit"].map { EndpointParameter($0) },
                responses: [.json(name: "QuarantineList")],
                handler: { [self] request in
                    try await quarantineList(request)
                }),
            Endpoint(
                .get, "/api/quarantine/{id}", access: .permission(.tendQuarantine),
                summary: "The bytes as they arrived.",
                tags: ["quarantine"], parameters: [identifier],
                responses: [ResponseSchema(summary: "The bytes", mediaTypes: ["application/octet-stream"])],
                handler: { [self] request in
                    let entry = try await entry(request)
                    return .download(entry.bytes, type: "application/octet-stream", fileName: entry.id)
                }),
            Endpoint(
                .post, "/api/quarantine/{id}/retry", access: .permission(.tendQuarantine),
                summary: "Read the bytes again and carry on when they can be read now.", tags: ["quarantine"],
                parameters: [identifier], responses: [.json(name: "Standing")],
                handler: { [self] request in
                    let entry = try await entry(request)
                    let answer = try await door.retry(entry, by: try request.signedIn(), at: time.now())
                    return .json(bytes: DeclarationJSON.answer(answer))
                }),
            Endpoint(
                .post, "/api/quarantine/{id}/discard", access: .permission(.tendQuarantine),
                summary: "Set an entry aside with a reason; its bytes stay.", tags: ["quarantine"],
                parameters: [identifier], request: .json(Schemas.reason), responses: [.json()],
                handler: { [self] request in
                    let entry = try await entry(request)
                    let body = try JSONValue.parse(request.body)
                    let controls = ControlCharacters.problems(in: body)
                    guard controls.isEmpty else {
                        throw HTTPProblem.unprocessable(
                            ControlCharacters.message, type: "schema", problems: controls)
                    }
                    let reason = body["reason"]?.string ?? ""
                    let closed = try await clearance.quarantine.close(
                        entry.id, as: .discarded, number: nil, reason: reason, actor: try request.signedIn().id,
                        at: time.now())
                    guard closed else {
                        throw HTTPProblem.conflict("The entry no longer waits.", type: "quarantine.closed")
                    }
                    return .json(["state": "discarded"])
                }),
        ]
    }

    /// A page of entries without their bytes; `next` is the key to go on below.
    private func quarantineList(_ request: Request) async throws -> Response {
        func refuse(_ name: String, _ message: String) -> HTTPProblem {
            HTTPProblem.badRequest(
                message, type: "query",
                problems: [Problem(code: "query.\(name)", place: .init(path: name), message: message)])
        }
        var state = QuarantineEntry.State.waiting
        if let text = request.query["state"], !text.isEmpty {
            guard let given = QuarantineEntry.State(rawValue: text) else {
                throw refuse("state", "state is waiting, retried or discarded")
            }
            state = given
        }
        var key: QuarantineStore.Key?
        if let text = request.query["below"], !text.isEmpty {
            guard let given = QuarantineStore.Key(text), !ControlCharacters.isIn(text) else {
                throw refuse("below", "below is the `next` of the page above")
            }
            key = given
        }
        let limit = request.query["limit"].map { Int($0) ?? 0 } ?? 50
        guard (1...200).contains(limit) else { throw refuse("limit", "limit is 1 to 200") }
        let page = try await clearance.quarantine.summaries(state, below: key, limit: limit)
        var object = JSONObject([("entries", .array(page.map { $0.entry.json(size: $0.size) }))])
        if page.count == limit, let last = page.last { object["next"] = .string(last.key.description) }
        return .json(.object(object))
    }

    private func entry(_ request: Request) async throws -> QuarantineEntry {
        let id = request.parameters["id"] ?? ""
        guard !ControlCharacters.isIn(id), let entry = try await clearance.quarantine.entry(id) else {
            throw HTTPProblem.notFound("There is no such entry.")
        }
        return entry
    }

    var figures: Endpoint {
        Endpoint(
            .get, "/api/figures", access: .permission(.readFigures),
            summary: "Lodged, decided by channel, seconds to release, trusted operators against others.",
            tags: ["figures"], parameters: ["office", "from", "to"].map { EndpointParameter($0) },
            responses: [.json(name: "Figures")],
            handler: { [self] request in
                let search = try DeclarationSearch(request.query)
                let end = search.lodgedBefore ?? time.now()
                let start = search.lodgedFrom ?? end.advanced(bySeconds: -86_400)
                let span = try await clearance.database.read { (db) throws in
                    try FigureSpan.read(office: search.office, from: start, to: end, in: db)
                }
                return .json(span.json(from: start, to: end))
            })
    }

    var lane: Endpoint {
        Endpoint(
            .get, "/api/lane/{key}", access: .permission(.useLane),
            summary: "What the lane officer does with a vehicle or declaration: newest first, at most ten.",
            tags: ["lane"], parameters: [EndpointParameter("key", in: .path)], responses: [.json(name: "Lane")],
            handler: { [self] request in
                let found = try await clearance.atLane(request.parameters["key"] ?? "")
                return .json(bytes: DeclarationJSON.list(found, limit: Int.max))
            })
    }

    var draws: Endpoint {
        Endpoint(
            .get, "/api/draws", access: .anyone,
            summary:
                "The commitment to each day's seed and, when the day is over, the seed: anyone can check the draws.",
            tags: ["draws"], responses: [.json(name: "Draws")], rate: RateLimit(perMinute: 60),
            handler: { [self] _ in .json(try await clearance.draws()) })
    }
}

extension Door {
    /// Reads a quarantined message again and carries it on for the organisation it came from.
    func retry(_ entry: QuarantineEntry, by principal: Principal, at now: Instant) async throws -> LodgeAnswer {
        guard entry.state == .waiting else {
            throw HTTPProblem.conflict("The entry no longer waits.", type: "quarantine.closed")
        }
        let result = read(entry)
        guard result.isAccepted, let declaration = result.declarations.first, result.declarations.count == 1 else {
            throw HTTPProblem.unprocessable(
                "It still cannot be read.", type: "declaration.unreadable", problems: result.problems)
        }
        // It is carried on as its sender's, with its sender's rights.
        var owner = principal
        owner.organisation = entry.organisation
        if entry.source != QuarantineEntry.officialSource { owner.permissions.remove(.readDeclarations) }
        let answer = try await carryOut(
            declaration, format: result.format, warnings: result.warnings, original: entry.bytes, principal: owner,
            at: now)
        _ = try await clearance.quarantine.close(
            entry.id, as: .retried, number: answer.standing.number, reason: "read and lodged", actor: principal.id,
            at: now)
        return answer
    }
}

extension QuarantineEntry {
    /// Where an entry that an official brought in came from: it may name any declarant.
    static let officialSource = "import"

    /// The entry without its bytes, of which there are `size`.
    func json(size: Int) -> JSONValue {
        var object = JSONObject()
        object["id"] = .string(id)
        object["arrivedAt"] = .string(arrivedAt.description)
        object["source"] = .string(source)
        object["organisation"] = .string(organisation)
        object["mediaType"] = .string(mediaType)
        object["bytes"] = .number(size)
        object["state"] = .string(state.rawValue)
        if let number { object["number"] = .string(number) }
        object["problems"] = ProblemJSON.array(problems)
        return .object(object)
    }
}

extension FigureSpan {
    func json(from start: Instant, to end: Instant) -> JSONValue {
        var object = JSONObject()
        object["from"] = .string(start.description)
        object["to"] = .string(end.description)
        object["all"] = all.json
        object["trusted"] = trusted.json
        object["others"] = others.json
        return .object(object)
    }
}

extension FigureSummary {
    var json: JSONValue {
        var object = JSONObject()
        object["lodged"] = .number(lodged)
        object["decided"] = .number(decided)
        object["refused"] = .number(refused)
        object["released"] = .number(released)
        object["withdrawn"] = .number(withdrawn)
        for channel in Channel.allCases { object[channel.rawValue] = .number(byChannel[channel.rawValue] ?? 0) }
        if let mean = meanSeconds { object["meanSecondsToRelease"] = .number(mean) }
        if let median = seconds(at: 0.5) { object["p50SecondsToRelease"] = .number(median) }
        if let ninetieth = seconds(at: 0.9) { object["p90SecondsToRelease"] = .number(ninetieth) }
        return .object(object)
    }
}
