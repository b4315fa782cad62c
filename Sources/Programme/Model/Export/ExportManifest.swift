package import Customs
package import JSON

/// What an export holds: every file with its size, its SHA-256 and its lines, so that anyone can tell later whether it is
/// whole and unchanged.
package struct ExportManifest: Hashable, Sendable {
    package static let format = "garita.export.1"
    package static let fileName = "manifest.json"

    package enum Kind: String, Hashable, Sendable {
        /// The whole programme, for the administration.
        case programme
        /// One company's own file.
        case company
    }

    package struct File: Hashable, Sendable {
        /// Its path within the export.
        package var path: String
        /// The table whose lines it holds; nil for other files.
        package var table: String?
        /// Lines of JSON, or of CSV without the head; nil for other files.
        package var records: Int?
        package var bytes: Int
        /// In hexadecimal.
        package var sha256: String
    }

    package var kind: Kind
    package var at: Instant
    /// The login for whom it was made.
    package var by: String
    package var country: String
    /// The company whose file it is.
    package var operatorID: String?
    /// The last event of the ledger that it takes in.
    package var events: Int64
    /// In the order of their paths.
    package var files: [File]

    /// The lines of each table, counted in its JSON Lines.
    package var counts: [String: Int] {
        var counts: [String: Int] = [:]
        for file in files where file.path.hasSuffix(".jsonl") {
            if let table = file.table, let records = file.records { counts[table, default: 0] += records }
        }
        return counts
    }

    package var json: JSONValue {
        var object = JSONObject()
        object["format"] = .string(Self.format)
        object["kind"] = .string(kind.rawValue)
        object["at"] = .string(at.description)
        object["by"] = .string(by)
        object["country"] = .string(country)
        if let operatorID { object["operator"] = .string(operatorID) }
        object["events"] = .number(events)
        object["counts"] = .object(
            JSONObject(counts.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) }))
        object["files"] = .array(
            files.map { file in
                var each = JSONObject([("path", .string(file.path))])
                if let table = file.table { each["table"] = .string(table) }
                if let records = file.records { each["records"] = .number(records) }
                each["bytes"] = .number(file.bytes)
                each["sha256"] = .string(file.sha256)
                return .object(each)
            })
        return .object(object)
    }

    package var bytes: [UInt8] { json.bytes() + [0x0A] }

    package init(
        kind: Kind, at: Instant, by: String, country: String, operatorID: String? = nil, events: Int64, files: [File]
    ) {
        self.kind = kind
        self.at = at
        self.by = by
        self.country = country
        self.operatorID = operatorID
        self.events = events
        self.files = files.sorted { $0.path < $1.path }
    }

    /// Reads what ``bytes`` wrote. Throws ``ExportError`` `manifest`.
    package init(_ bytes: [UInt8]) throws {
        let wrong = ExportError(.manifest, "\(Self.fileName) is not the manifest of an export")
        guard let root = try? JSONValue.parse(bytes, limits: .file) else { throw wrong }
        guard root["format"]?.string == Self.format else { throw wrong }
        guard let kind = root["kind"]?.string.flatMap({ Kind(rawValue: $0) }),
            let at = root["at"]?.string.flatMap({ try? Instant($0) }), let by = root["by"]?.string,
            let country = root["country"]?.string, let events = root["events"]?.int,
            let files = root["files"]?.array
        else { throw wrong }
        self.init(
            kind: kind, at: at, by: by, country: country, operatorID: root["operator"]?.string, events: events,
            files: try files.map { file in
                guard let path = file["path"]?.string, let size = file["bytes"]?.int, let hash = file["sha256"]?.string,
                    Self.isInside(path)
                else { throw wrong }
                return File(
                    path: path, table: file["table"]?.string, records: file["records"]?.int.map { Int($0) },
                    bytes: Int(size), sha256: hash)
            })
    }

    /// Whether a path stays within the export: no step up, none from the root.
    static func isInside(_ path: String) -> Bool {
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        return !steps.isEmpty && steps.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\0") }
    }
}

/// Why an export cannot be made or read.
package struct ExportError: Error, Hashable, Sendable, CustomStringConvertible {
    package struct Code: Hashable, Sendable {
        package let word: String

        /// The disk does not take or give it.
        package static let disk = Code(word: "disk")
        /// Something stands already where it is to be written.
        package static let place = Code(word: "place")
        /// There is no manifest, or it is none.
        package static let manifest = Code(word: "manifest")
        /// There is nothing of that kind to be exported.
        package static let unknown = Code(word: "unknown")
        /// Another export is being made.
        package static let busy = Code(word: "busy")
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
    package static func == (left: ExportError, right: ExportError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
