import Customs

extension DeclarationMaker {
    /// Who buys and sells. Most goods cross from the neighbour, wherever they are from: then its distributor sells them.
    func parties(
        _ trader: Trader, _ identity: Crime.Identity?, origin: CountryCode, isImport: Bool,
        _ random: inout SimulationRandom
    ) -> (trade: [Party], abroad: Party, exportCountry: CountryCode?) {
        let neighbour = model.partners[0].country
        let carrier = world.carriers[trader.carriers[0]].party
        guard isImport else {
            let isNear = random.chance(0.96)
            let country = isNear ? neighbour : model.partners[min(1, model.partners.count - 1)].country
            let buyer = pick(world.buyers[country], habit: trader.operatorIndex, 3, &random)
            return ([trader.exporter, buyer, carrier], buyer, model.country)
        }
        let country = origin == model.country || random.chance(0.6) ? neighbour : origin
        let seller = pick(world.sellers[country], habit: trader.operatorIndex, 4, &random)
        return ([identity?.importer ?? trader.importer, seller, carrier], seller, seller.address?.country)
    }

    /// One of the trader's few usual partners, now and then a new one.
    private func pick(
        _ list: [Party]?, habit: Int, _ usual: Int, _ random: inout SimulationRandom
    ) -> Party {
        guard let list, !list.isEmpty else { return Party(role: .exporter) }
        let choice =
            random.chance(0.9) ? (habit &* 31 &+ random.below(usual) &* 7) % list.count : random.below(list.count)
        return list[choice]
    }

    /// The consignment's reference in the WCO form: year's last digit, country, firm, own reference.
    func ucr(_ trader: Trader, _ identity: Crime.Identity?, reference: String) -> String {
        let firm = identity?.importer.identifier ?? trader.importer.identifier ?? ""
        return "\(day.year % 10)\(model.country.text)\(firm)-\(reference.suffix(15))"
    }

    func invoice(_ random: inout SimulationRandom) -> SupportingDocument {
        var bytes: [UInt8] = [0x43, 0x4F, 0x56, 0x45]
        var bits = random.next()
        for _ in 0..<9 {
            let digit = UInt8(bits % 36)
            bytes.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
            bits /= 36
        }
        return SupportingDocument(category: "N", typeCode: "380", identifier: String(decoding: bytes, as: UTF8.self))
    }

    /// Truck, trailer or wagon, and seals; the plate for a truck.
    func addTransport(
        _ slot: Slot, _ trader: Trader, isRail: Bool, to declaration: inout Declaration, _ shipment: inout Shipment,
        _ random: inout SimulationRandom
    ) -> Plate? {
        var consignment = Consignment()
        let seal = TransportEquipment.Seal(sequence: 1, identifier: "S\(1_000_000 + random.below(9_000_000))")
        let seals = random.chance(0.88) ? [seal] : []
        defer { shipment.consignment = consignment }
        if isRail {
            let wagon = "KCSM\(100_000 + random.below(899_999))"
            let means = TransportMeans(identifier: wagon, identifierType: "20", mode: .rail)
            declaration.borderTransport = means
            consignment.isContainerised = false
            consignment.equipment = [TransportEquipment(sequence: 1, identifier: wagon, seals: seals)]
            return nil
        }
        // The truck depends on the slot's key alone, so that companions share it.
        var choice = SimulationRandom(seed: slot.truck)
        let carrier = world.carriers[trader.carriers[choice.below(trader.carriers.count)]]
        let truck = choice.one(of: carrier.trucks)
        let isContainer = choice.chance(0.12)
        let container = isContainer ? try? ContainerNumber(owner: "TLLU", serial: choice.below(1_000_000)) : nil
        let means = TransportMeans(
            identifier: truck.plate.text, identifierType: "30", nationality: truck.nationality, mode: .road)
        declaration.borderTransport = means
        if slot.isImport { consignment.arrivalTransport = means } else { consignment.departureTransport = means }
        consignment.isContainerised = isContainer
        consignment.equipment = [
            TransportEquipment(sequence: 1, identifier: container?.text ?? truck.trailer, seals: seals)
        ]
        return truck.plate
    }
}
