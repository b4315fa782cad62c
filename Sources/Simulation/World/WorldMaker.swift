import Customs

/// Makes the world: firms with their weights and habits, then the tables that choose among them.
struct WorldMaker {
    let model: TradeModel
    let size: WorldSize
    var random: SimulationRandom
    var namer: Namer
    var world = World()

    init(model: TradeModel, size: WorldSize, seed: UInt64) {
        self.model = model
        self.size = size
        random = SimulationRandom(seed: seed, 1)
        namer = Namer(model: model, start: size.start)
    }

    static func world(_ model: TradeModel, _ size: WorldSize, seed: UInt64) -> World {
        var maker = WorldMaker(model: model, size: size, seed: seed)
        maker.addAbroad()
        maker.addBrokers()
        maker.addCarriers()
        maker.addTraders()
        maker.seedFraud()
        return maker.world
    }

    private mutating func addAbroad() {
        let known = Dictionary(model.partners.map { ($0.country, $0) }, uniquingKeysWith: { first, _ in first })
        let origins = Set(model.goods.flatMap(\.origins)).union(known.keys).sorted()
        for country in origins where country != model.country {
            let partner = known[country] ?? TradeModel.Partner(country: country, suffix: "Ltd", cities: [])
            let count = country == model.partners[0].country ? 80 : 20
            world.sellers[country] = (0..<count).map { _ in namer.foreign(partner, role: .exporter, &random) }
        }
        for partner in model.partners.prefix(2) {
            world.buyers[partner.country] = (0..<60).map { _ in namer.foreign(partner, role: .consignee, &random) }
        }
    }

    private mutating func addBrokers() {
        let count = size.brokers(licences: model.licences.count)
        for index in 0..<count {
            guard let (name, id, registered) = namer.person(&random) else { continue }
            let address = namer.address(near: index % model.offices.count, &random)
            let first = model.licences.lowerBound + index * size.licencesPerBroker
            let licences = (first..<(first + size.licencesPerBroker)).map { min($0, model.licences.upperBound) }
            let isAEO = random.chance(model.shares.aeoBrokers)
            world.brokers.append(
                Broker(
                    declarant: Party(role: .declarant, identifier: id.text, name: name, address: address),
                    licences: licences))
            register(id, name, address, [.broker], isAEO: isAEO, registered, licences: licences.map(String.init))
        }
    }

    private mutating func addCarriers() {
        let (own, abroad) = (model.country, model.partners[0].country)
        let letters = Array("ABCDEFGHJKLMNPRSTUVWXYZ")
        for index in 0..<size.carriers {
            guard let (name, id, registered) = namer.firm(model.names.carriers, &random) else { continue }
            let address = namer.address(near: index % model.offices.count, &random)
            let trucks = (0..<(6 + random.below(45))).compactMap { _ -> Carrier.Truck? in
                let isOwn = random.chance(0.7)
                let digits = String(1000 + random.below(9000))
                let text =
                    isOwn
                    ? "\(digits.prefix(2))\(random.one(of: letters))\(random.one(of: letters))\(digits.suffix(1))\(random.one(of: letters))"
                    : "\(random.one(of: letters))\(digits)\(random.below(1000))"
                guard let plate = try? Plate(text) else { return nil }
                return Carrier.Truck(
                    plate: plate, nationality: isOwn ? own : abroad, trailer: "R\(10_000 + random.below(89_999))")
            }
            let isAEO = random.chance(model.shares.aeoCarriers)
            world.carriers.append(
                Carrier(
                    party: Party(role: .carrier, identifier: id.text, name: name, address: address), trucks: trucks))
            register(id, name, address, [.carrier], isAEO: isAEO, registered)
        }
    }

    @discardableResult
    mutating func register(
        _ id: RFC, _ name: String, _ address: Address, _ kinds: Set<SimulatedOperator.Kind>, isAEO: Bool,
        _ registered: CalendarDay, licences: [String] = []
    ) -> Int {
        let number = world.operators.count + 1
        let digits = String(repeating: "0", count: max(0, 5 - String(number).count)) + String(number)
        world.operators.append(
            SimulatedOperator(
                id: id, name: name, address: address, kinds: kinds,
                certificate: isAEO ? "\(model.country.text)OEA\(digits)" : nil, licences: licences,
                registered: registered))
        return world.operators.count - 1
    }
}
