import Clearance
import Country
import Customs
import Database
import Ledger
import Sealing

/// Writes to one legal person within a transaction: reads it, looks whether each act may be, appends the events and brings
/// the tables up to date.
struct OperatorWriter {
    let tx: any Writing
    let actor: String
    let reason: String?
    let instant: Instant
    let day: CalendarDay
    /// The official numbers for which accounts act, by login.
    let organisations: [String: String?]

    // MARK: Registering

    func register(_ new: NewOperator) throws -> LegalPerson {
        // The number is taken first: on PostgreSQL it keeps two nodes from registering one legal person side by side.
        let id = try RoomSeries.next(OperatorID.self, in: tx)
        let since = new.since ?? day
        guard new.country.utf8.count == 2, (try? CountryCode(new.country)) != nil else {
            throw OperatorError(.country, field: "country", "a country has two capital letters (ISO 3166-1)")
        }
        guard !new.identifiers.isEmpty else {
            throw OperatorError(.identifierMissing, field: "identifiers", "a legal person has an identifier")
        }
        let name = try keep(new.name, field: "name", error: .name)
        var person = LegalPerson(
            id: id, isCompany: new.isCompany, country: new.country, registeredAt: instant, changedAt: instant,
            sequence: 0, names: [OperatorName(prose: name, text: new.name, validity: Validity(from: since))])
        var facts: [OperatorFact] = [
            .registered(
                OperatorFact.Registered(country: new.country, isCompany: new.isCompany, name: name, since: since))
        ]
        var acts: [OperatorAct] = new.identifiers.map {
            .addIdentifier($0.scheme, $0.value, since: $0.since ?? since, through: $0.through)
        }
        acts += Set(new.roles).sorted { $0.rawValue < $1.rawValue }.map { .addRole($0, since: since) }
        acts += new.sites.map { .addSite($0) } + new.people.map { .addPerson($0) }
        if let login = new.representative {
            acts.append(
                .giveMandate(
                    NewMandate(login: login, powers: [.sign, .prepare, .notices], validity: Validity(from: day))))
        }
        for act in acts { facts.append(try told(act, of: &person)) }
        try append(facts, of: id)
        return person
    }

    // MARK: Changing

    /// Does acts upon an entry and answers it as it then is.
    func change(_ id: OperatorID, _ acts: [OperatorAct]) throws -> LegalPerson {
        guard var person = try OperatorReader.person(id, in: tx) else {
            throw OperatorError(.unknown, "there is no operator \(id)")
        }
        var facts: [OperatorFact] = []
        for act in acts { facts.append(try told(act, of: &person)) }
        try append(facts, of: id)
        return person
    }

    /// The fact that an act makes, looked at and applied; its texts and personal data are kept.
    private func told(_ act: OperatorAct, of person: inout LegalPerson) throws -> OperatorFact {
        let fact = try fact(act, of: person)
        if let refusal = person.refusal(of: fact, at: instant, on: day) { throw refusal }
        if case .identifierAdded(let added) = fact { try refuseTaken(added, by: person.id) }
        if case .groupJoined(let joined) = fact { try refuseCircle(joined.parent, of: person.id) }
        let tx = tx
        try person.apply(
            OperatorEvent(fact, subject: person.id, at: instant, actor: actor, reason: reason),
            with: OperatorReading(
                text: { prose in
                    try? tx.value("SELECT text FROM operator_text WHERE hash = ?", [.text(prose.hash)])?.text
                }, other: { try OperatorReader.person($0, in: tx) }))
        return fact
    }

    private func fact(_ act: OperatorAct, of person: LegalPerson) throws -> OperatorFact {
        switch act {
        case .rename(let name, let since):
            return .renamed(OperatorFact.Renamed(name: try keep(name, field: "name", error: .name), since: since))
        case .addIdentifier(let scheme, let value, let since, let through):
            let identifier = try identifier(scheme, value)
            return .identifierAdded(
                OperatorFact.IdentifierAdded(scheme: scheme, value: identifier.value, since: since, through: through))
        case .endIdentifier(let scheme, let value, let through):
            let identifier = try identifier(scheme, value)
            return .identifierEnded(
                OperatorFact.IdentifierEnded(scheme: scheme, value: identifier.value, through: through))
        case .addRole(let role, let since): return .roleAdded(OperatorFact.RoleAdded(role: role, since: since))
        case .endRole(let role, let through): return .roleEnded(OperatorFact.RoleEnded(role: role, through: through))
        case .addSite(let site):
            return .siteAdded(
                OperatorFact.SiteAdded(
                    site: try RoomSeries.next(SiteID.self, in: tx), type: site.type, details: try keep(site.details),
                    activities: site.activities, since: site.since))
        case .changeSite(let site, let type, let details, let activities):
            return .siteChanged(
                OperatorFact.SiteChanged(
                    site: site, type: type, details: try details.map { try keep($0) }, activities: activities))
        case .closeSite(let site, let through):
            return .siteClosed(OperatorFact.SiteClosed(site: site, through: through))
        case .giveMandate(let mandate):
            guard let organisation = organisations[mandate.login] else {
                throw OperatorError(.login, field: "login", "there is no such account")
            }
            let isOwn = organisation.map { person.holds(number: $0, on: day) } ?? false
            return .mandateGiven(
                OperatorFact.MandateGiven(
                    mandate: try RoomSeries.next(MandateID.self, in: tx), login: mandate.login,
                    powers: mandate.powers.sorted(), sites: mandate.sites.sorted(), isDelegate: !isOwn,
                    since: mandate.validity.from, through: mandate.validity.through))
        case .revokeMandate(let mandate): return .mandateRevoked(OperatorFact.MandateRevoked(mandate: mandate))
        case .addPerson(let new):
            let id = try RoomSeries.next(PersonID.self, in: tx)
            let commitment = try PersonStore.keep(
                new.details, as: id, of: person.id, by: actor, at: instant, in: tx)
            return .personAdded(
                OperatorFact.PersonAdded(
                    person: id, capacity: new.capacity, share: new.share, commitment: commitment, since: new.since))
        case .changePerson(let id, let details, let share):
            let commitment = try PersonStore.keep(details, as: id, of: person.id, by: actor, at: instant, in: tx)
            return .personChanged(OperatorFact.PersonChanged(person: id, share: share, commitment: commitment))
        case .endPerson(let id, let through):
            return .personEnded(OperatorFact.PersonEnded(person: id, through: through))
        case .joinGroup(let parent, let since):
            return .groupJoined(OperatorFact.GroupJoined(parent: parent, since: since))
        case .leaveGroup(let parent, let through):
            return .groupLeft(OperatorFact.GroupLeft(parent: parent, through: through))
        }
    }

    func append(_ facts: [OperatorFact], of id: OperatorID) throws {
        try append(facts.map { (id, $0) })
    }

    func append(_ facts: [(OperatorID, OperatorFact)]) throws {
        let drafts = try facts.map { id, fact in
            EventDraft(
                fact.kind, subject: id.text, at: instant, actor: actor, reason: reason,
                canonicalData: try OperatorFactData(fact.payload).bytes)
        }
        try Ledger.append(drafts, projecting: [OperatorProjection()], in: tx)
    }

    // MARK: What others hold

    /// Refuses an identifier that another entry holds on one of the days.
    private func refuseTaken(_ added: OperatorFact.IdentifierAdded, by id: OperatorID) throws {
        let key = try identifier(added.scheme, added.value).key
        let rows = try tx.query(
            """
            SELECT serial FROM operator_identifier WHERE key = ? AND serial <> ? AND since <= ?
            AND (through IS NULL OR through >= ?)
            """,
            [
                .text(key), .int(id.serial), .int(Int64(added.through?.number ?? Int32.max)),
                .int(Int64(added.since.number)),
            ])
        guard let row = rows.first else { return }
        throw OperatorError(
            .identifierTaken, field: "value", "\(OperatorID(serial: try row.int("serial"))) holds the identifier")
    }

    /// Refuses a parent that is unknown or belongs, however far up, to the group of this one.
    private func refuseCircle(_ parent: OperatorID, of id: OperatorID) throws {
        let found = try tx.first("SELECT merged_into FROM operator_entry WHERE serial = ?", [.int(parent.serial)])
        guard let found, try found.optionalInt("merged_into") == nil else {
            throw OperatorError(.unknown, field: "parent", "there is no operator \(parent)")
        }
        var seen: Set<Int64> = []
        var above = [parent.serial]
        while let next = above.popLast() {
            if next == id.serial {
                throw OperatorError(.groupCircle, field: "parent", "\(parent) belongs to the group of \(id)")
            }
            guard seen.insert(next).inserted, seen.count < 1000 else { continue }
            above += try tx.query(
                "SELECT parent FROM operator_group WHERE member = ? AND through IS NULL", [.int(next)]
            ).map { try $0.int("parent") }
        }
    }

    // MARK: Texts

    private func identifier(_ scheme: IdentifierScheme, _ value: String) throws -> OperatorIdentifier {
        do throws(InvalidValue) {
            return try OperatorIdentifier(scheme, value)
        } catch {
            throw OperatorError(.identifier, field: "value", error.message)
        }
    }

    /// Keeps a text of people and answers its hash.
    private func keep(_ text: String, field: String, error: OperatorError.Code, limit: Int = 200) throws -> Prose {
        guard !text.allSatisfy(\.isWhitespace), text.count <= limit, !ControlCharacters.isIn(text) else {
            throw OperatorError(error, field: field, "a text has 1 to \(limit) characters and no control characters")
        }
        return try store(text)
    }

    private func keep(_ details: SiteDetails) throws -> Prose {
        let words = [
            details.name, details.line, details.town, details.region, details.postcode, details.country,
        ].compactMap { $0 }
        guard !details.name.allSatisfy(\.isWhitespace) else {
            throw OperatorError(.name, field: "siteName", "a site has a name")
        }
        guard words.allSatisfy({ $0.count <= 200 && !ControlCharacters.isIn($0) }) else {
            throw OperatorError(.text, field: "site", "a text has at most 200 characters and no control characters")
        }
        guard details.latitude.map({ (-90...90).contains($0) }) ?? true,
            details.longitude.map({ (-180...180).contains($0) }) ?? true
        else { throw OperatorError(.text, field: "latitude", "degrees are -90 to 90 and -180 to 180") }
        return try store(try details.canonical)
    }

    private func store(_ text: String) throws -> Prose {
        let prose = Prose(hash: SHA256.hash(text).hex)
        try tx.execute(
            "INSERT INTO operator_text (hash, text) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
            [.text(prose.hash), .text(text)])
        return prose
    }
}
