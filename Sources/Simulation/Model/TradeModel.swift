import Customs

/// The trade that is imitated, as the country pack's `simulation.json` describes it.
struct TradeModel: Sendable {
    /// A kind of goods with the relations that make a believable line of it.
    struct Good: Sendable {
        let commodity: HSCode
        let description: String
        let unit: UnitCode
        let kilogramsPerUnit: Double
        /// Median price in US dollars a kilogram and the spread of its logarithm.
        let price: Double
        let priceSpread: Double
        /// Median net mass of a line in kilograms and the spread of its logarithm.
        let mass: Double
        let massSpread: Double
        let packaging: PackageType
        /// Import duty in hundredths of a per cent; of the simulation, not of the tariff.
        let dutyRate: Int64
        let importWeight: Double
        let exportWeight: Double
        let origins: [CountryCode]
        let originTable: AliasTable
        /// The good that a false declaration names instead, by index.
        var neighbour: Int?
    }

    /// A border office and its share of the trade.
    struct Office: Sendable {
        let code: CustomsOffice
        let name: String
        let region: String
        let zone: Zone
        let share: Double
        let importShare: Double
        let sections: [CustomsOffice]
        let sectionTable: AliasTable
    }

    /// A country that sells and buys.
    struct Partner: Sendable {
        let country: CountryCode
        let suffix: String
        let cities: [String]
    }

    /// A regime with the key of the declaration under it.
    struct Regime: Sendable {
        let regime: String
        let key: String
    }

    struct Regimes: Sendable {
        let definitiveImport: Regime
        let borderImport: Regime
        let temporaryImport: Regime
        let definitiveExport: Regime
        let returns: Regime
    }

    /// Shares of the operators.
    struct Shares: Sendable {
        let aeoOperators: Double
        let aeoShare: Double
        let aeoCarriers: Double
        let aeoBrokers: Double
        let manufacturers: Double
        let growers: Double
        let doubtfulNumbers: Double
        let lateAEO: Double
        let lateOthers: Double
    }

    struct Scheme: Sendable {
        let cause: FraudCause
        let weight: Double
        /// The probability that an examination finds it.
        let detection: [Examination: Double]
    }

    struct Fraud: Sendable {
        /// The share of all declarations that are false.
        let share: Double
        /// The part of it behind a certified operator.
        let aeoShare: Double
        /// When in the simulated time the new scheme begins, from 0 to 1.
        let newSchemeFrom: Double
        let newDeclared: Int
        let newActual: Int
        /// Excise that the new scheme evades, in the country's currency a kilogram.
        let excisePerKilogram: Double
        let schemes: [Scheme]
        /// The probability that an examination of an honest declaration finds a slip without duty.
        let clerical: [Examination: Double]
    }

    /// Words that names are made of.
    struct Names: Sendable {
        let first: [String]
        let trade: [String]
        let farm: [String]
        let carriers: [String]
        let second: [String]
        let suffix: [String]
        let given: [String]
        let family: [String]
        let foreign: [String]
        let foreignTrade: [String]
        let streets: [String]
    }

    let country: CountryCode
    let currency: Currency
    let invoiceCurrency: Currency
    let calendarZone: Zone
    let offices: [Office]
    /// Weight of each day of the week, Monday first.
    let weekdays: [Double]
    let holidayFactor: Double
    let hours: AliasTable
    /// The country's currency for one unit of the invoices', and by how much it swings.
    let exchangeRate: Double
    let exchangeSwing: Double
    /// Hundredths of a per cent.
    let valueAddedTax: Int64
    let freeTradePartners: Set<CountryCode>
    let regimes: Regimes
    let shares: Shares
    let licences: ClosedRange<Int>
    let fraud: Fraud
    let names: Names
    let originPrice: [CountryCode: Double]
    let partners: [Partner]
    let goods: [Good]
}
