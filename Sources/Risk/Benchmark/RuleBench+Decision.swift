import Customs
import JSON
import Sealing

extension RuleBench {
    /// What one whole decision costs, record and hashes included.
    struct DecisionCost {
        let microseconds: Double
        let recordBytes: Int
    }

    /// Decides on one-item declarations with 200 profiles of which about nine hit.
    static func decisionCost(seconds: Double) throws -> DecisionCost {
        var sample = SampleRules(seed: 20_261_123)
        let rules = CompiledRuleset(Ruleset(id: "bench", version: "1", profiles: sample.profiles(200)))
        let day = CalendarDay(Instant(milliseconds: 1_795_000_000_000))
        guard let seed = DailySeed(day: day, bytes: Array(repeating: 7, count: DailySeed.length)) else {
            return DecisionCost(microseconds: 0, recordBytes: 0)
        }
        let draws = DrawSource(seed)
        let declaration = try self.declaration()
        var context = Context(now: Instant(milliseconds: 1_795_000_000_000), day: day, office: "07")
        context.currency = try Currency("MXN")
        context.exchangeRates = [try Currency("USD"): try ExactDecimal("18.2350")]
        context.operators = [
            Context.Operator(
                identifier: "SAT970701NN3", status: "none", firstSeenDays: 812, declarations90: 41, findings365: 1),
            Context.Operator(identifier: "GODE561231GR8", firstSeenDays: 2400, declarations90: 930, findings365: 12),
        ]
        context.items = [Context.Item(sequence: 1, isFirstHS: false, isFirstOrigin: false, peerValuePerKilogram: 210.5)]
        context.load = Context.Load(decided: 412, red: 21, yellow: 40)
        let hash = SHA256.hash("declaration")

        var best = Double.infinity
        var bytes = 0
        for stretch in 0..<stretches {
            var count = 0
            let start = CoreClock.seconds
            var elapsed = 0.0
            repeat {
                for _ in 0..<200 {
                    let subject = DecisionSubject(number: "26 07 3210 \(stretch)\(count)", version: 1, inputHash: hash)
                    bytes =
                        decide(declaration, as: subject, context: context, ruleset: rules, draws: draws).record.count
                    count += 1
                }
                elapsed = CoreClock.seconds - start
            } while elapsed < seconds / Double(stretches)
            best = min(best, elapsed / Double(count))
        }
        return DecisionCost(microseconds: best * 1e6, recordBytes: bytes)
    }

    private static func declaration() throws(InvalidValue) -> Declaration {
        var declaration = Declaration(reference: "BENCH-1", type: try DeclarationType("IMD"))
        declaration.parties = [
            Party(role: .declarant, identifier: "GODE561231GR8"), Party(role: .importer, identifier: "SAT970701NN3"),
            Party(role: .exporter, identifier: "US911144442"),
        ]
        declaration.declarationOffice = try CustomsOffice("07")
        declaration.borderTransport = TransportMeans(
            identifier: "AB123C", nationality: try CountryCode("US"), mode: .road)
        var item = GoodsItem(sequence: 1)
        item.commodity = try HSCode("8471300010")
        item.origins = [Origin(country: try CountryCode("CN"), typeCode: "1")]
        item.procedure = Procedure(current: "A1")
        item.netMass = try Mass(kilograms: ExactDecimal("980.000"))
        item.grossMass = try Mass(kilograms: ExactDecimal("1040.500"))
        item.quantity = Quantity(ExactDecimal(500), try UnitCode("C62"))
        item.price = Money(try ExactDecimal("12500.00"), try Currency("USD"))
        var shipment = Shipment()
        shipment.exportCountry = try CountryCode("US")
        shipment.items = [item]
        declaration.shipment = shipment
        return declaration
    }
}
