import Customs

/// What a false line is in truth.
struct Falsehood {
    let cause: FraudCause
    let actor: String
    let truth: Line
    /// Duty and tax not declared, in hundredths of the country's currency.
    let evaded: Int64
}

extension DeclarationMaker {
    /// Makes the first line false as the trader's crime does it; nil when this line gives no ground for it.
    func falsify(_ lines: inout [Line], by crime: Crime, _ random: inout SimulationRandom) -> Falsehood? {
        var truth = lines[0]
        var line = lines[0]
        switch crime.cause {
        case .undervaluation: line.cents = scaled(line.cents, random.between(0.25, 0.6))
        case .identityHopping: line.cents = scaled(line.cents, random.between(0.35, 0.65))
        case .originSwitching:
            guard let origin = hiddenOrigin(of: line.good, &random) else { return nil }
            if origin != truth.origin {
                // The goods are of the other country from the start, and cost what they cost there.
                let (old, new) = (model.originPrice[truth.origin] ?? 1, model.originPrice[origin] ?? 1)
                truth.cents = scaled(truth.cents, new / old)
            }
            truth.origin = origin
            truth.isPreferential = false
            line = truth
            line.origin = model.partners[0].country
            line.isPreferential = true
        case .neighbouringHeading:
            guard let neighbour = model.goods[line.good].neighbour else { return nil }
            truth.isPreferential = false
            line.good = neighbour
            line.isPreferential = false
            line.quantity = quantity(model.goods[neighbour], kilograms: Double(line.grams) / 1000)
        case .newScheme:
            let kilograms = random.between(25_500, 28_200)
            truth.good = model.fraud.newActual
            truth.grams = Int64(kilograms * 1000)
            truth.cents = Int64(kilograms * random.between(0.75, 0.95) * 100)
            truth.quantity = quantity(model.goods[truth.good], kilograms: kilograms)
            line = truth
            line.good = model.fraud.newDeclared
            line.cents = Int64(kilograms * random.between(0.95, 1.35) * 100)
            line.quantity = quantity(model.goods[line.good], kilograms: kilograms)
            lines = [line]
        }
        lines[0] = line
        let due = taxes(good: truth.good, value: national(truth.cents), isPreferential: truth.isPreferential)
        let paid = taxes(good: line.good, value: national(line.cents), isPreferential: line.isPreferential)
        let excise =
            crime.cause == .newScheme
            ? Int64(Double(truth.grams) / 1000 * model.fraud.excisePerKilogram * 100) : 0
        return Falsehood(
            cause: crime.cause, actor: crime.actor, truth: truth,
            evaded: max(0, due.duty + due.tax - paid.duty - paid.tax + excise))
    }

    private func scaled(_ cents: Int64, _ factor: Double) -> Int64 { max(100, Int64(Double(cents) * factor)) }

    /// A country without preference that the good comes from.
    private func hiddenOrigin(of index: Int, _ random: inout SimulationRandom) -> CountryCode? {
        let good = model.goods[index]
        for _ in 0..<20 {
            let origin = good.origins[good.originTable.draw(&random)]
            if !model.freeTradePartners.contains(origin) { return origin }
        }
        return good.origins.first { !model.freeTradePartners.contains($0) }
    }
}
