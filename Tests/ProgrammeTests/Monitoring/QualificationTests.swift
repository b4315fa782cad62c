import Clearance
import Country
import Customs
import GaritaTesting
import JSON
import Testing

@testable import Programme

@Suite("Would I still qualify?")
struct QualificationTests {
    private static let now = Instant(milliseconds: 1_795_428_000_000)
    private static func days(_ days: Int64) -> Instant { now.advanced(bySeconds: -days * 86_400) }

    private func answer(
        _ check: MonitoredRequirement.Check, _ change: (inout Qualification.Knowledge) -> Void = { _ in }
    ) throws -> Qualification.Line {
        var knowledge = Qualification.Knowledge()
        change(&knowledge)
        let rules = try DeliveryTests.rules()
        var requirement = try #require(rules.requirements.first)
        requirement.check = check
        let lines = Qualification.judge([requirement], knowledge, at: Self.now)
        return try #require(lines.first)
    }

    private func observed(_ result: Observation.Result, _ age: Int64) -> Observation {
        Observation(
            owner: OperatorID(serial: 1), identifier: "X", check: "c", result: result, asOf: Self.days(age),
            source: "sat",
            delivery: "d")
    }

    @Test("an observation counts while it is fresh; an old one is not known, and so is silence")
    func observations() throws {
        let check = MonitoredRequirement.Check.observation(check: "c", freshDays: 31)
        #expect(try answer(check).cause == .silent)
        #expect(try answer(check).answer == .unknown)
        let fresh = try answer(check) { $0.observations["c"] = observed(.met, 31) }
        #expect(fresh.answer == .met && fresh.age == 31 && fresh.basis == "sat")
        let old = try answer(check) { $0.observations["c"] = observed(.notMet, 32) }
        #expect(old.answer == .unknown && old.cause == .stale)
        #expect(try answer(check) { $0.observations["c"] = observed(.notMet, 0) }.answer == .notMet)
        #expect(try answer(check) { $0.observations["c"] = observed(.unknown, 0) }.cause == .undecided)
    }

    @Test("operations, shares, overlays, notices and documents each answer by what is known")
    func others() throws {
        var figures = Clearance.Compliance()
        #expect(try answer(.operations(months: 24)).answer == .notMet)
        figures.declarations = 1
        figures.last = CalendarDay(Self.days(10))
        let operations = try answer(.operations(months: 24)) { $0.compliance[24] = figures }
        #expect(operations.answer == .met && operations.age == 10)
        let share = MonitoredRequirement.Check.compliance(months: 12, most: 0.2, least: 10)
        figures.examined = 9
        figures.unsatisfactory = 9
        #expect(try answer(share) { $0.compliance[12] = figures }.cause == .tooFew)
        figures.examined = 10
        figures.unsatisfactory = 2
        #expect(try answer(share) { $0.compliance[12] = figures }.answer == .met)
        figures.unsatisfactory = 3
        #expect(try answer(share) { $0.compliance[12] = figures }.answer == .notMet)

        #expect(try answer(.noOverlay(.debt)).answer == .met)
        #expect(try answer(.noOverlay(.debt)) { $0.overlays = [.debt] }.answer == .notMet)

        let notice = MonitoredRequirement.Check.notice(kind: "annual-update", months: 13)
        #expect(try answer(notice).answer == .unknown)
        #expect(try answer(notice) { $0.grantedAt = Self.days(100) }.cause == .notYetDue)
        #expect(try answer(notice) { $0.grantedAt = Self.days(800) }.answer == .notMet)
        let given = try answer(notice) {
            $0.grantedAt = Self.days(800)
            $0.notices["annual-update"] = Self.days(300)
        }
        #expect(given.answer == .met && given.age == 300)

        #expect(try answer(.evidence).answer == .unknown)
        #expect(try answer(.evidence) { $0.evidenceInUse = 3 }.answer == .met)
        let expired = try answer(.evidence) {
            $0.evidenceInUse = 3
            $0.expiredEvidence = [EvidenceID(serial: 7)]
        }
        #expect(expired.answer == .notMet && expired.basis == "EV-000007")
    }

    @Test("one unmet outweighs all; one unknown outweighs the met; nothing asked is not known")
    func outcome() throws {
        let met = try answer(.noOverlay(.debt))
        let open = try answer(.evidence)
        let bad = try answer(.operations(months: 1))
        #expect(Qualification.outcome(of: []) == .unknown)
        #expect(Qualification.outcome(of: [met, met]) == .met)
        #expect(Qualification.outcome(of: [met, open]) == .unknown)
        #expect(Qualification.outcome(of: [met, open, bad]) == .notMet)
        let text = QualificationJSON.lines([met, open, bad]).text()
        #expect(QualificationJSON.lines(from: text) == [met, open, bad])
    }

    @Test("Mexico's rules load, and a wrong file names every problem with its line")
    func rules() throws {
        let rules = try MonitoringRules.load(country: Repository.root + "/Countries/mx", languages: ["es", "en"])
        #expect(rules.requirements.count == 16 && rules.connectors.count == 10)
        #expect(rules.connectors.allSatisfy { !$0.isEnabled })
        #expect(rules.incidentFile.count == 9 && rules.incidentClock == "incident-notice")
        let observed = rules.requirements.compactMap { requirement -> String? in
            if case .observation(let check, _) = requirement.check { check } else { nil }
        }
        #expect(Set(observed).isSubset(of: rules.connectors.map(\.check)))
        let empty = try TemporaryFolder()
        #expect(try MonitoringRules.load(country: empty.path, languages: ["es"]).requirements.isEmpty)
    }
}
