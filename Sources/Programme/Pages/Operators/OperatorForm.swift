import Country
import Customs
import HTML
import HTTP

/// A form that changes a part of an entry, for companies and officials alike.
struct OperatorForm {
    enum Kind: String, CaseIterable, Sendable { case name, identifier, role, site, person, mandate, group }

    static let fields = [
        "act", "id", "name", "scheme", "value", "role", "since", "through", "siteName", "type", "line", "town",
        "region",
        "postcode", "country", "latitude", "longitude", "activities", "capacity", "personName", "email", "phone",
        "share",
        "login", "powers", "sites", "parent",
    ]

    let kind: Kind
    /// The part that is changed; nil for a new one.
    let item: String?
    let form: FormFields
    let today: CalendarDay

    private func text(_ name: String) -> String? { form.text(name) }

    private func day(_ name: String) throws -> CalendarDay? {
        guard let text = text(name) else { return nil }
        do { return try CalendarDay(text) } catch { throw OperatorError(.day, field: name, error.message) }
    }

    private func required(_ name: String, _ code: OperatorError.Code) throws -> String {
        guard let text = text(name) else { throw OperatorError(code, field: name, "`\(name)` is missing") }
        return text
    }

    private func degrees(_ name: String) throws -> Double? {
        guard let text = text(name) else { return nil }
        guard let value = Double(text.replacing(",", with: ".")), value.isFinite else {
            throw OperatorError(.text, field: name, "degrees are a number")
        }
        return value
    }

    /// The acts that the form asks for; `act` is `save` or `end`.
    func acts() throws -> [OperatorAct] {
        let since = try day("since") ?? today
        let isEnd = form["act"] == "end"
        let last = isEnd ? try day("through") ?? today : today
        switch kind {
        case .name: return [.rename(try required("name", .name), since: since)]
        case .identifier:
            if isEnd, let (scheme, value) = identifier { return [.endIdentifier(scheme, value, through: last)] }
            guard let scheme = IdentifierScheme(rawValue: form["scheme"] ?? "") else {
                throw OperatorError(.identifier, field: "scheme", "the scheme is missing")
            }
            return [
                .addIdentifier(scheme, try required("value", .identifier), since: since, through: try day("through"))
            ]
        case .role:
            if isEnd, let role = item.flatMap(OperatorRole.init(rawValue:)) { return [.endRole(role, through: last)] }
            guard let role = OperatorRole(rawValue: form["role"] ?? "") else {
                throw OperatorError(.role, field: "role", "the role is missing")
            }
            return [.addRole(role, since: since)]
        case .site: return try siteActs(isEnd: isEnd, last: last, since: since)
        case .person: return try personActs(isEnd: isEnd, last: last, since: since)
        case .mandate:
            if isEnd, let item { return [.revokeMandate(try number(item, MandateID.self))] }
            let sites = try form.all("sites").map { try number($0, SiteID.self) }
            return [
                .giveMandate(
                    NewMandate(
                        login: try required("login", .login).lowercased(),
                        powers: Set(form.all("powers").compactMap { Power(rawValue: $0) }), sites: Set(sites),
                        validity: Validity(from: since, through: try day("through"))))
            ]
        case .group:
            if isEnd, let item { return [.leaveGroup(try number(item, OperatorID.self), through: last)] }
            return [
                .joinGroup(try number(try required("parent", .unknown).uppercased(), OperatorID.self), since: since)
            ]
        }
    }

    /// The scheme and value of an identifier's item, `rfc:SAT970701NN3`.
    var identifier: (IdentifierScheme, String)? {
        let parts = (item ?? "").split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let scheme = IdentifierScheme(rawValue: parts[0]) else { return nil }
        return (scheme, parts[1])
    }

    private func siteActs(isEnd: Bool, last: CalendarDay, since: CalendarDay) throws -> [OperatorAct] {
        let site = try item.map { try number($0, SiteID.self) }
        if isEnd, let site { return [.closeSite(site, through: last)] }
        guard let type = SiteType(rawValue: form["type"] ?? "") else {
            throw OperatorError(.site, field: "type", "the kind of site is missing")
        }
        let details = SiteDetails(
            name: try required("siteName", .name), line: text("line"), town: text("town"), region: text("region"),
            postcode: text("postcode"), country: text("country")?.uppercased(), latitude: try degrees("latitude"),
            longitude: try degrees("longitude"))
        let activities = form.all("activities").compactMap { SiteActivity(rawValue: $0) }
        guard let site else {
            return [.addSite(NewSite(type: type, details: details, activities: activities, since: since))]
        }
        return [.changeSite(site, type: type, details: details, activities: activities)]
    }

    private func personActs(isEnd: Bool, last: CalendarDay, since: CalendarDay) throws -> [OperatorAct] {
        let person = try item.map { try number($0, PersonID.self) }
        if isEnd, let person { return [.endPerson(person, through: last)] }
        var identifier: OperatorIdentifier?
        if let value = text("value") {
            guard let scheme = IdentifierScheme(rawValue: form["scheme"] ?? "") else {
                throw OperatorError(.identifier, field: "scheme", "the scheme is missing")
            }
            do { identifier = try OperatorIdentifier(scheme, value) } catch {
                throw OperatorError(.identifier, field: "value", error.message)
            }
        }
        var share: Int?
        if let text = text("share") {
            guard let percent = Double(text.replacing(",", with: ".")), (0...100).contains(percent) else {
                throw OperatorError(.share, field: "share", "a share is 0 to 100 percent")
            }
            share = Int((percent * 100).rounded())
        }
        let details = PersonDetails(
            name: try required("personName", .name), identifier: identifier, email: text("email"), phone: text("phone"))
        if let person { return [.changePerson(person, details, share: share)] }
        guard let capacity = OperatorPerson.Capacity(rawValue: form["capacity"] ?? "") else {
            throw OperatorError(.person, field: "capacity", "the part of the person is missing")
        }
        return [.addPerson(NewPerson(capacity: capacity, details: details, share: share, since: since))]
    }

    private func number<Number: RoomNumber>(_ text: String, _ kind: Number.Type) throws -> Number {
        guard let number = try? Number(text) else { throw OperatorError(.unknown, field: "parent", "no such number") }
        return number
    }
}
