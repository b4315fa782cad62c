import Customs

/// Writes the declarations of a day.
struct DeclarationMaker {
    let model: TradeModel
    let world: World
    let codes: Codes
    let day: CalendarDay
    let dayIndex: Int
    /// The day's rate of exchange, four decimals.
    let exchange: Int64
    let exchangeRates: [ExchangeRate]

    var measuredUnits: (kilogram: UnitCode, litre: UnitCode) { (codes.kilogram, codes.litre) }

    /// Codes that every declaration uses, made once.
    struct Codes: Sendable {
        let importBefore: DeclarationType
        let importAtBorder: DeclarationType
        let exportBefore: DeclarationType
        let exportAtBorder: DeclarationType
        let kilogram: UnitCode
        let litre: UnitCode
        let wagon: PackageType

        init() throws(InvalidValue) {
            importBefore = try DeclarationType("IMD")
            importAtBorder = try DeclarationType("IMA")
            exportBefore = try DeclarationType("EXD")
            exportAtBorder = try DeclarationType("EXA")
            kilogram = try UnitCode("KGM")
            litre = try UnitCode("LTR")
            wagon = try PackageType("VR")
        }
    }

    /// The declaration of a slot and what it is in truth. `number` counts the declarations of the whole simulation.
    func declaration(
        _ slot: Slot, number: Int, _ random: inout SimulationRandom
    ) -> (SimulatedDeclaration, TruthRecord) {
        let trader = world.traders[slot.trader]
        let office = model.offices[slot.office]
        let section = office.sections[office.sectionTable.draw(&random)]
        let identity = trader.crime?.identity(on: dayIndex)

        var (lines, isRail) = honestLines(trader, isImport: slot.isImport, &random)
        let isDefinitive = slot.isImport && random.chance(trader.definitiveShare)
        var falsehood: Falsehood?
        if let crime = trader.crime, isDefinitive, random.chance(crime.rate) {
            falsehood = falsify(&lines, by: crime, &random)
            isRail = isRail && falsehood == nil
        }

        let broker = world.brokers[random.one(of: trader.brokers)]
        let serial = number % 1_000_000
        let licence = broker.licences[min(number / 1_000_000, broker.licences.count - 1)]
        let pedimento = try? Pedimento(
            year: day.year, office: Int(office.code.text) ?? 0, licence: licence, serial: serial)
        let reference = pedimento?.digits ?? "\(day.year)-\(licence)-\(number)"

        var declaration = Declaration(reference: reference, type: type(slot))
        declaration.number = pedimento?.text
        declaration.expectedArrival = Instant(milliseconds: slot.presented / 60_000 * 60_000)
        declaration.goodsItemCount = lines.count
        declaration.authorisationHolders = trader.holders
        declaration.representation = .indirect
        declaration.declarationOffice = office.code
        if slot.isImport { declaration.entryOffice = section } else { declaration.exitOffice = section }
        declaration.presentationOffice = section
        declaration.exchangeRates = exchangeRates

        var shipment = Shipment()
        shipment.items.reserveCapacity(lines.count)
        let regime = regime(trader, isImport: slot.isImport, isDefinitive: isDefinitive, &random)
        var (gross, packages, cents) = (Int64(0), 0, Int64(0))
        for (index, line) in lines.enumerated() {
            let item = item(
                line, sequence: index + 1, regime: regime, paysDuty: isDefinitive, &random)
            gross += item.grossMass?.kilograms.coefficient ?? 0
            packages += item.packaging.first?.count ?? 0
            cents += line.cents
            shipment.items.append(item)
        }
        declaration.totalGrossMass = mass(gross)
        declaration.totalPackages = packages
        declaration.invoice = money(cents, model.invoiceCurrency)

        let parties = parties(trader, identity, origin: lines[0].origin, isImport: slot.isImport, &random)
        declaration.parties = [broker.declarant] + parties.trade
        shipment.exportCountry = parties.exportCountry
        shipment.destination = slot.isImport ? model.country : parties.abroad.address?.country
        shipment.ucr = ucr(trader, identity, reference: reference)
        shipment.tradeTerms = TradeTerms(
            condition: slot.isImport ? "FCA" : "DAP", location: parties.abroad.address?.city,
            country: parties.abroad.address?.country)
        shipment.invoices = [invoice(&random)]
        let plate = addTransport(slot, trader, isRail: isRail, to: &declaration, &shipment, &random)
        declaration.shipment = shipment

        let simulated = SimulatedDeclaration(
            declaration: declaration, lodgedAt: Instant(milliseconds: slot.lodged),
            presentedAt: Instant(milliseconds: slot.presented), office: office.code, section: section, plate: plate)
        return (simulated, truth(of: reference, falsehood))
    }

    private func type(_ slot: Slot) -> DeclarationType {
        slot.isImport
            ? slot.isLate ? codes.importAtBorder : codes.importBefore
            : slot.isLate ? codes.exportAtBorder : codes.exportBefore
    }

    /// The trader's goods; bulk goods that go by rail travel alone.
    private func honestLines(
        _ trader: Trader, isImport: Bool, _ random: inout SimulationRandom
    ) -> (lines: [Line], isRail: Bool) {
        let goods = isImport || trader.exports.isEmpty ? trader.imports : trader.exports
        let first = random.one(of: goods)
        if model.goods[first].packaging == codes.wagon {
            return ([line(first, of: trader, isImport: isImport, &random)], true)
        }
        var lines = [line(first, of: trader, isImport: isImport, &random)]
        for _ in 1..<lineCount(&random) {
            let index = random.one(of: goods)
            if model.goods[index].packaging != codes.wagon {
                lines.append(line(index, of: trader, isImport: isImport, &random))
            }
        }
        // A truck full of one thing is loaded to the limit, mixed cargo less.
        load(&lines, limit: lines.count == 1 ? 28_500_000 : 24_000_000)
        return (lines, false)
    }

    private func regime(
        _ trader: Trader, isImport: Bool, isDefinitive: Bool, _ random: inout SimulationRandom
    ) -> TradeModel.Regime {
        if !isImport { return trader.kind == .manufacturer ? model.regimes.returns : model.regimes.definitiveExport }
        if !isDefinitive { return model.regimes.temporaryImport }
        return random.chance(0.12) ? model.regimes.borderImport : model.regimes.definitiveImport
    }

    private func truth(of reference: String, _ falsehood: Falsehood?) -> TruthRecord {
        let line = falsehood?.truth
        return TruthRecord(
            reference: reference, day: day, cause: falsehood?.cause, actor: falsehood?.actor,
            item: falsehood == nil ? nil : 1, actualCommodity: line.map { model.goods[$0.good].commodity },
            actualOrigin: line?.origin, actualPrice: line.map { money($0.cents, model.invoiceCurrency) },
            evaded: falsehood.map { money($0.evaded, model.currency) })
    }
}
