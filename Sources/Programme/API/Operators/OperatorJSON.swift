import Country
import Customs
import JSON

/// Entries as the API answers them.
enum OperatorJSON {
    static func entry(_ entry: OperatorEntry) -> JSONValue {
        var object = JSONObject([("operator", .string(entry.id.text)), ("name", .string(entry.name))])
        if let identifier = entry.identifier { object["identifier"] = .string(identifier) }
        object["country"] = .string(entry.country)
        object["roles"] = .array(entry.roles.map { .string($0.rawValue) })
        if !entry.town.isEmpty { object["town"] = .string(entry.town) }
        object["sites"] = .number(entry.sites)
        if let standing = entry.standing { object["standing"] = .string(standing) }
        object["registeredAt"] = .string(entry.registeredAt.description)
        return .object(object)
    }

    /// The whole entry; `people` only for those who may know who they are.
    static func person(_ file: OperatorFile, showingPeople: Bool) -> JSONValue {
        let person = file.person
        var object = JSONObject([("operator", .string(person.id.text)), ("name", .string(person.name))])
        object["isCompany"] = .bool(person.isCompany)
        object["country"] = .string(person.country)
        object["registeredAt"] = .string(person.registeredAt.description)
        object["changedAt"] = .string(person.changedAt.description)
        object["names"] = .array(person.names.map { dated(["name": .string($0.text)], $0.validity) })
        object["identifiers"] = .array(
            person.identifiers.map { held in
                var value = JSONObject([
                    ("scheme", .string(held.identifier.scheme.rawValue)), ("value", .string(held.identifier.value)),
                ])
                let warnings = held.identifier.warnings
                if !warnings.isEmpty { value["warnings"] = .array(warnings.map { .string($0.code.rawValue) }) }
                return dated(value, held.validity)
            })
        object["roles"] = .array(person.roles.map { dated(["role": .string($0.role.rawValue)], $0.validity) })
        object["sites"] = .array(person.sites.map(site))
        object["mandates"] = .array(person.mandates.map(mandate))
        object["groups"] = .array(
            person.groups.map { group in
                dated(
                    ["parent": .string(group.parent.text), "name": .string(file.namesOfOthers[group.parent] ?? "")],
                    group.validity)
            })
        object["members"] = .array(file.members.map { .string($0.text) })
        if !person.absorbed.isEmpty { object["merged"] = .array(person.absorbed.map { .string($0.text) }) }
        if showingPeople {
            object["people"] = .array(
                person.people.map { part in
                    var value = JSONObject([
                        ("person", .string(part.id.text)), ("capacity", .string(part.capacity.rawValue)),
                    ])
                    if let share = part.share { value["sharePercent"] = .number(Double(share) / 100) }
                    if let details = file.details(of: part.id) {
                        value["name"] = .string(details.name)
                        if let identifier = details.identifier {
                            value["scheme"] = .string(identifier.scheme.rawValue)
                            value["identifier"] = .string(identifier.value)
                        }
                        if let email = details.email { value["email"] = .string(email) }
                        if let phone = details.phone { value["phone"] = .string(phone) }
                    }
                    return dated(value, part.validity)
                })
        }
        return .object(object)
    }

    static func site(_ site: OperatorSite) -> JSONValue {
        var value = JSONObject([
            ("site", .string(site.id.text)), ("type", .string(site.type.rawValue)),
            ("name", .string(site.details.name)),
        ])
        for (key, text) in [
            ("line", site.details.line), ("town", site.details.town), ("region", site.details.region),
            ("postcode", site.details.postcode), ("country", site.details.country),
        ] { if let text { value[key] = .string(text) } }
        if let latitude = site.details.latitude { value["latitude"] = .number(latitude) }
        if let longitude = site.details.longitude { value["longitude"] = .number(longitude) }
        value["activities"] = .array(site.activities.map { .string($0.rawValue) })
        return dated(value, site.validity)
    }

    private static func mandate(_ mandate: Mandate) -> JSONValue {
        var value = JSONObject([("mandate", .string(mandate.id.text)), ("login", .string(mandate.login))])
        value["powers"] = .array(mandate.powers.sorted().map { .string($0.rawValue) })
        if !mandate.sites.isEmpty { value["sites"] = .array(mandate.sites.sorted().map { .string($0.text) }) }
        value["isDelegate"] = .bool(mandate.isDelegate)
        if let revoked = mandate.revokedAt { value["revokedAt"] = .string(revoked.description) }
        return dated(value, mandate.validity)
    }

    static func change(_ change: FieldChange) -> JSONValue {
        var value = JSONObject([("field", .string(change.field))])
        if let old = change.old { value["old"] = .string(old) }
        if let new = change.new { value["new"] = .string(new) }
        if let day = change.day { value["day"] = .string(day.description) }
        value["at"] = .string(change.at.description)
        value["by"] = .string(change.actor)
        if let reason = change.reason { value["reason"] = .string(reason) }
        value["event"] = .number(change.sequence)
        return .object(value)
    }

    static func duplicate(_ duplicate: Duplicate) -> JSONValue {
        [
            "operator": .string(duplicate.operatorID.text), "name": .string(duplicate.name),
            "causes": .array(
                duplicate.causes.map { cause in
                    switch cause {
                    case .identifier(let key): ["identifier": .string(key)]
                    case .name(let score): ["nameLikeness": .number((score * 100).rounded() / 100)]
                    }
                }),
        ]
    }

    private static func dated(_ value: JSONObject, _ validity: Validity) -> JSONValue {
        var value = value
        value["since"] = .string(validity.from.description)
        if let through = validity.through { value["through"] = .string(through.description) }
        return .object(value)
    }
}
