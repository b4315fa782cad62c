package import Customs

/// One change of one field of an entry.
package struct FieldChange: Hashable, Sendable {
    /// What changed, for example `name`, `identifier.rfc`, `role.importer`, `site.SI-000001.address`, `mandate.MA-000001`.
    package var field: String
    /// Nil when there was nothing before; codes and days as they are stored.
    package var old: String?
    /// Nil when it ended.
    package var new: String?
    /// The day from which, or through which, it holds; nil when it is the moment of the event.
    package var day: CalendarDay?
    package var at: Instant
    package var actor: String
    package var reason: String?
    package var sequence: Int64
}

/// The history of every field, from the events.
package struct OperatorHistory: Sendable {
    /// In the order in which they were told.
    package var changes: [FieldChange] = []

    /// The fields that ever changed, in the order of their first change, each with its changes, newest first.
    package var byField: [(field: String, changes: [FieldChange])] {
        var order: [String] = []
        var groups: [String: [FieldChange]] = [:]
        for change in changes {
            if groups[change.field] == nil { order.append(change.field) }
            groups[change.field, default: []].append(change)
        }
        return order.map { ($0, (groups[$0] ?? []).reversed()) }
    }

    /// - Parameters:
    ///   - text: the text of a hash.
    ///   - person: who a commitment speaks of, where the reader may know.
    init(_ events: [OperatorEvent], text: @escaping (Prose) -> String, person: @escaping (String) -> String?) {
        var reading = Reader(text: text, person: person)
        for event in events { reading.take(event) }
        changes = reading.changes
    }

    /// What is told so far, as far as the next change needs it.
    private struct Reader {
        let text: (Prose) -> String
        let person: (String) -> String?
        var changes: [FieldChange] = []
        private var name: [OperatorID: String] = [:]
        private var sites: [SiteID: (details: SiteDetails, type: String, activities: String)] = [:]
        private var mandates: [MandateID: String] = [:]
        private var people: [PersonID: String] = [:]

        init(text: @escaping (Prose) -> String, person: @escaping (String) -> String?) {
            self.text = text
            self.person = person
        }

        mutating func take(_ event: OperatorEvent) {
            var found: [(field: String, old: String?, new: String?, day: CalendarDay?)] = []
            switch event.fact {
            case .registered(let fact):
                found = [
                    ("name", nil, text(fact.name), fact.since), ("country", nil, fact.country, nil),
                    ("registered", nil, event.subject.text, nil),
                ]
                name[event.subject] = text(fact.name)
            case .renamed(let fact):
                found = [("name", name[event.subject], text(fact.name), fact.since)]
                name[event.subject] = text(fact.name)
            case .identifierAdded(let fact):
                found = [("identifier.\(fact.scheme.rawValue)", nil, fact.value, fact.since)]
                if let through = fact.through {
                    found.append(("identifier.\(fact.scheme.rawValue)", fact.value, nil, through))
                }
            case .identifierEnded(let fact):
                found = [("identifier.\(fact.scheme.rawValue)", fact.value, nil, fact.through)]
            case .roleAdded(let fact): found = [("role.\(fact.role.rawValue)", nil, fact.role.rawValue, fact.since)]
            case .roleEnded(let fact):
                found = [("role.\(fact.role.rawValue)", fact.role.rawValue, nil, fact.through)]
            case .siteAdded(let fact):
                let now = (details(fact.details), fact.type.rawValue, words(fact.activities))
                found = differences(fact.site, from: nil, to: now, day: fact.since)
                sites[fact.site] = now
            case .siteChanged(let fact):
                let before = sites[fact.site]
                var now = before ?? (SiteDetails(name: ""), "", "")
                if let prose = fact.details { now.details = details(prose) }
                if let type = fact.type { now.type = type.rawValue }
                if let activities = fact.activities { now.activities = words(activities) }
                found = differences(fact.site, from: before, to: now, day: nil)
                sites[fact.site] = now
            case .siteClosed(let fact):
                found = [("site.\(fact.site).open", sites[fact.site]?.details.name, nil, fact.through)]
            case .mandateGiven(let fact):
                let given = ([fact.login] + fact.powers.map(\.rawValue) + fact.sites.map(\.text)).joined(separator: " ")
                mandates[fact.mandate] = given
                found = [("mandate.\(fact.mandate)", nil, given, fact.since)]
                if let through = fact.through { found.append(("mandate.\(fact.mandate)", given, nil, through)) }
            case .mandateRevoked(let fact): found = [("mandate.\(fact.mandate)", mandates[fact.mandate], nil, nil)]
            case .personAdded(let fact):
                people[fact.person] = described(fact.capacity.rawValue, fact.share, fact.commitment)
                found = [("person.\(fact.person)", nil, people[fact.person], fact.since)]
            case .personChanged(let fact):
                let old = people[fact.person]
                people[fact.person] = described(nil, fact.share, fact.commitment)
                found = [("person.\(fact.person)", old, people[fact.person], nil)]
            case .personEnded(let fact): found = [("person.\(fact.person)", people[fact.person], nil, fact.through)]
            case .groupJoined(let fact): found = [("group.\(fact.parent)", nil, fact.parent.text, fact.since)]
            case .groupLeft(let fact): found = [("group.\(fact.parent)", fact.parent.text, nil, fact.through)]
            case .merged(let fact): found = [("merged", event.subject.text, fact.into.text, nil)]
            case .absorbed: break
            }
            for (field, old, new, day) in found {
                changes.append(
                    FieldChange(
                        field: field, old: old, new: new, day: day, at: event.at, actor: event.actor,
                        reason: event.reason, sequence: event.sequence))
            }
        }

        private func details(_ prose: Prose) -> SiteDetails {
            SiteDetails(canonical: text(prose)) ?? SiteDetails(name: "")
        }

        private func words(_ activities: [SiteActivity]) -> String {
            activities.map(\.rawValue).sorted().joined(separator: " ")
        }

        private func described(_ capacity: String?, _ share: Int?, _ commitment: String) -> String {
            [capacity, person(commitment), share.map { "\(Double($0) / 100) %" }].compactMap { $0 }
                .joined(separator: " · ")
        }

        private typealias Site = (details: SiteDetails, type: String, activities: String)

        private func differences(
            _ site: SiteID, from old: Site?, to new: Site, day: CalendarDay?
        ) -> [(field: String, old: String?, new: String?, day: CalendarDay?)] {
            func place(_ site: Site) -> String {
                guard let latitude = site.details.latitude, let longitude = site.details.longitude else { return "" }
                return "\(latitude), \(longitude)"
            }
            let members: [(String, (Site) -> String)] = [
                ("name", { $0.details.name }), ("address", { $0.details.address }), ("type", { $0.type }),
                ("activities", { $0.activities }), ("place", place),
            ]
            return members.compactMap { member, value in
                let (before, after) = (old.map(value) ?? "", value(new))
                guard before != after else { return nil }
                return (
                    "site.\(site).\(member)", before.isEmpty ? nil : before, after.isEmpty ? nil : after, day
                )
            }
        }
    }
}
