import Testing

@testable import Customs

@Suite("What a declaration is asked for")
struct DeclarationTests {
    @Test("a party's identifier is that of the first party with the role, whether it has one or not")
    func identifiers() throws {
        var declaration = Declaration(reference: "R1", type: .importAtBorder)
        #expect(declaration.identifier(of: .importer) == nil)
        var consignment = Consignment()
        consignment.parties = [Party(role: .carrier, identifier: "CAR1"), Party(role: .importer, identifier: "IMP9")]
        var shipment = Shipment()
        shipment.parties = [
            Party(role: .importer, name: "without a number"), Party(role: .importer, identifier: "IMP1"),
        ]
        shipment.consignment = consignment
        declaration.parties = [Party(role: .declarant, identifier: "DEC1")]
        declaration.shipment = shipment
        for role in PartyRole.allCases {
            #expect(declaration.identifier(of: role) == declaration.party(role)?.identifier)
        }
        #expect(declaration.identifier(of: .declarant) == "DEC1")
        #expect(declaration.identifier(of: .carrier) == "CAR1")
        #expect(declaration.party(.importer)?.name == "without a number")
        #expect(declaration.identifier(of: .importer) == nil)
    }

    @Test(
        "the first two letters of a type tell its flow",
        arguments: [
            ("IMA", DeclarationType.Flow.import, false), ("EXD", .export, true), ("ETR", .export, false),
            ("TRF", .transit, true), ("E", .import, false), ("A1", .import, false), ("COK", .import, true),
            ("IMDD", .import, false),
        ])
    func flow(_ text: String, _ flow: DeclarationType.Flow, _ isEarly: Bool) throws {
        let type = try DeclarationType(text)
        #expect(type.flow == flow)
        #expect(type.isLodgedBeforeArrival == isEarly)
    }

    @Test("a code's heading and subheading are its first digits, or what there is")
    func headings() throws {
        #expect(try HSCode("8703231000").heading == "8703")
        #expect(try HSCode("8703231000").subheading == "870323")
        #expect(try HSCode("8703").subheading == "8703")
        #expect(try HSCode("87").heading == "87")
    }

    @Test("a number is made of a serial and carries its check digit", arguments: [0, 1, 35, 36, 4095, Int64.max])
    func numbers(_ serial: Int64) throws {
        let number = try MRN(year: 2026, country: try CountryCode("MX"), serial: serial)
        #expect(number.text.hasPrefix("26MX"))
        #expect(try MRN(number.text).hasValidCheckDigit)
        #expect(Int64(number.text.dropFirst(4).dropLast(), radix: 36) == serial)
    }

    @Test("no number is made of a negative serial")
    func negative() throws {
        let country = try CountryCode("MX")
        #expect(throws: InvalidValue.self) { try MRN(year: 2026, country: country, serial: -1) }
    }
}
