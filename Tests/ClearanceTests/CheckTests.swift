import Country
import Customs
import GaritaTesting
import Testing

@testable import Clearance

@Suite("Checks of a declaration as a whole")
struct CheckTests {
    /// A change and the problem that it must bring.
    struct Case: Sendable, CustomTestStringConvertible {
        var code: String
        var path: String
        var severity: Problem.Severity = .error
        var change: @Sendable (inout Declaration) throws -> Void
        var testDescription: String { code }
    }

    static let cases: [Case] = [
        Case(code: "declarant.missing", path: "/parties") { $0.parties.removeAll { $0.role == .declarant } },
        Case(code: "office.unknown", path: "/declarationOffice") { $0.declarationOffice = try CustomsOffice("ZZ") },
        Case(code: "office.missing", path: "/declarationOffice") { $0.declarationOffice = nil },
        Case(code: "items.missing", path: "/shipment/items") {
            $0.shipment?.items = []
            $0.goodsItemCount = nil
        },
        Case(code: "commodity.missing", path: "/shipment/items/0/commodity") { $0.shipment?.items[0].commodity = nil },
        Case(code: "commodity.short", path: "/shipment/items/0/commodity") {
            $0.shipment?.items[0].commodity = try HSCode("87")
        },
        Case(code: "origin.missing", path: "/shipment/items/0/origins") { $0.shipment?.items[0].origins = [] },
        Case(code: "mass.net-over-gross", path: "/shipment/items/0/netMass") {
            $0.shipment?.items[0].netMass = try Mass(kilograms: ExactDecimal("2000"))
        },
        Case(code: "price.negative", path: "/shipment/items/0/price") {
            $0.shipment?.items[0].price = Money(try ExactDecimal("-1.00"), try Currency("USD"))
        },
        Case(code: "item.sequence-repeated", path: "/shipment/items/1/sequence") {
            let first = $0.items[0]
            $0.shipment?.items.append(first)
            $0.goodsItemCount = 2
        },
        Case(code: "items.count", path: "/goodsItemCount") { $0.goodsItemCount = 7 },
        Case(code: "packages.total", path: "/totalPackages", severity: .warning) { $0.totalPackages = 7 },
        Case(code: "invoice.total", path: "/invoice", severity: .warning) {
            $0.invoice = Money(try ExactDecimal("1.00"), try Currency("USD"))
        },
    ]

    @Test("each problem has its code, place and weight", arguments: cases)
    func each(_ expected: Case) throws {
        let country = try TestRules.country.country()
        var declaration = try Declaration.sample()
        #expect(Checks.problems(of: declaration, country: country, policy: .live).isEmpty)
        try expected.change(&declaration)
        let found = Checks.problems(of: declaration, country: country, policy: .live)
        let problem = try #require(found.first { $0.code == expected.code }, "\(found)")
        #expect(problem.place.path == expected.path)
        #expect(problem.severity == expected.severity)
    }

    @Test("data from elsewhere meets the country's tables with warnings only")
    func historical() throws {
        let country = try TestRules.country.country()
        let found = Checks.problems(of: try .sample(office: "ZZ"), country: country, policy: .historical)
        #expect(found.map(\.code) == ["office.unknown"])
        #expect(found.allSatisfy { $0.severity == .warning })
    }

    @Test("sums of absurd numbers do not overflow")
    func absurd() throws {
        let country = try TestRules.country.country()
        let currency = try Currency("USD")
        let declaration = try Declaration.sample(items: 20) { declaration in
            let most = Money(ExactDecimal(coefficient: Int64.max, scale: 0), currency)
            for index in declaration.items.indices {
                declaration.shipment?.items[index].packaging[0].count = Int.max / 2
                declaration.shipment?.items[index].price = most
            }
            declaration.invoice = Money(ExactDecimal(coefficient: Int64.min + 1, scale: 2), currency)
        }
        _ = Checks.problems(of: declaration, country: country, policy: .live)
        _ = TradeTrace(declaration)
    }

    @Test("9,999 items are checked in a moment", .timeLimit(.minutes(1)))
    func many() throws {
        let country = try TestRules.country.country()
        var declaration = try Declaration.sample()
        let first = declaration.items[0]
        declaration.shipment?.items = (1...9_999).map { sequence in
            var item = first
            item.sequence = sequence
            return item
        }
        declaration.goodsItemCount = 9_999
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(
                Checks.problems(of: declaration, country: country, policy: .live).allSatisfy { $0.severity == .warning }
            )
        }
        #expect(time < .seconds(30))
    }
}
