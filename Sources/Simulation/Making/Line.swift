import Customs

/// A line of goods in whole units: grams and hundredths of the invoice's currency.
struct Line {
    var good: Int
    var origin: CountryCode
    var grams: Int64
    var cents: Int64
    /// True when the declaration claims a preference for the origin.
    var isPreferential: Bool
    var quantity: Int64
}

extension DeclarationMaker {
    /// A line as an honest trader would declare it.
    func line(_ index: Int, of trader: Trader, isImport: Bool, _ random: inout SimulationRandom) -> Line {
        let good = model.goods[index]
        let drawn = good.origins[good.originTable.draw(&random)]
        // What the country makes itself is sent out, not brought in.
        let origin = isImport ? (drawn == model.country ? model.partners[0].country : drawn) : model.country
        let kilograms = max(0.01, random.logNormal(good.mass, good.massSpread))
        let level = trader.priceLevel * (model.originPrice[origin] ?? 1)
        // One honest line in a hundred is a bargain, so that a low price alone proves nothing.
        let bargain = random.chance(0.01) ? random.between(0.5, 0.75) : 1
        let price = random.logNormal(good.price * level * bargain, good.priceSpread)
        let prefers = isImport && model.freeTradePartners.contains(origin) && random.chance(0.85)
        return Line(
            good: index, origin: origin, grams: max(10, Int64(kilograms * 1000)),
            cents: max(100, Int64(kilograms * price * 100)), isPreferential: prefers,
            quantity: quantity(good, kilograms: kilograms))
    }

    /// The quantity in thousandths of the good's unit; pieces are whole.
    func quantity(_ good: TradeModel.Good, kilograms: Double) -> Int64 {
        let units = kilograms / good.kilogramsPerUnit
        let isMeasured = good.unit == measuredUnits.kilogram || good.unit == measuredUnits.litre
        return isMeasured ? max(1, Int64(units * 1000)) : max(1, Int64(units.rounded())) * 1000
    }

    /// One to five lines for most, up to twenty for a few.
    func lineCount(_ random: inout SimulationRandom) -> Int {
        switch random.unit() {
        case ..<0.46: 1
        case ..<0.68: 2
        case ..<0.82: 3
        case ..<0.90: 4
        case ..<0.95: 5
        default: 6 + random.below(15)
        }
    }

    /// Brings the lines of a truck down to what it may carry.
    func load(_ lines: inout [Line], limit: Int64) {
        let total = lines.reduce(0) { $0 + $1.grams }
        guard total > limit else { return }
        let share = Double(limit) / Double(total)
        for index in lines.indices {
            let kilograms = Double(lines[index].grams) / 1000 * share
            lines[index].grams = max(10, Int64(kilograms * 1000))
            lines[index].cents = max(100, Int64(Double(lines[index].cents) * share))
            lines[index].quantity = quantity(model.goods[lines[index].good], kilograms: kilograms)
        }
    }

    /// The duty and the value-added tax of a line, in hundredths of the country's currency.
    func taxes(good: Int, value: Int64, isPreferential: Bool) -> (duty: Int64, tax: Int64, rate: Int64) {
        let rate = isPreferential ? 0 : model.goods[good].dutyRate
        let duty = Self.part(rate, of: value)
        return (duty, Self.part(model.valueAddedTax, of: value + duty), rate)
    }

    /// A rate in hundredths of a per cent of an amount, half-up.
    static func part(_ rate: Int64, of amount: Int64) -> Int64 { (amount * rate + 5000) / 10_000 }

    /// An amount of the invoice in the country's currency at the day's rate (four decimals), half-up.
    func national(_ cents: Int64) -> Int64 { (cents * exchange + 5000) / 10_000 }
}
