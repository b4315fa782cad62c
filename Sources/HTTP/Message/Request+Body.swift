package import Customs
package import JSON

extension Request {
    /// The body as JSON, or a 400 problem with the line, column and path of what is wrong.
    package func json(limits: JSONLimits = .standard) throws(HTTPProblem) -> JSONValue {
        do {
            return try JSONValue.parse(body, limits: limits)
        } catch {
            throw HTTPProblem(json: error)
        }
    }

    /// The body as form fields. A body of another media type has none.
    package func form() throws(HTTPProblem) -> FormFields {
        guard mediaType == "application/x-www-form-urlencoded" else { return FormFields() }
        return try FormFields(parsing: body)
    }
}

extension HTTPProblem {
    /// What the JSON reader refused, as a problem with its place.
    package init(json error: JSONError) {
        self.init(
            .badRequest, type: "json", detail: "The body is not the JSON that this address expects.",
            problems: [Problem(json: error)])
    }
}

extension Problem {
    /// What the JSON reader refused.
    package init(json error: JSONError) {
        let known = error.line > 0
        self.init(
            code: "json.\(error.code.rawValue)",
            place: Place(path: error.path, line: known ? error.line : nil, column: known ? error.column : nil),
            message: error.message)
    }
}
