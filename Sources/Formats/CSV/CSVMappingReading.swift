import Customs
import JSON

/// Reads a mapping file and notes every mistake.
struct CSVMappingReading {
    var name = ""
    var title = ""
    var delimiter: UInt8 = 0x2C
    var columns: [CSVMapping.Column] = []
    var constants: [(pointer: String, value: JSONValue)] = []
    var problems: [Problem] = []
    private var currency: String?
    private var offset = 0

    mutating func read(_ file: LocatedJSON) {
        let known: Set<String> = [
            "name", "title", "source", "delimiter", "currency", "offset", "constants", "columns", "note",
        ]
        if let unknown = file.unknownMember(besides: known) {
            note(unknown.value, "‘\(unknown.key)’ is not known here", line: unknown.line)
        }
        name = file["name"]?.string ?? ""
        if name.isEmpty { note(file["name"] ?? file, "a mapping has a name") }
        title = file["title"]?.string ?? name
        if let text = file["delimiter"]?.string {
            if text.utf8.count == 1, let byte = text.utf8.first, byte != 0x22, byte != 0x0A, byte != 0x0D {
                delimiter = byte
            } else {
                note(file["delimiter"] ?? file, "the delimiter is one ASCII character")
            }
        }
        if let value = file["currency"] {
            if let text = value.string, (try? Currency(text)) != nil {
                currency = text
            } else {
                note(value, "the currency has three capital letters (ISO 4217)")
            }
        }
        if let value = file["offset"] { offset = readOffset(value) }
        for member in file["constants"]?.members ?? [] {
            if let constant = readConstant(member.key, member.value) { constants.append(constant) }
        }
        guard let list = file["columns"]?.array, !list.isEmpty else {
            return note(file["columns"] ?? file, "a mapping has columns: a list of objects")
        }
        for column in list { readColumn(column) }
        for required in ["/type", "/reference", "/shipment/items/0/sequence"] where !isFilled(required) {
            note(file, "nothing gives \(required); name a column or a constant for it")
        }
    }

    // MARK: Columns

    private mutating func readColumn(_ value: LocatedJSON) {
        let known: Set<String> = [
            "name", "to", "with", "or", "values", "date", "offset", "pad", "currency", "label", "ignore", "optional",
            "note",
        ]
        guard value.members != nil else { return note(value, "a column is an object") }
        if let unknown = value.unknownMember(besides: known) {
            note(unknown.value, "‘\(unknown.key)’ is not known here", line: unknown.line)
        }
        guard let header = value["name"]?.string, !header.isEmpty else {
            return note(value["name"] ?? value, "a column has the name that the file's first line gives it")
        }
        if columns.contains(where: { $0.name == header }) { note(value, "the column ‘\(header)’ stands twice") }
        let isOptional = value["optional"]?.bool ?? false
        let use: CSVMapping.Use
        switch (value["label"]?.bool ?? false, value["ignore"]?.bool ?? false, value["to"]) {
        case (true, false, nil): use = .label
        case (false, true, nil): use = .ignored
        case (false, false, let pointer?): use = .value(readTarget(pointer, value))
        default: return note(value, "a column has exactly one of to, label and ignore")
        }
        columns.append(CSVMapping.Column(name: header, use: use, isOptional: isOptional))
    }

    private mutating func readTarget(_ pointer: LocatedJSON, _ column: LocatedJSON) -> CSVMapping.Target {
        var target = CSVMapping.Target(pointer: pointer.string ?? "")
        target.offset = offset
        checkTarget(target.pointer, pointer)
        if isFilled(target.pointer) { note(pointer, "\(target.pointer) is given twice") }
        for member in column["with"]?.members ?? [] {
            if let constant = readConstant(member.key, member.value) { target.with.append(constant) }
        }
        if target.pointer.hasSuffix("/amount"), DeclarationSchemaPath.isMoney(target.pointer) {
            let place = String(target.pointer.dropLast("amount".count)) + "currency"
            if let currency = column["currency"]?.string ?? currency {
                target.with.append((place, .string(currency)))
            } else if !target.with.contains(where: { $0.pointer == place }) {
                note(pointer, "an amount needs a currency: of the column or of the whole mapping")
            }
        }
        if let other = column["or"] {
            target.otherwise = other.string
            checkTarget(other.string ?? "", other)
            if DeclarationSchemaPath.definition(target.pointer) != "country" {
                note(other, "‘or’ is for targets that are countries")
            }
        }
        for member in column["values"]?.members ?? [] {
            if let text = member.value.string {
                target.values[member.key] = text
            } else {
                note(member.value, "a value is a text")
            }
        }
        if let formats = column["date"] { readDates(formats, into: &target) }
        if let value = column["offset"] { target.offset = readOffset(value) }
        if let pad = column["pad"] {
            if let count = pad.int, (1...40).contains(count) {
                target.pad = Int(count)
            } else {
                note(pad, "pad is a length of 1 to 40")
            }
        }
        return target
    }

    private mutating func readDates(_ formats: LocatedJSON, into target: inout CSVMapping.Target) {
        for format in formats.array ?? [formats] {
            if let text = format.string, let made = CSVDateFormat(text) {
                target.dates.append(made)
            } else {
                note(format, "a date format is made of yyyy or yy, MM, dd, HH, mm, ss and signs between them")
            }
        }
    }

    private mutating func readConstant(
        _ pointer: String, _ value: LocatedJSON
    ) -> (pointer: String, value: JSONValue)? {
        checkTarget(pointer, value)
        switch value.content {
        case .string, .number, .bool: return (pointer, value.value)
        default:
            note(value, "a constant is a text, a number, true or false")
            return nil
        }
    }

    private mutating func readOffset(_ value: LocatedJSON) -> Int {
        if let text = value.string, let moment = try? Instant("2000-01-01T00:00:00" + text),
            let midnight = CalendarDay(year: 2000, month: 1, day: 1)?.start()
        {
            return Int(midnight.milliseconds - moment.milliseconds) / 1000
        }
        note(value, "an offset is written as +09:00 or Z")
        return 0
    }

    // MARK: Checks

    private mutating func checkTarget(_ pointer: String, _ value: LocatedJSON) {
        if DeclarationSchemaPath.leaf(pointer) == nil {
            note(value, "‘\(pointer)’ is no value of Garita's JSON for declarations")
        }
    }

    private func isFilled(_ pointer: String) -> Bool {
        constants.contains { $0.pointer == pointer }
            || columns.contains { if case .value(let target) = $0.use { target.pointer == pointer } else { false } }
    }

    private mutating func note(_ value: LocatedJSON, _ message: String, line: Int? = nil) {
        let place = Problem.Place(path: value.path, line: line ?? value.line, column: value.column)
        problems.append(Problem(code: "csv.mapping", place: place, message: message))
    }
}

/// Asks the declaration's schema what stands at a JSON Pointer.
enum DeclarationSchemaPath {
    /// The schema of the text, number or flag at a pointer; nil when there is none.
    static func leaf(_ pointer: String) -> JSONValue? {
        guard let found = schema(pointer) else { return nil }
        return ["string", "integer", "boolean"].contains(found.schema["type"]?.string ?? "") ? found.schema : nil
    }

    /// True when the schema has anything at a pointer.
    static func isThere(_ pointer: String) -> Bool { schema(pointer) != nil }

    /// The name under `$defs` of the schema at a pointer, when it has one.
    static func definition(_ pointer: String) -> String? { schema(pointer)?.definition }

    static func isMoney(_ pointer: String) -> Bool {
        let parent = pointer.split(separator: "/").dropLast().map { "/" + $0 }.joined()
        return schema(parent)?.definition == "money"
    }

    private static func schema(_ pointer: String) -> (schema: JSONValue, definition: String?)? {
        guard pointer.hasPrefix("/") else { return nil }
        let root = Formats.declarationSchema
        var at = root
        var definition: String?
        for step in pointer.split(separator: "/") {
            let next: JSONValue?
            if at["type"]?.string == "array" {
                next = step.allSatisfy({ $0.isASCII && $0.isNumber }) ? at["items"] : nil
            } else {
                next = at["properties"]?[String(step)]
            }
            guard var found = next else { return nil }
            definition = nil
            if let reference = found["$ref"]?.string {
                let name = String(reference.dropFirst("#/$defs/".count))
                guard let target = root["$defs"]?[name] else { return nil }
                found = target
                definition = name
            }
            at = found
        }
        return (at, definition)
    }
}
