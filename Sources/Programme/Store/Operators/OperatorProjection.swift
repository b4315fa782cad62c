import Country
import Customs
package import Database
package import Ledger

/// The tables by which operators are found: each row follows from a legal person as its events tell it.
package struct OperatorProjection: Projection {
    package let name = "programme.operators"
    package let tables = [
        ProjectedTable("operator_entry", key: ["serial"]),
        ProjectedTable("operator_term", key: ["kind", "term", "serial"]),
        ProjectedTable("operator_identifier", key: ["key", "serial", "scheme", "since"]),
        ProjectedTable("operator_site", key: ["site"]),
        ProjectedTable("operator_mandate", key: ["login", "serial"]),
        ProjectedTable("operator_group", key: ["parent", "member", "since"]),
    ]
    package let kinds: Set<EventKind>? = Set(OperatorFact.kinds)

    package init() {}

    package func apply(_ event: Event, in tx: any Writing) throws { try apply([event], in: tx) }

    /// An entry's rows are taken away and written anew as they follow from its events through the last of these, so it
    /// makes no difference how many are applied together.
    package func apply(_ events: [Event], in tx: any Writing) throws {
        guard let last = events.last?.sequence else { return }
        var subjects: [OperatorID] = []
        for event in events {
            let id = try OperatorID(event.subject)
            if !subjects.contains(id) { subjects.append(id) }
        }
        let people = try subjects.compactMap { try OperatorReader.person($0, through: last, in: tx) }
        let serials = people.map { [SQLValue.int($0.id.serial)] }
        for table in ["operator_entry", "operator_term", "operator_identifier", "operator_site", "operator_mandate"] {
            try tx.execute("DELETE FROM \(table) WHERE serial = ?", many: serials)
        }
        try tx.execute("DELETE FROM operator_group WHERE member = ?", many: serials)
        for person in people { try write(person, to: tx) }
    }

    private func write(_ person: LegalPerson, to tx: any Writing) throws {
        let serial = SQLValue.int(person.id.serial)
        let open = person.sites.filter { $0.validity.through == nil }
        let roles = OperatorRole.allCases.filter { role in
            person.roles.contains { $0.role == role && $0.validity.through == nil }
        }
        try tx.execute(
            """
            INSERT INTO operator_entry (serial, name, name_key, identifier, country, roles, town, sites, merged_into,
            registered_at, changed_at, changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                serial, .text(person.name), .text(NameWords.sortKey(person.name)),
                .text(person.officialNumber?.value), .text(person.country),
                .text(roles.map(\.rawValue).joined(separator: " ")), .text(open.first?.details.town ?? ""),
                .int(open.count), .int(person.mergedInto?.serial), .int(person.registeredAt.milliseconds),
                .int(person.changedAt.milliseconds), .int(person.sequence),
            ])
        // The entry that is kept in its place holds what it held.
        guard person.mergedInto == nil else { return }
        try tx.execute(
            "INSERT INTO operator_term (kind, term, serial, name_key) VALUES (?, ?, ?, ?)",
            many: OperatorTerm.all(of: person).map { term in
                [
                    .text(term.kind.rawValue), .text(term.text), serial, .text(NameWords.sortKey(person.name)),
                ]
            })
        try tx.execute(
            """
            INSERT INTO operator_identifier (key, serial, scheme, value, since, through) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (key, serial, scheme, since) DO NOTHING
            """,
            many: person.identifiers.map { held in
                [
                    .text(held.identifier.key), serial, .text(held.identifier.scheme.rawValue),
                    .text(held.identifier.value), .int(Int64(held.validity.from.number)),
                    .int(held.validity.through.map { Int64($0.number) }),
                ]
            })
        try tx.execute(
            "INSERT INTO operator_site (site, serial) VALUES (?, ?)",
            many: person.sites.map { [.text($0.id.text), serial] })
        try tx.execute(
            "INSERT INTO operator_mandate (login, serial) VALUES (?, ?)",
            many: Set(person.mandates.map(\.login)).sorted().map { [.text($0), serial] })
        try tx.execute(
            """
            INSERT INTO operator_group (parent, member, since, through) VALUES (?, ?, ?, ?)
            ON CONFLICT (parent, member, since) DO NOTHING
            """,
            many: person.groups.map { group in
                [
                    .int(group.parent.serial), serial, .int(Int64(group.validity.from.number)),
                    .int(group.validity.through.map { Int64($0.number) }),
                ]
            })
    }
}

/// A word by which an entry is found.
struct OperatorTerm: Hashable {
    enum Kind: String { case name, identifier, role, town }

    let kind: Kind
    let text: String

    /// The words of a legal person, each once, in a stable order; at most 120.
    static func all(of person: LegalPerson) -> [OperatorTerm] {
        var seen: Set<OperatorTerm> = []
        var terms: [OperatorTerm] = []
        func add(_ kind: Kind, _ text: String) {
            let term = OperatorTerm(kind: kind, text: text)
            if terms.count < 120, !text.isEmpty, seen.insert(term).inserted { terms.append(term) }
        }
        for held in person.identifiers { add(.identifier, held.identifier.value) }
        for held in person.roles where held.validity.through == nil { add(.role, held.role.rawValue) }
        for name in person.names.reversed() { for word in NameWords.significant(name.text) { add(.name, word) } }
        for site in person.sites where site.validity.through == nil {
            for word in NameWords.words(site.details.town ?? "") { add(.town, word) }
        }
        return terms
    }
}
