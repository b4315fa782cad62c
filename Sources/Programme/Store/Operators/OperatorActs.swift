package import Country
package import Customs

/// What may be done in the register, with the words that the events name by hash only.
package enum OperatorAct: Sendable {
    case rename(String, since: CalendarDay)
    case addIdentifier(IdentifierScheme, String, since: CalendarDay, through: CalendarDay?)
    case endIdentifier(IdentifierScheme, String, through: CalendarDay)
    case addRole(OperatorRole, since: CalendarDay)
    case endRole(OperatorRole, through: CalendarDay)
    case addSite(NewSite)
    case changeSite(SiteID, type: SiteType?, details: SiteDetails?, activities: [SiteActivity]?)
    case closeSite(SiteID, through: CalendarDay)
    case giveMandate(NewMandate)
    case revokeMandate(MandateID)
    case addPerson(NewPerson)
    case changePerson(PersonID, PersonDetails, share: Int?)
    case endPerson(PersonID, through: CalendarDay)
    case joinGroup(OperatorID, since: CalendarDay)
    case leaveGroup(OperatorID, through: CalendarDay)
}

package struct NewSite: Sendable {
    package var type: SiteType
    package var details: SiteDetails
    package var activities: [SiteActivity]
    package var since: CalendarDay

    package init(type: SiteType, details: SiteDetails, activities: [SiteActivity] = [], since: CalendarDay) {
        self.type = type
        self.details = details
        self.activities = activities
        self.since = since
    }
}

package struct NewMandate: Sendable {
    package var login: String
    package var powers: Set<Power>
    package var sites: Set<SiteID>
    package var validity: Validity

    package init(login: String, powers: Set<Power>, sites: Set<SiteID> = [], validity: Validity) {
        self.login = login
        self.powers = powers
        self.sites = sites
        self.validity = validity
    }
}

/// Who a person is: personal data, never in an event.
package struct PersonDetails: Hashable, Sendable {
    package var name: String
    /// The number of the person, or of the firm that is the owner.
    package var identifier: OperatorIdentifier?
    package var email: String?
    package var phone: String?

    package init(name: String, identifier: OperatorIdentifier? = nil, email: String? = nil, phone: String? = nil) {
        self.name = name
        self.identifier = identifier
        self.email = email
        self.phone = phone
    }
}

package struct NewPerson: Sendable {
    package var capacity: OperatorPerson.Capacity
    package var details: PersonDetails
    /// Hundredths of a percent.
    package var share: Int?
    package var since: CalendarDay

    package init(capacity: OperatorPerson.Capacity, details: PersonDetails, share: Int? = nil, since: CalendarDay) {
        self.capacity = capacity
        self.details = details
        self.share = share
        self.since = since
    }
}

/// A legal person that enters the register.
package struct NewOperator: Sendable {
    package struct Number: Sendable {
        package var scheme: IdentifierScheme
        package var value: String
        package var since: CalendarDay?
        package var through: CalendarDay?

        package init(
            _ scheme: IdentifierScheme, _ value: String, since: CalendarDay? = nil, through: CalendarDay? = nil
        ) {
            self.scheme = scheme
            self.value = value
            self.since = since
            self.through = through
        }
    }

    package var name: String
    package var isCompany: Bool
    /// ISO 3166-1.
    package var country: String
    package var identifiers: [Number]
    package var roles: [OperatorRole]
    package var sites: [NewSite]
    package var people: [NewPerson]
    /// The account that gets every power, such as the one that registers its own organisation.
    package var representative: String?
    /// The first day of the name, the roles and the identifiers that say no other; nil for today.
    package var since: CalendarDay?

    package init(
        name: String, isCompany: Bool = true, country: String, identifiers: [Number], roles: [OperatorRole] = [],
        sites: [NewSite] = [], people: [NewPerson] = [], representative: String? = nil, since: CalendarDay? = nil
    ) {
        self.name = name
        self.isCompany = isCompany
        self.country = country
        self.identifiers = identifiers
        self.roles = roles
        self.sites = sites
        self.people = people
        self.representative = representative
        self.since = since
    }
}
