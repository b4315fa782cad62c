import Country
import Customs
import Deadlines
import FoundationEssentials
import HTTP
import Identity
import JSON
import Ledger

/// The API of cases.
struct CasesAPI: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] {
        [list, own, read(isOwn: false), read(isOwn: true), clocks(isOwn: false), clocks(isOwn: true)]
            + letters + consultations + CaseActs.all.map(act)
    }

    static let id = EndpointParameter("id", in: .path, summary: "The case, for example CA-000123.")

    private var list: Endpoint {
        Endpoint(
            .get, "/api/programme/cases", access: .permission(.readCases), summary: "Cases, newest first.",
            tags: ["programme"],
            parameters: ["state", "programme", "officer", "below", "limit"].map { EndpointParameter($0) },
            responses: [.json(name: "CaseList")],
            handler: { request in
                let search = try CaseSearch(request.query)
                return .json(try await page(search))
            })
    }

    private var own: Endpoint {
        Endpoint(
            .get, "/api/programme/own/cases", access: .permission(.readOwnCases),
            summary: "The cases of one's own organisation.", tags: ["programme"],
            parameters: ["state", "below", "limit"].map { EndpointParameter($0) }, responses: [.json(name: "CaseList")],
            handler: { request in
                var search = try CaseSearch(request.query)
                search.operators = try await site.caseAccess.own(try request.signedIn())
                return .json(try await page(search, isOwn: true))
            })
    }

    private func page(_ search: CaseSearch, isOwn: Bool = false) async throws -> JSONValue {
        let rows = try await site.cases.list(search)
        let names = try await site.caseAccess.names(Set(rows.map(\.operatorID)))
        var object = JSONObject([("cases", .array(rows.map { $0.json(name: names[$0.operatorID], isOwn: isOwn) }))])
        if rows.count == search.limit, let last = rows.last { object["next"] = .string(String(last.serial)) }
        return .object(object)
    }

    private func read(isOwn: Bool) -> Endpoint {
        Endpoint(
            .get, isOwn ? "/api/programme/own/cases/{id}" : "/api/programme/cases/{id}",
            access: .permission(isOwn ? .readOwnCases : .readCases),
            summary: "A case with its events and texts: the whole of its file, in the open.", tags: ["programme"],
            parameters: [Self.id], responses: [.json(name: "Case")],
            handler: { request in
                let file = isOwn ? try await site.ownCase(request) : try await site.officeCase(request)
                return .json(try await site.export(file, forCompany: isOwn))
            })
    }

    private func clocks(isOwn: Bool) -> Endpoint {
        Endpoint(
            .get, isOwn ? "/api/programme/own/cases/{id}/clocks" : "/api/programme/cases/{id}/clocks",
            access: .permission(isOwn ? .readOwnCases : .readCases),
            summary: "Every clock of a case with the events and the rule version that make its dates.",
            tags: ["programme"], parameters: [Self.id, EndpointParameter("at")], responses: [.json(name: "CaseClocks")],
            handler: { request in
                let file = isOwn ? try await site.ownCase(request) : try await site.officeCase(request)
                let rules = try site.cases.rulebook.rules(of: file.life.opened)
                var at = site.now
                if let text = request.query["at"], !text.isEmpty {
                    guard let given = try? Instant(text) else {
                        throw HTTPProblem.badRequest("at is a moment such as 2026-11-27T12:00:00Z.", type: "query")
                    }
                    at = given
                }
                let readings = file.readings(under: rules, at: at, toldOnly: isOwn)
                return .json(["at": .string(at.description), "clocks": .array(readings.map(\.json))])
            })
    }

    private func act(_ act: CaseAct) -> Endpoint {
        let isOwn = act.side == .company
        return Endpoint(
            .post, "/api/programme/\(isOwn ? "own/" : "")cases/{id}/acts/\(act.name)",
            access: .permission(act.permission), summary: "An act on a case: \(act.name).", tags: ["programme"],
            parameters: [Self.id],
            request: .json(["type": "object", "additionalProperties": ["type": "string"]]),
            responses: [.json(name: "CaseState")],
            handler: { request in
                let file = isOwn ? try await site.ownCase(request) : try await site.officeCase(request)
                let body = try request.json()
                var fields: [FormFields.Field] = []
                for (name, value) in body.object?.members ?? [] {
                    fields.append(FormFields.Field(name: name, value: value.string ?? ""))
                }
                let life = try await CasesProblem.telling {
                    try await site.perform(act, on: file, form: FormFields(fields), by: try request.signedIn())
                }
                return .json(["id": .string(life.id.text), "state": .string(life.state.rawValue)])
            })
    }
}

/// What the desk refuses, as problems of the API.
enum CasesProblem {
    static func telling<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let refusal as ActRefusal {
            throw HTTPProblem.unprocessable(
                "The field \(refusal.field) is missing or not one of the allowed values.", type: refusal.key,
                problems: [
                    Problem(
                        code: refusal.key, place: .init(path: "/\(refusal.field)"),
                        message: "missing or not an allowed value")
                ])
        } catch let error as CaseError {
            throw HTTPProblem.conflict(error.message, type: "case.\(error.code.word)")
        } catch let error as ApprovalError {
            throw HTTPProblem.conflict(error.description, type: "approval.\(error.rawValue)")
        }
    }
}

extension CaseSearch {
    init(_ query: FormFields) throws {
        self.init()
        for word in query.all("state").filter({ !$0.isEmpty }) {
            guard let state = CaseState(rawValue: word) else {
                throw HTTPProblem.badRequest("“\(word.prefix(40))” is no state of a case.", type: "query")
            }
            states.append(state)
        }
        programme = query.text("programme")
        officer = query.text("officer")
        if let text = query.text("below") {
            guard let serial = Int64(text) else { throw HTTPProblem.badRequest("below is a number.", type: "query") }
            below = serial
        }
        if let text = query.text("limit") {
            guard let number = Int(text), (1...500).contains(number) else {
                throw HTTPProblem.badRequest("limit is 1 to 500.", type: "query")
            }
            limit = number
        }
    }
}

extension CaseRow {
    /// - Parameter isOwn: for the company, which is not told of everything that lies over its case.
    func json(name: String?, isOwn: Bool) -> JSONValue {
        var object = JSONObject()
        object["id"] = .string(id.text)
        object["operator"] = .string(operatorID.text)
        if let name { object["name"] = .string(name) }
        object["programme"] = .string(programme)
        object["role"] = .string(role)
        object["state"] = .string(state.rawValue)
        object["since"] = .string(stateSince.description)
        object["opened"] = .string(openedAt.description)
        if let officer { object["officer"] = .string(officer) }
        if let certificate { object["certificate"] = .string(certificate) }
        if let through { object["through"] = .string(through.description) }
        object["overlays"] = .array(overlays.filter { !isOwn || $0.isTold }.map { .string($0.rawValue) })
        if let due { object["due"] = .string(due.description) }
        if let clock { object["clock"] = .string(clock) }
        return .object(object)
    }
}

extension ClockReading {
    /// The reading with every step and the event that it rests on.
    var json: JSONValue {
        var object = JSONObject()
        object["clock"] = .string(code)
        if let subject { object["subject"] = .string(subject) }
        object["rule"] = .string(rule.version)
        object["source"] = .string(rule.source.title)
        object["state"] = .string(state.rawValue)
        if let firstDay { object["dayOne"] = .string(firstDay.description) }
        if let due { object["due"] = .string(due.description) }
        object["pausedDays"] = .number(pausedDays)
        object["consequence"] = .string(rule.consequence.rawValue)
        object["steps"] = .array(
            steps.map { step in
                var each = JSONObject([("step", .string(step.word.rawValue))])
                if let day = step.day { each["day"] = .string(day.description) }
                if let number = step.number { each["number"] = .number(number) }
                if let unit = step.unit { each["unit"] = .string(unit.rawValue) }
                if let sequence = step.sequence { each["event"] = .string(String(sequence)) }
                return .object(each)
            })
        return .object(object)
    }
}
