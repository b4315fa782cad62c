import Customs

/// Everyone who takes part in the simulated trade; made once from the seed.
struct World: Sendable {
    var operators: [SimulatedOperator] = []
    var traders: [Trader] = []
    var brokers: [Broker] = []
    var carriers: [Carrier] = []
    /// Firms abroad by country: as exporters to us and as consignees of our exports.
    var sellers: [CountryCode: [Party]] = [:]
    var buyers: [CountryCode: [Party]] = [:]
    /// Who declares at each office, from a day on.
    var phases: [Phase] = []

    /// The choice of trader while a phase lasts.
    struct Phase: Sendable {
        let fromDay: Int
        let imports: [AliasTable]
        let exports: [AliasTable]
    }

    /// The phase of a day.
    func phase(on day: Int) -> Phase? { phases.last { $0.fromDay <= day } }
}

/// How large the world is.
struct WorldSize: Sendable {
    let days: Int
    let perDay: Int
    let start: CalendarDay

    var traders: Int { min(20_000, 200 + perDay / 2) }
    var carriers: Int { min(400, 15 + perDay / 80) }
    /// A licence numbers a million declarations a year.
    var licencesPerBroker: Int { days * perDay / 1_000_000 + 1 }

    func brokers(licences: Int) -> Int { max(1, min(12 + perDay / 60, licences / licencesPerBroker)) }
}
