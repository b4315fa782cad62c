import Country
import Customs
import GaritaTesting
import Testing

@testable import Programme

@Suite("Legal persons, as values") struct OperatorModelTests {
    @Test("a doubtful check digit is a warning in every scheme, a wrong form a refusal")
    func identifiers() throws {
        #expect(try OperatorIdentifier(.rfc, "sat-970701 nn3").value == "SAT970701NN3")
        #expect(try OperatorIdentifier(.rfc, "VACE460910SX6").warnings.map(\.code) == [.checkDigit])
        #expect(try OperatorIdentifier(.lei, "529900T8BM49AURSDO56").warnings.map(\.code) == [.checkDigit])
        #expect(try OperatorIdentifier(.lei, "529900T8BM49AURSDO55").warnings.isEmpty)
        #expect(throws: InvalidValue.self) { try OperatorIdentifier(.rfc, "SAT979901NN3") }
        #expect(throws: InvalidValue.self) { try OperatorIdentifier(.duns, "12345678") }
        #expect(throws: InvalidValue.self) { try OperatorIdentifier(.mid, "") }
        #expect(try OperatorIdentifier(.duns, "15-048-3782").value == "150483782")
    }

    @Test("a number is one and the same in the schemes that share it")
    func keys() throws {
        let rfc = try OperatorIdentifier(.rfc, "SAT970701NN3")
        #expect(try OperatorIdentifier(.tin, "MXSAT970701NN3").key == rfc.key)
        #expect(try OperatorIdentifier(.eori, "DE1234567").key == OperatorIdentifier(.tin, "DE1234567").key)
        #expect(try OperatorIdentifier(.duns, "150483782").key != OperatorIdentifier(.other, "150483782").key)
        #expect(OperatorIdentifier.keys(ofNumber: "SAT970701NN3").contains(rfc.key))
        #expect(OperatorIdentifier.keys(ofNumber: "MXSAT970701NN3").contains(rfc.key))
        #expect(OperatorIdentifier.keys(ofNumber: "").isEmpty)
    }

    @Test("names are compared without accents, connectives and legal forms")
    func words() {
        #expect(NameWords.significant("Autopartes del Ñandú, S.A. de C.V.") == ["AUTOPARTES", "NANDU"])
        #expect(NameWords.significant("AUTOPARTES DEL NANDU S A P I DE C V") == ["AUTOPARTES", "NANDU"])
        #expect(NameWords.significant("Müller & Söhne GmbH & Co. KG") == ["MULLER", "SOHNE"])
        #expect(NameWords.significant("Cafe\u{301} La Luz, S. de R.L. de C.V.") == ["CAFE", "LUZ"])
        #expect(NameWords.significant("S.A.") == ["SA"])
        #expect(NameWords.significant("  ").isEmpty)
    }

    @Test(
        "alike names reach the threshold, different ones do not",
        arguments: [
            ("Transportes Garza, S.A. de C.V.", "TRANSPORTE GARSA SA", true),
            ("Autopartes del Norte", "Auto Partes del Norte S. de R.L.", true),
            ("Comercializadora Peña y Hijos", "COMERCIALIZADORA PENA HIJOS", true),
            ("Transportes Garza", "Transportes Guerra", false),
            ("Grupo Industrial Alfa", "Grupo Industrial Beta", false),
            ("Maquilas Juárez", "Maquilas Tijuana", false), ("", "", false),
        ])
    func similarity(_ left: String, _ right: String, alike: Bool) {
        let score = NameSimilarity.score(left, right)
        #expect((score >= NameSimilarity.threshold) == alike, "\(left) / \(right): \(score)")
        #expect(score == NameSimilarity.score(right, left))
    }

    private static let day = CalendarDay(number: 20_000)
    private static let at = Instant(milliseconds: 20_000 * 86_400_000)

    private func person(_ facts: [OperatorFact]) throws -> LegalPerson {
        let id = OperatorID(serial: 1)
        let name = Prose(hash: "n")
        let first = OperatorFact.registered(
            OperatorFact.Registered(country: "MX", isCompany: true, name: name, since: Self.day))
        let number = OperatorFact.identifierAdded(
            OperatorFact.IdentifierAdded(scheme: .rfc, value: "SAT970701NN3", since: Self.day))
        let events = ([first, number] + facts).enumerated().map { index, fact in
            OperatorEvent(fact, subject: id, at: Self.at, actor: "a", sequence: Int64(index + 1))
        }
        return try #require(
            try LegalPerson.read(events, with: OperatorReading(text: { $0.hash }, other: { _ in nil })))
    }

    private func mandate(
        _ serial: Int64, _ login: String, _ powers: [Power], sites: [SiteID] = [], delegate: Bool = false,
        days: ClosedRange<Int> = 0...100
    ) -> OperatorFact {
        .mandateGiven(
            OperatorFact.MandateGiven(
                mandate: MandateID(serial: serial), login: login, powers: powers, sites: sites, isDelegate: delegate,
                since: Self.day.advanced(by: days.lowerBound), through: Self.day.advanced(by: days.upperBound)))
    }

    @Test("a mandate holds from its first day through its last, for its powers and its sites")
    func mandates() throws {
        let site = SiteID(serial: 7)
        let person = try person([
            mandate(1, "ana", [.sign, .prepare], days: 1...10), mandate(2, "ben", [.site], sites: [site]),
        ])
        func access(_ login: String, _ days: Int, _ number: String? = "SAT970701NN3") -> OperatorAccess? {
            let day = Self.day.advanced(by: days)
            return person.access(of: login, organisation: number, at: day.start(), on: day)
        }
        #expect(access("ana", 0)?.may(.sign) == false && access("ana", 0)?.isOwn == true)
        #expect(access("ana", 1)?.may(.sign) == true && access("ana", 10)?.may(.prepare) == true)
        #expect(access("ana", 11)?.may(.sign) == false)
        #expect(access("ben", 5)?.may(.site, site: site) == true)
        #expect(access("ben", 5)?.may(.site, site: SiteID(serial: 8)) == false)
        #expect(access("ben", 5)?.may(.sign) == false && access("ben", 5)?.may(.prepare) == false)
        #expect(access("ana", 5)?.may(.site, site: site) == true, "who prepares answers for every site")
        #expect(access("ana", 5, "OTR010101AB1") == nil, "who has left the organisation has lost what it gave")
        #expect(access("zoe", 5, nil) == nil)
    }

    @Test("another organisation's person never signs alone, and not for ever")
    func delegates() throws {
        let plain = try person([])
        func refusal(_ person: LegalPerson, _ fact: OperatorFact) -> OperatorError.Code? {
            person.refusal(of: fact, at: Self.at, on: Self.day)?.code
        }
        #expect(refusal(plain, mandate(1, "bro", [.sign], delegate: true)) == .delegateSigns)
        #expect(refusal(plain, mandate(1, "bro", [.prepare], delegate: true)) == nil)
        #expect(refusal(plain, mandate(1, "bro", [.prepare], delegate: true, days: 0...900)) == .delegateEnd)
        #expect(refusal(plain, mandate(1, "ana", [])) == .power)
        #expect(refusal(plain, mandate(1, "ana", [.site])) == .site)
        #expect(refusal(plain, mandate(1, "ana", [.sign], days: -5...3)) == .day)
        let signed = try person([
            mandate(1, "ana", [.sign], days: 0...10), mandate(2, "bro", [.sign, .prepare], delegate: true),
        ])
        func broker(_ days: Int) -> OperatorAccess? {
            let day = Self.day.advanced(by: days)
            return signed.access(of: "bro", organisation: "BRO010101AB1", at: day.start(), on: day)
        }
        #expect(broker(5)?.may(.sign) == true)
        #expect(broker(11)?.may(.sign) == false && broker(11)?.may(.prepare) == true)
    }

    @Test("a barred legal person is known again by an identifier and by a controlling owner")
    func bars() {
        let bar = OperatorBar(operatorID: OperatorID(serial: 1), ground: "revoked")
        let barred = (
            bar: bar,
            ties: BarTies(
                operatorID: OperatorID(serial: 1), identifiers: ["MX:A", "duns:1"],
                owners: ["curp:X": PersonID(serial: 1)])
        )
        func causes(_ serial: Int64, _ keys: Set<String>, _ owners: [String: PersonID] = [:]) -> [BarWarning.Cause] {
            BarTies(operatorID: OperatorID(serial: serial), identifiers: keys, owners: owners).warnings([barred])
                .map(\.cause)
        }
        #expect(causes(1, []) == [.itself])
        #expect(causes(2, ["MX:B"]).isEmpty)
        #expect(causes(2, ["MX:B", "duns:1"]) == [.identifier("duns:1")])
        #expect(causes(2, [], ["curp:X": PersonID(serial: 9)]) == [.owner(PersonID(serial: 9))])
        #expect(causes(2, [], ["MX:A": PersonID(serial: 9)]) == [.ownedByBarred(PersonID(serial: 9))])
    }
}
