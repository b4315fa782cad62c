import Clearance
import Customs
import GaritaTesting
import Risk
import Testing

@testable import Programme

@Suite("Treatment compared")
struct BenefitComparisonTests {
    private func line(_ measure: BenefitMeasure, _ rows: [TrafficRow]) throws -> BenefitLine {
        try #require(try TrafficSample.lines(rows).first { $0.measure == measure })
    }

    @Test("in one cell the shares are plain shares and their difference Newcombe's")
    func oneCell() throws {
        let rows = TrafficSample.month(own: 70, examined: 14, others: 80, othersExamined: 32)
        let line = try line(.examined, rows)
        let figures = try #require(line.figures)
        #expect(line.cases == 70 && line.compared == 80 && line.leftOut == 0)
        #expect(figures.own.value == 0.2 && figures.others.value == 0.4)
        // 56/70 less 48/80 of Newcombe's table II, turned round.
        #expect(abs(figures.difference.low + 0.3339) < 0.0001 && abs(figures.difference.high + 0.0524) < 0.0001)
        #expect(line.verdict == .better)
    }

    @Test("over several cells the others' figure is weighted by the operator's own mix")
    func standardised() throws {
        // 30 at office 07 (others 10 of 100 examined), 10 at office 24 (others 40 of 80): 0.75 × 0.1 + 0.25 × 0.5.
        let rows =
            TrafficSample.month(own: 30, examined: 3, others: 100, othersExamined: 10)
            + TrafficSample.month(own: 10, examined: 5, others: 80, othersExamined: 40, office: "24", from: 200)
        let line = try line(.examined, rows)
        let figures = try #require(line.figures)
        #expect(figures.own.value == 0.2)
        #expect(abs(figures.others.value - 0.2) < 1e-9)
        #expect(abs(figures.difference.value) < 1e-9 && line.verdict == .same)
        // Unweighted, the others' share would be 50 of 180, and the operator would look better for where it trades.
        #expect(abs(figures.others.value - 50.0 / 180) > 0.05)
        let (a, b) = (
            Estimate.share(10, of: 100, deviate: 1.959964), Estimate.share(40, of: 80, deviate: 1.959964)
        )
        let below =
            (0.75 * (a.value - a.low) * 0.75 * (a.value - a.low) + 0.25 * (b.value - b.low) * 0.25 * (b.value - b.low))
            .squareRoot()
        #expect(abs(figures.others.low - (0.2 - below)) < 1e-6)
    }

    @Test("minutes: half and nine of ten, in the operator's mix, with the sign of the difference")
    func times() throws {
        let rows = TrafficSample.month(own: 60, examined: 3, others: 200, othersExamined: 120)
        let half = try #require(try line(.half, rows).figures)
        #expect(half.own.value == 300 && half.others.value == 10_800 && half.difference.value == -10_500)
        #expect(try line(.half, rows).verdict == .better)
        let nine = try #require(try line(.nine, rows).figures)
        #expect(nine.own.value == 300 && nine.others.value == 10_800)
        // With the groups the other way round, the operator waits longer.
        let worse = TrafficSample.month(own: 60, examined: 50, others: 200, othersExamined: 10)
        #expect(try line(.half, worse).verdict == .worse && line(.examined, worse).verdict == .worse)
    }

    @Test("cells with few cases or few traders are left out and counted")
    func leftOut() throws {
        let enough = TrafficSample.month(own: 40, examined: 4, others: 60, othersExamined: 20)
        let few = (0..<10).map { TrafficSample.row(500 + $0, trader: "RFC1", chapter: "22", trusted: true) }
        let four = (0..<4).map { TrafficSample.row(600 + $0, trader: "X\($0)", chapter: "22") }
        #expect(try line(.examined, enough + few + four).leftOut == 10)
        // Of two traders only, however many cases: what they met is theirs to know.
        let two = (0..<50).map { TrafficSample.row(700 + $0, trader: "X\($0 % 2)", chapter: "22") }
        #expect(try line(.examined, enough + few + two).leftOut == 10)
        let three = (0..<6).map { TrafficSample.row(800 + $0, trader: "X\($0 % 3)", chapter: "22") }
        #expect(try line(.examined, enough + few + three).leftOut == 0)
    }

    @Test(
        "with too few cases on a side, or too few that can be compared, there is no figure",
        arguments: 1...60 as ClosedRange<UInt64>)
    func tooFew(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let own = Int.random(in: 0...40, using: &random)
        let others = Int.random(in: 0...100, using: &random)
        let alone = Int.random(in: 0...40, using: &random)
        let rows =
            TrafficSample.month(
                own: own, examined: Int.random(in: 0...own, using: &random), others: others,
                othersExamined: Int.random(in: 0...others, using: &random))
            + (0..<alone).map { TrafficSample.row(900 + Int64($0), trader: "RFC1", chapter: "01", trusted: true) }
        let isUsable = others >= 12 || Set((0..<others).map { $0 % 12 }).count >= 3 && others >= 5
        let cases = isUsable ? own : 0
        let isEnough = cases >= 20 && others >= 50 && Double(cases) >= 0.5 * Double(own + alone)
        for line in try TrafficSample.lines(rows) {
            #expect((line.verdict == .tooFew) == (line.figures == nil), "seed \(seed)")
            if !line.measure.isTime { #expect((line.figures != nil) == isEnough, "seed \(seed)") }
            if !isEnough { #expect(line.figures == nil, "seed \(seed)") }
            #expect(line.cases + line.leftOut == own + alone)
        }
    }

    @Test("the same declarations in any order give the same bytes", arguments: 1...10 as ClosedRange<UInt64>)
    func sameBytes(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let rows =
            ["07", "24", "43"].enumerated().flatMap { index, office in
                TrafficSample.month(
                    own: 30, examined: Int.random(in: 0...20, using: &random), others: 90,
                    othersExamined: Int.random(in: 0...60, using: &random), office: office,
                    from: Int64(index * 1000 + 1))
            }
        let first = try BenefitBytes.write(try #require(try TrafficSample.benefits(rows)))
        let second = try BenefitBytes.write(try #require(try TrafficSample.benefits(rows.shuffled(using: &random))))
        #expect(first == second)
        #expect(try BenefitBytes.read(OperatorBenefits.self, first) == TrafficSample.benefits(rows))
    }

    @Test("suspended operators are on neither side; own declarations without active status do not count")
    func sides() throws {
        var file = TrafficSample.file()
        file.held[0].changes = [
            StatusChange(since: Instant(milliseconds: 0), status: .certified),
            StatusChange(since: TrafficSample.start.advanced(bySeconds: 60 * 31), status: .suspended),
        ]
        let rows = TrafficSample.month(own: 40, examined: 0, others: 60, othersExamined: 30)
        let found = try #require(try TrafficSample.benefits(rows, files: [file]))
        #expect(found.declarations == 30)
        #expect(found.lines.allSatisfy { $0.cases == 30 && $0.compared == 60 })
        // Trusted by a source that this register does not know: neither.
        let elsewhere = (0..<50).map { TrafficSample.row(800 + $0, trader: "E\($0)", trusted: true) }
        #expect(try TrafficSample.benefits(rows + elsewhere, files: [file])?.lines == found.lines)
    }

    @Test("what is withdrawn or has not come is counted apart; what is open counts with the time so far")
    func open() throws {
        let rows =
            TrafficSample.month(own: 30, examined: 0, others: 60, othersExamined: 0)
            + [
                TrafficSample.row(900, trader: "RFC1", seconds: nil, state: .withdrawn),
                TrafficSample.row(901, trader: "RFC1", control: .examination, seconds: nil, state: .examination),
            ]
        let now = TrafficSample.start.advanced(bySeconds: 901 * 60 + 7200)
        let found = try #require(try TrafficSample.benefits(rows, now: now))
        #expect(found.declarations == 32 && found.untreated == 1 && found.open == 1)
        #expect(
            found.lines[0].cases == 31
                && found.lines[0].figures?.own.value == Estimate.share(1, of: 31, deviate: 1).rounded.value)
    }

    @Test("not delivered: a status that was not counted, and a wait beyond nine of ten under the same control")
    func undelivered() throws {
        let queue = (0..<60).map {
            TrafficSample.row(100 + $0, trader: "T\($0 % 12)", control: .examination, seconds: 100 * ($0 + 1))
        }
        let mine = [
            TrafficSample.row(1, trader: "RFC1", control: .examination, seconds: 5400, trusted: true),
            TrafficSample.row(2, trader: "RFC1", control: .examination, seconds: 5401, trusted: true),
            TrafficSample.row(3, trader: "RFC1", control: .documents, seconds: 60, trusted: false),
            TrafficSample.row(4, trader: "RFC1", control: .documents, trusted: false, cause: .mandatory),
            TrafficSample.row(5, trader: "RFC1", control: .documents, trusted: false, cause: .measurement),
            TrafficSample.row(6, trader: "RFC1", control: .none, trusted: false),
            TrafficSample.row(7, trader: "RFC1", control: .examination, seconds: 90_000, trusted: true, holds: 1),
            TrafficSample.row(8, trader: "RFC1", control: .documents, seconds: 90_000, trusted: true),
        ]
        let found = try #require(try TrafficSample.benefits(queue + mine))
        #expect(found.undelivered.map(\.reason) == [.waitedLonger, .statusNotCounted])
        #expect(found.undelivered.map(\.number) == ["26MX0000000000002K", "26MX0000000000003K"])
        // The 54th of 60 is 5,400 seconds.
        #expect(found.undelivered[0].limit == 5400 && found.undeliveredCount == 2)
        #expect(
            try TrafficSample.benefits(queue + mine, promises: ["b"])?.undelivered.map(\.reason) == [.statusNotCounted])
        #expect(try TrafficSample.benefits(queue + mine, promises: [])?.undelivered.isEmpty == true)
    }

    @Test("the programme's figures are those of all holders together, by office and by role")
    func programme() throws {
        var rows = TrafficSample.month(own: 40, examined: 4, others: 60, othersExamined: 30)
        rows += (0..<40).map { index in
            TrafficSample.row(
                500 + index, trader: "RFC2", office: "24", control: index < 20 ? .examination : .none, trusted: true,
                flow: .export)
        }
        rows += (0..<60).map { TrafficSample.row(600 + $0, trader: "T\($0 % 12)", office: "24", flow: .export) }
        var other = TrafficSample.file(2, "RFC2", role: "exporter")
        other.held.append(
            HeldStatus(caseID: CaseID(serial: 9), programme: "MX-OEA", role: "importer", changes: other.held[0].changes)
        )
        let tally = try TrafficSample.tally(rows, files: [TrafficSample.file(), other])
        let found = tally.benefits(of: "MX-OEA", undelivered: 3)
        #expect(found.operators == 2 && found.undelivered == 3)
        #expect(
            found.parts.map { "\($0.kind.rawValue) \($0.code)" } == [
                "all ", "office 07", "office 24", "role exporter", "role importer",
            ])
        #expect(found.parts.map(\.declarations) == [80, 40, 40, 40, 40])
        #expect(found.parts.map { $0.lines[0].verdict } == [.same, .better, .worse, .worse, .better])
    }

    @Test("a month of many holders is compared in seconds")
    func speed() throws {
        var random = SplitMix64(seed: 3)
        let offices = ["07", "24", "43", "17"]
        let files = (1...200 as ClosedRange<Int64>).map { TrafficSample.file($0, "RFC\($0)") }
        let rows = (1...20_000 as ClosedRange<Int64>).map { serial -> TrafficRow in
            let isOwn = Int.random(in: 0..<10, using: &random) < 6
            let isExamined = Int.random(in: 0..<100, using: &random) < (isOwn ? 4 : 12)
            let trader = isOwn ? "RFC\(Int.random(in: 1...200, using: &random))" : "T\(serial % 700)"
            return TrafficSample.row(
                serial, trader: trader, office: offices.randomElement(using: &random) ?? "07",
                chapter: String(Int.random(in: 60...69, using: &random)),
                control: isExamined ? .examination : .none, seconds: isExamined ? Int64(serial % 20_000) : 0,
                trusted: isOwn, lodgedAt: TrafficSample.start.advanced(bySeconds: serial * 60))
        }
        let begin = ContinuousClock.now
        let tally = try TrafficSample.tally(rows, files: files)
        let found = tally.operators(of: "MX-OEA").compactMap {
            tally.benefits(of: $0, in: "MX-OEA", promises: ["b", "c"])
        }
        let all = tally.benefits(of: "MX-OEA", undelivered: 0)
        let took = (ContinuousClock.now - begin) / .seconds(1)
        print(
            "benefits: 20,000 declarations, \(found.count) operators compared in \(Int(took * 1000)) ms (debug build)")
        #expect(all.parts[0].lines[0].verdict == .better && found.count == 200)
    }

    @Test("months know their neighbours, their first moment and how they are written")
    func months() throws {
        let december = try #require(Month("2026-12"))
        #expect(december.next.description == "2027-01" && december.next.previous == december)
        #expect(Month("2026-13") == nil && Month("2026-1") == nil && Month("202-011") == nil && Month("+026-11") == nil)
        let zone = try Zone.load("America/Mexico_City")
        #expect(december.start(in: zone).description == "2026-12-01T06:00:00Z")
        #expect(Month(of: december.start(in: zone).advanced(bySeconds: -1), in: zone).description == "2026-11")
    }
}
