import Customs

extension WorldMaker {
    /// Firms by falling weight (Zipf): the first few carry much of the trade, and most of the certified are among them.
    mutating func addTraders() {
        let count = size.traders
        var certified = Int((Double(count) * model.shares.aeoOperators).rounded())
        let homes = AliasTable(model.offices.map(\.share))
        for rank in 0..<count {
            let kind = traderKind()
            // Certified firms are mostly large manufacturers; the last ranks take what is left over.
            let isAEO =
                certified > 0 && (random.chance(kind == .manufacturer ? 0.7 : 0.12) || count - rank <= certified)
            if isAEO { certified -= 1 }
            addTrader(
                kind, isAEO: isAEO, home: homes.draw(&random), weight: 1 / Double(rank + 8), imports: nil)
        }
    }

    private mutating func traderKind() -> Trader.Kind {
        let draw = random.unit()
        if draw < model.shares.manufacturers { return .manufacturer }
        return draw < model.shares.manufacturers + model.shares.growers ? .grower : .merchant
    }

    /// Adds a firm; `imports` fixes what it brings in.
    @discardableResult
    mutating func addTrader(
        _ kind: Trader.Kind, isAEO: Bool, home: Int, weight: Double, imports: [Int]?, recent: Bool = false
    ) -> Int? {
        guard let identity = identity(kind, isAEO: isAEO, home: home, recent: recent) else { return nil }
        let taste = AliasTable(model.goods.map { kind == .grower ? $0.exportWeight : $0.importWeight })
        let products = AliasTable(
            model.goods.map { good in
                let isFood = good.commodity.chapter < "25"
                return (kind == .grower) == isFood ? good.exportWeight : 0
            })
        let holders =
            identity.certificate.map { [AuthorisationHolder(identifier: $0, category: "AEOC")] } ?? []
        world.traders.append(
            Trader(
                kind: kind, operatorIndex: identity.index, importer: identity.importer, exporter: identity.exporter,
                holders: holders, isAEO: isAEO,
                imports: imports ?? (0..<(kind == .manufacturer ? 8 : 4)).map { _ in taste.draw(&random) },
                exports: (0..<(kind == .manufacturer ? 4 : 2)).map { _ in products.draw(&random) },
                priceLevel: random.logNormal(1, 0.12),
                brokers: (0..<(1 + random.below(3))).map { _ in random.below(world.brokers.count) },
                carriers: (0..<(1 + random.below(4))).map { _ in random.below(world.carriers.count) }, home: home,
                weight: weight))
        return world.traders.count - 1
    }

    /// A new firm in the register, ready to stand in declarations.
    mutating func identity(
        _ kind: Trader.Kind, isAEO: Bool, home: Int, recent: Bool, at address: Address? = nil
    ) -> (index: Int, importer: Party, exporter: Party, certificate: String?)? {
        let words =
            switch kind {
            case .manufacturer: model.names.first
            case .merchant: model.names.trade
            case .grower: model.names.farm
            }
        guard let (name, id, registered) = namer.firm(words, recent: recent, &random) else { return nil }
        let address = address ?? namer.address(near: home, &random)
        let kinds: Set<SimulatedOperator.Kind> = kind == .merchant ? [.importer] : [.importer, .exporter]
        let index = register(id, name, address, kinds, isAEO: isAEO, registered)
        return (
            index, Party(role: .importer, identifier: id.text, name: name, address: address),
            Party(role: .exporter, identifier: id.text, name: name, address: address),
            world.operators[index].certificate
        )
    }

    /// The probability of each trader at an office; certified firms together get their configured share.
    func probabilities(office: Int, imports: Bool) -> [Double] {
        var weights = world.traders.map { trader -> Double in
            let factor: Double =
                switch trader.kind {
                case .manufacturer: 1
                case .merchant: imports ? 1.2 : 0.05
                case .grower: imports ? 0.03 : 1.6
                }
            return trader.weight * factor * (trader.home == office ? 1 : 0.06)
        }
        let certified = zip(world.traders, weights).reduce(0) { $0 + ($1.0.isAEO ? $1.1 : 0) }
        let others = weights.reduce(0, +) - certified
        guard certified > 0, others > 0 else {
            let total = certified + others
            return weights.map { $0 / total }
        }
        for index in weights.indices {
            weights[index] *=
                world.traders[index].isAEO ? model.shares.aeoShare / certified : (1 - model.shares.aeoShare) / others
        }
        return weights
    }
}
