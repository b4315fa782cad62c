import Clearance

/// Compares the treatment of some declarations with that of comparable traffic: pure, the same cases give the same lines.
///
/// By direct standardisation (Rothman, Greenland, Lash, *Modern Epidemiology*, chapter 4; WCO *Guide to measure the time
/// required for the release of goods* asks for the same segments): in each cell of the operator the figure of those
/// without status, weighted by how many of the operator's own declarations fall into that cell. It answers: what would
/// these same declarations have met without status? Cells with too little comparable traffic are left out and counted.
///
/// Own cases in one cell after the other are taken for one sample: where the cells differ, that makes the interval wider
/// than it need be, never narrower. Open cases count with the time until now, which is the least that they can take.
package enum BenefitComparison {
    /// The lines of all measures, in the order of ``BenefitMeasure``.
    package static func lines(of cases: [BenefitCase], against traffic: ComparableTraffic) -> [BenefitLine] {
        let strata = Strata(cases, traffic)
        return BenefitMeasure.allCases.map { strata.line($0) }
    }

    /// What was promised and not delivered, in the order of lodgement.
    ///
    /// - Parameter promises: the letters of TFA 7.7.3 under which the programme promises something.
    package static func undelivered(
        _ cases: [BenefitCase], against traffic: ComparableTraffic, promises: Set<String>
    ) -> [Undelivered] {
        var found: [Undelivered] = []
        for one in cases {
            func add(_ reason: Undelivered.Reason, limit: Int32? = nil) {
                guard promises.contains(reason.promise) else { return }
                found.append(
                    Undelivered(
                        number: one.number, reason: reason, office: one.cell.office, lodgedAt: one.lodgedAt,
                        seconds: one.seconds, limit: limit))
            }
            if !one.trusted, one.control != .none, !one.isBeyondRelief { add(.statusNotCounted) }
            // A hold has its own reason and its own remedy.
            if one.holds == 0, let limit = traffic.longWait(ComparableTraffic.Queue(one)), one.seconds > limit {
                add(.waitedLonger, limit: limit)
            }
        }
        return found.sorted {
            ($0.lodgedAt, $0.number, $0.reason.rawValue) < ($1.lodgedAt, $1.number, $1.reason.rawValue)
        }
    }

    /// The declarations that can be compared, cell by cell.
    private struct Strata {
        let method: BenefitMethod
        var own: [BenefitCase] = []
        /// The comparable cells with their weights, which sum to one.
        var others: [(weight: Double, cell: ComparableTraffic.Cell)] = []
        var compared = 0
        let all: Int

        init(_ cases: [BenefitCase], _ traffic: ComparableTraffic) {
            method = traffic.method
            all = cases.count
            var byCell: [ComparableCell: [BenefitCase]] = [:]
            for one in cases { byCell[one.cell, default: []].append(one) }
            var counts: [Int] = []
            // In one order: sums of floating-point numbers depend on it.
            for key in byCell.keys.sorted() {
                guard let mine = byCell[key], let cell = traffic.usable(key) else { continue }
                own += mine
                counts.append(mine.count)
                others.append((0, cell))
                compared += cell.cases
            }
            for index in others.indices { others[index].weight = Double(counts[index]) / Double(own.count) }
        }

        var isEnough: Bool {
            own.count >= method.cases && compared >= method.compared
                && Double(own.count) >= method.coverage * Double(all)
        }

        func line(_ measure: BenefitMeasure) -> BenefitLine {
            var line = BenefitLine(
                measure: measure, cases: own.count, compared: compared, leftOut: all - own.count, verdict: .tooFew)
            guard isEnough, let (mine, theirs) = estimates(measure) else { return line }
            let difference = mine.minus(theirs).rounded
            line.figures = BenefitLine.Figures(own: mine.rounded, others: theirs.rounded, difference: difference)
            line.verdict = difference.high < 0 ? .better : difference.low > 0 ? .worse : .same
            return line
        }

        private func estimates(_ measure: BenefitMeasure) -> (own: Estimate, others: Estimate)? {
            switch measure {
            case .examined: share({ $0.control == .examination }, \.examined)
            case .controlled: share({ $0.control != .none }, \.controlled)
            case .half: time(0.5)
            case .nine: time(0.9)
            }
        }

        private func share(
            _ isOne: (BenefitCase) -> Bool, _ count: (ComparableTraffic.Cell) -> Int
        ) -> (own: Estimate, others: Estimate) {
            let z = method.deviate
            let mine = Estimate.share(own.reduce(0) { $0 + (isOne($1) ? 1 : 0) }, of: own.count, deviate: z)
            let theirs = Estimate.sum(
                others.map { ($0.weight, Estimate.share(count($0.cell), of: $0.cell.cases, deviate: z)) })
            return (mine, theirs)
        }

        private func time(_ share: Double) -> (own: Estimate, others: Estimate)? {
            let mine = WeightedSample([(1, own.map(\.seconds).sorted())])
            let theirs = WeightedSample(others.map { ($0.weight, $0.cell.seconds) })
            guard let own = mine.estimate(share, deviate: method.deviate),
                let others = theirs.estimate(share, deviate: method.deviate)
            else { return nil }
            return (own, others)
        }
    }
}
