import Country
package import Customs

/// A legal person of the register: everything that its events say, and nothing else.
package struct LegalPerson: Hashable, Sendable {
    package let id: OperatorID
    package internal(set) var isCompany: Bool
    /// ISO 3166-1.
    package internal(set) var country: String
    package internal(set) var registeredAt: Instant
    package internal(set) var changedAt: Instant
    /// The sequence of the last event that made it.
    package internal(set) var sequence: Int64
    /// In the order of their days; the last is the newest.
    package internal(set) var names: [OperatorName]
    package internal(set) var identifiers: [HeldIdentifier] = []
    package internal(set) var roles: [HeldRole] = []
    package internal(set) var sites: [OperatorSite] = []
    package internal(set) var mandates: [Mandate] = []
    package internal(set) var people: [OperatorPerson] = []
    package internal(set) var groups: [GroupMembership] = []
    /// The entry that is kept in this one's place.
    package internal(set) var mergedInto: OperatorID?
    package internal(set) var absorbed: [OperatorID] = []

    /// The name that holds on a day, else the newest.
    package func name(on day: CalendarDay) -> String {
        (names.last { $0.validity.contains(day) } ?? names.last)?.text ?? ""
    }

    /// The newest name.
    package var name: String { names.last?.text ?? "" }

    /// The official number by which the legal person is named first: its country's own, else the first that it holds.
    package var officialNumber: OperatorIdentifier? {
        let open = identifiers.filter { $0.validity.through == nil }.map(\.identifier)
        return open.first { $0.scheme.country == country } ?? open.first { $0.scheme == .tin || $0.scheme == .eori }
            ?? open.first ?? identifiers.last?.identifier
    }

    package func site(_ id: SiteID) -> OperatorSite? { sites.first { $0.id == id } }

    /// The sites that stand on a day.
    package func sites(on day: CalendarDay) -> [OperatorSite] { sites.filter { $0.validity.contains(day) } }

    /// The roles played on a day, in the order of the list.
    package func roles(on day: CalendarDay) -> [OperatorRole] {
        OperatorRole.allCases.filter { role in roles.contains { $0.role == role && $0.validity.contains(day) } }
    }

    /// Whether one of the identifiers that it holds on a day is this organisation's number.
    package func holds(number: String, on day: CalendarDay) -> Bool {
        let keys = OperatorIdentifier.keys(ofNumber: number)
        return identifiers.contains { keys.contains($0.identifier.key) && $0.validity.contains(day) }
    }
}

/// What a fold needs besides the events.
struct OperatorReading {
    /// The text of a hash; nil when it is no longer kept.
    var text: (Prose) -> String?
    /// A legal person that was merged, as it stood then.
    var other: (OperatorID) throws -> LegalPerson?
}

extension LegalPerson {
    /// The legal person that events tell of, in their order; nil without any. Throws ``OperatorError`` `history`.
    static func read(_ events: [OperatorEvent], with reading: OperatorReading) throws -> LegalPerson? {
        guard let first = events.first else { return nil }
        guard case .registered(let fact) = first.fact else {
            throw OperatorError(.history, "the first event of \(first.subject) does not register it")
        }
        var person = LegalPerson(
            id: first.subject, isCompany: fact.isCompany, country: fact.country, registeredAt: first.at,
            changedAt: first.at, sequence: first.sequence,
            names: [
                OperatorName(
                    prose: fact.name, text: reading.text(fact.name) ?? "", validity: Validity(from: fact.since))
            ])
        for event in events.dropFirst() { try person.apply(event, with: reading) }
        return person
    }

    /// Moves on by one event.
    mutating func apply(_ event: OperatorEvent, with reading: OperatorReading) throws {
        switch event.fact {
        case .registered: throw OperatorError(.history, "\(id) is registered twice")
        case .renamed(let fact):
            for place in names.indices where names[place].validity.through == nil {
                names[place].validity = names[place].validity.ending(through: fact.since.advanced(by: -1))
            }
            names.append(
                OperatorName(
                    prose: fact.name, text: reading.text(fact.name) ?? "", validity: Validity(from: fact.since)))
        case .identifierAdded(let fact):
            let identifier = try OperatorIdentifier(fact.scheme, fact.value)
            identifiers.append(
                HeldIdentifier(
                    identifier: identifier, validity: Validity(from: fact.since, through: fact.through)))
        case .identifierEnded(let fact):
            end(&identifiers, \.validity, through: fact.through) {
                $0.identifier.scheme == fact.scheme && $0.identifier.value == fact.value
            }
        case .roleAdded(let fact): roles.append(HeldRole(role: fact.role, validity: Validity(from: fact.since)))
        case .roleEnded(let fact): end(&roles, \.validity, through: fact.through) { $0.role == fact.role }
        case .siteAdded(let fact):
            sites.append(
                OperatorSite(
                    id: fact.site, type: fact.type, details: details(fact.details, reading), prose: fact.details,
                    activities: fact.activities, validity: Validity(from: fact.since)))
        case .siteChanged(let fact):
            guard let place = sites.firstIndex(where: { $0.id == fact.site }) else { break }
            if let type = fact.type { sites[place].type = type }
            if let activities = fact.activities { sites[place].activities = activities }
            if let prose = fact.details {
                sites[place].prose = prose
                sites[place].details = details(prose, reading)
            }
        case .siteClosed(let fact): end(&sites, \.validity, through: fact.through) { $0.id == fact.site }
        case .mandateGiven(let fact):
            mandates.append(
                Mandate(
                    id: fact.mandate, login: fact.login, powers: Set(fact.powers), sites: Set(fact.sites),
                    isDelegate: fact.isDelegate, validity: Validity(from: fact.since, through: fact.through),
                    givenAt: event.at))
        case .mandateRevoked(let fact):
            if let place = mandates.firstIndex(where: { $0.id == fact.mandate && $0.revokedAt == nil }) {
                mandates[place].revokedAt = event.at
            }
        case .personAdded(let fact):
            people.append(
                OperatorPerson(
                    id: fact.person, capacity: fact.capacity, share: fact.share, commitment: fact.commitment,
                    validity: Validity(from: fact.since)))
        case .personChanged(let fact):
            if let place = people.firstIndex(where: { $0.id == fact.person }) {
                people[place].commitment = fact.commitment
                people[place].share = fact.share
            }
        case .personEnded(let fact): end(&people, \.validity, through: fact.through) { $0.id == fact.person }
        case .groupJoined(let fact):
            groups.append(GroupMembership(parent: fact.parent, validity: Validity(from: fact.since)))
        case .groupLeft(let fact): end(&groups, \.validity, through: fact.through) { $0.parent == fact.parent }
        case .merged(let fact): mergedInto = fact.into
        case .absorbed(let fact): if let other = try reading.other(fact.lost) { absorb(other) }
        }
        changedAt = event.at
        sequence = event.sequence
    }

    /// Takes over what another entry of the same legal person held.
    private mutating func absorb(_ other: LegalPerson) {
        absorbed.append(other.id)
        absorbed += other.absorbed
        for held in other.identifiers
        where !identifiers.contains(where: {
            $0.identifier.key == held.identifier.key && $0.validity.overlaps(held.validity)
        }) {
            identifiers.append(held)
        }
        for held in other.roles
        where !roles.contains(where: { $0.role == held.role && $0.validity.overlaps(held.validity) }) {
            roles.append(held)
        }
        sites += other.sites
        mandates += other.mandates
        people += other.people
        for group in other.groups where group.parent != id && !groups.contains(group) { groups.append(group) }
        // What the double was called stays findable, and is not the legal person's name now.
        let known = Set(names.map(\.text))
        let last = CalendarDay(other.changedAt)
        let former = other.names.filter { !known.contains($0.text) }.map { name -> OperatorName in
            var name = name
            if name.validity.through == nil {
                name.validity = name.validity.ending(through: max(last, name.validity.from))
            }
            return name
        }
        names = former + names
    }

    private func details(_ prose: Prose, _ reading: OperatorReading) -> SiteDetails {
        reading.text(prose).flatMap { SiteDetails(canonical: $0) } ?? SiteDetails(name: "")
    }

    /// Ends those that match and have no end, or a later one.
    private func end<Part>(
        _ parts: inout [Part], _ validity: WritableKeyPath<Part, Validity>, through day: CalendarDay,
        where matches: (Part) -> Bool
    ) {
        for place in parts.indices where matches(parts[place]) {
            let held = parts[place][keyPath: validity]
            if held.through.map({ $0 > day }) ?? true {
                parts[place][keyPath: validity] = held.ending(through: max(day, held.from.advanced(by: -1)))
            }
        }
    }
}
