package import Customs
package import Ledger

// What each fact about a legal person says. Members may be added, never renamed: events are for ever.

extension OperatorFact {
    /// A legal person entered the register: country, whether a company, name by hash.
    package struct Registered: OperatorPayload {
        package static let kind = EventKind(
            "operator.registered", "A legal person entered the register: country, whether a company, name by hash.")
        package var country: String
        package var isCompany: Bool
        package var name: Prose
        package var since: CalendarDay
    }

    /// A legal person has another name from a day on, by hash.
    package struct Renamed: OperatorPayload {
        package static let kind = EventKind(
            "operator.renamed", "A legal person has another name from a day on, by hash.")
        package var name: Prose
        package var since: CalendarDay
    }

    /// An identifier is a legal person's: scheme, value, first and last day.
    package struct IdentifierAdded: OperatorPayload {
        package static let kind = EventKind(
            "operator.identifier-added", "An identifier is a legal person's: scheme, value, first and last day.")
        package var scheme: IdentifierScheme
        package var value: String
        package var since: CalendarDay
        package var through: CalendarDay?
    }

    /// An identifier is a legal person's until a last day.
    package struct IdentifierEnded: OperatorPayload {
        package static let kind = EventKind(
            "operator.identifier-ended", "An identifier is a legal person's until a last day.")
        package var scheme: IdentifierScheme
        package var value: String
        package var through: CalendarDay
    }

    /// A legal person plays a role in the chain from a day on.
    package struct RoleAdded: OperatorPayload {
        package static let kind = EventKind(
            "operator.role-added", "A legal person plays a role in the chain from a day on.")
        package var role: OperatorRole
        package var since: CalendarDay
    }

    /// A legal person plays a role until a last day.
    package struct RoleEnded: OperatorPayload {
        package static let kind = EventKind("operator.role-ended", "A legal person plays a role until a last day.")
        package var role: OperatorRole
        package var through: CalendarDay
    }

    /// A legal person has a site: type, activities, name and address by hash.
    package struct SiteAdded: OperatorPayload {
        package static let kind = EventKind(
            "operator.site-added", "A legal person has a site: type, activities, name and address by hash.")
        package var site: SiteID
        package var type: SiteType
        package var details: Prose
        package var activities: [SiteActivity]
        package var since: CalendarDay
    }

    /// A site changed: only the members that are given.
    package struct SiteChanged: OperatorPayload {
        package static let kind = EventKind("operator.site-changed", "A site changed: only the members that are given.")
        package var site: SiteID
        package var type: SiteType?
        package var details: Prose?
        package var activities: [SiteActivity]?
    }

    /// A site is closed after a last day.
    package struct SiteClosed: OperatorPayload {
        package static let kind = EventKind("operator.site-closed", "A site is closed after a last day.")
        package var site: SiteID
        package var through: CalendarDay
    }

    /// An account may act for a legal person: powers, sites, first and last day.
    package struct MandateGiven: OperatorPayload {
        package static let kind = EventKind(
            "operator.mandate-given", "An account may act for a legal person: powers, sites, first and last day.")
        package var mandate: MandateID
        package var login: String
        package var powers: [Power]
        package var sites: [SiteID]
        package var isDelegate: Bool
        package var since: CalendarDay
        package var through: CalendarDay?
    }

    /// A mandate holds no more, from this moment on.
    package struct MandateRevoked: OperatorPayload {
        package static let kind = EventKind("operator.mandate-revoked", "A mandate holds no more, from this moment on.")
        package var mandate: MandateID
    }

    /// A legal person has an owner, manager or contact: a commitment, not who it is.
    package struct PersonAdded: OperatorPayload {
        package static let kind = EventKind(
            "operator.person-added", "A legal person has an owner, manager or contact: a commitment, not who it is.")
        package var person: PersonID
        package var capacity: OperatorPerson.Capacity
        package var share: Int?
        package var commitment: String
        package var since: CalendarDay
    }

    /// What is known of a person changed: a new commitment, the share.
    package struct PersonChanged: OperatorPayload {
        package static let kind = EventKind(
            "operator.person-changed", "What is known of a person changed: a new commitment, the share.")
        package var person: PersonID
        package var share: Int?
        package var commitment: String
    }

    /// A person has the part until a last day.
    package struct PersonEnded: OperatorPayload {
        package static let kind = EventKind("operator.person-ended", "A person has the part until a last day.")
        package var person: PersonID
        package var through: CalendarDay
    }

    /// A legal person belongs to the group of a parent from a day on.
    package struct GroupJoined: OperatorPayload {
        package static let kind = EventKind(
            "operator.group-joined", "A legal person belongs to the group of a parent from a day on.")
        package var parent: OperatorID
        package var since: CalendarDay
    }

    /// A legal person belongs to the group of a parent until a last day.
    package struct GroupLeft: OperatorPayload {
        package static let kind = EventKind(
            "operator.group-left", "A legal person belongs to the group of a parent until a last day.")
        package var parent: OperatorID
        package var through: CalendarDay
    }

    /// An entry was a double: its number leads to the one that is kept.
    package struct Merged: OperatorPayload {
        package static let kind = EventKind(
            "operator.merged", "An entry was a double: its number leads to the one that is kept.")
        package var into: OperatorID
    }

    /// A double's identifiers, sites, people and mandates are this legal person's.
    package struct Absorbed: OperatorPayload {
        package static let kind = EventKind(
            "operator.absorbed", "A double's identifiers, sites, people and mandates are this legal person's.")
        package var lost: OperatorID
    }
}
