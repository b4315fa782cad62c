import Customs
import GaritaTesting
import Testing

@Suite("Identifiers")
struct IdentifierTests {
    /// Published verdicts: valid here means that the value exists and nothing about it is doubtful.
    @Test(
        "every published verdict agrees",
        .enabled(if: SharedData.has("identifiers/vectors.csv"), "no ../shared/data/identifiers/vectors.csv"),
        arguments: ["mx_rfc", "mx_curp", "iso6346", "lei", "mrn_iso6346"])
    func vectors(scheme: String) throws {
        let bytes = try #require(SharedData.bytes("identifiers/vectors.csv"))
        var count = 0
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst() {
            let fields = line.split(separator: ",")
            guard fields.count == 3, fields[0] == scheme else { continue }
            #expect(isSound(fields[1], in: scheme) == (fields[2] == "valid"), "\(line)")
            count += 1
        }
        #expect(count > 0)
    }

    private func isSound(_ text: Substring, in scheme: String) -> Bool {
        switch scheme {
        case "mx_rfc": (try? RFC(text))?.warnings.isEmpty ?? false
        case "mx_curp": (try? CURP(text))?.warnings.isEmpty ?? false
        case "iso6346": (try? ContainerNumber(text)) != nil
        case "lei": (try? LEI(text)) != nil
        default: (try? MRN(text))?.warnings.isEmpty ?? false
        }
    }

    @Test("an RFC with a wrong check digit is a warning")
    func rfcWarning() throws {
        let rfc = try RFC("SAT970701NN4")
        #expect(!rfc.hasValidCheckDigit)
        #expect(rfc.warnings.map(\.code) == [.checkDigit])
        #expect(try RFC("SAT970701NN3").warnings.isEmpty)
    }

    @Test("an RFC can be completed with its check digit")
    func completedRFC() throws {
        let day = try CalendarDay("1997-07-01")
        #expect(try RFC(letters: "SAT", day: day, homoclave: "NN").text == "SAT970701NN3")
        #expect(try RFC(letters: "GODE", day: CalendarDay("1956-12-31"), homoclave: "GR").text == "GODE561231GR8")
        #expect(throws: InvalidValue.self) { try RFC(letters: "S1T", day: day, homoclave: "NN") }
    }

    @Test("the generic RFC have no doubt and say whom they stand for")
    func genericRFC() throws {
        #expect(try RFC("XAXX010101000").generic == .publicAtLarge)
        #expect(try RFC("XEXX010101000").generic == .foreignResident)
        #expect(try RFC("XEXX010101000").warnings.isEmpty)
        #expect(try RFC("GODE561231GR8").isPerson)
        #expect(try !RFC("A&A050908GT0").isPerson)
    }

    @Test(
        "an RFC of another form is refused with the reason",
        arguments: [
            ("", InvalidValue.Code.empty), ("SAT970701", .length), ("sat970701nn3", .characters),
            ("SAT971301NN3", .structure), ("SAT970230NN3", .structure), ("1AT970701NN3", .characters),
        ])
    func rfcRefusals(text: String, code: InvalidValue.Code) {
        #expect(throws: InvalidValue(scheme: "rfc", code: code, message: "")) { try RFC(text) }
    }

    @Test("a CURP names a day, a sex and a state; a wrong check digit is a warning")
    func curp() throws {
        #expect(try CURP("BOXW310820HNERXN09").warnings.isEmpty)
        #expect(try CURP("BOXW310820HNERXN08").warnings.map(\.code) == [.checkDigit])
        #expect(throws: InvalidValue(scheme: "curp", code: .structure, message: "")) { try CURP("BOXW310832HNERXN09") }
        #expect(throws: InvalidValue(scheme: "curp", code: .structure, message: "")) { try CURP("BOXW310820HZZRXN09") }
        #expect(throws: InvalidValue(scheme: "curp", code: .length, message: "")) { try CURP("BOXW310820") }
    }

    @Test("a pedimento number is read with or without its blanks and printed with two")
    func pedimento() throws {
        let number = try Pedimento("26  07  3420  6001234")
        #expect(try Pedimento("260734206001234") == number)
        #expect(try Pedimento("26 07 3420 6001234") == number)
        #expect(number.text == "26  07  3420  6001234")
        #expect(number.digits == "260734206001234")
        #expect(number.year == 2026 && number.office == "07" && number.licence == "3420" && number.serial == "6001234")
        #expect(number.warnings.isEmpty)
        #expect(try Pedimento("25  07  3420  6001234").warnings.count == 1)
        #expect(try Pedimento(year: 2026, office: 7, licence: 3420, serial: 1234) == number)
        #expect(throws: InvalidValue(scheme: "pedimento", code: .structure, message: "")) {
            try Pedimento("260 734 206 001234")
        }
        #expect(throws: InvalidValue(scheme: "pedimento", code: .length, message: "")) {
            try Pedimento("2607342060012")
        }
    }

    @Test("an MRN tells year and country; a wrong check digit is a warning")
    func mrn() throws {
        let mrn = try MRN("10NL5663962BE1E825")
        #expect(mrn.year == 2010 && mrn.country == "NL" && mrn.warnings.isEmpty)
        #expect(try MRN("19GBCDS123456789B1").warnings.map(\.code) == [.checkDigit])
        #expect(throws: InvalidValue(scheme: "mrn", code: .structure, message: "")) { try MRN("NL105663962BE1E825") }
    }

    @Test("container, LEI and GLN refuse a wrong check digit")
    func refusingSchemes() throws {
        #expect(try ContainerNumber(owner: "CSQU", serial: 305_438).text == "CSQU3054383")
        #expect(throws: InvalidValue(scheme: "container", code: .checkDigit, message: "")) {
            try ContainerNumber("CSQU3054384")
        }
        #expect(throws: InvalidValue(scheme: "container", code: .structure, message: "")) {
            try ContainerNumber("CSQA3054383")
        }
        #expect(try GLN("4006381333931").text == "4006381333931")
        #expect(throws: InvalidValue(scheme: "gln", code: .checkDigit, message: "")) { try GLN("4006381333932") }
        #expect(throws: InvalidValue(scheme: "lei", code: .length, message: "")) { try LEI("213800KUD8LAJWSQ9D1") }
    }

    @Test("a TIN and an EORI are a country and up to 15 characters")
    func tin() throws {
        #expect(try EORI("GB553202734852").country == "GB")
        #expect(try TIN("MXSAT970701NN3").text == "MXSAT970701NN3")
        #expect(throws: InvalidValue(scheme: "eori", code: .length, message: "")) { try EORI("GB5532027348521234") }
        #expect(throws: InvalidValue(scheme: "eori", code: .structure, message: "")) { try EORI("12345678") }
        #expect(throws: InvalidValue(scheme: "tin", code: .characters, message: "")) { try TIN("MX-SAT970701") }
    }

    @Test("a UCR of the trader's own form is kept with a warning")
    func ucr() throws {
        #expect(try UCR("6MXSAT970701NN3-REF1").warnings.isEmpty)
        #expect(try UCR("INVOICE/77").warnings.map(\.code) == [.structure])
        #expect(throws: InvalidValue(scheme: "ucr", code: .length, message: "")) {
            try UCR(String(repeating: "A", count: 36))
        }
    }

    @Test("a plate is found however it was typed", arguments: ["ab-123 c", "AB123C", "AB 123-C", "aB.123.c"])
    func plate(text: String) throws {
        #expect(try Plate(text).text == "AB123C")
    }

    @Test("a plate of signs, or too long, is refused", arguments: ["", "-", "A", "AB?12", "ABCDEFGHIJKLMNOPQR"])
    func plateRefusals(text: String) {
        #expect(throws: InvalidValue.self) { try Plate(text) }
    }
}
