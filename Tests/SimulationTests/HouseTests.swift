import Clearance
import Customs
import Formats
import Simulation
import Testing

/// Simulated declarations in the rest of the house.
@Suite("Simulated declarations at the door")
struct HouseTests {
    @Test("each passes every check of the room Clearance, and comes back the same from Garita's JSON")
    func door() throws {
        let pack = try SimulatorTests.pack.get()
        let simulator = try SimulatorTests.simulator(days: 5, perDay: 200)
        for day in simulator.allDays {
            for simulated in day.declarations {
                let declaration = simulated.declaration
                #expect(Checks.problems(of: declaration, country: pack, policy: .live).isEmpty)
                let result = Formats.read(declaration.canonicalJSON(), mediaType: "application/json")
                #expect(result.problems.isEmpty)
                #expect(result.declarations == [declaration])
            }
        }
    }
}
