import GaritaTesting
import Risk
import Testing

@testable import Clearance

@Suite("The life of a declaration")
struct DeclarationLifeTests {
    @Test("green and blue goods that are there are released at once; yellow waits for documents, red for examination")
    func firstState() {
        #expect(DeclarationLife.accepted(channel: .green, presented: true).state == .released)
        #expect(DeclarationLife.accepted(channel: .blue, presented: true).state == .released)
        #expect(DeclarationLife.accepted(channel: .yellow, presented: true).state == .documents)
        #expect(DeclarationLife.accepted(channel: .red, presented: true).state == .examination)
        for channel in Channel.allCases {
            #expect(DeclarationLife.accepted(channel: channel, presented: false).state == .prelodged)
        }
    }

    @Test("a hold keeps checked goods from release until it is lifted")
    func holds() throws {
        var life = DeclarationLife.accepted(channel: .yellow, presented: true)
        try life.placeHold("sanitary")
        try life.recordCheck(satisfactory: true)
        #expect(life.state == .checked)
        #expect(throws: LifeError.self) { try life.liftHold("other") }
        try life.liftHold("sanitary")
        #expect(life.state == .released)
    }

    @Test("an amendment never lowers a control that is due")
    func amendmentKeepsControl() throws {
        var life = DeclarationLife.accepted(channel: .yellow, presented: true)
        try life.amend(decided: .green)
        #expect(life.channel == .yellow)
        #expect(life.state == .documents)
        #expect(life.version == 2)
        try life.amend(decided: .red)
        #expect(life.state == .examination)
    }

    @Test("a declaration selected for examination cannot be withdrawn or amended away")
    func noEscape() throws {
        var life = DeclarationLife.accepted(channel: .red, presented: true)
        #expect(throws: LifeError.self) { try life.withdraw() }
        #expect(throws: LifeError.self) { try life.amend(decided: .green) }
        try life.recordCheck(satisfactory: false)
        #expect(life.state == .stopped)
        #expect(throws: LifeError.self) { try life.withdraw() }
    }

    /// One random act; whether it was allowed.
    private func perform(_ act: DeclarationAct, on life: inout DeclarationLife, with random: inout SplitMix64) -> Bool {
        do {
            switch act {
            case .present: try life.present()
            case .amend: try life.amend(decided: Channel.allCases.randomElement(using: &random) ?? .green)
            case .withdraw: try life.withdraw()
            case .recordCheck:
                try life.recordCheck(satisfactory: Bool.random(using: &random), escalate: Bool.random(using: &random))
            case .placeHold: try life.placeHold("h\(Int.random(in: 0..<3, using: &random))")
            case .liftHold: try life.liftHold(life.holds.sorted().first ?? "none")
            }
            return true
        } catch {
            return false
        }
    }

    @Test(
        "over 20,000 random walks: final states are final, holds hold, channels never fall, refused acts change nothing"
    )
    func randomWalks() {
        for seed in UInt64(0)..<20_000 {
            var random = SplitMix64(seed: seed)
            var life = DeclarationLife.accepted(
                channel: Channel.allCases.randomElement(using: &random) ?? .red, presented: Bool.random(using: &random))
            for _ in 0..<12 {
                let before = life
                let act = DeclarationAct.allCases.randomElement(using: &random) ?? .present
                let done = perform(act, on: &life, with: &random)
                #expect(done || life == before, "seed \(seed): a refused \(act) changed the declaration")
                #expect(!before.state.isFinal || !done, "seed \(seed): \(act) after \(before.state)")
                #expect(life.channel >= before.channel, "seed \(seed): the channel fell")
                #expect(life.version >= before.version, "seed \(seed): the version fell")
                if life.state == .released, before.state != .released {
                    #expect(life.holds.isEmpty, "seed \(seed): released with holds")
                }
                if done { #expect(before.allows(act), "seed \(seed): \(act) is not in the table for \(before.state)") }
            }
        }
    }
}
