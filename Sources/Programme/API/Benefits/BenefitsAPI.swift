import Clearance
import Customs
import HTTP
import Identity
import JSON

/// The API of benefits.
struct BenefitsAPI: Sendable {
    let site: ProgrammeSite

    private var ledger: BenefitLedger { site.programme.benefits }
    private var asked: BenefitsAsked { BenefitsAsked(programme: site.programme) }

    var endpoints: [Endpoint] {
        let operatorParameter = EndpointParameter("operator", in: .path, summary: "OP-000123")
        let month = EndpointParameter("month", summary: "2026-11; the latest when left out")
        return [
            Endpoint(
                .get, "/api/programme/operators/{operator}/benefits", access: .permission(.readOwnBenefits),
                summary: "What status gave an operator in a month against comparable traffic, and what it contests.",
                tags: ["benefits"], parameters: [operatorParameter, month],
                responses: [.json(name: "OperatorBenefits")], rate: RateLimit(perMinute: 120), handler: own),
            Endpoint(
                .get, "/api/programme/operators/{operator}/benefits.csv", access: .permission(.readOwnBenefits),
                summary: "Every figure of an operator's months, one a line.", tags: ["benefits"],
                parameters: [operatorParameter], responses: [.csv], rate: RateLimit(perMinute: 30), handler: ownExport),
            Endpoint(
                .post, "/api/programme/operators/{operator}/benefits/contests", access: .permission(.contestBenefit),
                summary: "Contest a line: `measure:examined`, `undelivered:<number>:waited-longer`.",
                tags: ["benefits"], parameters: [operatorParameter], request: .json(Self.contestSchema),
                responses: [.json(.created, name: "BenefitContest")], limits: Endpoint.Limits(maxBody: 32 * 1024),
                rate: RateLimit(perMinute: 20), handler: contest),
            Endpoint(
                .get, "/api/programme/benefits", access: .permission(.readBenefits),
                summary: "What status changed for the holders of each programme, whole, by office and by role.",
                tags: ["benefits"], parameters: [month], responses: [.json(name: "ProgrammeBenefits")],
                handler: programmes),
            Endpoint(
                .get, "/api/programme/benefits.csv", access: .permission(.readBenefits),
                summary: "The same for a month, one figure a line.", tags: ["benefits"], parameters: [month],
                responses: [.csv], rate: RateLimit(perMinute: 30), handler: programmesExport),
            Endpoint(
                .get, "/api/programme/benefit-contests", access: .permission(.readBenefits),
                summary: "What operators contest; open ones oldest first.", tags: ["benefits"],
                parameters: ["state", "after"].map { EndpointParameter($0) },
                responses: [.json(name: "BenefitContests")], handler: contests),
            Endpoint(
                .post, "/api/programme/benefit-contests/{contest}/answer", access: .permission(.answerBenefit),
                summary: "Accept a contest with the correction that follows, or refuse it with the reason.",
                tags: ["benefits"], parameters: [EndpointParameter("contest", in: .path, summary: "BC-000123")],
                request: .json(Self.answerSchema), responses: [.json(name: "BenefitContest")],
                limits: Endpoint.Limits(maxBody: 32 * 1024), handler: answer),
        ]
    }

    private static let text: JSONValue = [
        "type": "string", "minLength": 1, "maxLength": .number(BenefitLedger.textLimit),
    ]
    static let contestSchema: JSONValue = [
        "type": "object", "required": ["month", "programme", "line", "text"],
        "properties": [
            "month": ["type": "string", "maxLength": 7], "programme": ["type": "string", "maxLength": 64],
            "line": ["type": "string", "maxLength": 120], "text": text,
        ],
    ]
    static let answerSchema: JSONValue = [
        "type": "object", "required": ["accepted", "text"],
        "properties": ["accepted": ["type": "boolean"], "text": text],
    ]

    // MARK: An operator

    private func own(_ request: Request) async throws -> Response {
        let id = try asked.operatorID(request)
        let months = try await ledger.months(of: id)
        guard let month = try asked.month(request) ?? months.first else {
            return .json(["operator": .string(id.text), "months": [], "benefits": [], "contests": []])
        }
        let stored = try await ledger.benefits(of: id, in: month)
        let contests = try await ledger.contests(of: id, in: month)
        return .json(
            [
                "operator": .string(id.text), "month": .string(month.description),
                "months": .array(months.map { .string($0.description) }),
                "benefits": .array(try stored.map { try $0.json }),
                "contests": .array(try contests.map { try $0.json }),
            ])
    }

    private func ownExport(_ request: Request) async throws -> Response {
        let id = try asked.operatorID(request)
        let csv = BenefitsCSV.text(try await ledger.course(of: id))
        return .download(Array(csv.utf8), type: BenefitsCSV.type, fileName: "benefits-\(id.text).csv")
    }

    private func contest(_ request: Request) async throws -> Response {
        let id = try asked.operatorID(request)
        let body = try JSONValue.parse(request.body)
        guard let month = body["month"]?.string.flatMap({ Month($0) }),
            let line = body["line"]?.string.flatMap({ BenefitLineName($0) })
        else { throw HTTPProblem.unprocessable("month or line cannot be read", type: "benefits.line") }
        do {
            let contest = try await ledger.contest(
                line, of: id, in: month, programme: body["programme"]?.string ?? "", text: body["text"]?.string ?? "",
                by: try asked.who(request).id, at: site.programme.base.time.now())
            return .json(try contest.json, status: .created)
        } catch let error as BenefitError {
            throw error.problem
        }
    }

    // MARK: The programme

    private func month(_ request: Request) async throws -> Month? {
        if let month = try asked.month(request) { return month }
        return try await ledger.months().first
    }

    private func programmes(_ request: Request) async throws -> Response {
        let months = try await ledger.months()
        guard let month = try await month(request) else { return .json(["months": [], "programmes": []]) }
        let stored = try await ledger.benefits(in: month)
        return .json(
            [
                "month": .string(month.description), "months": .array(months.map { .string($0.description) }),
                "programmes": .array(try stored.map { try $0.json }),
            ])
    }

    private func programmesExport(_ request: Request) async throws -> Response {
        guard let month = try await month(request) else { throw HTTPProblem.notFound("No month was computed yet.") }
        let csv = BenefitsCSV.text(try await ledger.benefits(in: month))
        return .download(Array(csv.utf8), type: BenefitsCSV.type, fileName: "benefits-\(month).csv")
    }

    // MARK: Contests

    private func contests(_ request: Request) async throws -> Response {
        let text = request.query.text("state") ?? "open"
        guard let state = BenefitContest.State(rawValue: text) else {
            throw HTTPProblem.badRequest("state is open, accepted or refused", type: "query")
        }
        let after = request.query.text("after").flatMap { try? ContestID($0) }
        let found = try await ledger.contests(state, after: after, limit: 51)
        var object = JSONObject([("contests", .array(try found.prefix(50).map { try $0.json }))])
        if found.count > 50 { object["next"] = .string(found[49].id.text) }
        return .json(.object(object))
    }

    private func answer(_ request: Request) async throws -> Response {
        let contest = try await asked.contest(request)
        let body = try JSONValue.parse(request.body)
        do {
            let answered = try await ledger.answer(
                contest.id, accepted: body["accepted"]?.bool ?? false, text: body["text"]?.string ?? "",
                by: try asked.who(request).id, at: site.programme.base.time.now())
            return .json(try answered.json)
        } catch let error as BenefitError {
            throw error.problem
        }
    }
}

extension ResponseSchema {
    fileprivate static let csv = ResponseSchema(summary: "One figure a line", mediaTypes: [BenefitsCSV.type])
}

extension StoredBenefits {
    /// The stored figures with their proof.
    fileprivate var json: JSONValue {
        get throws {
            [
                "hash": .string(hash), "computedAt": .string(computedAt.description),
                "figures": try JSONValue.parse(bytes, limits: .file),
            ]
        }
    }
}

extension BenefitContest {
    var json: JSONValue {
        get throws {
            var object = JSONObject([
                ("id", .string(id.text)), ("operator", .string(operatorID.text)),
                ("month", .string(month.description)), ("programme", .string(programme)),
                ("line", .string(line.description)), ("lineAsItStood", try JSONValue.parse(lineBody)),
                ("text", .string(text)), ("by", .string(by)), ("at", .string(at.description)),
                ("state", .string(state.rawValue)),
            ])
            if let answer {
                object["answer"] = [
                    "text": .string(answer.text), "by": .string(answer.by), "at": .string(answer.at.description),
                ]
            }
            return .object(object)
        }
    }
}
