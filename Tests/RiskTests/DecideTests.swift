import Customs
import GaritaTesting
import JSON
import Sealing
import Testing

@testable import Risk

@Suite("The decision")
struct DecideTests {
    static let certified = Context.Operator(identifier: "SAT970701NN3", status: "certified", firstSeenDays: 900)

    func decision(
        _ profiles: [Profile] = [], rates: Rates = Rates(), number: String = "N-1", version: Int = 1, seed: UInt8 = 7,
        items: Int = 1, _ change: (inout Context) -> Void = { _ in }
    ) throws -> Decision {
        var context = Given.context()
        change(&context)
        return decide(
            try Declaration.sample(items: items), as: Given.subject(number, version: version), context: context,
            ruleset: CompiledRuleset(Ruleset(profiles: profiles, rates: rates)), draws: try Given.draws(seed))
    }

    static func profile(_ id: String, _ channel: Channel, probability: Double = 1) -> Profile {
        Profile(id: id, channel: channel, probability: probability, conditions: [.prefix(.hs, ["87"])])
    }

    static func control(_ id: String, _ channel: Channel) -> Profile {
        Profile(id: id, kind: .mandatory, channel: channel, conditions: [.prefix(.hs, ["87"])])
    }

    @Test("without any rule a declaration is green, for no cause")
    func green() throws {
        let decision = try decision()
        #expect(decision.channel == .green)
        #expect(decision.cause == .none)
        #expect(decision.hits.isEmpty)
        #expect(decision.propensity == Propensity(selected: 0, red: 0))
    }

    @Test("all hits are kept and the heaviest channel wins")
    func allHits() throws {
        let decision = try decision([
            Self.profile("B", .blue), Self.profile("R", .red), Self.profile("Y", .yellow),
            Profile(id: "other goods", conditions: [.prefix(.hs, ["93"])]),
        ])
        #expect(decision.hits.map(\.id) == ["B", "R", "Y"])
        #expect(decision.channel == .red)
        #expect(decision.cause == .profile)
        #expect(decision.instructions.map(\.source) == ["R", "Y", "B"])
        #expect(decision.hits[0].items == [Hit.Item(item: 1, read: [.init(field: .hs, value: .text("8708299900"))])])
    }

    @Test("a hit names every item that matched")
    func items() throws {
        let decision = try decision([Self.profile("R", .red)], items: 3)
        #expect(decision.hits.count == 1)
        #expect(decision.hits[0].items.map(\.item) == [1, 2, 3])
    }

    @Test("an alert is mandatory, before the controls of the file")
    func alert() throws {
        let decision = try decision([Self.control("C", .yellow)]) {
            $0.alerts = [Context.Alert(id: "A", kind: "partner-alert", channel: .red, subject: "AB123C")]
        }
        #expect(decision.hits.map(\.kind) == [.alert, .mandatory])
        #expect(decision.channel == .red)
        #expect(decision.cause == .mandatory)
        #expect(decision.propensity.red == 1)
    }

    // MARK: Certified operators

    @Test("relief lowers a profile's probability and channel by one step, and the hit tells both channels")
    func relief() throws {
        var rates = Rates()
        rates.relief.channelStep = true
        rates.relief.probabilityFactor = 0.5
        let usual = try decision([Self.profile("R", .red)], rates: rates)
        #expect(usual.channel == .red)
        #expect(!usual.relief.isApplied)
        var channels: Set<Channel> = []
        for number in 0..<40 {
            let decision = try decision([Self.profile("R", .red)], rates: rates, number: "N\(number)") {
                $0.operators = [Self.certified]
            }
            #expect(decision.hits[0].channel == .red)
            #expect(decision.hits[0].applied == .yellow)
            #expect(decision.hits[0].propensity == 0.5)
            #expect(decision.relief == Relief(isCertified: true, isApplied: true))
            channels.insert(decision.channel)
        }
        #expect(channels == [.yellow, .green])
    }

    @Test("relief never reaches green by its step, nor zero by its factor")
    func reliefIsNeverExemption() throws {
        var rates = Rates()
        rates.relief.channelStep = true
        let decision = try decision([Self.profile("B", .blue)], rates: rates) { $0.operators = [Self.certified] }
        #expect(decision.channel == .blue)
    }

    @Test("mandatory controls and profiles without relief treat the certified like everybody")
    func mandatoryKnowsNoRelief() throws {
        var rates = Rates()
        rates.relief.channelStep = true
        rates.relief.probabilityFactor = 0.01
        var strict = Self.profile("S", .red)
        strict.aeoRelief = false
        for rule in [Self.control("C", .red), strict] {
            let decision = try decision([rule], rates: rates) { $0.operators = [Self.certified] }
            #expect(decision.channel == .red)
            #expect(decision.hits[0].propensity == 1)
            #expect(!decision.relief.isApplied)
        }
    }

    @Test("an operator recognised under an arrangement counts as certified, a suspended one does not")
    func recognised() throws {
        var rates = Rates()
        rates.relief.channelStep = true
        let recognised = try decision([Self.profile("R", .red)], rates: rates) {
            $0.operators = [Context.Operator(identifier: "SAT970701NN3", isRecognised: true)]
        }
        #expect(recognised.channel == .yellow)
        let suspended = try decision([Self.profile("R", .red)], rates: rates) {
            $0.operators = [Context.Operator(identifier: "SAT970701NN3", status: "suspended")]
        }
        #expect(suspended.channel == .red)
    }

    // MARK: Caps and capacity

    @Test("a profile whose cap of the day is used up keeps its hit and selects nothing")
    func cap() throws {
        var profile = Self.profile("R", .red)
        profile.dailyCap = 3
        let before = try decision([profile]) { $0.selectedToday = ["R": 2] }
        #expect(before.channel == .red)
        let after = try decision([profile]) { $0.selectedToday = ["R": 3] }
        #expect(after.channel == .green)
        #expect(after.hits[0].outcome == .capped)
        #expect(after.propensity.selected == 0)
    }

    @Test("a full red flows over to yellow, a full yellow to blue, and the decision says so")
    func capacity() throws {
        var rates = Rates()
        rates.common.capacity.red = Rates.Limit(count: 5)
        rates.common.capacity.yellow = Rates.Limit(share: 0.1)
        let profiles = [Self.profile("R", .red)]
        let free = try decision(profiles, rates: rates) { $0.load = .init(decided: 100, red: 4, yellow: 50) }
        #expect(free.channel == .red)
        #expect(free.cause == .profile)
        let full = try decision(profiles, rates: rates) { $0.load = .init(decided: 100, red: 5, yellow: 9) }
        #expect(full.channel == .yellow)
        #expect(full.cause == .capacity)
        #expect(full.thresholds.divertedFrom == .red)
        #expect(full.propensity.red == 0)
        let both = try decision(profiles, rates: rates) { $0.load = .init(decided: 100, red: 5, yellow: 11) }
        #expect(both.channel == .blue)
        // A share says nothing over a handful of decisions.
        let early = try decision(profiles, rates: rates) { $0.load = .init(decided: 10, red: 5, yellow: 10) }
        #expect(early.channel == .yellow)
    }

    @Test("capacity does not hold mandatory controls")
    func mandatoryKnowsNoCapacity() throws {
        var rates = Rates()
        rates.common.capacity.red = Rates.Limit(count: 0)
        let decision = try decision([Self.control("C", .red), Self.profile("R", .red)], rates: rates)
        #expect(decision.channel == .red)
        #expect(decision.cause == .mandatory)
    }

    @Test("an office has its own rates, and so have its sections")
    func offices() throws {
        var rates = Rates()
        var office = Rates.Office()
        office.capacity.red = Rates.Limit(count: 0)
        rates.offices["07"] = office
        for (code, channel) in [("07", Channel.yellow), ("071", .yellow), ("24", .red)] {
            #expect(try decision([Self.profile("R", .red)], rates: rates) { $0.office = code }.channel == channel)
        }
    }

    // MARK: Draws

    @Test("draws follow from seed, purpose, number and version alone")
    func drawsAreReproducible() throws {
        let first = try decision(number: "N-1")
        #expect(try decision(number: "N-1").draws == first.draws)
        let others = [
            try decision(number: "N-2"), try decision(number: "N-1", version: 2), try decision(number: "N-1", seed: 8),
        ]
        for other in others { #expect(other.draws.measurement.value != first.draws.measurement.value) }
        #expect(first.draws.measurement.value != first.draws.exploration.value)
        let message = Array("measurement\nN-1\n1".utf8)
        // By OpenSSL's own HMAC, as an auditor would repeat it.
        let tag = HMACSHA256.tag(key: Array(repeating: 7, count: 32), message: message)
        let bits = tag.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        #expect(first.draws.measurement.value == Double(bits >> 11) * 0x1p-53)
    }

    @Test("the commitment opens with the seed of its day and with no other")
    func commitment() throws {
        let seed = try Given.draws().seed
        let commitment = seed.commitment
        #expect(commitment == SHA256.hash(Array(repeating: 7, count: 32) + Array("2026-11-23".utf8)))
        #expect(seed.opens(commitment))
        #expect(DailySeed(day: seed.day.advanced(by: 1), bytes: seed.bytes)?.opens(commitment) == false)
        #expect(DailySeed(day: seed.day, bytes: [1, 2, 3]) == nil)
        #expect("\(seed)" == "seed of 2026-11-23")
    }

    @Test("each stratum is measured at its own rate, which the record keeps as propensity")
    func strata() throws {
        var rates = Rates()
        rates.common.measurement.aeo = 0.1
        rates.common.measurement.new = 0.6
        rates.common.measurement.rest = 0.3
        let cases: [(Context.Operator?, Stratum, Double)] = [
            (Self.certified, .aeo, 0.1), (Context.Operator(identifier: "SAT970701NN3", firstSeenDays: 3), .new, 0.6),
            (Context.Operator(identifier: "SAT970701NN3", firstSeenDays: 400), .rest, 0.3), (nil, .rest, 0.3),
        ]
        for (known, stratum, rate) in cases {
            var selected = 0
            let count = 600
            for number in 0..<count {
                let decision = try decision(rates: rates, number: "N\(number)") {
                    $0.operators = known.map { [$0] } ?? []
                }
                #expect(decision.draws.stratum == stratum)
                #expect(decision.draws.measurement.propensity == rate)
                #expect(abs(decision.propensity.red - rate) < 1e-12)
                #expect((decision.channel == .red) == decision.draws.measurement.isSelected)
                if decision.draws.measurement.isSelected {
                    selected += 1
                    #expect(decision.cause == .measurement)
                }
            }
            let expected: Double = rate * Double(count)
            let deviation: Double = (expected * (1 - rate)).squareRoot()
            #expect(abs(Double(selected) - expected) < 4 * deviation)
        }
    }

    @Test("measurement is drawn whatever else selects, so that its slice stays pure")
    func measurementIsPure() throws {
        var rates = Rates()
        rates.common.measurement.rest = 0.5
        for number in 0..<50 {
            let alone = try decision(rates: rates, number: "N\(number)")
            let beside = try decision(
                [Self.profile("R", .red), Self.control("C", .yellow)], rates: rates, number: "N\(number)")
            #expect(alone.draws.measurement == beside.draws.measurement)
        }
    }

    @Test("exploration takes only what nothing else selected, more of it where goods are new to the operator")
    func exploration() throws {
        var rates = Rates()
        rates.common.exploration.rate = 0.2
        rates.common.exploration.newKeyRate = 0.9
        var causes: [Cause: Int] = [:]
        for number in 0..<200 {
            let decision = try decision(rates: rates, number: "N\(number)")
            #expect(decision.draws.exploration.propensity == 0.2)
            causes[decision.cause, default: 0] += 1
            if decision.cause == .exploration { #expect(decision.channel == .yellow) }
            let selected = try self.decision([Self.profile("B", .blue)], rates: rates, number: "N\(number)")
            #expect(!selected.draws.exploration.isSelected)
            #expect(selected.channel == .blue)
        }
        #expect((20...60).contains(causes[.exploration] ?? 0))
        let first = try decision(rates: rates) { $0.items = [Context.Item(sequence: 1, isFirstHS: true)] }
        #expect(first.draws.exploration.propensity == 0.9)
    }

    @Test("propensities are the frequencies with which seeds select")
    func propensities() throws {
        var rates = Rates()
        rates.common.measurement.rest = 0.1
        rates.common.exploration.rate = 0.2
        let profiles = [
            Self.profile("R", .red, probability: 0.3), Self.profile("Y", .yellow, probability: 0.4),
        ]
        var (selected, red) = (0.0, 0.0)
        let count = 1500
        var propensity = Propensity(selected: 0, red: 0)
        for number in 0..<count {
            let decision = try decision(profiles, rates: rates, number: "N\(number)")
            propensity = decision.propensity
            if decision.channel != .green { selected += 1 }
            if decision.channel == .red { red += 1 }
        }
        #expect(abs(propensity.selected - 0.6976) < 1e-12)  // 1 - 0.9 × 0.8 × 0.7 × 0.6
        #expect(abs(propensity.red - 0.37) < 1e-12)  // 1 - 0.9 × 0.7
        #expect(abs(selected / Double(count) - propensity.selected) < 0.05)
        #expect(abs(red / Double(count) - propensity.red) < 0.05)
    }
}
