package import JSON

/// What a request's body may be.
package struct BodySchema: Sendable {
    /// The media types that the endpoint reads, without parameters; anything else is answered 415.
    package var mediaTypes: [String]
    /// The JSON Schema (2020-12) of the body, for the description and, when ``isChecked``, for the check.
    package var schema: JSONValue?
    /// The name under which the schema stands in the description's components.
    package var name: String?
    package var summary: String
    /// Whether an empty body is refused.
    package var isRequired: Bool
    /// Whether the router checks JSON bodies against the schema before the handler runs. Meant for small bodies: the
    /// body is read into a tree. Hot endpoints check by themselves.
    package var isChecked: Bool

    package init(
        mediaTypes: [String], schema: JSONValue? = nil, name: String? = nil, summary: String = "",
        isRequired: Bool = true, isChecked: Bool = false
    ) {
        self.mediaTypes = mediaTypes
        self.schema = schema
        self.name = name
        self.summary = summary
        self.isRequired = isRequired
        self.isChecked = isChecked
    }

    /// A JSON body that the router checks against its schema.
    package static func json(_ schema: JSONValue, name: String? = nil, summary: String = "") -> BodySchema {
        BodySchema(mediaTypes: [MediaType.json], schema: schema, name: name, summary: summary, isChecked: true)
    }

    /// An HTML form with these fields.
    package static func form(_ fields: [String], summary: String = "") -> BodySchema {
        var properties = JSONObject()
        for field in fields { properties[field] = ["type": "string"] }
        return BodySchema(
            mediaTypes: [MediaType.form], schema: ["type": "object", "properties": .object(properties)],
            summary: summary, isRequired: false)
    }

    /// An HTML form with files.
    package static func upload(summary: String = "") -> BodySchema {
        BodySchema(mediaTypes: [MediaType.multipart], schema: ["type": "object"], summary: summary)
    }
}

/// One answer that an endpoint gives.
package struct ResponseSchema: Sendable {
    package var status: HTTPStatus
    package var summary: String
    /// The media types of the answer, without parameters; none: no body.
    package var mediaTypes: [String]
    package var schema: JSONValue?
    package var name: String?

    package init(
        _ status: HTTPStatus = .ok, summary: String = "", mediaTypes: [String] = [], schema: JSONValue? = nil,
        name: String? = nil
    ) {
        self.status = status
        self.summary = summary
        self.mediaTypes = mediaTypes
        self.schema = schema
        self.name = name
    }

    package static func json(
        _ status: HTTPStatus = .ok, _ schema: JSONValue? = nil, name: String? = nil, summary: String = ""
    ) -> ResponseSchema {
        ResponseSchema(status, summary: summary, mediaTypes: [MediaType.json], schema: schema, name: name)
    }

    /// A page for people.
    package static func page(_ summary: String = "") -> ResponseSchema {
        ResponseSchema(summary: summary, mediaTypes: ["text/html"])
    }

    /// A redirect after a form.
    package static func redirect(_ summary: String = "") -> ResponseSchema {
        ResponseSchema(.seeOther, summary: summary)
    }
}

/// A parameter of the path, the query or the head.
package struct EndpointParameter: Sendable {
    package enum Place: String, Sendable { case path, query, header }

    package var name: String
    package var place: Place
    package var isRequired: Bool
    package var schema: JSONValue
    package var summary: String

    package init(
        _ name: String, in place: Place = .query, isRequired: Bool = false, schema: JSONValue = ["type": "string"],
        summary: String = ""
    ) {
        self.name = name
        self.place = place
        self.isRequired = isRequired || place == .path
        self.schema = schema
        self.summary = summary
    }
}
