import Customs
import GaritaTesting
import Testing

@testable import Simulation

@Suite("Findings of examinations")
struct FindingTests {
    @Test("an examination finds fraud with about its scheme's probability, and the same one each time")
    func detection() throws {
        let simulator = try SimulatorTests.simulator(days: 6, perDay: 1000, fraudShare: 0.3)
        let truths = simulator.allDays.flatMap(\.truths).filter { $0.cause == .undervaluation }
        try #require(truths.count > 300)
        let found = truths.count { simulator.finding(for: $0).result == .irregular }
        #expect(abs(Double(found) / Double(truths.count) - 0.4) < 0.08)
        let scanned = truths.count { simulator.finding(for: $0, by: .scan).result == .irregular }
        #expect(Double(scanned) / Double(truths.count) < 0.1)
        let truth = truths[0]
        #expect(simulator.finding(for: truth) == simulator.finding(for: truth))
    }

    @Test("an honest declaration is never irregular, and a finding assesses what was evaded")
    func honest() throws {
        let simulator = try SimulatorTests.simulator(days: 5, perDay: 1000)
        for truth in simulator.allDays.flatMap(\.truths) {
            let finding = simulator.finding(for: truth)
            #expect(finding.minutes > 0)
            if finding.result == .irregular {
                #expect(truth.isFraud && finding.assessed == truth.evaded && finding.cause == truth.cause)
            } else {
                #expect(finding.assessed == nil && finding.cause == nil)
            }
        }
    }
}

@Suite("The simulator's dice")
struct RandomTests {
    @Test("the exponential function is right to twelve digits")
    func exponential() {
        // e^1, e^-1, e^10, e^0 from tables.
        for (x, expected) in [(1.0, 2.718281828459045), (-1, 0.36787944117144233), (10, 22026.465794806718), (0, 1)] {
            #expect(abs(SimulationRandom.exp(x) / expected - 1) < 1e-12)
        }
    }

    @Test("normal numbers have mean 0 and deviation 1")
    func normal() {
        var random = SimulationRandom(seed: 5)
        let numbers = (0..<50_000).map { _ in random.normal() }
        let mean = numbers.reduce(0, +) / 50_000
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 50_000
        #expect(abs(mean) < 0.02 && abs(variance - 1) < 0.03)
    }

    @Test("a weighted choice keeps its weights, also with zeros")
    func alias() {
        let table = AliasTable([1, 0, 3, 6])
        var random = SimulationRandom(seed: 6)
        var counts = [0, 0, 0, 0]
        for _ in 0..<50_000 { counts[table.draw(&random)] += 1 }
        #expect(counts[1] == 0)
        for (count, share) in zip(counts, [0.1, 0, 0.3, 0.6]) { #expect(abs(Double(count) / 50_000 - share) < 0.01) }
        #expect(AliasTable([0, 0]).probabilities == [0.5, 0.5])
    }
}
