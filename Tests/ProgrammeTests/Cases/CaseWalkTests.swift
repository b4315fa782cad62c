import GaritaTesting
import Testing

@testable import Programme

@Suite("Random lives of cases") struct CaseWalkTests {
    /// `garita exercise programme` walks 100,000 times; here each kind of programme a little.
    @Test("the invariants hold in every walk", arguments: ["XX-AEO", "EU-AEO", "MX-AEO"])
    func holds(_ code: String) throws {
        let states = Set(CaseState.allCases)
        let definition: ProgrammeDefinition =
            switch code {
            case "EU-AEO": try .sample(code: code, validityMonths: nil, effectiveAfterDays: 5)
            case "MX-AEO": try .sample(code: code, states: states.subtracting([.certifiedProvisional, .reassessment]))
            default: try .sample(code: code)
            }
        let seed: UInt64 = 4_242
        var random = SplitMix64(seed: seed)
        let report = CaseWalk(rules: try .sample(definition)).run(walks: 700, random: &random)
        #expect(report.violations == [], "seed \(seed)")
        #expect(report.accepted > 5_000)
        // A walk that never gets anywhere proves nothing.
        for state in [CaseState.monitored, .suspended, .revoked, .refused] {
            #expect(report.reached[state, default: 0] > 0, "\(state) was never reached, seed \(seed)")
        }
    }
}
