import Concurrency
import Country
import Customs
import Foundation
import HTTP
import Identity
import JSON
import Programme
import Sealing
import Simulation

/// Lets a programme live at the house: simulated companies enter the register, the certified ones bring their certificates
/// along, and some apply, are validated, granted, suspended and heard, each by the people of the demonstration and through
/// the same front doors as everything else.
struct ProgrammeRun {
    /// Who does what; two of whoever must not be alone.
    struct Cast: Sendable {
        var officer = "demo.programme-officer"
        var analyst = "demo.risk-analyst"
        var lead = "demo.validator"
        var second = "demo.validator.2"
        var decider = "demo.decision-maker"
        var approver = "demo.decision-maker.2"
        var judge = "demo.appeals-officer"
    }

    struct Summary: Sendable {
        var operators = 0
        var adopted = 0
        var cases: [CaseState: Int] = [:]
    }

    let house: House
    let simulator: Simulator
    private let clock: Locked<Instant>
    let approvals: Approvals
    let cast = Cast()
    /// Who signs for the company whose story is being told.
    private let signer = Locked("")
    var owner: String { signer.with { $0 } }
    /// The password of the accounts that are made here; they are marked as a demonstration's.
    let password: String
    let code: String

    init?(house: House, simulator: Simulator, password: String = "garita-" + RandomBytes.token(6)) {
        let day = house.country.zone.day(of: house.time.now())
        let own = house.programme.base.library.definitions.first {
            $0.country == house.country.code && $0.validity.contains(day)
        }
        guard let own else { return nil }
        self.house = house
        self.simulator = simulator
        self.password = password
        code = own.code
        let clock = Locked(house.time.now())
        self.clock = clock
        approvals = Approvals(
            database: house.database, grants: House.grants, time: TimeSource { clock.with { $0 } },
            performances: house.identity.performances + house.programme.performances)
    }

    var desk: CaseDesk { house.programme.cases }
    var now: Instant { clock.with { $0 } }
    func set(daysAgo days: Int) {
        let start = house.time.now().advanced(bySeconds: Int64(-days) * 86_400)
        clock.with { $0 = start }
    }
    func pass(_ days: Int) {
        let limit = house.time.now()
        clock.with { $0 = min(limit, $0.advanced(bySeconds: Int64(days) * 86_400 + 3_600)) }
    }

    // MARK: The register

    /// Every simulated company enters the register; the certified ones bring a certificate of before this system along.
    func register() async throws -> Summary {
        var summary = Summary()
        let traders = simulator.operators
        let new = traders.map { trader in
            let roles = trader.kinds.compactMap { OperatorRole(rawValue: $0.rawValue) }.sorted {
                $0.rawValue < $1.rawValue
            }
            return NewOperator(
                name: trader.name, isCompany: true, country: house.country.code.text,
                identifiers: [NewOperator.Number(.rfc, trader.id.text, since: trader.registered)], roles: roles,
                sites: sites(of: trader), since: trader.registered)
        }
        let results = try await house.programme.operators.register(
            many: new, by: "simulation", at: simulator.start.start())
        let today = house.country.zone.day(of: house.time.now())
        for (index, (trader, result)) in zip(traders, results).enumerated() {
            guard case .success(let id) = result else { continue }
            summary.operators += 1
            guard let certificate = trader.certificate else { continue }
            let role =
                trader.kinds.contains(.broker) ? "broker" : trader.kinds.contains(.carrier) ? "carrier" : "importer"
            // Ends spread over the next two years, one of them within the window of renewal.
            let through = today.advanced(by: 20 + (index * 37) % 690)
            let since = simulator.start.advanced(by: -30 - (index * 53) % 600)
            let person = try await house.programme.operators.person(id)
            let life = try await desk.adopt(
                programme: code, operatorID: id, role: role, sites: person?.sites.map(\.id) ?? [],
                .init(
                    certificate: certificate, effective: since.start(), through: through, decidedBy: "register of 2025"),
                actor: "simulation", at: simulator.start.start())
            // Most of them let their name be published; one in seven does not.
            let consents = index % 7 == 3 ? "" : "public-register"
            try await desk.act(
                named: "change-consents", FormFields([FormFields.Field(name: "consents", value: consents)]),
                on: life.id, by: "simulation", at: simulator.start.start())
            summary.adopted += 1
        }
        return summary
    }

    private func sites(of trader: SimulatedOperator) -> [NewSite] {
        let address = trader.address
        let type: SiteType = trader.kinds.contains(.carrier) ? .yard : trader.kinds.contains(.broker) ? .office : .plant
        let details = SiteDetails(
            name: "\(trader.name), \(address.city ?? "matriz")", line: address.line, town: address.city,
            region: address.region, postcode: address.postcode, country: house.country.code.text)
        return [NewSite(type: type, details: details, since: trader.registered)]
    }

    // MARK: Lives

    /// Companies in every state: each is led there by the people of the demonstration, at its own pace in the past.
    func live() async throws -> Summary {
        var summary = Summary()
        set(daysAgo: 0)
        // The trader of the demonstration keeps the papers of the certified company that it acts for.
        if let trader = try await house.identity.account("demo.trader"), let number = trader.organisation,
            let id = house.programme.operators.operatorID(number: number, at: now)
        {
            try await mandate(trader.login, for: id)
        }
        let applicants = simulator.operators.filter { !$0.isAEO && $0.kinds.contains(.importer) }
        var queue = applicants.compactMap {
            house.programme.operators.operatorID(number: $0.id.text, at: house.time.now())
        }
        func next() -> OperatorID? { queue.isEmpty ? nil : queue.removeFirst() }
        for (index, (days, story)) in stories.enumerated() {
            guard let id = next() else { break }
            set(daysAgo: days)
            try await represent(id, number: index + 1)
            try await story(id)
        }
        try await desk.sweep(at: house.time.now())
        // What status brought in the month of the simulated trade, and who would no longer qualify.
        let benefits = house.programme.benefits
        for month in Set([simulator.start.start(), house.time.now()].map { benefits.month(of: $0) }) {
            _ = try await benefits.compute(month, at: house.time.now())
        }
        _ = try await house.programme.monitoring.runNightly(at: house.time.now())
        summary.cases = try await desk.counts()
        return summary
    }

    /// The company gets a representative of its own, `demo.owner.<n>`, who may sign, prepare and receive notices.
    private func represent(_ id: OperatorID, number: Int) async throws {
        guard let person = try await house.programme.operators.person(id), let official = person.officialNumber else {
            return
        }
        let login = "demo.owner.\(number)"
        if try await house.identity.account(login) == nil {
            try await house.identity.register(
                Organisation(id: official.value, name: person.name, kind: .trader), by: "demo")
            try await house.identity.create(
                Identity.NewAccount(
                    login: login, name: "Representante de \(person.name)", roles: [.trader],
                    organisation: official.value, password: password, mustChangePassword: false),
                isDemonstration: true, by: "demo")
        }
        try await mandate(login, for: id)
        signer.with { $0 = login }
    }

    private func mandate(_ login: String, for id: OperatorID) async throws {
        let day = house.country.zone.day(of: now)
        _ = try await house.programme.operators.change(
            id,
            [
                .giveMandate(
                    NewMandate(
                        login: login, powers: [.sign, .prepare, .notices],
                        validity: Validity(from: day, through: day.advanced(byMonths: 24))))
            ], by: "simulation", at: now)
    }
}

extension ProgrammeRun.Summary {
    /// The summary as a table for people.
    var text: String {
        var rows = [["Programme cases", String(cases.values.reduce(0, +)), ""]]
        for (state, count) in cases.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            rows.append(["  \(state.rawValue)", String(count), ""])
        }
        return Output.table(rows, numeric: [1])
    }
}
