import Country
package import Customs
import Database
package import HTTP
import Identity

/// An entry with everything that is kept of it.
package struct OperatorFile: Sendable {
    package var person: LegalPerson
    /// In their order, those of merged entries among them.
    package var events: [OperatorEvent]
    /// Every version of what is known of its people.
    package var people: [PersonID: [PersonVersion]]
    /// The texts that the events name, by hash.
    package var texts: [String: String]
    /// The groups' members whose parent it is, open ones.
    package var members: [OperatorID]
    /// The names of the entries that it mentions: parents, members, merged ones.
    package var namesOfOthers: [OperatorID: String]

    /// What is known of a person now.
    package func details(of person: PersonID) -> PersonDetails? { people[person]?.last?.details }

    /// The history of every field.
    ///
    /// - Parameter showingPeople: whether the reader may know who the people are.
    package func history(showingPeople: Bool) -> OperatorHistory {
        var names: [String: String] = [:]
        if showingPeople {
            for version in people.values.joined() { names[version.commitment] = version.details.name }
        }
        let known = (texts: texts, names: names)
        return OperatorHistory(events, text: { known.texts[$0.hash] ?? "" }, person: { known.names[$0] })
    }
}

extension OperatorRegistry {
    /// The legal person of a number; a merged one leads to the kept one. Nil when there is none.
    package func person(_ id: OperatorID) async throws -> LegalPerson? {
        let id = kept(id)
        return try await base.database.read { (db) throws in try OperatorReader.person(id, in: db) }
    }

    /// The legal persons of some numbers, merged ones as the kept ones; those that are not there are left out.
    package func people(_ ids: [OperatorID]) async throws -> [OperatorID: LegalPerson] {
        let asked = ids.map { ($0, kept($0)) }
        return try await base.database.read { (db) throws in
            var found: [OperatorID: LegalPerson] = [:]
            for (id, kept) in asked { found[id] = try OperatorReader.person(kept, in: db) }
            return found
        }
    }

    /// The newest names of some operators, for lists of other topics.
    package func names(of ids: [OperatorID]) async throws -> [OperatorID: String] {
        let asked = ids.map { ($0, kept($0)) }
        return try await base.database.read { (db) throws in
            let rows = try db.query(
                "SELECT name FROM operator_entry WHERE serial = ?", each: asked.map { [.int($0.1.serial)] })
            var names: [OperatorID: String] = [:]
            for ((id, _), found) in zip(asked, rows) { names[id] = try found.first?.text("name") }
            return names
        }
    }

    /// The whole file of an entry, a merged one's as the kept one's; nil when there is none.
    package func file(_ id: OperatorID) async throws -> OperatorFile? {
        let id = kept(id)
        return try await base.database.read { (db) throws in try Self.file(id, in: db) }
    }

    /// The file of an entry as it stands on a snapshot; what was merged is not looked for elsewhere.
    static func file(_ id: OperatorID, in db: any Reading) throws -> OperatorFile? {
        guard let found = try OperatorReader.file(id, in: db) else { return nil }
        let person = found.person
        let members = try db.query(
            "SELECT DISTINCT member FROM operator_group WHERE parent = ? AND through IS NULL ORDER BY member LIMIT 500",
            [.int(person.id.serial)]
        ).map { OperatorID(serial: try $0.int("member")) }
        let others = person.groups.map(\.parent) + person.absorbed + members
        let names = try db.query(
            "SELECT name FROM operator_entry WHERE serial = ?", each: others.map { [.int($0.serial)] })
        var namesOfOthers: [OperatorID: String] = [:]
        for (other, rows) in zip(others, names) { namesOfOthers[other] = try rows.first?.text("name") }
        return OperatorFile(
            person: person, events: found.events,
            people: try PersonStore.versions(of: person.people.map(\.id), in: db), texts: found.texts,
            members: members, namesOfOthers: namesOfOthers)
    }

    /// Whose a site is; nil for a site that is not there.
    package func owner(of site: SiteID) async throws -> OperatorID? {
        try await base.database.read { (db) throws in
            try db.first("SELECT serial FROM operator_site WHERE site = ?", [.text(site.text)])
                .map { OperatorID(serial: try $0.int("serial")) }
        }
    }

    // MARK: Who may do what

    /// What an account may do for an operator at a moment; nil when the entry is not its to see.
    package func access(login: String, operator id: OperatorID, at instant: Instant) async throws -> OperatorAccess? {
        guard let account = try await base.identity.account(login), account.isActive,
            !account.roles.contains(where: \.isOfficial)
        else { return nil }
        return try await person(id)?.access(
            of: login, organisation: account.organisation, at: instant, on: day(of: instant))
    }

    /// The same for who makes a request: no look-up of the account.
    package func access(of principal: Principal, to id: OperatorID, at instant: Instant) async throws
        -> OperatorAccess?
    {
        try await person(id)?.access(
            of: principal.id, organisation: principal.organisation, at: instant, on: day(of: instant))
    }

    /// The operators that an account may see at a moment, with what it may do for each: its own organisation's first.
    package func operators(
        of login: String, organisation: String?, at instant: Instant
    ) async throws -> [(person: LegalPerson, access: OperatorAccess)] {
        let own = organisation.flatMap { operatorID(number: $0, at: instant) }
        let day = day(of: instant)
        let people = try await base.database.read { (db) throws -> [LegalPerson] in
            let others = try db.query(
                "SELECT serial FROM operator_mandate WHERE login = ? ORDER BY serial LIMIT 200", [.text(login)]
            ).map { OperatorID(serial: try $0.int("serial")) }
            let ids = [own].compactMap { $0 } + others.filter { $0 != own }
            return try ids.compactMap { try OperatorReader.person($0, in: db) }
        }
        return people.compactMap { person in
            person.access(of: login, organisation: organisation, at: instant, on: day).map { (person, $0) }
        }
    }
}
