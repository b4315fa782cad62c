package import Country
package import Customs

/// What a legal person is in the supply chain.
package enum OperatorRole: String, Sendable, Hashable, Codable, CaseIterable {
    case importer, exporter, manufacturer, broker, carrier, courier, warehouse, terminal, rail
    case industrialPark = "industrial-park"
    case bondedPrecinct = "bonded-precinct"
    case consolidator
}

/// What stands on a site.
package enum SiteType: String, Sendable, Hashable, Codable, CaseIterable {
    case plant, warehouse, yard, office, terminal
    case distributionCentre = "distribution-centre"
    case port
    case railYard = "rail-yard"
    case park, other
}

/// What is done on a site, as far as the security of goods is concerned.
package enum SiteActivity: String, Sendable, Hashable, Codable, CaseIterable {
    case production, packing, storage, loading
    case customsDispatch = "customs-dispatch"
    case vehicleParking = "vehicle-parking"
    case administration, consolidation
    case recordKeeping = "record-keeping"
}

/// The words of a site: kept apart from the ledger, which names them by their hash.
package struct SiteDetails: Hashable, Sendable, Codable {
    package var name: String
    package var line: String?
    package var town: String?
    package var region: String?
    package var postcode: String?
    /// ISO 3166-1.
    package var country: String?
    /// Degrees north and east (WGS 84).
    package var latitude: Double?
    package var longitude: Double?

    package init(
        name: String, line: String? = nil, town: String? = nil, region: String? = nil, postcode: String? = nil,
        country: String? = nil, latitude: Double? = nil, longitude: Double? = nil
    ) {
        self.name = name
        self.line = line
        self.town = town
        self.region = region
        self.postcode = postcode
        self.country = country
        self.latitude = latitude
        self.longitude = longitude
    }

    /// The address in one line.
    package var address: String {
        [line, postcode, town, region, country].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

/// A name from a day on.
package struct OperatorName: Hashable, Sendable {
    package var prose: Prose
    /// Empty when the text is no longer kept.
    package var text: String
    package var validity: Validity
}

/// An identifier and the days on which it is the legal person's.
package struct HeldIdentifier: Hashable, Sendable {
    package var identifier: OperatorIdentifier
    package var validity: Validity
}

/// A role and the days on which it is played.
package struct HeldRole: Hashable, Sendable {
    package var role: OperatorRole
    package var validity: Validity
}

/// A place of a legal person.
package struct OperatorSite: Hashable, Sendable {
    package var id: SiteID
    package var type: SiteType
    package var details: SiteDetails
    package var prose: Prose
    package var activities: [SiteActivity]
    package var validity: Validity
}

/// What a representative may do for a legal person.
package enum Power: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Sign, withdraw, and give and revoke mandates.
    case sign
    /// Prepare, answer, correspond, and keep the register's entry current.
    case prepare
    /// Answer for the sites of the mandate and report their incidents.
    case site
    /// Receive notices.
    case notices

    package static func < (left: Power, right: Power) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// A mandate given to an account.
package struct MandateID: RoomNumber {
    package static let prefix = "MA"
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

/// A representative: an account that may act for a legal person between two days.
package struct Mandate: Hashable, Sendable {
    package var id: MandateID
    package var login: String
    package var powers: Set<Power>
    /// Only these sites; empty for all.
    package var sites: Set<SiteID>
    /// The account acts for another organisation: a broker or consultant. Such a mandate has an end, and signs only while
    /// one of the legal person's own people may.
    package var isDelegate: Bool
    package var validity: Validity
    package var givenAt: Instant
    package var revokedAt: Instant?

    /// Whether it holds at a moment, which falls on `day` where the country's clock is read.
    package func isInForce(at instant: Instant, on day: CalendarDay) -> Bool {
        givenAt <= instant && validity.contains(day) && revokedAt.map { instant < $0 } ?? true
    }
}

/// An owner, manager or contact; what tells who it is stays in a table of its own.
package struct PersonID: RoomNumber {
    package static let prefix = "PE"
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

/// A person's part in a legal person, without who it is.
package struct OperatorPerson: Hashable, Sendable {
    package enum Capacity: String, Sendable, Hashable, Codable, CaseIterable {
        case owner, manager
        case legalRepresentative = "legal-representative"
        /// The co-ordinator for the programme (MX *enlace operativo*) and the deputy.
        case coordinator, deputy
        case security
    }

    package var id: PersonID
    package var capacity: Capacity
    /// Hundredths of a percent of the capital, for owners.
    package var share: Int?
    /// The commitment to the personal data, in hexadecimal.
    package var commitment: String
    package var validity: Validity

    /// Owns at least half: what invariant 7 calls a controlling owner.
    package var isControlling: Bool { capacity == .owner && (share ?? 0) >= 5000 }
}

/// Belonging to the group of a parent.
package struct GroupMembership: Hashable, Sendable {
    package var parent: OperatorID
    package var validity: Validity
}

extension Validity {
    /// The same from the same day, through an earlier last day.
    func ending(through day: CalendarDay) -> Validity { Validity(from: from, through: day) }

    /// Whether any day lies in both.
    func overlaps(_ other: Validity) -> Bool {
        (through.map { other.from <= $0 } ?? true) && (other.through.map { from <= $0 } ?? true)
    }
}
