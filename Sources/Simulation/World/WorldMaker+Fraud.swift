import Customs

extension WorldMaker {
    /// Seeds the false declarations and builds the tables that choose the traders.
    ///
    /// Fraud is a habit of few, not a chance of all: merchants are made false until the expected share of declarations is
    /// the configured one. Those who change their number, and the new scheme, are firms of their own whose share of the
    /// trade is reserved.
    mutating func seedFraud() {
        let offices = model.offices
        let total = offices.reduce(0) { $0 + $1.share }
        let importShare = offices.reduce(0) { $0 + $1.share * $1.importShare } / total
        let normal = world.traders.count
        let imports = offices.indices.map { probabilities(office: $0, imports: true) }
        let exports = offices.indices.map { probabilities(office: $0, imports: false) }

        let fraud = model.fraud
        let begins = Int((Double(size.days) * fraud.newSchemeFrom).rounded())
        let hasNew = size.days >= 4 && begins < size.days && weight(of: .newScheme) > 0
        let weights = fraud.schemes.reduce(0) { $0 + ($1.cause == .newScheme && !hasNew ? 0 : $1.weight) }
        let share = weights > 0 ? fraud.share : 0
        let others = share * (1 - fraud.aeoShare)
        func budget(_ cause: FraudCause) -> Double { weights > 0 ? others * weight(of: cause) / weights : 0 }

        let hopping = addHoppers(budget: budget(.identityHopping))
        let newShare = Double(size.days) / Double(max(1, size.days - begins))
        let novel = hasNew ? addNewScheme(budget: budget(.newScheme) * newShare) : []
        let (reserved, later) = (
            hopping.reduce(0) { $0 + $1.share } / max(0.01, importShare),
            novel.reduce(0) { $0 + $1.share } / max(0.01, importShare)
        )
        // What each ordinary trader's imports are of all declarations.
        let kept = max(0, 1 - reserved - (hasNew ? later / newShare : 0))
        var expected = [Double](repeating: 0, count: normal)
        for (index, office) in offices.enumerated() {
            for trader in 0..<normal {
                expected[trader] += office.share / total * office.importShare * imports[index][trader] * kept
            }
        }
        for cause in [FraudCause.undervaluation, .originSwitching, .neighbouringHeading] {
            seed(cause, budget: budget(cause), expected: expected)
        }
        seedCertified(budget: share * fraud.aeoShare, expected: expected)

        func phase(from day: Int, _ special: [(trader: Int, share: Double)]) -> World.Phase {
            let taken = special.reduce(0) { $0 + $1.share } / max(0.01, importShare)
            let tables = imports.map { probabilities in
                var weights = probabilities.map { $0 * max(0, 1 - taken) }
                weights += [Double](repeating: 0, count: world.traders.count - normal)
                for (trader, share) in special { weights[trader] = share / max(0.01, importShare) }
                return AliasTable(weights)
            }
            return World.Phase(fromDay: day, imports: tables, exports: exports.map { AliasTable($0) })
        }
        world.phases = [phase(from: 0, hopping)]
        if hasNew { world.phases.append(phase(from: begins, hopping + novel)) }
    }

    private func weight(of cause: FraudCause) -> Double {
        model.fraud.schemes.first { $0.cause == cause }?.weight ?? 0
    }

    /// Goods that a scheme can use.
    private func goods(for cause: FraudCause) -> [Int] {
        model.goods.indices.filter { index in
            let good = model.goods[index]
            // What the country makes itself is no ground for a lie at its border.
            guard good.importWeight > 0, good.dutyRate > 0, good.origins.first != model.country else { return false }
            switch cause {
            case .originSwitching: return good.origins.contains { !model.freeTradePartners.contains($0) }
            case .neighbouringHeading: return good.neighbour != nil
            default: return good.dutyRate >= 1000
            }
        }
    }

    private mutating func seed(_ cause: FraudCause, budget: Double, expected: [Double]) {
        let goods = goods(for: cause)
        guard budget > 0, !goods.isEmpty else { return }
        var left = budget
        var number = 0
        var candidates = expected.indices.filter { index in
            let trader = world.traders[index]
            return trader.kind == .merchant && !trader.isAEO && trader.crime == nil && expected[index] > 0
        }
        candidates.shuffle(using: &random)
        for index in candidates where left > budget * 0.02 {
            let part = expected[index]
            let rate = min(random.between(0.35, 0.8), left / part)
            guard rate >= 0.05, part * rate <= max(budget * 0.4, left * 0.5) else { continue }
            number += 1
            left -= part * rate
            world.traders[index].imports = (0..<3).map { _ in random.one(of: goods) }
            world.traders[index].crime = Crime(cause: cause, actor: "\(cause.rawValue)-\(number)", rate: rate)
        }
    }

    /// One certified firm that undervalues now and then: status is no proof.
    private mutating func seedCertified(budget: Double, expected: [Double]) {
        guard budget > 0 else { return }
        let best = expected.indices.filter { world.traders[$0].isAEO }.map { index in
            (index, budget / max(1e-12, expected[index] * world.traders[index].definitiveShare))
        }
        // The rate that is nearest to one in six.
        guard let (index, rate) = best.min(by: { abs($0.1 - 0.16) < abs($1.1 - 0.16) }) else { return }
        world.traders[index].crime = Crime(
            cause: .undervaluation, actor: "\(FraudCause.undervaluation.rawValue)-certified", rate: min(0.9, rate))
        let goods = goods(for: .undervaluation)
        if let good = goods.first { world.traders[index].imports[0] = good }
    }

    /// Three gangs that take a new number every ten days: same address, broker and trucks.
    private mutating func addHoppers(budget: Double) -> [(trader: Int, share: Double)] {
        let goods = goods(for: .identityHopping)
        guard budget > 0, !goods.isEmpty else { return [] }
        let (gangs, rate, life) = (3, 0.85, 10)
        return (0..<gangs).compactMap { gang in
            let home = random.below(model.offices.count)
            let imports = (0..<3).map { _ in random.one(of: goods) }
            guard
                let trader = addTrader(
                    .merchant, isAEO: false, home: home, weight: 0, imports: imports, recent: true)
            else { return nil }
            let first = world.traders[trader]
            var crime = Crime(
                cause: .identityHopping, actor: "\(FraudCause.identityHopping.rawValue)-\(gang + 1)", rate: rate)
            crime.identities = [
                Crime.Identity(fromDay: 0, importer: first.importer, operatorIndex: first.operatorIndex)
            ]
            var day = 3 + gang * 2
            while day < size.days {
                guard
                    let next = identity(
                        .merchant, isAEO: false, home: home, recent: true, at: first.importer.address)
                else { break }
                let index = next.index
                let operatorValue = world.operators[index]
                world.operators[index] = SimulatedOperator(
                    id: operatorValue.id, name: operatorValue.name, address: operatorValue.address,
                    kinds: operatorValue.kinds, certificate: nil, licences: [],
                    registered: operatorValue.registered.advanced(by: day))
                crime.identities.append(
                    Crime.Identity(fromDay: day, importer: next.importer, operatorIndex: index))
                day += life
            }
            world.traders[trader].crime = crime
            return (trader, budget / Double(gangs) / rate)
        }
    }

    /// Five young firms that declare the new scheme's goods.
    private mutating func addNewScheme(budget: Double) -> [(trader: Int, share: Double)] {
        let (firms, rate) = (5, 0.9)
        guard budget > 0 else { return [] }
        return (0..<firms).compactMap { number in
            let home = random.below(model.offices.count)
            guard
                let trader = addTrader(
                    .merchant, isAEO: false, home: home, weight: 0, imports: [model.fraud.newDeclared], recent: true)
            else { return nil }
            world.traders[trader].crime = Crime(
                cause: .newScheme, actor: "\(FraudCause.newScheme.rawValue)-\(number + 1)", rate: rate)
            return (trader, budget / Double(firms) / rate)
        }
    }
}
