/// What a condition can ask about. Names, kinds and sources are in Docs/Profiles.md; the names there are the cases here.
///
/// The cases stand in the order of their kinds: codes, numbers, flags, sets. Within its kind a field has a `slot`.
package enum Field: UInt8, Sendable, Hashable, CaseIterable {
    // Codes of the item.
    case hs, origin, departure, destination, procedure, currency, valuationMethod
    // Codes of the declaration.
    case office, type, flow, mode, transport, transportNationality, incoterm, location
    case importer, exporter, declarant, agent, consignee, consignor, seller, buyer, carrier, manufacturer
    case importerStatus, exporterStatus, declarantStatus, carrierStatus
    // Numbers of the item.
    case value, valuePerKilogram, valuePerUnit, netMass, grossMass, quantity, packages, peerRatio
    // Numbers of the declaration.
    case totalValue, totalGrossMass, items
    case importerFirstSeenDays, importerDeclarations90, importerFindings365
    case exporterFirstSeenDays, exporterDeclarations90, exporterFindings365
    case declarantFirstSeenDays, declarantDeclarations90, declarantFindings365
    /// The day of the decision, for the validity of profiles; not offered to authors.
    case day
    // Flags.
    case firstHS, firstOrigin, aeo, newImporter, preArrival, containerised
    // Sets.
    case party, container, document, additionalProcedure, authorisation, route
    /// Declaration type and procedures together, for a profile's `procedures`; not offered to authors.
    case procedures

    /// What values a field has.
    package enum Kind: String, Sendable, Hashable { case code, number, flag, set }

    package var kind: Kind {
        switch rawValue {
        case ..<Field.value.rawValue: .code
        case ..<Field.firstHS.rawValue: .number
        case ..<Field.party.rawValue: .flag
        default: .set
        }
    }

    /// The field's name in files and records.
    package var name: String { Self.names[Int(rawValue)] }

    /// The field that an author's name means; nil when there is none.
    package init?(named name: String) {
        guard let field = Self.offered.first(where: { $0.name == name }) else { return nil }
        self = field
    }

    /// The fields that authors may use.
    package static let offered: [Field] = allCases.filter { $0 != .day && $0 != .procedures }

    private static let names: [String] = allCases.map { "\($0)" }

    // Flags live among the numbers as 0 and 1, so that one kind of column serves both.
    static let codeCount = Int(Field.value.rawValue)
    static let numberCount = Int(Field.party.rawValue) - codeCount
    static let setCount = allCases.count - Int(Field.party.rawValue)

    /// The place of the field among the codes, the numbers (with flags) or the sets of ``Facts``.
    var slot: Int {
        switch kind {
        case .code: Int(rawValue)
        case .number, .flag: Int(rawValue) - Self.codeCount
        case .set: Int(rawValue) - Int(Field.party.rawValue)
        }
    }
}
