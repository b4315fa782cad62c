import Customs
import GaritaTesting
import Testing

@testable import Formats

@Suite("WCO messages in XML")
struct WCOMessageTests {
    private func read(_ xml: String) -> ReadResult { Formats.read(Array(xml.utf8), mediaType: "application/xml") }

    private func declaration(_ inner: String) -> String {
        """
        <Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">
        <FunctionCode>9</FunctionCode><FunctionalReferenceID>R1</FunctionalReferenceID><TypeCode>IMA</TypeCode>
        \(inner)
        </Declaration>
        """
    }

    @Test("any declaration that WCO has words for comes back equal", arguments: 1...20)
    func roundTrip(seed: Int) throws {
        var random = RandomDeclaration(seed: UInt64(seed), forWCO: true)
        for _ in 0..<6 {
            let declaration = try random.next()
            let written = Formats.write(declaration, as: .wco)
            #expect(!written.warnings.contains { $0.code == "wco.no-element" }, "seed \(seed): \(written.warnings)")
            let result = Formats.read(written.bytes, mediaType: "application/xml")
            let text = String(decoding: written.bytes, as: UTF8.self)
            #expect(result.errors.isEmpty, "seed \(seed): \(result.errors) \(text)")
            guard let again = result.declarations.first else { continue }
            #expect(again == declaration, "seed \(seed): \(text)")
        }
    }

    @Test("values are read, and written in unusual ways they come back as they were")
    func ownSample() throws {
        let bytes = Array(OwnSamples.importDeclaration.utf8)
        let result = read(OwnSamples.importDeclaration)
        #expect(result.problems.isEmpty)
        let read = try #require(result.declarations.first)
        #expect(read.reference == "PRUEBA-0001")
        #expect(read.acceptance == CalendarDay(year: 2026, month: 11, day: 23)?.start())
        #expect(read.goodsItemCount == 2)
        #expect(read.invoice?.description == "300.50 USD")
        #expect(read.representation == .direct)
        let item = try #require(read.items.first)
        #expect(item.description == "Frenos <nuevos>")
        #expect(item.commodity?.text == "8708309900")
        #expect(item.grossMass?.kilograms.description == "1500")
        #expect(item.procedure == Procedure(current: "40", previous: "00"))
        #expect(item.additionalProcedures == ["000"])
        #expect(read.items[1].commodity?.text == "7318150099")
        #expect(CanonicalXML.difference(bytes, Formats.write(read, as: .wco).bytes) == nil)
    }

    @Test("a value that was changed is written in Garita's way, whatever its old form")
    func changedValue() throws {
        var read = try #require(read(OwnSamples.importDeclaration).declarations.first)
        read.goodsItemCount = 3
        read.shipment?.items[0].grossMass = try Mass(kilograms: ExactDecimal("1600"))
        read.shipment?.items[0].commodity = try HSCode("87083010")
        let text = String(decoding: Formats.write(read, as: .wco).bytes, as: UTF8.self)
        #expect(text.contains("<GoodsItemQuantity>3</GoodsItemQuantity>"))
        #expect(text.contains("<GrossMassMeasure>1600</GrossMassMeasure>"))
        #expect(text.contains("<ID>87083010</ID>"))
        #expect(text.contains("<FunctionCode listID=\"1225\">9</FunctionCode>"))
        #expect(text.contains("<VolumeMeasure unitCode=\"MTQ\">2.5</VolumeMeasure>"))
    }

    @Test("what stood on the first of one item stays there when another item is added")
    func addedItem() throws {
        var read = try #require(
            read(
                declaration(
                    "<GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>01</SequenceNumeric><Weather>wet</Weather>"
                        + "</GovernmentAgencyGoodsItem></GoodsShipment>")
            ).declarations.first)
        read.shipment?.items.append(GoodsItem(sequence: 2))
        let text = String(decoding: Formats.write(read, as: .wco).bytes, as: UTF8.self)
        #expect(text.contains("<SequenceNumeric>01</SequenceNumeric>"))
        #expect(text.contains("<Weather>wet</Weather>"))
    }

    @Test("what stands inside of elements of WCO's larger model is kept too")
    func beyondSchema() throws {
        let xml = declaration("<EntryOffice><ID listID=\"7\">240</ID><Weather/></EntryOffice>")
        let read = try #require(read(xml).declarations.first)
        #expect(read.entryOffice?.text == "240")
        #expect(CanonicalXML.difference(Array(xml.utf8), Formats.write(read, as: .wco).bytes) == nil)
    }

    @Test("an ampersand in an attribute or a namespace comes back as it was")
    func ampersands() throws {
        let xml = declaration("<Weather a=\"x &amp; y &amp;#38;\" xmlns=\"urn:a&amp;b\">wet</Weather>")
        let read = try #require(read(xml).declarations.first)
        #expect(read.extensions.first?.node.attributes.first?.value == "x & y &#38;")
        #expect(read.extensions.first?.node.namespace == "urn:a&b")
        #expect(CanonicalXML.difference(Array(xml.utf8), Formats.write(read, as: .wco).bytes) == nil)
    }

    @Test("a document without namespaces is read by its names and comes back without them")
    func noNamespace() throws {
        let xml =
            "<MetaData><WCOTypeName>DEC</WCOTypeName><Declaration><AcceptanceDateTime><DateTimeString formatCode=\"304\">"
            + "20261123101112-06</DateTimeString></AcceptanceDateTime><FunctionCode>9</FunctionCode>"
            + "<FunctionalReferenceID>R</FunctionalReferenceID><TypeCode>EXA</TypeCode></Declaration></MetaData>"
        let read = try #require(read(xml).declarations.first)
        #expect(read.acceptance?.description == "2026-11-23T16:11:12Z")
        #expect(CanonicalXML.difference(Array(xml.utf8), Formats.write(read, as: .wco).bytes) == nil)
    }

    @Test("every wrong value is a problem with line and WCO path, not only the first")
    func problems() {
        let result = read(
            declaration(
                """
                <GoodsItemQuantity>two</GoodsItemQuantity>
                <InvoiceAmount>12</InvoiceAmount>
                <GoodsShipment>
                <GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric></GovernmentAgencyGoodsItem>
                <GovernmentAgencyGoodsItem><SequenceNumeric>2</SequenceNumeric>
                <Origin><CountryCode>usa</CountryCode></Origin>
                <Commodity><Classification><ID>87X</ID><IdentificationTypeCode>TSP</IdentificationTypeCode></Classification></Commodity>
                </GovernmentAgencyGoodsItem>
                <GovernmentAgencyGoodsItem/>
                </GoodsShipment>
                """))
        #expect(result.declarations.isEmpty)
        let found = result.problems.map { "\($0.place.line ?? 0) \($0.place.path) \($0.code)" }
        let items = "Declaration/GoodsShipment/GovernmentAgencyGoodsItem"
        #expect(
            found == [
                "3 Declaration/GoodsItemQuantity number.whole", "4 Declaration/InvoiceAmount money.currency",
                "8 \(items)[2]/Origin/CountryCode country.length",
                "9 \(items)[2]/Commodity/Classification/ID hs-code.characters",
                "11 \(items)[3]/SequenceNumeric wco.missing",
            ])
    }

    @Test("an element that stands once and is given twice is refused, since nobody can know which one counts")
    func repeated() {
        let result = read(
            declaration("<GoodsShipment><Importer><ID>A</ID></Importer><Importer><ID>B</ID></Importer></GoodsShipment>")
        )
        #expect(result.problems.map(\.code) == ["wco.repeated"])
        #expect(result.problems.first?.place.path == "Declaration/GoodsShipment/Importer[1]")
    }

    @Test("an unknown element is kept and noted, one out of order is noted")
    func warnings() {
        let result = read(declaration("<Weather>wet</Weather><GoodsItemQuantity>1</GoodsItemQuantity><ID>X</ID>"))
        #expect(result.isAccepted)
        #expect(
            result.problems.map { "\($0.code) \($0.severity) \($0.place.path)" } == [
                "wco.unknown warning Declaration/Weather", "wco.order warning Declaration/ID",
            ])
    }

    @Test(
        "a document type, an entity of its own and an external file are refused",
        arguments: [
            "<!DOCTYPE Declaration><Declaration/>",
            "<!DOCTYPE d [<!ENTITY a \"b\">]><Declaration><ID>&a;</ID></Declaration>",
            "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Declaration><ID>&a;</ID></Declaration>",
            "<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/x.dtd\"><Declaration/>",
            "<Declaration><ID>&a;</ID></Declaration>",
        ])
    func entities(xml: String) {
        let result = read(xml)
        #expect(result.declarations.isEmpty)
        #expect(["xml.doctype", "xml.entity", "xml.not-well-formed"].contains(result.problems.first?.code ?? ""))
        #expect(result.problems.first?.place.line == 1)
    }

    @Test("depth, size and attributes are bounded")
    func bounds() {
        let deep = String(repeating: "<a>", count: 5000)
        #expect(read(deep).problems.first?.code == "xml.depth")
        let flood = "<a \(( 0..<20_000).map { "b\($0)=\"\"" }.joined(separator: " "))/>"
        #expect(read(flood).problems.first?.code == "xml.attributes")
        let many = "<a>" + String(repeating: "<b/>", count: 100_001) + "</a>"
        #expect(read(many).problems.first?.code == "xml.elements")
        var options = ReadOptions()
        options.maxBytes = 100
        let long = Array(declaration("").utf8) + Array(repeating: 0x20, count: 100)
        #expect(Formats.read(long, mediaType: "text/xml", options: options).problems.first?.code == "xml.size")
    }

    @Test("two documents in one file and two declarations in one message each have a problem of their own")
    func several() {
        let one = declaration("")
        #expect(read(one + "\n" + one).problems.map(\.code) == ["xml.several-documents"])
        #expect(
            read("<?xml version=\"1.0\"?>" + one + "\n<?xml version=\"1.0\"?>" + one).problems.first?.code
                == "xml.several-documents")
        #expect(read("<Batch>\(one)\(one)</Batch>").problems.map(\.code) == ["wco.several-declarations"])
        #expect(read("<Letter/>").problems.map(\.code) == ["wco.no-declaration"])
        #expect(read("<MetaData><Response><Declaration/></Response></MetaData>").problems.map(\.code) == ["wco.reply"])
    }

    @Test("parties are written where WCO has their role, and what has no element is said")
    func arrangement() throws {
        let sample = try Declaration.sample {
            $0.parties.append(Party(role: .carrier, identifier: "SCAC"))
            $0.shipment?.parties = [Party(role: .manufacturer, name: "Fábrica")]
        }
        let written = Formats.write(sample, as: .wco)
        #expect(
            written.warnings.map { "\($0.code) \($0.place.path)" } == [
                "wco.no-element shipment.parties (manufacturer)", "wco.beyond-schema Declaration/EntryOffice",
            ])
        let again = try #require(Formats.read(written.bytes).declarations.first)
        #expect(again.shipment?.parties.map(\.role) == [.importer])
        #expect(again.consignment?.parties.map(\.role) == [.carrier])
        #expect(again.party(.exporter)?.name == "Test Exporter Inc")
    }
}
