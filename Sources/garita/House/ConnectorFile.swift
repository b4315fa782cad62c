import Foundation
import JSON
import Programme

/// What a node says of the connectors of monitoring, in `connectors.json` of its data folder: which ones run, and for those
/// that ask a service its address and header fields (an authorisation is no part of a country's data).
///
///     {"sat-opinion": {"enabled": true},
///      "sat-csd": {"enabled": true, "url": "https://…/{identifier}", "headers": {"Authorization": "Bearer …"}}}
enum ConnectorFile {
    /// The settings of a file; nil where there is none. Throws `Failure` with what is wrong in it: a connector that is
    /// misspelt must not stay off in silence.
    static func settings(_ path: String?, for rules: MonitoringRules) throws -> MonitoringDesk.Settings? {
        guard let path, FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else { throw Failure("\(path) cannot be read") }
        guard let root = (try? JSONValue.parse([UInt8](data), limits: .file))?.object else {
            throw Failure("\(path) is not an object of JSON")
        }
        var settings = MonitoringDesk.Settings()
        for (code, value) in root.members {
            guard let connector = rules.connector(code) else {
                let known = rules.connectors.map(\.code).sorted().joined(separator: ", ")
                throw Failure("\(path): there is no connector “\(code)”; there are \(known.isEmpty ? "none" : known)")
            }
            guard let members = value.object else { throw Failure("\(path): “\(code)” is an object") }
            for (name, value) in members.members {
                switch (name, value.bool, value.string, value.object) {
                case ("enabled", true?, _, _): settings.enabled.insert(code)
                case ("enabled", false?, _, _): settings.disabled.insert(code)
                case ("url", _, let url?, _) where connector.kind == .http: settings.addresses[code] = url
                case ("headers", _, _, let fields?) where connector.kind == .http:
                    settings.headers[code] = try fields.members.map { field, value in
                        guard let text = value.string else { throw Failure("\(path): “\(code)”: \(field) is a text") }
                        return (field, text)
                    }
                default:
                    throw Failure(
                        "\(path): “\(code)” has enabled (true or false)"
                            + (connector.kind == .http ? ", url (a text) and headers (texts by name)" : ""))
                }
            }
        }
        return settings
    }
}
