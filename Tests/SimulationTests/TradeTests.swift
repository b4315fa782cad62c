import Country
import Customs
import GaritaTesting
import Testing

@testable import Simulation

/// The simulated trade as a whole: shares near the configured ones, relations that hold.
@Suite("The simulated trade")
struct TradeTests {
    static let days = Result { Array(try SimulatorTests.simulator(days: 8, perDay: 1500).allDays) }

    @Test("the share of false declarations is near the configured one", arguments: [0.01, 0.025, 0.06])
    func fraudShare(configured: Double) throws {
        let simulator = try SimulatorTests.simulator(days: 6, perDay: 2000, fraudShare: configured)
        let truths = simulator.allDays.flatMap(\.truths)
        let share = Double(truths.count { $0.isFraud }) / Double(truths.count)
        #expect(abs(share - configured) < configured * 0.3, "\(share)")
    }

    @Test("every kind of fraud occurs, the new scheme in the second half only")
    func causes() throws {
        let days = try Self.days.get()
        let causes = Set(days.flatMap(\.truths).compactMap(\.cause))
        #expect(causes == Set(FraudCause.allCases))
        #expect(!days[..<4].flatMap(\.truths).contains { $0.cause == .newScheme })
        #expect(days[4...].flatMap(\.truths).contains { $0.cause == .newScheme })
    }

    @Test("no fraud when none is asked for")
    func noFraud() throws {
        let simulator = try SimulatorTests.simulator(days: 4, perDay: 500, fraudShare: 0)
        #expect(!simulator.allDays.flatMap(\.truths).contains { $0.isFraud })
    }

    @Test("few operators are certified and carry more than half of the declarations")
    func certified() throws {
        let simulator = try SimulatorTests.simulator(days: 3, perDay: 1500)
        let traders = simulator.operators.filter { !$0.kinds.isDisjoint(with: [.importer, .exporter]) }
        let certified = Double(traders.count { $0.isAEO }) / Double(traders.count)
        #expect(abs(certified - 0.04) < 0.01)
        let declarations = simulator.allDays.flatMap(\.declarations)
        let share = Double(declarations.count { !$0.declaration.authorisationHolders.isEmpty })
        #expect(abs(share / Double(declarations.count) - 0.56) < 0.05)
    }

    @Test("whoever declares is in the register, and the claim of a certificate is true")
    func register() throws {
        let simulator = try SimulatorTests.simulator(days: 8, perDay: 400)
        let known = Dictionary(
            simulator.operators.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        #expect(known.count == simulator.operators.count)
        for day in simulator.allDays {
            for simulated in day.declarations {
                let declaration = simulated.declaration
                for role in [PartyRole.declarant, .carrier] {
                    #expect(known[declaration.party(role)?.identifier ?? ""] != nil)
                }
                let isImport = declaration.type.flow == .import
                let trader = declaration.party(isImport ? .importer : .exporter)
                let entry = try #require(known[trader?.identifier ?? ""])
                #expect(entry.certificate == declaration.authorisationHolders.first?.identifier)
                #expect(entry.registered <= day.day)
            }
        }
    }

    @Test("every simulated declaration passes its own checks of values")
    func valueChecks() throws {
        for day in try Self.days.get() {
            for simulated in day.declarations {
                let problems = TradeTests.problems(simulated)
                guard problems.isEmpty else {
                    Issue.record("\(simulated.declaration.reference): \(problems)")
                    return
                }
            }
        }
    }

    /// What a careful reader would find wrong with a declaration's numbers.
    static func problems(_ simulated: SimulatedDeclaration) -> [String] {
        let declaration = simulated.declaration
        var problems: [String] = []
        func check(_ holds: Bool, _ what: String) { if !holds { problems.append(what) } }
        check(declaration.goodsItemCount == declaration.items.count, "item count")
        check(!declaration.items.isEmpty && declaration.items.count <= 20, "lines")
        check((try? Pedimento(declaration.number ?? ""))?.warnings.isEmpty == true, "pedimento")
        check((try? UCR(declaration.shipment?.ucr ?? ""))?.warnings.isEmpty == true, "UCR")
        let (gross, net) = (
            sum(declaration.items.map { $0.grossMass?.kilograms }), sum(declaration.items.map { $0.netMass?.kilograms })
        )
        check(declaration.totalGrossMass?.kilograms.isEqual(to: gross) == true, "total mass")
        check(net.compare(to: gross) <= 0, "net mass above gross mass")
        let price = sum(declaration.items.map { $0.price?.amount })
        check(declaration.invoice?.amount.isEqual(to: price) == true, "invoice total")
        let packages = declaration.items.flatMap(\.packaging).compactMap(\.count).reduce(0, +)
        check(declaration.totalPackages == packages, "packages")
        let isRoad = declaration.borderTransport?.mode == .road
        check(isRoad == (simulated.plate != nil), "plate")
        check(!isRoad || gross.double <= 32_000, "a truck of \(gross) kg")
        let rate = declaration.exchangeRates.first?.rate ?? .zero
        for item in declaration.items {
            check((item.commodity?.count ?? 0) == 10 && item.origin != nil, "goods")
            check(item.quantity.map { $0.value.coefficient > 0 } ?? false, "quantity")
            check((item.price?.amount.coefficient ?? 0) > 0, "price")
            let value = item.price?.amount.multiplied(by: rate, scale: 2)
            check(item.customsValue?.amount == value, "value in the country's currency")
            for tax in item.taxes {
                let amount = tax.base.flatMap { base in
                    tax.rate.flatMap { base.amount.multiplied(by: $0.hundredth, scale: 2) }
                }
                check(tax.amount?.amount == amount, "tax \(tax.typeCode ?? "")")
            }
        }
        return problems
    }

    private static func sum(_ numbers: [ExactDecimal?]) -> ExactDecimal {
        numbers.reduce(.zero) { sum, number in number.flatMap { sum.adding($0) } ?? sum }
    }

    @Test("undervalued goods are cheap against their peers, and honest ones seldom are")
    func peers() throws {
        let days = try Self.days.get()
        var prices: [String: [(price: Double, isLow: Bool)]] = [:]
        for day in days {
            for (simulated, truth) in zip(day.declarations, day.truths) where simulated.declaration.type.flow == .import
            {
                guard let item = simulated.declaration.items.first, let price = item.price, let mass = item.netMass,
                    truth.cause == nil || truth.cause == .undervaluation
                else { continue }
                prices[item.commodity?.text ?? "", default: []].append(
                    (price.amount.double / mass.kilograms.double, truth.isFraud))
            }
        }
        var low = (fraud: 0, honest: 0)
        var count = (fraud: 0, honest: 0)
        for list in prices.values where list.count >= 30 {
            let median = list.map(\.price).sorted()[list.count / 2]
            for entry in list {
                if entry.isLow { count.fraud += 1 } else { count.honest += 1 }
                guard entry.price < median * 0.6 else { continue }
                if entry.isLow { low.fraud += 1 } else { low.honest += 1 }
            }
        }
        try #require(count.fraud > 20)
        #expect(Double(low.fraud) / Double(count.fraud) > 0.5)
        #expect(Double(low.honest) / Double(count.honest) < 0.15)
    }

    @Test("a false declaration evades something, an honest one has nothing to tell")
    func evaded() throws {
        for truth in try Self.days.get().flatMap(\.truths) {
            #expect(truth.isFraud == (truth.evaded != nil))
            #expect(truth.isFraud == (truth.actor != nil))
        }
        let truths = try Self.days.get().flatMap(\.truths).filter(\.isFraud)
        let positive = truths.count { ($0.evaded?.amount.coefficient ?? 0) > 0 }
        #expect(Double(positive) / Double(truths.count) > 0.95)
    }

    @Test("those who change their number keep address and broker")
    func hopping() throws {
        let simulator = try SimulatorTests.simulator(days: 40, perDay: 400)
        var numbers: [String: Set<String>] = [:]
        var addresses: [String: Set<Address>] = [:]
        for day in simulator.allDays {
            for (simulated, truth) in zip(day.declarations, day.truths) where truth.cause == .identityHopping {
                let importer = try #require(simulated.declaration.party(.importer))
                numbers[truth.actor ?? "", default: []].insert(importer.identifier ?? "")
                if let address = importer.address { addresses[truth.actor ?? "", default: []].insert(address) }
            }
        }
        #expect(numbers.count == 3)
        #expect(numbers.values.allSatisfy { $0.count >= 3 })
        #expect(addresses.values.allSatisfy { $0.count == 1 })
    }

    @Test("most declarations are short, pre-lodged and by road; the clock of the border shows")
    func habits() throws {
        let declarations = try Self.days.get().flatMap(\.declarations)
        let all = Double(declarations.count)
        func share(_ holds: (SimulatedDeclaration) -> Bool) -> Double { Double(declarations.count(where: holds)) / all }
        #expect(share { $0.declaration.items.count <= 5 } > 0.9)
        #expect(share { $0.declaration.type.isLodgedBeforeArrival } > 0.9)
        #expect(share { $0.plate != nil } > 0.95)
        #expect(share { $0.declaration.type.flow == .import } > 0.45)
        let zone = try Zone.load("America/Ciudad_Juarez")
        let night = share { (0..<5).contains(zone.hour(of: $0.presentedAt)) }
        #expect(night < 0.05)
        let trucks = Dictionary(grouping: declarations.filter { $0.plate != nil }) {
            "\($0.plate?.text ?? "") \($0.presentedAt)"
        }
        #expect(trucks.values.contains { $0.count > 1 })
    }
}

extension ExactDecimal {
    /// This number divided by 100, exact.
    fileprivate var hundredth: ExactDecimal { ExactDecimal(coefficient: coefficient, scale: scale + 2) }
}
