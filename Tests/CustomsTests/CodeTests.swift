import Customs
import Testing

@Suite("Codes")
struct CodeTests {
    @Test("an HS code keeps its leading zeros and knows what it covers")
    func hsCode() throws {
        let chapter = try HSCode("01")
        #expect(chapter.covers(try HSCode("0102210000")))
        #expect(!chapter.covers(try HSCode("10")))
        #expect(try HSCode("8703.23".filter { $0 != "." }).chapter == "87")
        #expect(try HSCode("0102") < HSCode("8703"))
    }

    @Test(
        "an HS code of another form is refused with the reason",
        arguments: [("", InvalidValue.Code.empty), ("8703.23", .characters), ("1", .length), ("12345678901", .length)])
    func hsRefusals(text: String, code: InvalidValue.Code) {
        #expect(throws: InvalidValue(scheme: "hs-code", code: code, message: "")) { try HSCode(text) }
    }

    @Test("countries, currencies, units, packages and offices have their forms")
    func forms() throws {
        #expect(throws: InvalidValue.self) { try CountryCode("mx") }
        #expect(throws: InvalidValue.self) { try CountryCode("MEX") }
        #expect(throws: InvalidValue.self) { try Currency("pesos") }
        #expect(throws: InvalidValue.self) { try UnitCode("") }
        #expect(throws: InvalidValue.self) { try PackageType("BOX") }
        #expect(throws: InvalidValue.self) { try CustomsOffice("Juárez") }
        #expect(throws: InvalidValue.self) { try Mass(kilograms: ExactDecimal("-1")) }
        #expect(try TransportMode("3") == .road)
        #expect(throws: InvalidValue.self) { try TransportMode("10") }
        #expect(try CustomsOffice("07").text == "07")
    }

    @Test("a declaration type tells the flow and whether it comes before the goods")
    func declarationType() throws {
        #expect(try DeclarationType("EXA").flow == .export)
        #expect(try DeclarationType("IMD").isLodgedBeforeArrival)
        #expect(try !DeclarationType("IMA").isLodgedBeforeArrival)
        #expect(throws: InvalidValue.self) { try DeclarationType("import") }
    }

    @Test("a refused value makes a problem with a stable word and its place")
    func problem() {
        let invalid = InvalidValue(scheme: "hs-code", code: .length, message: "too short")
        let problem = Problem(invalid, at: .init(path: "/items/1/commodity", line: 4, column: 7))
        #expect(problem.code == "hs-code.length")
        #expect(problem.severity == .error)
        #expect(problem.place.line == 4)
    }
}
