import GaritaTesting
import Testing

@testable import Risk

@Suite("The index of profiles")
struct IndexTests {
    /// Sizes around the borders of words (64 profiles) and summaries (4,096 profiles).
    static let sizes = [0, 1, 2, 63, 64, 65, 200, 640, 4096, 4160]

    @Test("finds exactly what reading every profile finds", arguments: sizes)
    func agreesWithReading(_ size: Int) {
        let seed = UInt64(size) &* 7919 &+ 1
        var given = RandomRules(seed: seed)
        let profiles = (0..<size).map { given.profile($0) }
        let index = ProfileIndex(profiles)
        var hits = 0
        for _ in 0..<max(12, 6_000 / max(1, size)) {
            let facts = given.facts()
            let plain = profiles.indices.filter { profiles[$0].matches(facts) }
            #expect(index.matches(facts) == plain, "seed \(seed), facts \(facts)")
            hits += plain.count
        }
        if size > 2 { #expect(hits > 0) }
    }

    @Test(
        "finds the same with coarse classes of numbers, which it checks against the profiles", arguments: [1, 2, 5, 16])
    func agreesWhereCoarse(_ classes: Int) {
        let seed = UInt64(classes) &+ 400
        var given = RandomRules(seed: seed)
        let profiles = (0..<400).map { given.profile($0) }
        let index = ProfileIndex(profiles, mostClasses: classes)
        #expect(index.isCoarse)
        for _ in 0..<100 {
            let facts = given.facts()
            let plain = profiles.indices.filter { profiles[$0].matches(facts) }
            #expect(index.matches(facts) == plain, "seed \(seed), facts \(facts)")
        }
    }

    @Test("finds the same over the benchmark's own rules and facts")
    func agreesOnSamples() {
        var sample = SampleRules(seed: 1)
        let profiles = sample.profiles(2000)
        let index = ProfileIndex(profiles)
        var hits = 0
        for facts in sample.facts(20) {
            let plain = profiles.indices.filter { profiles[$0].matches(facts) }
            #expect(index.matches(facts) == plain)
            hits += plain.count
        }
        #expect(hits > 20 * 20)
    }

    @Test("a missing value matches only where the profile says so")
    func missingMatchesNothing() {
        let profiles = [
            Profile(id: "in", conditions: [.anyOf(.origin, ["CN"])]),
            Profile(id: "not-in", conditions: [.noneOf(.origin, ["CN"])]),
            Profile(id: "at-most", conditions: [.atMost(.valuePerKilogram, 5)]),
            Profile(id: "zero", conditions: [.atMost(.value, 0)]),
            Profile(id: "flag", conditions: [.flag(.aeo, false)]),
            Profile(id: "set", conditions: [.noneOf(.document, ["C644"])]),
            Profile(id: "missing origin", conditions: [.anyOf(.origin, ["CN"], missing: true)]),
            Profile(id: "missing set", conditions: [.noneOf(.document, ["C644"], missing: true)]),
        ]
        let found = ProfileIndex(profiles).matches(Facts(item: 1)).map { profiles[$0].id }
        #expect(found == ["missing origin", "missing set"])
    }

    @Test("two conditions on a set may be met by two of its elements")
    func setConditionsAreApart() {
        let profiles = [Profile(id: "both", conditions: [.anyOf(.document, ["A"]), .anyOf(.document, ["B"])])]
        let index = ProfileIndex(profiles)
        var facts = Facts(item: 1)
        facts[set: .document] = ["B", "X", "A"]
        #expect(index.matches(facts) == [0])
        facts[set: .document] = ["A", "X"]
        #expect(index.matches(facts).isEmpty)
    }
}
