package import Customs
package import JSON

/// Problems as JSON: what the API answers and the quarantine keeps.
package enum ProblemJSON {
    package static func array(_ problems: [Problem]) -> JSONValue { .array(problems.map(object)) }

    package static func object(_ problem: Problem) -> JSONValue {
        var object = JSONObject()
        object["code"] = .string(problem.code)
        object["severity"] = .string(problem.severity.rawValue)
        object["path"] = .string(problem.place.path)
        if let line = problem.place.line { object["line"] = .number(line) }
        if let column = problem.place.column { object["column"] = .number(column) }
        object["message"] = .string(problem.message)
        return .object(object)
    }

    /// The problems in stored bytes; empty when they are not such a list.
    package static func problems(_ bytes: [UInt8]) -> [Problem] {
        guard let list = try? JSONValue.parse(bytes).array else { return [] }
        return list.map { item in
            Problem(
                code: item["code"]?.string ?? "",
                severity: item["severity"]?.string == "warning" ? .warning : .error,
                place: Problem.Place(
                    path: item["path"]?.string ?? "", line: item["line"]?.int.map { Int($0) },
                    column: item["column"]?.int.map { Int($0) }),
                message: item["message"]?.string ?? "")
        }
    }
}
