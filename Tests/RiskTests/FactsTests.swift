import Customs
import GaritaTesting
import Testing

@testable import Risk

@Suite("The facts of a declaration")
struct FactsTests {
    @Test("values are converted by the rates of the context, or missing")
    func values() throws {
        var context = Given.context()
        let declaration = try Declaration.sample()
        func facts() -> Facts { Facts.make(declaration, context: context, rates: Rates())[0] }
        #expect(facts()[number: .value] == 12_500 * 18.235)
        #expect(facts()[number: .valuePerKilogram] == 12_500 * 18.235 / 980)
        #expect(facts()[number: .valuePerUnit] == 12_500 * 18.235 / 500)
        context.exchangeRates = [:]
        #expect(facts()[number: .value] == nil)
        #expect(facts()[number: .valuePerKilogram] == nil)
        #expect(facts()[number: .totalValue] == nil)
        context.currency = nil
        #expect(facts()[number: .value] == 12_500)
    }

    @Test("customs value comes before statistical value before price, as far as it can be taken")
    func whichValue() throws {
        let context = Given.context()
        let declaration = try Declaration.sample { declaration in
            declaration.shipment?.items[0].customsValue = (try? Currency("JPY")).map { Money(ExactDecimal(5), $0) }
            declaration.shipment?.items[0].statisticalValue = (try? Currency("MXN")).map { Money(ExactDecimal(7), $0) }
        }
        #expect(Facts.make(declaration, context: context, rates: Rates())[0][number: .value] == 7)
    }

    @Test("what a declaration does not say is missing, never zero")
    func missing() throws {
        let declaration = Declaration(reference: "R", type: try DeclarationType("IMA"))
        let facts = Facts.make(declaration, context: Given.context(office: nil), rates: Rates())
        #expect(facts.count == 1)
        let present: Set<Field> = [.type, .flow, .items, .day, .preArrival, .procedures]
        for field in Field.allCases {
            #expect((facts[0].read(field) == .missing) == !present.contains(field), "\(field)")
        }
        #expect(facts[0][number: .items] == 0)
    }

    @Test("a mass of zero gives no value per kilogram")
    func zeroMass() throws {
        let declaration = try Declaration.sample(netMass: "0")
        let facts = Facts.make(declaration, context: Given.context(), rates: Rates())[0]
        #expect(facts[number: .netMass] == 0)
        #expect(facts[number: .valuePerKilogram] == nil)
    }

    @Test("parties are found by role, and all of them in one set, the item's own first")
    func parties() throws {
        let declaration = try Declaration.sample { declaration in
            declaration.shipment?.parties = [Party(role: .seller, identifier: "SELLER-1")]
            declaration.shipment?.items[0].parties = [Party(role: .exporter, identifier: "OTHER-EXPORTER")]
        }
        let facts = Facts.make(declaration, context: Given.context(), rates: Rates())[0]
        #expect(facts[code: .importer] == "SAT970701NN3")
        #expect(facts[code: .exporter] == "OTHER-EXPORTER")
        #expect(facts[code: .seller] == "SELLER-1")
        #expect(
            Set(facts[set: .party])
                == ["SAT970701NN3", "US911144442", "GODE561231GR8", "SELLER-1", "OTHER-EXPORTER"])
    }

    @Test("histories and standings come from the context")
    func histories() throws {
        var context = Given.context()
        context.operators = [
            Context.Operator(
                identifier: "SAT970701NN3", status: "certified", firstSeenDays: 10, declarations90: 4, findings365: 1)
        ]
        context.items = [
            Context.Item(sequence: 1, isFirstHS: false, isFirstOrigin: true, peerValuePerKilogram: 18.235)
        ]
        let facts = Facts.make(try Declaration.sample(), context: context, rates: Rates())[0]
        #expect(facts[flag: .aeo] == true)
        #expect(facts[flag: .newImporter] == true)
        #expect(facts[number: .importerFirstSeenDays] == 10)
        #expect(facts[number: .importerDeclarations90] == 4)
        #expect(facts[number: .importerFindings365] == 1)
        #expect(facts[number: .declarantFindings365] == nil)
        #expect(facts[flag: .firstHS] == false)
        #expect(facts[flag: .firstOrigin] == true)
        #expect(facts[number: .peerRatio].map { abs($0 - 12_500 / 980) < 1e-9 } == true)
    }

    @Test("texts of more than fifteen bytes are kept whole")
    func longTexts() {
        var facts = Facts()
        for text in ["A", "ABCDEFGHIJKLMNO", "ABCDEFGHIJKLMNOP", "ñandú de la pampa"] {
            facts[code: .importer] = text
            #expect(facts[code: .importer] == text)
        }
    }
}
