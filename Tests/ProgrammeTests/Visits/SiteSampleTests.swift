import Customs
import Testing

@testable import Programme

@Suite("The sites that a validation visits")
struct SiteSampleTests {
    private func sites(_ count: Int) -> [SiteProfile] {
        (1...count).map { SiteProfile(site: SiteID(serial: Int64($0)), risk: $0 % 25 + 1) }
    }

    @Test("few sites are all visited")
    func few() {
        let sample = SiteSample(sites(4), seed: "x")
        #expect(sample.chosen.map(\.cause) == ["all", "all", "all", "all"] && sample.left == [])
    }

    @Test("every site is visited or left out, once and with a reason, whatever the seed")
    func reasons() {
        for count in 5...60 {
            for seed in ["a", "b", "c"] {
                let sample = SiteSample(sites(count), seed: seed)
                let named = (sample.chosen + sample.left).map(\.site)
                #expect(named.count == count && Set(named).count == count)
                #expect(sample.chosen.allSatisfy { SiteSample.Cause(rawValue: $0.cause) != nil })
                #expect(sample.left.allSatisfy { SiteSample.Omission(rawValue: $0.cause) != nil })
                #expect(
                    sample.chosen.contains { $0.cause == "random" } && sample.chosen.contains { $0.cause == "risk" })
            }
        }
    }

    @Test("sites with incidents or new roles are always visited, and say so")
    func incidents() {
        var all = sites(40)
        all[11].incidents = 1
        all[20].newRoles = ["carrier"]
        for seed in 0..<20 {
            let causes = Dictionary(
                uniqueKeysWithValues: SiteSample(all, seed: "\(seed)").chosen.map { ($0.site, $0.cause) })
            #expect(causes[all[11].site] == "incident" && causes[all[20].site] == "role")
        }
    }

    @Test("the same seed draws the same sites, in whatever order they come; another seed draws others")
    func seeds() {
        let all = sites(40)
        let sample = SiteSample(all, seed: "leaf-1")
        #expect(SiteSample(all.reversed(), seed: "leaf-1") == sample)
        #expect(SiteSample(all, seed: "leaf-2").chosen != sample.chosen)
        // Fixed for all versions: a sample of years ago can be drawn again.
        #expect(
            sample.chosen.map { "\($0.site.text.suffix(2)) \($0.cause)" }.joined(separator: ", ") == Self.kept)
    }

    static let kept = """
        04 risk, 06 risk, 08 risk, 12 risk, 18 risk, 21 risk, 23 random, 24 risk, 36 risk, 38 random
        """

    @Test("a site of more risk is drawn more often, and none can count on being left out")
    func chances() {
        let all =
            [SiteProfile(site: SiteID(serial: 1), risk: 25)]
            + (2...10).map {
                SiteProfile(site: SiteID(serial: Int64($0)), risk: 2)
            }
        var counts: [SiteID: Int] = [:]
        for seed in 0..<400 {
            for reason in SiteSample(all, seed: "\(seed)").chosen { counts[reason.site, default: 0] += 1 }
        }
        #expect(counts[all[0].site] ?? 0 > 280)
        #expect(counts.count == 10 && counts.values.allSatisfy { $0 > 40 })
    }

    @Test("a person's change is marked as one")
    func changes() throws {
        let sample = SiteSample(sites(30), seed: "x")
        let (inside, outside) = (try #require(sample.chosen.first).site, try #require(sample.left.first).site)
        let changed = sample.changed(inside, isVisited: false).changed(outside, isVisited: true)
        #expect(changed.left.contains { $0.site == inside && $0.cause == "removed" })
        #expect(changed.chosen.contains { $0.site == outside && $0.cause == "added" })
        #expect(sample.changed(inside, isVisited: true) == sample)
    }

    @Test("two persons visit, none with a conflict, none who decides")
    func team() throws {
        let today = try CalendarDay("2026-11-23")
        let rules = VisitTeam(conflicts: ["carla"], deciders: ["dora"], validators: ["vera", "saul", "carla", "dora"])
        func code(_ lead: String, _ second: String, notice: Int = 0) throws -> VisitError.Code? {
            try VisitSamples.plan(lead: lead, second: second).refusal(rules, today: today, notice: notice)?.code
        }
        #expect(try code("vera", "saul") == nil)
        #expect(try code("vera", "vera") == .twoPersons)
        #expect(try code("vera", "") == .twoPersons)
        #expect(try code("vera", "carla") == .conflict)
        #expect(try code("dora", "saul") == .decides)
        #expect(try code("vera", "otto") == .notValidator)
        #expect(try code("vera", "saul", notice: 2) == .day)
        var plan = try VisitSamples.plan()
        plan.checks.append(plan.checks[0])
        #expect(plan.refusal(rules, today: today)?.code == .questions)
    }
}
