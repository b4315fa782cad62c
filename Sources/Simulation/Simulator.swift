package import Country
package import Customs

/// Imitates the trade of a country: who declares what, when and where, and who does not tell the truth.
///
/// The same seed and arguments give the same days, byte for byte, on every machine; a day is made when it is asked for, in
/// any order, so that memory stays flat. What the declarations are in truth is a stream of its own (``TruthRecord``).
/// The trade is described by the pack's `simulation.json`; its figures are believable, not statistics.
package struct Simulator: Sendable {
    package let seed: UInt64
    package let days: Int
    package let perDay: Int
    package let start: CalendarDay
    /// Every operator that appears on any of the days, with its status.
    package var operators: [SimulatedOperator] { world.operators }

    let model: TradeModel
    let world: World
    let officeTable: AliasTable
    private let codes: DeclarationMaker.Codes
    /// Declarations before each day, and after the last.
    private let before: [Int]

    /// - Parameters:
    ///   - days: how many days are simulated, 1 to 3,660.
    ///   - perDay: the mean number of declarations a day; a week and its holidays make some days fuller than others.
    ///   - offices: those of the trade's offices that take part, all of them when empty.
    ///   - fraudShare: the share of false declarations, the pack's when nil.
    /// Throws ``SimulationError``.
    package init(
        seed: UInt64, country: CountryPack, days: Int, perDay: Int, startDay: CalendarDay,
        offices: [CustomsOffice] = [],
        fraudShare: Double? = nil
    ) throws(SimulationError) {
        guard (1...3660).contains(days), (1...1_000_000).contains(perDay) else {
            throw SimulationError(code: .range, message: "a simulation has 1 to 3660 days and 1 to 1000000 a day")
        }
        if let fraudShare, !(0...0.5).contains(fraudShare) {
            throw SimulationError(code: .range, message: "the share of fraud is from 0 to 0.5")
        }
        let model: TradeModel
        do throws(CountryPackError) {
            model = try TradeModel(country)
        } catch {
            throw SimulationError(code: .pack, message: error.description)
        }
        let chosen = offices.isEmpty ? model.offices : model.offices.filter { offices.contains($0.code) }
        guard !chosen.isEmpty, Set(offices).isSubset(of: Set(model.offices.map(\.code))) else {
            let known = model.offices.map(\.code.text).joined(separator: ", ")
            throw SimulationError(code: .office, message: "the trade knows the offices \(known) only")
        }
        self.seed = seed
        self.days = days
        self.perDay = perDay
        start = startDay
        self.model = model.with(offices: chosen, fraudShare: fraudShare)
        officeTable = AliasTable(chosen.map(\.share))
        let size = WorldSize(days: days, perDay: perDay, start: startDay)
        world = WorldMaker.world(self.model, size, seed: seed)
        before = Self.schedule(self.model, country.calendar, size)
        do throws(InvalidValue) {
            codes = try DeclarationMaker.Codes()
        } catch {
            throw SimulationError(code: .pack, message: error.description)
        }
    }

    /// How many declarations all days have together: `days` × `perDay`.
    package var total: Int { before.last ?? 0 }

    /// How many declarations a day has.
    package func count(on index: Int) -> Int { (0..<days).contains(index) ? before[index + 1] - before[index] : 0 }

    /// A day of the simulation, from 0; nil past the last one.
    package func day(_ index: Int) -> SimulatedDay? {
        guard (0..<days).contains(index) else { return nil }
        var random = SimulationRandom(seed: seed, 2, UInt64(index))
        let day = start.advanced(by: index)
        let rate = model.exchangeRate * (1 + model.exchangeSwing * swing(on: day))
        let exchange = Int64(rate * 10_000)
        let maker = DeclarationMaker(
            model: model, world: world, codes: codes, day: day, dayIndex: index, exchange: exchange,
            exchangeRates: [
                ExchangeRate(currency: model.invoiceCurrency, rate: ExactDecimal(coefficient: exchange, scale: 4))
            ])
        var declarations: [SimulatedDeclaration] = []
        var truths: [TruthRecord] = []
        declarations.reserveCapacity(count(on: index))
        truths.reserveCapacity(count(on: index))
        for (offset, slot) in slots(on: index, count: count(on: index), &random).enumerated() {
            let (declaration, truth) = maker.declaration(slot, number: before[index] + offset + 1, &random)
            declarations.append(declaration)
            truths.append(truth)
        }
        return SimulatedDay(day: day, declarations: declarations, truths: truths)
    }

    /// The days one after the other, each made when it is asked for.
    package var allDays: some Sequence<SimulatedDay> {
        (0..<days).lazy.compactMap { day($0) }
    }

    /// A slow triangle between −1 and 1 over 200 days, in place of a market.
    private func swing(on day: CalendarDay) -> Double {
        let phase = Double(((Int(day.number) % 200) + 200) % 200) / 100
        return phase < 1 ? 2 * phase - 1 : 3 - 2 * phase
    }

    /// The declarations before each day: `days` × `perDay` dealt out by weekday and holiday, the largest remainders first.
    private static func schedule(_ model: TradeModel, _ calendar: CountryCalendar, _ size: WorldSize) -> [Int] {
        let weights = (0..<size.days).map { index -> Double in
            let day = size.start.advanced(by: index)
            let isHoliday = calendar.holiday(on: day) != nil
            return max(0.01, model.weekdays[day.weekday.rawValue - 1] * (isHoliday ? model.holidayFactor : 1))
        }
        let total = Double(size.days * size.perDay)
        let sum = weights.reduce(0, +)
        let exact = weights.map { $0 / sum * total }
        var counts = exact.map { Int($0) }
        let left = size.days * size.perDay - counts.reduce(0, +)
        let order = exact.indices.sorted {
            (exact[$0] - Double(counts[$0]), -$0) > (exact[$1] - Double(counts[$1]), -$1)
        }
        for index in order.prefix(max(0, left)) { counts[index] += 1 }
        var before = [0]
        for count in counts { before.append((before.last ?? 0) + count) }
        return before
    }
}

extension TradeModel {
    /// The model with fewer offices and another share of fraud.
    fileprivate func with(offices: [Office], fraudShare: Double?) -> TradeModel {
        let fraud = Fraud(
            share: fraudShare ?? fraud.share, aeoShare: fraud.aeoShare, newSchemeFrom: fraud.newSchemeFrom,
            newDeclared: fraud.newDeclared, newActual: fraud.newActual, excisePerKilogram: fraud.excisePerKilogram,
            schemes: fraud.schemes, clerical: fraud.clerical)
        return TradeModel(
            country: country, currency: currency, invoiceCurrency: invoiceCurrency, calendarZone: calendarZone,
            offices: offices, weekdays: weekdays, holidayFactor: holidayFactor, hours: hours,
            exchangeRate: exchangeRate, exchangeSwing: exchangeSwing, valueAddedTax: valueAddedTax,
            freeTradePartners: freeTradePartners, regimes: regimes, shares: shares, licences: licences, fraud: fraud,
            names: names, originPrice: originPrice, partners: partners, goods: goods)
    }
}
