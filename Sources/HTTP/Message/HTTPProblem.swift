package import Customs
package import JSON

/// A refusal or failure as RFC 9457 describes it. A handler throws or returns it; the router writes it as
/// `application/problem+json`, or through the error page hook for people.
package struct HTTPProblem: Error, Sendable, CustomStringConvertible {
    package var status: HTTPStatus
    /// A stable word for the kind (`csrf`, `declaration.state`); written as the URI reference `/problems/<type>`.
    /// Empty: the status says it all (`about:blank`).
    package var type: String
    package var title: String
    /// What happened this time and what to do, in English.
    package var detail: String?
    /// What is wrong, each with its place.
    package var problems: [Problem]
    /// Further members of the problem object.
    package var extensions: JSONObject
    /// Header fields that belong to the answer, such as `Retry-After`.
    package var headers: Headers

    package init(
        _ status: HTTPStatus, type: String = "", title: String? = nil, detail: String? = nil, problems: [Problem] = [],
        extensions: JSONObject = JSONObject(), headers: Headers = Headers()
    ) {
        self.status = status
        self.type = type
        self.title = title ?? status.reason
        self.detail = detail
        self.problems = problems
        self.extensions = extensions
        self.headers = headers
    }

    package var description: String {
        let kind = type.isEmpty ? "\(status.code)" : "\(status.code) \(type)"
        return detail.map { "\(kind): \($0)" } ?? "\(kind): \(title)"
    }

    /// The problem object's bytes.
    package func bytes(requestID: String) -> [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.key("type")
        writer.string(type.isEmpty ? "about:blank" : "/problems/\(type)")
        writer.key("title")
        writer.string(title)
        writer.key("status")
        writer.int(status.code)
        if let detail {
            writer.key("detail")
            writer.string(detail)
        }
        writer.key("requestId")
        writer.string(requestID)
        if !problems.isEmpty {
            writer.key("problems")
            writer.beginArray()
            for problem in problems { writer.write(problem) }
            writer.endArray()
        }
        for (key, value) in extensions.members where !Self.ownMembers.contains(key) {
            writer.key(key)
            writer.raw(value.bytes())
        }
        writer.endObject()
        return writer.bytes
    }

    private static let ownMembers: Set<String> = ["type", "title", "status", "detail", "requestId", "problems"]
}

extension JSONWriter {
    /// One located problem as an object: code, severity, path, message, and line and column when they are known.
    package mutating func write(_ problem: Problem) {
        beginObject()
        key("code")
        string(problem.code)
        key("severity")
        string(problem.severity.rawValue)
        key("path")
        string(problem.place.path)
        if let line = problem.place.line {
            key("line")
            int(line)
        }
        if let column = problem.place.column {
            key("column")
            int(column)
        }
        key("message")
        string(problem.message)
        endObject()
    }
}

extension HTTPProblem {
    package static func badRequest(_ detail: String, type: String = "", problems: [Problem] = []) -> HTTPProblem {
        HTTPProblem(.badRequest, type: type, detail: detail, problems: problems)
    }

    /// Nothing of that name stands here, or the caller may not know of it.
    package static func notFound(_ detail: String? = nil) -> HTTPProblem { HTTPProblem(.notFound, detail: detail) }

    package static func forbidden(_ detail: String? = nil, type: String = "") -> HTTPProblem {
        HTTPProblem(.forbidden, type: type, detail: detail)
    }

    /// The state of the thing does not allow this now.
    package static func conflict(_ detail: String, type: String = "", problems: [Problem] = []) -> HTTPProblem {
        HTTPProblem(.conflict, type: type, detail: detail, problems: problems)
    }

    /// Well-formed, but its content is refused for the located reasons.
    package static func unprocessable(
        _ detail: String, type: String = "", problems: [Problem] = []
    ) -> HTTPProblem {
        HTTPProblem(.unprocessable, type: type, detail: detail, problems: problems)
    }

    /// Come back after a number of seconds.
    package static func tooManyRequests(retryAfter seconds: Int) -> HTTPProblem {
        HTTPProblem(
            .tooManyRequests, detail: "Too many requests; try again in \(seconds) s.",
            headers: ["Retry-After": String(seconds)])
    }
}
