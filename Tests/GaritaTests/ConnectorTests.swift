import Clearance
import Country
import Customs
import Foundation
import GaritaTesting
import HTTP
import Identity
import Programme
import Testing

@testable import garita

@Suite("Connectors of a server") struct ConnectorTests {
    private static func rules() throws -> MonitoringRules {
        try MonitoringRules.load(country: ConsoleHouse.root + "/Countries/mx", languages: ["es", "en"])
    }

    private static func written(_ text: String) throws -> String {
        let path = try TestFolder.make() + "/connectors.json"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    @Test("a file that is dropped into a connector's folder reaches the operator's monitoring figures")
    func dropped() async throws {
        let folder = try TestFolder.make()
        try Data(#"{"sat-opinion": {"enabled": true}}"#.utf8).write(to: URL(filePath: folder + "/connectors.json"))
        let arguments = try Arguments(
            ["--data", folder, "--country", ConsoleHouse.root + "/Countries/mx", "--port", "0", "--quiet"], for: .serve)
        let house = try await House.open(House.Settings(arguments))
        let now = house.time.now()
        let company = try await ConsoleHouse.holder(in: house).id
        let monitoring = house.programme.monitoring
        #expect(try await Self.answer(monitoring, company, now) == .unknown)

        let drop = folder + "/files/connectors/sat-opinion"
        try FileManager.default.createDirectory(atPath: drop + "/in", withIntermediateDirectories: true)
        try Data("identifier,result\n\(ConsoleHouse.trader),positiva\n".utf8).write(
            to: URL(filePath: drop + "/in/opinion.csv"))
        let served = try await Served(house, arguments)
        var answer = Qualification.Answer.unknown
        var standing: ConnectorStanding?
        // That the connector has worked is written after what it brought.
        for _ in 0..<600 where answer == .unknown || standing?.workedAt == nil {
            try await Task.sleep(for: .milliseconds(50))
            answer = try await Self.answer(monitoring, company, house.time.now())
            standing = try await monitoring.connectors().first { $0.connector.code == "sat-opinion" }
        }
        await served.stop()
        #expect(answer == .met)
        #expect(standing?.known == 1 && standing?.error == "" && standing?.workedAt != nil)
        #expect(FileManager.default.fileExists(atPath: drop + "/done/opinion.csv"))
    }

    private static func answer(
        _ monitoring: MonitoringDesk, _ id: OperatorID, _ instant: Instant
    ) async throws -> Qualification.Answer {
        let lines = try await monitoring.qualification(of: id, at: instant)?.lines ?? []
        return lines.first { $0.requirement == "tax-opinion" }?.answer ?? .unknown
    }

    @Test("a node's file turns connectors on and off, and gives a service its address and its authorisation")
    func settings() throws {
        let rules = try Self.rules()
        #expect(try ConnectorFile.settings(nil, for: rules) == nil)
        #expect(try ConnectorFile.settings("/nowhere/connectors.json", for: rules) == nil)
        let text = """
            {"sat-69": {"enabled": false}, "sat-csd": {"enabled": true, "url": "https://csd.sat.example/{identifier}",
             "headers": {"Authorization": "Bearer x"}}}
            """
        let settings = try #require(try ConnectorFile.settings(try Self.written(text), for: rules))
        #expect(settings.enabled == ["sat-csd"] && settings.disabled == ["sat-69"])
        #expect(settings.addresses == ["sat-csd": "https://csd.sat.example/{identifier}"])
        #expect(settings.headers["sat-csd"]?.map(\.0) == ["Authorization"])
    }

    @Test(
        "a file that would leave a connector off in silence is refused",
        arguments: [
            "[]", "{", #"{"sat-opinon": {"enabled": true}}"#, #"{"sat-opinion": true}"#,
            #"{"sat-opinion": {"enabled": "yes"}}"#, #"{"sat-opinion": {"url": "https://x.example"}}"#,
            #"{"sat-csd": {"headers": {"Authorization": 7}}}"#,
        ])
    func mistakes(_ text: String) throws {
        let path = try Self.written(text)
        let rules = try Self.rules()
        #expect(throws: Failure.self) { _ = try ConnectorFile.settings(path, for: rules) }
    }
}
