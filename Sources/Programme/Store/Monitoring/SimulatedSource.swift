import Concurrency
package import Customs
import Database
import FoundationEssentials
import JSON

/// A source for demonstrations: files as the authorities would drop them, the same for the same day and operators.
package enum SimulatedSource {
    /// The JSON lines of a delivery: everyone meets the check, but for those who are named not to.
    package static func lines(_ connector: Connector, identifiers: [String], failing: Set<String>, on day: CalendarDay)
        -> [UInt8]
    {
        func word(_ meaning: Observation.Result) -> String? {
            connector.results.filter { $0.value == meaning }.keys.min()
        }
        var bytes: [UInt8] = []
        for identifier in identifiers.sorted() {
            let fails = failing.contains(identifier)
            if connector.mode == .list && !fails { continue }
            var line: JSONObject = ["asOf": .string(day.description), "identifier": .string(identifier)]
            if let word = word(fails ? .notMet : .met) { line["result"] = .string(word) }
            bytes += JSONValue.object(line).bytes() + [0x0A]
        }
        // A list on which nobody is still says as of when.
        return bytes.isEmpty ? Array("{\"asOf\":\"\(day)\",\"identifier\":\"XAXX010101000\"}\n".utf8) : bytes
    }
}

extension MonitoringDesk {
    /// Drops a simulated delivery into the folder of every file connector that is on.
    ///
    /// - Parameter failing: the official numbers that do not meet a check, by the check's code.
    package func dropSimulated(failing: [String: Set<String>] = [:], at instant: Instant) async throws {
        let wiring = wiring
        let identifiers = try await base.database.read { (db) throws in
            try wiring.operators(db, instant).compactMap(\.identifiers.first)
        }
        let day = CalendarDay(instant)
        for connector in rules.connectors where connector.kind == .fileDrop && isOn(connector) {
            let bytes = SimulatedSource.lines(
                connector, identifiers: identifiers, failing: failing[connector.check] ?? [], on: day)
            let folder = folder(of: connector) + "/in"
            try await disk.run {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                try Data(bytes).write(to: URL(filePath: "\(folder)/.\(day).part"))
                try FileManager.default.moveItem(atPath: "\(folder)/.\(day).part", toPath: "\(folder)/\(day).jsonl")
            }
        }
    }
}
