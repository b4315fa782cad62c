import Customs
import Database
import GaritaTesting
import Risk
import Testing

@testable import Clearance

@Suite("What other rooms may ask")
struct ComplianceTests {
    private static let importer = "SAT970701NN3"

    @Test(
        "an operator's figures count what was lodged, examined, amended, withdrawn and refused in the span",
        arguments: TestDatabase.both)
    func figures(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let today = CalendarDay(TestClearance.start)
            func figures(_ identifier: String = Self.importer, back days: Int = 0) async throws -> Clearance.Compliance
            {
                try await test.database.read { (db) throws in
                    try Clearance.compliance(
                        of: identifier, from: today.advanced(by: -days), through: today.advanced(by: -days), in: db)
                }
            }
            #expect(try await figures() == Clearance.Compliance())
            try await test.lodge(Declaration.sample(reference: "A", commodity: TestRules.hs.green))
            let red = try await test.lodge(Declaration.sample(reference: "B", commodity: TestRules.hs.red))
            _ = try await test.room.recordCheck(
                red.standing.number, result: .unsatisfactory, note: "x", actor: "eva", at: TestClearance.at(5))
            let refused = try Declaration.sample(reference: "C") { $0.shipment?.items = [] }
            try await test.lodge(refused)
            try await test.lodge(Declaration.sample(reference: "D", importer: "MAB9307148T4"))
            let found = try await figures()
            #expect(found.declarations == 2 && found.examined == 1 && found.unsatisfactory == 1 && found.refused == 1)
            #expect(found.last == today)
            #expect(try await figures(back: 1) == Clearance.Compliance())
            #expect(try await figures("MAB9307148T4").declarations == 1)
        }
    }

    @Test("a shipment is told by its declaration's number", arguments: TestDatabase.both)
    func shipment(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let declaration = try Declaration.sample { sample in
                sample.parties.append(Party(role: .carrier, identifier: "CAAT1", name: "Transportes"))
                sample.shipment?.consignment = Consignment()
                sample.shipment?.consignment?.equipment = [
                    TransportEquipment(sequence: 1, identifier: "MSKU1234565", seals: [.init(identifier: "S-77")])
                ]
            }
            let number = try await test.lodge(declaration).standing.number
            let facts = try await test.database.read { (db) throws in try Clearance.shipment(number, in: db) }
            #expect(facts?.vehicle == "AB123C" && facts?.carrier == "CAAT1")
            #expect(facts?.containers == ["MSKU1234565"] && facts?.seals == ["S-77"])
            #expect(facts?.trader == Self.importer && facts?.number == number)
            let none = try await test.database.read { (db) throws in try Clearance.shipment("26MX0", in: db) }
            #expect(none == nil)
        }
    }
}
