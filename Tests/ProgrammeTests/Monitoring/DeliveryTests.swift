import Customs
import Database
import FoundationEssentials
import GaritaTesting
import HTTP
import JSON
import Ledger
import Testing
import WebClient

@testable import Programme

@Suite("Deliveries of sources")
struct DeliveryTests {
    static func rules() throws -> MonitoringRules {
        try MonitoringRules.load(country: Repository.root + "/Countries/mx", languages: ["es", "en"])
    }

    private func reasons(_ text: String, _ code: String = "sat-opinion") throws -> [String] {
        let connector = try #require(try Self.rules().connector(code))
        return Delivery(Array(text.utf8), of: connector).reasons.map { "\($0.line) \($0.code)" }
    }

    @Test("JSON lines and CSV are read alike; what cannot be read says where")
    func reading() throws {
        let connector = try #require(try Self.rules().connector("sat-opinion"))
        let json = """
            {"identifier": "gar-260101 ab8", "result": "POSITIVA", "asOf": "2026-11-22"}

            {"identifier": "MAB9307148T4", "result": "Negativa", "asOf": "2026-11-22T10:00:00Z"}
            """
        let csv =
            "\u{FEFF}Identifier;Result;asOf\r\n\"gar-260101 ab8\";\"Positiva\";2026-11-22\r\nMAB9307148T4;negativa;2026-11-22T10:00:00Z\r\n"
        let (first, second) = (
            Delivery(Array(json.utf8), of: connector), Delivery(Array(csv.utf8), of: connector)
        )
        #expect(first.reasons.isEmpty && first == second)
        #expect(first.rows.map(\.identifier) == ["GAR260101AB8", "MAB9307148T4"])
        #expect(first.rows.map(\.result) == [.met, .notMet])
        #expect(try reasons("") == ["0 format"])
        #expect(try reasons("a,b\n1,2\n") == ["1 column"])
        #expect(
            try reasons("identifier,result\nGAR260101AB8,positiva,x\n\nX,positiva\nGAR260101AB8,quizá\n") == [
                "2 format", "4 identifier", "5 result",
            ])
        #expect(
            try reasons("{\"identifier\":\"GAR260101AB8\",\"result\":\"positiva\",\"asOf\":\"22/11/2026\"}") == [
                "1 as-of"
            ])
        #expect(try reasons("{\"identifier\":\"GAR260101AB8\"}\n[1]") == ["1 result", "2 format"])
        #expect(try reasons("identifier\nGAR260101AB8\n", "sat-69") == [])
    }

    @Test("a list says by silence who is not on it, and nothing is believed of the future")
    func lists() throws {
        let connector = try #require(try Self.rules().connector("sat-69"))
        let operators = try EvidenceRoom.wiring().operators(NoReading(), EvidenceRoom.start)
        let delivery = Delivery(
            Array("identifier,asOf\nMAB9307148T4,2027-01-01\nXAXX010101000,2027-01-01\n".utf8), of: connector)
        let found = MonitoringDesk.observations(
            delivery, hash: "h", of: connector, operators: operators, at: EvidenceRoom.start)
        #expect(found.map(\.result) == [.met, .notMet])
        #expect(found.allSatisfy { $0.asOf == EvidenceRoom.start })
    }

    @Test("files are read once, moved with their reasons, and told by events", arguments: TestDatabase.both)
    func drops(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            let desk = room.programme.monitoring
            #expect(try await desk.runDue(at: room.now) == 0)
            await #expect(throws: MonitoringError(.connector, "")) { try await desk.run("sat-opinion", at: room.now) }
            var settings = MonitoringDesk.Settings()
            settings.enabled = ["sat-opinion"]
            desk.connect(settings: settings)
            let folder = room.folder.path + "/connectors/sat-opinion"
            func drop(_ text: String, _ name: String) throws {
                try FileManager.default.createDirectory(atPath: folder + "/in", withIntermediateDirectories: true)
                try Data(text.utf8).write(to: URL(filePath: "\(folder)/in/\(name)"))
            }
            func names(_ place: String) throws -> [String] {
                try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(place)").sorted()
            }
            let good = "identifier,result,asOf\nGAR260101AB8,positiva,2026-11-22\nOTR010101AB1,negativa,2026-11-22\n"
            try drop(good, "a.csv")
            try drop("identifier,result\nGAR260101AB8,quién sabe\n", "b.csv")
            try drop("half", ".c.part")
            #expect(try await desk.run("sat-opinion", at: room.now) == 1)
            #expect(try names("in") == [".c.part"] && names("done") == ["a.csv"])
            #expect(try names("failed") == ["b.csv", "b.csv.reasons.json"])
            let why = try String(
                decoding: Data(contentsOf: URL(filePath: folder + "/failed/b.csv.reasons.json")), as: UTF8.self)
            #expect(why.contains("\"result\"") && why.contains("2"))
            // The same bytes under another name change nothing.
            try drop(good, "a-otra-vez.csv")
            room.wait(seconds: 10)
            #expect(try await desk.run("sat-opinion", at: room.now) == 0)
            #expect(try names("done") == ["a-otra-vez.csv", "a.csv"])
            #expect(try await room.events("OP-000001").map(\.kind) == [.monitoringChanged])
            #expect(try await room.events("sat-opinion").map(\.kind) == [.monitoringObserved, .monitoringFailed])

            // Another answer is told; the same answer of a later day is not; an older one changes nothing.
            try drop("identifier,result,asOf\nGAR260101AB8,negativa,2026-11-23\n", "c.csv")
            try drop("identifier,result,asOf\nGAR260101AB8,positiva,2026-11-01\n", "d.csv")
            #expect(try await desk.run("sat-opinion", at: room.now) == 2)
            let changes = try await room.events("OP-000001")
            #expect(changes.count == 2)
            #expect(try changes[1].data["result"]?.string == "not-met")
            #expect(try changes[1].data["was"]?.string == "met")
            let standing = try #require(try await desk.connectors().first { $0.connector.code == "sat-opinion" })
            #expect(standing.isOn && standing.error.isEmpty && standing.workedAt == room.now)
            // Due only after its hour.
            try drop("identifier,result\nGAR260101AB8,positiva\n", "e.csv")
            #expect(try await desk.runDue(at: room.now.advanced(bySeconds: 3_000)) == 0)
            #expect(try await desk.runDue(at: room.now.advanced(bySeconds: 3_600)) == 1)
        }
    }

    @Test(
        "a service is asked for each operator, refused addresses and failures are noted", arguments: TestDatabase.both)
    func service(_ engine: TestDatabase) async throws {
        let source = Endpoint(.get, "/csd/{identifier}", access: .anyone, summary: "A source") { request in
            guard request.headers["x-key"] == "s3cret" else { throw HTTPProblem.forbidden() }
            switch request.parameters["identifier"] {
            case EvidenceRoom.solRFC:
                return Response(
                    type: "application/json",
                    bytes: Array("{\"identifier\":\"GAR260101AB8\",\"result\":\"Activo\"}\n".utf8))
            default: throw HTTPProblem.notFound()
            }
        }
        let router = try Router(endpoints: [source], log: Log(level: .error), authenticate: { _ in nil })
        try await withClient(of: router, over: .live) { (client) async throws -> Void in
            let base = "http://127.0.0.1:\(client.port ?? 0)/csd/{identifier}"
            try await EvidenceRoom.with(engine) { (room) async throws -> Void in
                let desk = room.programme.monitoring
                var settings = MonitoringDesk.Settings()
                settings.enabled = ["sat-csd"]
                settings.addresses = ["sat-csd": base]
                func failure() async throws -> String {
                    try await desk.connectors().first { $0.connector.code == "sat-csd" }?.error ?? "?"
                }
                desk.connect(settings: settings)
                #expect(try await desk.run("sat-csd", at: room.now) == 0)
                #expect(try await failure() == "web.forbidden")
                settings.web.allowsPrivateAddresses = true
                desk.connect(settings: settings)
                #expect(try await desk.run("sat-csd", at: room.now) == 0)
                #expect(try await failure() == "monitoring.connector")
                settings.headers = ["sat-csd": [("X-Key", "s3cret")]]
                desk.connect(settings: settings)
                #expect(try await desk.run("sat-csd", at: room.now) == 1)
                #expect(try await desk.run("sat-csd", at: room.now) == 0)
                #expect(try await failure() == "")
                room.wait(days: 1)
                #expect(try await desk.run("sat-csd", at: room.now) == 1)
                #expect(try await room.events("OP-000001").map(\.kind) == [.monitoringChanged])
            }
        }
    }
}

/// For closures that do not read.
private final class NoReading: Reading {
    let engine = Engine.sqlite
    func query(_ sql: String, _ args: [SQLValue]) throws(DatabaseError) -> [Row] { [] }
    func query(_ sql: String, each: [[SQLValue]]) throws(DatabaseError) -> [[Row]] { [] }
    func forEach(_ sql: String, _ args: [SQLValue], _ row: (Row) throws -> Void) throws {}
}
