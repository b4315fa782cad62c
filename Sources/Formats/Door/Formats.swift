package import Customs

/// The front door of `Formats`: bytes become declarations or problems with places, declarations become bytes.
package enum Formats {
    /// Reads `bytes` in the format that the media type names, else the one that the bytes or the file name suggest.
    ///
    /// Never throws and never traps: what is wrong stands in ``ReadResult/problems``, each with its place.
    package static func read(
        _ bytes: [UInt8], mediaType: String? = nil, filename: String? = nil, options: ReadOptions = .standard
    ) -> ReadResult {
        let format: Format?
        if let mediaType {
            format = Format(mediaType: mediaType)
            guard format != nil else {
                return unknown("the media type is not one of application/xml, application/json, text/csv")
            }
        } else {
            format = Sniffing.format(of: bytes, filename: filename)
        }
        switch format {
        case .wco: return checked(WCOReader.read(bytes, options: options), bytes, options)
        case .json: return DeclarationJSON.read(bytes, options: options)
        case .csv: return readRows(bytes, options)
        case nil: return unknown("this is neither XML nor JSON nor CSV")
        }
    }

    /// Writes a declaration in a format; CSV needs the mapping whose columns it is to have.
    package static func write(
        _ declaration: Declaration, as format: Format, mapping: CSVMapping? = nil
    ) -> WriteResult {
        switch format {
        case .wco:
            let document = WCODocument(declaration)
            let output = XMLOutput(document)
            return WriteResult(bytes: output.bytes, warnings: document.warnings + output.warnings)
        case .json: return WriteResult(bytes: declaration.canonicalJSON())
        case .csv:
            guard let mapping else { return WriteResult(bytes: [], warnings: [noMapping()]) }
            let writing = CSVWriting(mapping: mapping)
            let row = writing.row(declaration)
            return WriteResult(bytes: writing.head + row.bytes, warnings: row.warnings)
        }
    }

    /// All rows of a CSV document, by the first mapping whose columns it has.
    private static func readRows(_ bytes: [UInt8], _ options: ReadOptions) -> ReadResult {
        guard bytes.count <= options.maxBytes else {
            let message = "a document has at most \(options.maxBytes) bytes; this one has \(bytes.count)"
            let place = Problem.Place(path: "", line: 1)
            return ReadResult(format: .csv, problems: [Problem(code: "csv.size", place: place, message: message)])
        }
        guard let mapping = options.mappings.first(where: { $0.fits(bytes) }) ?? options.mappings.first else {
            return ReadResult(format: .csv, problems: [noMapping()])
        }
        var result = ReadResult(format: .csv)
        var rows = CSVRows(bytes: bytes, mapping: mapping)
        while let row = try? rows.next() {
            if let declaration = row.declaration { result.declarations.append(declaration) }
            if result.problems.count < 1000 { result.problems += row.problems }
        }
        if result.declarations.isEmpty, result.problems.isEmpty { result.problems = [noRows()] }
        return result
    }

    static func noRows() -> Problem {
        Problem(
            code: "csv.empty", place: Problem.Place(path: "", line: 1),
            message: "no row follows the line with the columns' names")
    }

    private static func noMapping() -> Problem {
        Problem(
            code: "csv.mapping", place: Problem.Place(path: "", line: 1),
            message: "CSV is read and written through a mapping file; none is given")
    }

    private static func unknown(_ message: String) -> ReadResult {
        ReadResult(
            format: nil,
            problems: [Problem(code: "format.unknown", place: Problem.Place(path: "", line: 1), message: message)])
    }

    /// Adds what the schema says, where the door was given one.
    private static func checked(_ result: ReadResult, _ bytes: [UInt8], _ options: ReadOptions) -> ReadResult {
        guard let schema = options.schema, result.isAccepted else { return result }
        let violations = schema.problems(in: bytes, options: options)
        guard !violations.isEmpty else { return result }
        return ReadResult(format: result.format, problems: result.problems + violations)
    }
}
