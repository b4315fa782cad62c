import Country
import Customs
import GaritaTesting
import JSON
import Sealing
import Testing

@testable import Simulation

@Suite("The simulator")
struct SimulatorTests {
    static let pack = Result { try CountryPack.load(directory: Repository.root + "/Countries/mx") }

    static func simulator(
        seed: UInt64 = 7, days: Int = 8, perDay: Int = 1000, offices: [String] = ["07", "24"], fraudShare: Double? = nil
    ) throws -> Simulator {
        try Simulator(
            seed: seed, country: pack.get(), days: days, perDay: perDay, startDay: CalendarDay("2026-11-02"),
            offices: offices.map { try CustomsOffice($0) }, fraudShare: fraudShare)
    }

    @Test("the same seed gives the same days, another seed other ones")
    func deterministic() throws {
        let (first, second) = (try Self.simulator(days: 3, perDay: 200), try Self.simulator(days: 3, perDay: 200))
        let other = try Self.simulator(seed: 8, days: 3, perDay: 200)
        #expect(first.operators == second.operators)
        for index in 0..<3 {
            let (left, right) = (try #require(first.day(index)), try #require(second.day(index)))
            #expect(left.declarations.map(\.declaration) == right.declarations.map(\.declaration))
            #expect(left.declarations.map(\.lodgedAt) == right.declarations.map(\.lodgedAt))
            #expect(left.truths == right.truths)
            #expect(left.declarations.map(\.declaration) != other.day(index)?.declarations.map(\.declaration))
        }
    }

    /// A dictionary's order, which changes from process to process, must not leak into the trade.
    @Test("the same seed gives the same trade in every process")
    func sameInEveryProcess() throws {
        let simulator = try Self.simulator(days: 2, perDay: 100)
        let days = [try #require(simulator.day(0)), try #require(simulator.day(1))]
        let text = days.flatMap { day in
            zip(day.declarations, day.truths).map { simulated, truth in
                let declaration = simulated.declaration
                return "\(declaration.reference) \(simulated.lodgedAt) \(simulated.plate?.text ?? "") "
                    + "\(declaration.parties.map { $0.identifier ?? "" }) \(truth.json.text()) "
                    + declaration.items.map { "\($0.commodity?.text ?? "") \($0.price?.description ?? "")" }.joined()
            }
        }
        // Changes when the simulator or its data change on purpose; then copy the new value here.
        #expect(SHA256.hash(text.joined(separator: "\n")).hex.prefix(16) == "dd9c7f0ef5910053")
    }

    @Test("a day is the same whether it is asked for alone or after the others")
    func anyOrder() throws {
        let simulator = try Self.simulator(days: 4, perDay: 100)
        let all = Array(simulator.allDays)
        #expect(all.count == 4)
        #expect(all[3].declarations.map(\.declaration) == simulator.day(3)?.declarations.map(\.declaration))
        #expect(simulator.day(4) == nil && simulator.day(-1) == nil)
    }

    @Test("days add up to days × per day, Sundays are quiet and holidays quieter than their neighbours")
    func counts() throws {
        let simulator = try Self.simulator(days: 21, perDay: 333)
        #expect(simulator.total == 21 * 333)
        #expect((0..<21).map { simulator.count(on: $0) }.reduce(0, +) == simulator.total)
        // 2 November 2026 is a Monday; 16 November is Revolution Day.
        #expect(simulator.count(on: 6) * 2 < simulator.count(on: 2))
        #expect(simulator.count(on: 14) < simulator.count(on: 7))
        #expect(try #require(simulator.day(5)).declarations.count == simulator.count(on: 5))
    }

    @Test("every reference and number is used once, and lodging comes in order and before the goods")
    func order() throws {
        let simulator = try Self.simulator()
        var references: Set<String> = []
        for day in simulator.allDays {
            #expect(day.declarations.map(\.declaration.reference) == day.truths.map(\.reference))
            for (left, right) in zip(day.declarations, day.declarations.dropFirst()) {
                #expect(left.lodgedAt <= right.lodgedAt)
            }
            for simulated in day.declarations {
                #expect(simulated.lodgedAt <= simulated.presentedAt)
                references.insert(simulated.declaration.reference)
            }
        }
        #expect(references.count == simulator.total)
    }

    @Test("a declaration never holds its truth: only the references of the two streams meet")
    func truthApart() throws {
        let day = try #require(try Self.simulator(days: 4, perDay: 500).day(2))
        let words = FraudCause.allCases.map(\.rawValue)
        for simulated in day.declarations.prefix(200) {
            let text = String(reflecting: simulated)
            for word in words { #expect(!text.contains(word)) }
        }
    }

    @Test("what cannot be simulated is refused in words")
    func refusals() throws {
        let unknown = #expect(throws: SimulationError.self) { try Self.simulator(offices: ["99"]) }
        #expect(unknown?.code == .office)
        #expect(throws: SimulationError.self) { try Self.simulator(days: 0) }
        #expect(throws: SimulationError.self) { try Self.simulator(fraudShare: 0.7) }
    }

    @Test("a mistake in the trade's file is refused with file, line and reason")
    func mistake() throws {
        let folder = try TemporaryFolder()
        try folder.copy(from: Repository.root + "/Countries/mx")
        let text = try folder.read("simulation.json")
        try folder.write(
            text.replacing("\"neighbour\": \"6406100999\"", with: "\"neighbour\": \"9999999999\"")
                .replacing("\"section\": \"071\"", with: "\"section\": \"079\""), to: "simulation.json")
        let pack = try CountryPack.load(directory: folder.path)
        let error = #expect(throws: SimulationError.self) {
            try Simulator(seed: 1, country: pack, days: 1, perDay: 1, startDay: CalendarDay("2026-11-02"))
        }
        #expect(error?.message.contains("“9999999999” is not among the goods") == true)
        #expect(error?.message.contains("“079” is not a section") == true)
        #expect(error?.message.contains("simulation.json:") == true)
    }
}
