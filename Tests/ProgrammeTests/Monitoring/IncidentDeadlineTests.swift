import Country
import Customs
import Database
import Deadlines
import GaritaTesting
import HTTP
import JSON
import Testing

@testable import Programme

@Suite("Until when the notice of an incident is due") struct IncidentDeadlineTests {
    @Test("the clock that monitoring names is one of the country's programme")
    func clock() throws {
        let rules = try MonitoringRules.load(country: "Countries/mx".fromRepository, languages: ["es", "en"])
        let mexico = try #require(try TestLibrary.loaded.get().definition("MX-OEA"))
        #expect(mexico.clock(rules.incidentClock)?.length == 5)
    }

    @Test(
        "it is counted by the programme's clock and the country's calendar, and the case tells the same day",
        arguments: TestDatabase.both)
    func due(_ engine: TestDatabase) async throws {
        let mexico = try #require(try TestLibrary.loaded.get().definition("MX-OEA"))
        try await CaseRoom.with(engine, mexico) { room in
            let desk = room.programme.monitoring
            try desk.load(country: "Countries/mx".fromRepository)
            let owner = OperatorID(serial: 1)
            let life = try await room.desk.adopt(
                programme: "MX-OEA", operatorID: owner, role: "importer", sites: [],
                .init(
                    certificate: "OEA-1", effective: room.now.advanced(bySeconds: -86_400),
                    through: CalendarDay(number: 21_000), decidedBy: "paper"), actor: "test", at: room.now)
            // Friday 30 January 2026: Monday 2 February is the holiday of 5 February.
            let zone = mexico.zone
            func moment(_ day: String) throws -> Instant {
                zone.instant(of: try CalendarDay(day), secondsOfDay: 12 * 3600)
            }
            func report(_ owner: OperatorID, reported: String) async throws -> Incident {
                try await desk.report(
                    IncidentReport(
                        owner: owner, kind: "seal", occurredAt: try moment("2026-01-30"),
                        knownAt: try moment("2026-02-03"), knewFirst: .operator, text: "Sello violado"), by: "ana",
                    at: try moment(reported))
            }
            let inTime = try await report(owner, reported: "2026-02-09")
            let reading = try #require(try await desk.deadlines(of: [inTime])[inTime.id])
            #expect(reading.due == (try CalendarDay("2026-02-09")) && reading.inTime == true)

            let rules = CaseRules(definition: mexico, zone: zone, calendar: mexico.calendar)
            let file = try await room.desk.file(life.id)
            let own = file.readings(under: rules, at: try moment("2026-02-20")).filter { $0.code == "incident-notice" }
            #expect(own.map(\.due) == [reading.due] && own.map(\.inTime) == [true])

            let late = try await report(owner, reported: "2026-02-10")
            #expect(try await desk.deadlines(of: [late])[late.id]?.inTime == false)
            // Whoever holds nothing is told the term of the country's programme too.
            let other = try await report(OperatorID(serial: 2), reported: "2026-02-10")
            #expect(try await desk.deadlines(of: [other])[other.id]?.due == reading.due)
        }
    }

    @Test("the incident's page and the API tell the day, and open it into its reckoning")
    func page() async throws {
        try await EvidenceRoom.with(.sqlite) { room in
            let occurred = room.now.advanced(bySeconds: -86_400)
            let incident = try await room.programme.monitoring.report(
                IncidentReport(
                    owner: EvidenceRoom.sol, kind: "seal", occurredAt: occurred, knownAt: occurred,
                    knewFirst: .operator, text: "Sello violado"), by: "ana", at: room.now)
            let page = try await room.solClient.get("/programme/OP-000001/incidents/\(incident.id)").text
            #expect(page.contains("El aviso vencía el 27 nov 2026."), "\(page.prefix(4000))")
            #expect(page.contains("Cómo se calculó") && page.contains("5 días hábiles"))
            let json = try await room.solClient.get("/api/programme/incidents/\(incident.id)").json()
            #expect(json["due"]?.string == "2026-11-27" && json["isLate"]?.bool == false)
        }
    }
}
