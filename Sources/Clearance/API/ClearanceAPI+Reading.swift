import Customs
import Database
import Formats
package import HTTP
import JSON
import Risk

/// What the API reads: standings, frozen versions, decision records.
extension ClearanceAPI {
    /// The declaration that the path names, as far as the asker may see it: to others it is not there.
    func standing(_ request: Request) async throws -> DeclarationStanding {
        let principal = try request.signedIn()
        let number = request.parameters["number"] ?? ""
        guard !ControlCharacters.isIn(number) else { throw HTTPProblem.notFound("There is no such declaration.") }
        let found = try await clearance.database.read { (db) throws in
            try DeclarationList.standing(number: number, in: db)
        }
        guard let found, found.isVisible(to: principal.narrowedTo) else {
            throw HTTPProblem.notFound("There is no declaration \(number).")
        }
        return found
    }

    func list(_ request: Request) async throws -> Response {
        let principal = try request.signedIn()
        var search = try DeclarationSearch(request.query)
        search.organisation = principal.narrowedTo
        let asked = search
        let page = try await clearance.database.read { (db) throws in try DeclarationList.page(asked, in: db) }
        return .json(bytes: DeclarationJSON.list(page, limit: search.limit))
    }

    func version(_ request: Request) async throws -> Response {
        let standing = try await standing(request)
        guard let number = request.parameters["version"].flatMap({ Int($0) }),
            let frozen = try await clearance.version(number, of: standing)
        else { throw HTTPProblem.notFound("There is no such version of \(standing.number).") }
        if request.headers["accept"]?.contains("xml") == true {
            if let original = frozen.original, frozen.mediaType == Format.wco.mediaType {
                return Response(type: Format.wco.mediaType, bytes: original)
            }
            let declaration = try frozen.declaration()
            return Response(type: Format.wco.mediaType, bytes: Formats.write(declaration, as: .wco).bytes)
        }
        return Response(type: Format.json.mediaType, bytes: frozen.body)
    }

    func decision(_ request: Request) async throws -> Response {
        let standing = try await standing(request)
        guard let record = try await clearance.decisionRecords(of: standing).last else {
            throw HTTPProblem.notFound("\(standing.number) was refused before a decision.")
        }
        return .json(bytes: record.bytes).setting("ETag", "\"\(record.hash)\"")
    }

    func replay(_ request: Request) async throws -> Response {
        let standing = try await standing(request)
        let report = try await clearance.replay(serials: standing.serial...standing.serial)
        return .json(report.json)
    }

    /// The dry run: reads and checks, stores nothing.
    func check(_ request: Request) async throws -> Response {
        let result = Formats.read(request.body, mediaType: request.mediaType)
        var problems = result.problems
        for declaration in result.declarations {
            problems += Checks.problems(of: declaration, country: clearance.country, policy: .live)
        }
        var answer = JSONObject()
        answer["accepted"] = .bool(result.isAccepted && !problems.contains { $0.severity == .error })
        answer["declarations"] = .number(result.declarations.count)
        answer["problems"] = ProblemJSON.array(problems)
        return .json(.object(answer))
    }
}

extension DeclarationSearch {
    /// The search that a query string asks for.
    ///
    /// Throws a 400 problem that names the field when a value is not of its kind.
    package init(_ query: FormFields) throws(HTTPProblem) {
        self.init()
        func given(_ name: String) -> String? {
            guard let text = query[name], !text.isEmpty else { return nil }
            return text
        }
        func refuse(_ name: String, _ message: String) -> HTTPProblem {
            HTTPProblem.badRequest(
                message, type: "query",
                problems: [Problem(code: "query.\(name)", place: .init(path: name), message: message)])
        }
        for field in query.fields where ControlCharacters.isIn(field.value) {
            throw refuse(field.name, ControlCharacters.message)
        }
        number = given("number")
        reference = given("reference")
        party = given("party")
        plate = given("plate")
        equipment = given("equipment")
        commodity = given("commodity")
        office = given("office")
        if let text = given("channel") {
            guard let value = Channel(rawValue: text) else {
                throw refuse("channel", "channel is green, blue, yellow or red")
            }
            channel = value
        }
        if let text = given("state") {
            guard let value = DeclarationState(rawValue: text) else {
                throw refuse("state", "there is no state \(text)")
            }
            state = value
        }
        if let text = given("from") {
            guard let value = Instant(day: text) else { throw refuse("from", "from is a day such as 2026-11-23") }
            lodgedFrom = value
        }
        if let text = given("to") {
            guard let value = Instant(day: text) else { throw refuse("to", "to is a day such as 2026-11-23") }
            lodgedBefore = value.advanced(bySeconds: 86_400)
        }
        if let text = given("below") {
            guard let value = Int64(text) else { throw refuse("below", "below is a number") }
            below = value
        }
        if let text = given("limit") {
            guard let value = Int(text), (1...200).contains(value) else { throw refuse("limit", "limit is 1 to 200") }
            limit = value
        }
    }
}

extension Instant {
    /// The first moment (UTC) of a day written `2026-11-23`, or a moment in RFC 3339.
    init?(day text: String) {
        if let instant = try? Instant(text) {
            self = instant
        } else if let day = try? CalendarDay(text) {
            self = day.start()
        } else {
            return nil
        }
    }
}
