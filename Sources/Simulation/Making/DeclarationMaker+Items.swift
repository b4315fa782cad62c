import Customs

extension DeclarationMaker {
    func mass(_ grams: Int64) -> Mass? { try? Mass(kilograms: ExactDecimal(coefficient: grams, scale: 3)) }

    func money(_ hundredths: Int64, _ currency: Currency) -> Money {
        Money(ExactDecimal(coefficient: hundredths, scale: 2), currency)
    }

    /// One item of the declaration.
    func item(
        _ line: Line, sequence: Int, regime: TradeModel.Regime, paysDuty: Bool,
        _ random: inout SimulationRandom
    ) -> GoodsItem {
        let good = model.goods[line.good]
        let count = packages(good, grams: line.grams)
        let grams = line.grams + Int64(Double(line.grams) * random.between(0.02, 0.11))
        let value = national(line.cents)
        var item = GoodsItem(sequence: sequence)
        item.description = good.description
        item.commodity = good.commodity
        item.origins = [
            Origin(country: line.origin, typeCode: line.isPreferential ? "2" : "1")
        ]
        item.procedure = Procedure(current: regime.regime)
        item.additionalProcedures = [regime.key]
        item.grossMass = mass(grams)
        item.netMass = mass(line.grams)
        item.quantity = Quantity(
            line.quantity % 1000 == 0
                ? ExactDecimal(coefficient: line.quantity / 1000, scale: 0)
                : ExactDecimal(coefficient: line.quantity, scale: 3), good.unit)
        item.price = money(line.cents, model.invoiceCurrency)
        item.statisticalValue = money(value, model.currency)
        item.customsValue = item.statisticalValue
        item.valuationMethod = "1"
        item.packaging = [Packaging(sequence: 1, count: count, type: good.packaging)]
        if paysDuty { item.taxes = duties(line, value: value) }
        return item
    }

    /// Import duty and value-added tax as the declarant computes them: base × rate ÷ 100, half-up to the hundredth.
    private func duties(_ line: Line, value: Int64) -> [DutyTax] {
        let due = taxes(good: line.good, value: value, isPreferential: line.isPreferential)
        var duty = DutyTax()
        duty.typeCode = "6"
        duty.regimeCode = line.isPreferential ? "300" : "100"
        duty.base = money(value, model.currency)
        duty.rate = ExactDecimal(coefficient: due.rate, scale: 2)
        duty.amount = money(due.duty, model.currency)
        var tax = DutyTax()
        tax.typeCode = "3"
        tax.base = money(value + due.duty, model.currency)
        tax.rate = ExactDecimal(coefficient: model.valueAddedTax, scale: 2)
        tax.amount = money(due.tax, model.currency)
        return [duty, tax]
    }

    /// How many packages a mass makes, by the kind of package (UN/ECE Rec. 21).
    private func packages(_ good: TradeModel.Good, grams: Int64) -> Int {
        let each: Int64 =
            switch good.packaging.text {
            case "CT": 12_000
            case "PX": 350_000
            case "BG": 25_000
            case "DR": 180_000
            case "RO": 5_000_000
            case "CS": 400_000
            case "VL", "VR": grams
            default: Int64(good.kilogramsPerUnit * 1000)
            }
        return Int(max(1, (grams + max(1, each) - 1) / max(1, each)))
    }
}
