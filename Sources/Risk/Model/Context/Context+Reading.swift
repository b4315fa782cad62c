import Customs
package import JSON

extension Context {
    /// Reads what ``write(to:)`` wrote. Throws ``JSONError`` with the path of what is wrong.
    package init(_ json: JSONValue) throws(JSONError) {
        let root = Node(json, "")
        self.init(
            now: try root.required("now") { try? Instant($0) },
            day: try root.required("day") { try? CalendarDay($0) })
        office = json["office"]?.string
        currency = try root.optional("currency") { try? Currency($0) }
        for (key, value) in json["exchangeRates"]?.object?.members ?? [] {
            guard let currency = try? Currency(key), let text = value.string, let rate = try? ExactDecimal(text) else {
                throw root.error("exchangeRates/\(key)")
            }
            exchangeRates[currency] = rate
        }
        for (place, json) in (json["operators"]?.array ?? []).enumerated() {
            let node = Node(json, "/operators/\(place)")
            var found = Operator(identifier: try node.required("identifier") { $0 })
            found.status = json["status"]?.string
            found.isRecognised = json["recognised"]?.bool
            found.firstSeenDays = json["firstSeenDays"]?.int.map(Int.init)
            found.declarations90 = json["declarations90"]?.int.map(Int.init)
            found.findings365 = json["findings365"]?.int.map(Int.init)
            operators.append(found)
        }
        for (place, json) in (json["items"]?.array ?? []).enumerated() {
            guard let sequence = json["item"]?.int else { throw root.error("items/\(place)/item") }
            items.append(
                Item(
                    sequence: Int(sequence), isFirstHS: json["firstHS"]?.bool, isFirstOrigin: json["firstOrigin"]?.bool,
                    peerValuePerKilogram: json["peerValuePerKilogram"]?.double))
        }
        for (place, json) in (json["alerts"]?.array ?? []).enumerated() {
            let node = Node(json, "/alerts/\(place)")
            var texts: [String: String] = [:]
            for (language, text) in json["instruction"]?.object?.members ?? [] { texts[language] = text.string }
            alerts.append(
                Alert(
                    id: try node.required("id") { $0 }, kind: try node.required("kind") { $0 },
                    channel: try node.required("channel") { Channel(rawValue: $0) },
                    subject: try node.required("subject") { $0 }, instruction: texts))
        }
        load = Load(
            decided: Int(json["load"]?["decided"]?.int ?? 0), red: Int(json["load"]?["red"]?.int ?? 0),
            yellow: Int(json["load"]?["yellow"]?.int ?? 0))
        for (id, count) in json["selectedToday"]?.object?.members ?? [] {
            guard let count = count.int else { throw root.error("selectedToday/\(id)") }
            selectedToday[id] = Int(count)
        }
    }

    /// An object with its path, for errors.
    private struct Node {
        let json: JSONValue
        let path: String

        init(_ json: JSONValue, _ path: String) {
            self.json = json
            self.path = path
        }

        func error(_ key: String) -> JSONError {
            JSONError(code: .value, path: "\(path)/\(key)", message: "this is no value that a context has here")
        }

        func required<Value>(_ key: String, _ read: (String) -> Value?) throws(JSONError) -> Value {
            guard let text = json[key]?.string, let value = read(text) else { throw error(key) }
            return value
        }

        func optional<Value>(_ key: String, _ read: (String) -> Value?) throws(JSONError) -> Value? {
            json[key] == nil ? nil : try required(key, read)
        }
    }
}
