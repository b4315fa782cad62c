import JSON

/// The tables of an export described from the same values that write them.
extension ExportTables {
    /// JSON Schema of the manifest and of a line of each table.
    static var schema: JSONValue {
        var definitions = JSONObject([("manifest", manifest)])
        for table in all { definitions[table.name] = table.schema }
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Exports of Garita (\(ExportManifest.format))",
            "description":
                "manifest.json is a `manifest`; a line of NAME.jsonl is what NAME is below. Written by the tests from the code.",
            "$ref": "#/$defs/manifest", "$defs": .object(definitions),
        ]
    }

    private static let manifest: JSONValue = [
        "type": "object", "required": ["format", "kind", "at", "by", "country", "events", "counts", "files"],
        "properties": [
            "format": ["const": .string(ExportManifest.format)], "kind": ["enum": ["programme", "company"]],
            "at": ["type": "string", "format": "date-time"], "by": ["type": "string", "description": "A login."],
            "country": ["type": "string"], "operator": ["type": "string", "description": "Of a company's file."],
            "events": ["type": "integer", "description": "The last event of the ledger that was taken in."],
            "counts": ["type": "object", "additionalProperties": ["type": "integer"]],
            "files": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["path", "bytes", "sha256"],
                    "properties": [
                        "path": ["type": "string"], "table": ["type": "string"], "records": ["type": "integer"],
                        "bytes": ["type": "integer"], "sha256": ["type": "string", "pattern": "^[0-9a-f]{64}$"],
                    ],
                ],
            ],
        ],
    ]

    /// The tables for people, in Markdown.
    static var markdown: String {
        var lines: [String] = []
        for table in all {
            lines += ["### \(table.name)", "", table.meaning, "", "| member | kind | meaning |", "| --- | --- | --- |"]
            for column in table.columns {
                let kind = column.word + (column.isOptional ? ", or null" : "")
                lines.append("| `\(column.name)` | \(kind) | \(column.meaning) |")
            }
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }
}

extension ExportTable {
    fileprivate var schema: JSONValue {
        var properties = JSONObject()
        for column in columns { properties[column.name] = column.schema }
        return [
            "type": "object", "description": .string(meaning), "properties": .object(properties),
            "required": .array(columns.map { .string($0.name) }), "additionalProperties": false,
        ]
    }
}

extension ExportColumn {
    /// The kind in a word or two.
    fileprivate var word: String {
        switch kind {
        case .text: "text"
        case .person: "login"
        case .integer: "integer"
        case .flag: "true or false"
        case .instant: "moment"
        case .dayNumber, .day: "day"
        case .serial(let prefix): "`\(prefix)-000123`"
        case .words: "list of words"
        case .json: "JSON, not in the CSV"
        }
    }

    fileprivate var schema: JSONValue {
        var object = JSONObject()
        let type: String? =
            switch kind {
            case .text, .person, .instant, .dayNumber, .day, .serial: "string"
            case .integer: "integer"
            case .flag: "boolean"
            case .words: "array"
            case .json: nil
            }
        if let type { object["type"] = isOptional ? .array([.string(type), "null"]) : .string(type) }
        switch kind {
        case .instant: object["format"] = "date-time"
        case .dayNumber, .day: object["format"] = "date"
        case .serial(let prefix): object["pattern"] = .string("^\(prefix)-[0-9]{6,}$")
        case .words: object["items"] = ["type": "string"]
        default: break
        }
        object["description"] = .string(meaning)
        return .object(object)
    }
}
