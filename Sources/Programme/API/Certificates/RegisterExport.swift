import Country
import Customs
import JSON

/// The public register as open data: the same fields in JSON and CSV, described by one schema. Open data leaves the house
/// for good, so it holds those only who consent to being shown.
enum RegisterExport {
    /// The fields in their order.
    static let fields = [
        "number", "status", "statusSince", "holder", "programme", "role", "validFrom", "validThrough",
    ]
    static let schemaPath = "/register/schema.json"

    static let entrySchema: JSONValue = [
        "type": "object",
        "required": .array(fields.map { .string($0) }),
        "properties": [
            "number": ["type": "string", "description": "Certificate number"],
            "status": [
                "type": "string", "enum": .array(CertificateStatus.listed.map { .string($0.rawValue) }),
                "description": "What holds at asOf; reasons are not published",
            ],
            "statusSince": ["type": "string", "format": "date-time"],
            "holder": ["type": "string", "description": "Legal name today"],
            "programme": ["type": "string", "description": "Programme code, such as MX-OEA"],
            "role": ["type": "string", "description": "Role in the supply chain"],
            "validFrom": ["type": "string", "format": "date"],
            "validThrough": [
                "type": ["string", "null"], "format": "date", "description": "Last day; null: no end set",
            ],
        ],
    ]

    /// JSON Schema of `/register.json`; the CSV has the entry's fields as columns, and `asOf` as its last.
    static let schema: JSONValue = [
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Public register of certified operators",
        "description":
            "Those certificates only whose holders consent to being shown. CSV: RFC 4180, UTF-8; a cell that a spreadsheet would take for a formula begins with an apostrophe.",
        "type": "object",
        "required": ["schema", "asOf", "entries", "next"],
        "properties": [
            "schema": ["type": "string"],
            "asOf": ["type": "string", "format": "date-time", "description": "The moment for which statuses hold"],
            "entries": ["type": "array", "items": entrySchema],
            "next": ["type": ["string", "null"], "description": "Where the entries go on"],
        ],
    ]

    static func values(_ entry: RegisterEntry, _ holder: CertificateHolder, zone: Zone) -> [String?] {
        [
            entry.number, entry.span.status.rawValue, entry.span.since.description, holder.name, entry.programme,
            entry.role, zone.day(of: entry.effective).description, entry.through?.description,
        ]
    }

    static func json(_ entry: RegisterEntry, _ holder: CertificateHolder, zone: Zone) -> JSONValue {
        var object = JSONObject()
        for (field, value) in zip(fields, values(entry, holder, zone: zone)) {
            object[field] = value.map { .string($0) } ?? .null
        }
        return .object(object)
    }

    static var csvHead: [UInt8] { Array((fields + ["asOf"]).joined(separator: ",").utf8) + [0x0D, 0x0A] }

    static func csv(
        _ entry: RegisterEntry, _ holder: CertificateHolder, zone: Zone, asOf: Instant, to bytes: inout [UInt8]
    ) {
        for value in values(entry, holder, zone: zone) {
            CSVCell.append(value ?? "", to: &bytes)
            bytes.append(0x2C)
        }
        bytes += Array(asOf.description.utf8) + [0x0D, 0x0A]
    }
}
