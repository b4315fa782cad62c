import Customs
import GaritaTesting
import Testing

@testable import Formats

@Suite("Pointers and amendments")
struct AmendmentTests {
    private static func chain(_ text: String) -> [Pointer] {
        text.split(separator: " ").map { link in
            let parts = link.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            return Pointer(
                section: parts[0], sequence: parts.count > 1 ? Int(parts[1]) : nil,
                tag: parts.count > 2 ? parts[2] : nil)
        }
    }

    @Test(
        "a chain names a path, and the path names the chain again",
        arguments: [
            ("42A::146", "Declaration/TotalPackageQuantity"),
            ("42A 67A 68A:2", "Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]"),
            (
                "42A 67A 68A:1 02A:3:360",
                "Declaration/GoodsShipment/GovernmentAgencyGoodsItem[1]/AdditionalDocument[3]/LPCOExemptionCode"
            ),
            (
                "42A 67A 68A:1 23A 21A:3:337",
                "Declaration/GoodsShipment/GovernmentAgencyGoodsItem[1]/Commodity/Classification[3]/IdentificationTypeCode"
            ),
            ("42A 67A 28A 64A 04A::242", "Declaration/GoodsShipment/Consignment/GoodsLocation/Address/CountryCode"),
            ("42A 57A::R031", "Declaration/Exporter/Name"), ("42A::023", "Declaration/AcceptanceDateTime"),
            ("42A 06A:2", "Declaration/Amendment[2]"), ("07B 06A:4", "Response/Amendment[4]"),
        ])
    func bothWays(chain text: String, path: String) {
        let chain = Self.chain(text)
        #expect(WCOPointers.path(of: chain) == path)
        #expect(WCOPointers.pointers(to: path) == chain)
    }

    @Test("the number of a section that stands once is not looked at; unknown sections name nothing")
    func oddChains() {
        #expect(WCOPointers.path(of: Self.chain("42A:1 57A:1 04A:5:245")) == "Declaration/Exporter/Address/PostcodeID")
        #expect(WCOPointers.path(of: Self.chain("42A 99X")) == nil)
        #expect(WCOPointers.path(of: Self.chain("67A")) == nil)
        #expect(WCOPointers.path(of: Self.chain("42A::146 67A")) == nil)
        #expect(WCOPointers.path(of: []) == nil)
        #expect(WCOPointers.pointers(to: "Declaration/Weather") == nil)
    }

    @Test("every element of the schema has a chain that leads back to it")
    func wholeSchema() {
        let structure = WCOStructure.declaration
        var count = 0
        func walk(_ element: Int, _ path: String) {
            for child in structure.elements[element].children where structure.elements[child].tag != .dateTimeString {
                let kind = structure.elements[child]
                let inner = "\(path)/\(kind.tag.name)" + (kind.repeats ? "[7]" : "")
                #expect(WCOPointers.pointers(to: inner).flatMap { WCOPointers.path(of: $0) } == inner)
                count += 1
                walk(child, inner)
            }
        }
        walk(0, "Declaration")
        #expect(count > 400)
    }

    /// An original of two items, one of them with three documents.
    private static func original() throws -> Declaration {
        try Declaration.sample(items: 2) { declaration in
            declaration.shipment?.items[0].documents = ["A", "B", "C"].map {
                SupportingDocument(category: "N", typeCode: "935", identifier: $0)
            }
            declaration.extensions = []
        }
    }

    private static func message(_ chains: [String], _ inner: String) throws -> Declaration {
        let amendments = chains.map { text in
            let links = chain(text).map { link in
                "<Pointer>" + (link.sequence.map { "<SequenceNumeric>\($0)</SequenceNumeric>" } ?? "")
                    + "<DocumentSectionCode>\(link.section)</DocumentSectionCode>"
                    + (link.tag.map { "<TagID>\($0)</TagID>" } ?? "") + "</Pointer>"
            }
            return "<Amendment><ChangeReasonCode>21</ChangeReasonCode>\(links.joined())</Amendment>"
        }
        let xml = """
            <Declaration><FunctionCode>13</FunctionCode><FunctionalReferenceID>M1</FunctionalReferenceID><ID>X</ID>
            <TypeCode>COR</TypeCode>\(inner.replacing("#", with: amendments.joined()))</Declaration>
            """
        let result = Formats.read(Array(xml.utf8), mediaType: "text/xml")
        return try #require(result.declarations.first, "\(result.problems)")
    }

    private static func amended(_ chains: [String], _ inner: String) throws -> Declaration {
        switch Amendments.apply(try message(chains, inner), to: try original()) {
        case .amended(let declaration): return declaration
        case .refused(let problems): throw Refused(problems: problems)
        }
    }

    private struct Refused: Error { let problems: [Problem] }

    @Test("a value that is pointed at takes the message's, everything else stays")
    func value() throws {
        let amended = try Self.amended(
            ["42A::146", "42A 67A 68A:2 23A 79A::112"],
            """
            <TotalPackageQuantity>53</TotalPackageQuantity>#<GoodsShipment><GovernmentAgencyGoodsItem>
            <SequenceNumeric>2</SequenceNumeric><Commodity><Description>ignored</Description><InvoiceLine>
            <ItemChargeAmount currencyID="USD">99.90</ItemChargeAmount></InvoiceLine></Commodity>
            </GovernmentAgencyGoodsItem></GoodsShipment>
            """)
        var wanted = try Self.original().arrangedForWCO()
        wanted.totalPackages = 53
        wanted.shipment?.items[1].price = Money(try ExactDecimal("99.90"), try Currency("USD"))
        #expect(amended == wanted)
    }

    @Test("what is pointed at and not carried is removed, and numbers mean what they meant before")
    func removal() throws {
        let amended = try Self.amended(
            ["42A 67A 68A:1 02A:1", "42A 67A 68A:1 02A:3", "42A 67A 68A:2", "42A::109"], "#")
        #expect(amended.items.map(\.sequence) == [1])
        #expect(amended.items.first?.documents.map(\.identifier) == ["B"])
        #expect(amended.invoice == nil)
    }

    @Test("elements without a number of their own are matched in order when just the pointed ones are sent")
    func order() throws {
        let amended = try Self.amended(
            ["42A 67A 68A:1 02A:2:D005", "42A 67A 68A:1 02A:3:D005"],
            """
            #<GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric>
            <AdditionalDocument><ID>B2</ID></AdditionalDocument><AdditionalDocument><ID>C2</ID></AdditionalDocument>
            </GovernmentAgencyGoodsItem></GoodsShipment>
            """)
        #expect(amended.items.first?.documents.map(\.identifier) == ["A", "B2", "C2"])
        #expect(amended.items.first?.documents.map(\.category) == ["N", "N", "N"])
    }

    @Test("an element that was not there is added where the schema has it")
    func addition() throws {
        let amended = try Self.amended(
            ["42A 67A 68A:3", "42A 15C::G015", "42A 67A 28A 64A::L016"],
            """
            #<GoodsShipment><Consignment><GoodsLocation><Name>PATIO 4</Name></GoodsLocation></Consignment>
            <GovernmentAgencyGoodsItem><SequenceNumeric>3</SequenceNumeric>
            <Origin><CountryCode>CN</CountryCode></Origin></GovernmentAgencyGoodsItem></GoodsShipment>
            <PresentationOffice><ID>240</ID></PresentationOffice>
            """)
        #expect(amended.items.map(\.sequence) == [1, 2, 3])
        #expect(amended.items.last?.origin?.text == "CN")
        #expect(amended.presentationOffice?.text == "240")
        #expect(amended.shipment?.consignment?.goodsLocation?.name == "PATIO 4")
    }

    @Test("an amendment that cannot be made is refused with its place, and nothing is changed")
    func refusals() throws {
        func codes(_ chains: [String], _ inner: String = "#") throws -> [String] {
            switch Amendments.apply(try Self.message(chains, inner), to: try Self.original()) {
            case .amended: return []
            case .refused(let problems): return problems.map { "\($0.place.path) \($0.code)" }
            }
        }
        #expect(try codes([]) == ["Declaration amendment.empty"])
        #expect(try codes(["42A"]) == ["Declaration/Amendment[1] amendment.whole"])
        #expect(try codes(["42A::146", "42A 99X"]) == ["Declaration/Amendment[2] amendment.pointer"])
        #expect(try codes(["42A::D026"]) == ["Declaration/Amendment[1] amendment.identity"])
        #expect(try codes(["42A 67A 68A:9"]) == ["Declaration/Amendment[1] amendment.nothing"])
    }

    @Test(
        "the published amendments and cancellations resolve, and the amendments apply to their declarations",
        .enabled(if: WCOSamples.arePresent))
    func published() throws {
        let pairs = [
            ("TT_EX009a/TT_EX009a.xml", "TT_EX009a/Step5_TT_EX009a_Amendment.xml"),
            ("TT_IM002b/TT_IM002a.xml", "TT_IM002b/TT_IM002b_Amendment.xml"),
            ("TT_IM002c/TT_IM002a.xml", "TT_IM002c/TT_IM002c_Complex_Multi_Amendment.xml"),
            ("TT_IM003a/TT_IM003a.xml", "TT_IM003a/TT_IM003a_Amendment__Step_3_.xml"),
            ("TT_IM003b/TT_IM003a.xml", "TT_IM003b/TT_IM003b_Amendment__Step_3_.xml"),
            ("TT_IM005b/TT_IM005b.xml", "TT_IM005b/TT_IM005b_Amendment.xml"),
            ("TT_IM008b/TT_IM008b.xml", "TT_IM008b/TT_IM008b_Amendment.xml"),
            ("TT_IM017a/Step1_TT_IM017a.xml", "TT_IM017a/TT_IM017a_Amendment.xml"),
            ("TT_IM061b/TT_IM061a.xml", "TT_IM061b/TT_IM061b_Amendment.xml"),
            ("TT_IM068a/TT_IM068a.xml", "TT_IM068a/Step2_TT_IM68a_Amendment.xml"),
            ("TT_IM082a/TT_IM002a.xml", "TT_IM082a/TT_IM002b_Amendment.xml"),
            ("TT_IM082a/TT_IM002a.xml", "TT_IM082a/TT_IM002c_Complex_Multi_Amendment.xml"),
        ]
        let schema = try #require(try WCOSamples.schema("wrapper_submit.xsd"))
        func load(_ name: String) throws -> Declaration {
            let bytes = try #require(SharedData.bytes(WCOSamples.folder + "scenarios/" + name))
            return try #require(Formats.read(bytes, mediaType: "text/xml").declarations.first)
        }
        for (file, amendment) in pairs {
            let (original, message) = (try load(file), try load(amendment))
            let (changes, problems) = Amendments.changes(in: message)
            #expect(problems.isEmpty, "\(amendment): \(problems)")
            #expect(changes.count == message.amendments.count && !changes.isEmpty)
            switch Amendments.apply(message, to: original) {
            case .amended(let amended):
                let written = Formats.write(amended, as: .wco).bytes
                #expect(amended != original, "\(amendment)")
                #expect(schema.problems(in: written).isEmpty, "\(amendment): \(schema.problems(in: written))")
            case .refused(let problems): Issue.record("\(amendment): \(problems)")
            }
        }
        let cancellation = try load("TT_EX010a/TT_EX010a_Cancellation.xml")
        let (changes, problems) = Amendments.changes(in: cancellation)
        #expect(problems.isEmpty)
        #expect(changes.map(\.reason) == ["1"])
        #expect(changes.first?.statement?.hasPrefix("This is a duplicate") == true)
    }
}
