import Customs

/// A firm that imports or exports, with its habits.
struct Trader: Sendable {
    enum Kind: Sendable {
        /// Brings parts in temporarily and sends products out.
        case manufacturer
        /// Imports to sell at home.
        case merchant
        /// Exports what the land gives.
        case grower
    }

    let kind: Kind
    let operatorIndex: Int
    /// The firm as importer and as exporter, ready to stand in a declaration.
    let importer: Party
    let exporter: Party
    /// What it claims as authorisation holder: certified firms name their certificate.
    let holders: [AuthorisationHolder]
    let isAEO: Bool
    /// What it imports and exports, by index of the model's goods.
    var imports: [Int]
    let exports: [Int]
    /// Its own level of prices around 1.
    let priceLevel: Double
    let brokers: [Int]
    let carriers: [Int]
    /// Its own office, by index.
    let home: Int
    /// How much it trades, before shares are applied.
    let weight: Double
    var crime: Crime?

    /// The share of its imports that are definitive; the others come in temporarily.
    var definitiveShare: Double { kind == .manufacturer ? 0.2 : 1 }
}

/// A trader's false declarations.
struct Crime: Sendable {
    let cause: FraudCause
    let actor: String
    /// The share of its definitive imports that are false.
    let rate: Double
    /// For those who change their number: each with the day from which it is used.
    var identities: [Identity] = []

    struct Identity: Sendable {
        let fromDay: Int
        let importer: Party
        let operatorIndex: Int
    }

    /// The identity in use on a day.
    func identity(on day: Int) -> Identity? { identities.last { $0.fromDay <= day } }
}

/// A customs broker: the person who declares, with a licence for each million numbers.
struct Broker: Sendable {
    let declarant: Party
    let licences: [Int]
}

/// A carrier with its trucks.
struct Carrier: Sendable {
    struct Truck: Sendable {
        let plate: Plate
        let nationality: CountryCode
        let trailer: String
    }

    let party: Party
    let trucks: [Truck]
}
