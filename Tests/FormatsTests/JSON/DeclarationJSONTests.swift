import Customs
import GaritaTesting
import JSON
import Testing

@testable import Formats

@Suite("Garita's own JSON")
struct DeclarationJSONTests {
    @Test("any declaration comes back equal, and its bytes are canonical and follow the schema", arguments: 1...20)
    func roundTrip(seed: Int) throws {
        var random = RandomDeclaration(seed: UInt64(seed))
        let schema = try JSONSchemaCheck(Formats.declarationSchema)
        for _ in 0..<6 {
            let declaration = try random.next()
            let bytes = declaration.canonicalJSON()
            let text = String(decoding: bytes, as: UTF8.self)
            let result = Formats.read(bytes, mediaType: "application/vnd.garita.declaration+json")
            #expect(result.problems.isEmpty, "seed \(seed): \(result.problems) \(text)")
            #expect(result.declarations == [declaration], "seed \(seed): \(text)")
            let tree = try JSONValue.parse(bytes)
            #expect(try tree.canonicalBytes() == bytes, "seed \(seed)")
            #expect(schema.violations(of: tree) == [], "seed \(seed): \(text)")
        }
    }

    @Test("the sample declaration reads as a person would write it")
    func sample() throws {
        let json = """
            {
              "type": "IMD", "reference": "LRN-1", "function": "original",
              "declarationOffice": "240",
              "parties": [{"role": "declarant", "identifier": "GODE561231GR8"}],
              "borderTransport": {"mode": "road", "identifier": "AB123C", "nationality": "US"},
              "expectedArrival": "2026-11-23T15:16:24-06:00",
              "shipment": {
                "items": [{
                  "sequence": 1, "commodity": "0807190100", "origins": [{"country": "US"}],
                  "grossMass": "1040.500", "price": {"amount": "12500.00", "currency": "USD"},
                  "quantity": {"value": "10", "unit": "C62"}, "procedure": {"current": "40", "previous": "00"}
                }]
              }
            }
            """
        let result = Formats.read(Array(json.utf8), mediaType: "application/json; charset=utf-8")
        #expect(result.problems.isEmpty)
        let declaration = try #require(result.declarations.first)
        #expect(declaration.items.first?.commodity?.text == "0807190100")
        #expect(declaration.items.first?.price?.description == "12500.00 USD")
        #expect(declaration.expectedArrival?.description == "2026-11-23T21:16:24Z")
        #expect(declaration.borderTransport?.mode == .road)
    }

    @Test("every wrong value is a problem with line and path, not only the first")
    func problems() {
        let json = """
            {"type": "im", "reference": "",
             "totalPackages": -4,
             "parties": [{"identifier": "X"}, {"role": "friend"}],
             "shipment": {"items": [
               {"commodity": "87x", "grossMass": 12, "price": {"amount": "1,5", "currency": "usd"}, "colour": "red"},
               {"sequence": 2, "origins": [{"country": "USA"}], "netMass": "-1"}
             ]}, "invoice": {"amount": "1"}}
            """
        let problems = Formats.read(Array(json.utf8), mediaType: "application/json").problems
        let found = problems.map { "\($0.place.line ?? 0) \($0.place.path) \($0.code)" }
        #expect(
            found == [
                "1 /type declaration-type.structure", "1 /reference json.empty", "2 /totalPackages number.whole",
                "3 /parties/0 json.missing", "3 /parties/1/role json.word",
                "5 /shipment/items/0/commodity hs-code.characters", "5 /shipment/items/0/grossMass json.kind",
                "5 /shipment/items/0/price/amount decimal.characters",
                "5 /shipment/items/0/price/currency currency.structure", "5 /shipment/items/0/colour json.unknown",
                "5 /shipment/items/0 json.missing", "6 /shipment/items/1/origins/0/country country.length",
                "6 /shipment/items/1/netMass mass.range", "7 /invoice json.missing",
            ])
    }

    @Test("bytes that are no JSON are refused with line and column")
    func broken() {
        let result = Formats.read(Array("{\"type\": \"IMA\",\n \"reference\": }".utf8), filename: "a.json")
        #expect(result.declarations.isEmpty)
        #expect(result.problems.first?.code == "json.syntax")
        #expect(result.problems.first?.place == Problem.Place(path: "/reference", line: 2, column: 15))
    }

    @Test("what a WCO message said beyond the vocabulary travels through JSON")
    func extensionsTravel() throws {
        let bytes = Array(OwnSamples.importDeclaration.utf8)
        let read = try #require(Formats.read(bytes, mediaType: "text/xml").declarations.first)
        #expect(!read.extensions.isEmpty && !read.forms.isEmpty)
        let again = try #require(Formats.read(read.canonicalJSON(), filename: "x.json").declarations.first)
        #expect(again == read)
        #expect(CanonicalXML.difference(bytes, Formats.write(again, as: .wco).bytes) == nil)
    }
}
