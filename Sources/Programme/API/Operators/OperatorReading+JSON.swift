import Clearance
import Country
import Customs
import HTTP
import JSON

/// Reads what the API is sent into values; refuses with the member that is wrong.
struct OperatorBody {
    let value: JSONValue
    let today: CalendarDay

    private func refuse(_ path: String, _ message: String) -> OperatorError {
        OperatorError(.text, field: path, message)
    }

    private func word<Word: RawRepresentable>(_ member: String, _ kind: Word.Type) throws -> Word
    where Word.RawValue == String {
        guard let text = value[member]?.string, let word = Word(rawValue: text) else {
            throw refuse("/\(member)", "`\(member)` is missing or not one of the known words")
        }
        return word
    }

    private func text(_ member: String) throws -> String {
        guard let text = value[member]?.string else { throw refuse("/\(member)", "`\(member)` is missing") }
        return text
    }

    private func number<Number: RoomNumber>(_ member: String, _ kind: Number.Type) throws -> Number {
        do { return try Number(try text(member)) } catch let error as InvalidValue {
            throw refuse("/\(member)", error.message)
        }
    }

    /// A day, or today when the member is missing.
    private func day(_ member: String) throws -> CalendarDay { try optionalDay(member) ?? today }

    private func optionalDay(_ member: String) throws -> CalendarDay? {
        guard let text = value[member]?.string else { return nil }
        do { return try CalendarDay(text) } catch { throw refuse("/\(member)", error.message) }
    }

    private func words<Word: RawRepresentable>(_ member: String, _ kind: Word.Type) throws -> [Word]
    where Word.RawValue == String {
        try (value[member]?.array ?? []).prefix(100).map { element in
            guard let word = element.string.flatMap({ Word(rawValue: $0) }) else {
                throw refuse("/\(member)", "`\(member)` holds an unknown word")
            }
            return word
        }
    }

    /// An act: its name in `act`, its members beside it.
    func act() throws -> OperatorAct {
        switch value["act"]?.string {
        case "rename": return .rename(try text("name"), since: try day("since"))
        case "add-identifier":
            return .addIdentifier(
                try word("scheme", IdentifierScheme.self), try text("value"), since: try day("since"),
                through: try optionalDay("through"))
        case "end-identifier":
            return .endIdentifier(
                try word("scheme", IdentifierScheme.self), try text("value"), through: try day("through"))
        case "add-role": return .addRole(try word("role", OperatorRole.self), since: try day("since"))
        case "end-role": return .endRole(try word("role", OperatorRole.self), through: try day("through"))
        case "add-site": return .addSite(try site())
        case "change-site":
            return .changeSite(
                try number("site", SiteID.self),
                type: value["type"] == nil ? nil : try word("type", SiteType.self),
                details: value["name"] == nil ? nil : try details(),
                activities: value["activities"] == nil ? nil : try words("activities", SiteActivity.self))
        case "close-site": return .closeSite(try number("site", SiteID.self), through: try day("through"))
        case "give-mandate":
            let sites = try (value["sites"]?.array ?? []).prefix(1000).map { element in
                guard let site = element.string.flatMap({ try? SiteID($0) }) else {
                    throw refuse("/sites", "a site looks like SI-000123")
                }
                return site
            }
            return .giveMandate(
                NewMandate(
                    login: try text("login"), powers: Set(try words("powers", Power.self)), sites: Set(sites),
                    validity: Validity(from: try day("since"), through: try optionalDay("through"))))
        case "revoke-mandate": return .revokeMandate(try number("mandate", MandateID.self))
        case "add-person": return .addPerson(try person())
        case "change-person":
            return .changePerson(try number("person", PersonID.self), try personDetails(), share: try share())
        case "end-person": return .endPerson(try number("person", PersonID.self), through: try day("through"))
        case "join-group": return .joinGroup(try number("parent", OperatorID.self), since: try day("since"))
        case "leave-group": return .leaveGroup(try number("parent", OperatorID.self), through: try day("through"))
        default: throw refuse("/act", "`act` is missing or not one of the known acts")
        }
    }

    /// A legal person to be registered.
    func newOperator() throws -> NewOperator {
        func each<Part>(_ member: String, limit: Int, _ read: (OperatorBody) throws -> Part) throws -> [Part] {
            let parts = value[member]?.array ?? []
            guard parts.count <= limit else { throw refuse("/\(member)", "at most \(limit) of `\(member)`") }
            return try parts.map { try read(OperatorBody(value: $0, today: today)) }
        }
        return NewOperator(
            name: try text("name"), isCompany: value["isCompany"]?.bool ?? true, country: try text("country"),
            identifiers: try each("identifiers", limit: 20) { part in
                NewOperator.Number(
                    try part.word("scheme", IdentifierScheme.self), try part.text("value"),
                    since: try part.optionalDay("since"), through: try part.optionalDay("through"))
            }, roles: try words("roles", OperatorRole.self),
            sites: try each("sites", limit: 500) { try $0.site() },
            people: try each("people", limit: 100) { try $0.person() }, since: try optionalDay("since"))
    }

    private func site() throws -> NewSite {
        NewSite(
            type: try word("type", SiteType.self), details: try details(),
            activities: try words("activities", SiteActivity.self), since: try day("since"))
    }

    private func details() throws -> SiteDetails {
        SiteDetails(
            name: try text("name"), line: value["line"]?.string, town: value["town"]?.string,
            region: value["region"]?.string, postcode: value["postcode"]?.string, country: value["country"]?.string,
            latitude: value["latitude"]?.double, longitude: value["longitude"]?.double)
    }

    private func person() throws -> NewPerson {
        NewPerson(
            capacity: try word("capacity", OperatorPerson.Capacity.self), details: try personDetails(),
            share: try share(), since: try day("since"))
    }

    private func personDetails() throws -> PersonDetails {
        var identifier: OperatorIdentifier?
        if let text = value["identifier"]?.string {
            do { identifier = try OperatorIdentifier(try word("scheme", IdentifierScheme.self), text) } catch let error
                as InvalidValue
            {
                throw OperatorError(.identifier, field: "/identifier", error.message)
            }
        }
        return PersonDetails(
            name: try text("name"), identifier: identifier, email: value["email"]?.string,
            phone: value["phone"]?.string)
    }

    /// Percent with at most two decimals, as hundredths.
    private func share() throws -> Int? {
        guard let percent = value["sharePercent"]?.double else { return nil }
        guard (0...100).contains(percent) else {
            throw OperatorError(.share, field: "/sharePercent", "a share is 0 to 100 percent")
        }
        return Int((percent * 100).rounded())
    }
}

extension OperatorSearch {
    /// The search that a query string asks for; a value that is not of its kind is a problem that names it.
    init(_ query: FormFields, limits: ClosedRange<Int> = 1...200) throws(HTTPProblem) {
        self.init()
        func refuse(_ name: String, _ message: String) -> HTTPProblem {
            HTTPProblem.badRequest(
                message, type: "query",
                problems: [Problem(code: "query.\(name)", place: .init(path: name), message: message)])
        }
        for field in query.fields where ControlCharacters.isIn(field.value) || field.value.count > 400 {
            throw refuse(field.name, "a search has at most 400 characters and no control characters")
        }
        if let text = query.text("q") { take(text) }
        name = query.text("name") ?? name
        identifier = query.text("identifier") ?? identifier
        town = query.text("town")
        standing = query.text("standing")
        if let text = query.text("role") {
            guard let role = OperatorRole(rawValue: text) else { throw refuse("role", "role is not a known word") }
            self.role = role
        }
        if let text = query.text("order") {
            guard let order = Order(rawValue: text) else { throw refuse("order", "order is newest, oldest or name") }
            self.order = order
        }
        if let text = query.text("after") {
            guard let key = Key(text) else { throw refuse("after", "after is the `next` of the page before") }
            after = key
        }
        if let text = query.text("limit") {
            guard let limit = Int(text), limits.contains(limit) else {
                throw refuse("limit", "limit is \(limits.lowerBound) to \(limits.upperBound)")
            }
            self.limit = limit
        }
    }
}
