import Database
import FoundationEssentials
import JSON
import Sealing

#if canImport(Glibc)
    import Glibc
#endif

/// A folder while an export is written into it: flat memory, hashes as it goes. Every call blocks.
final class ExportFolder {
    let path: String
    /// What was written, or is to be put in from elsewhere.
    private(set) var files: [ExportManifest.File] = []
    /// Where the bytes of a file are that was not copied here, by its path in the export.
    private(set) var elsewhere: [String: String] = [:]

    /// Makes a folder that only its owner can read. Throws ``ExportError`` `place` when there is something already.
    init(making path: String) throws {
        self.path = path
        let files = FileManager.default
        if let standing = try? files.contentsOfDirectory(atPath: path) {
            guard standing.isEmpty else { throw ExportError(.place, "\(path) is not empty") }
        } else if files.fileExists(atPath: path) {
            throw ExportError(.place, "\(path) is there already")
        }
        try Self.make(path)
    }

    private static func make(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw ExportError(.disk, "the folder \(path) cannot be made") }
    }

    /// Writes a file.
    /// - Parameter table: the table whose lines it holds, which are then counted.
    func write(_ name: String, table: String? = nil, counted: Bool = false, _ body: (ExportFile) throws -> Void) throws
    {
        let file = try file(name)
        try body(file)
        let (bytes, hash) = try file.close()
        files.append(
            ExportManifest.File(
                path: name, table: table, records: table != nil || counted ? file.records : nil, bytes: bytes,
                sha256: hash.hex))
    }

    func write(_ name: String, _ bytes: [UInt8]) throws { try write(name) { try $0.write(bytes) } }

    /// A new file under a name, with the folders of the name.
    func file(_ name: String) throws -> ExportFile {
        if let slash = name.lastIndex(of: "/") { try Self.make(path + "/" + name[..<slash]) }
        return try ExportFile("\(path)/\(name)")
    }

    /// Names a file whose bytes stay where they are until the export is packed.
    func refer(to source: String, as name: String, bytes: Int, hash: Digest) {
        files.append(ExportManifest.File(path: name, table: nil, records: nil, bytes: bytes, sha256: hash.hex))
        elsewhere[name] = source
    }

    /// Writes the lines of two files, JSON Lines and CSV, and what says how many they are.
    func table(
        _ table: ExportTable, in place: String = "", _ body: (_ line: ExportLine) throws -> Void
    ) throws {
        try write("\(place)\(table.name).jsonl", table: table.name) { json in
            try write("\(place)\(table.name).csv", table: table.name) { csv in
                try csv.write(table.csvHead)
                try body(ExportLine(table: table, json: json, csv: csv))
            }
        }
    }

    /// Ends the folder: the manifest is written last, so that an export that broke off has none.
    func end(_ manifest: ExportManifest) throws -> Digest {
        let bytes = manifest.bytes
        let file = try file(ExportManifest.fileName)
        try file.write(bytes)
        return try file.close().hash
    }
}

/// Writes the lines of a table.
struct ExportLine {
    let table: ExportTable
    let json: ExportFile
    let csv: ExportFile

    func write(_ values: [SQLValue]) throws {
        var line = JSONWriter(capacity: 1024)
        var cells: [UInt8] = []
        try table.append(values, json: &line, csv: &cells)
        try json.line(line.bytes)
        try csv.write(cells)
        csv.records += 1
    }
}

/// A file that is being written through a buffer.
final class ExportFile {
    private let descriptor: Int32
    private let path: String
    private var hasher: SHA256.Hasher?
    private var buffer: [UInt8] = []
    private var bytes = 0
    private var isOpen = true
    var records = 0

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            isOpen = false
            throw ExportError(.disk, "\(path) cannot be made: \(String(cString: strerror(errno)))")
        }
        hasher = SHA256.Hasher()
        buffer.reserveCapacity(1 << 16)
    }

    deinit { if isOpen { Glibc.close(descriptor) } }

    func write(_ more: [UInt8]) throws {
        buffer += more
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// One line of JSON, counted.
    func line(_ json: [UInt8]) throws {
        buffer += json
        buffer.append(0x0A)
        records += 1
        if buffer.count >= 1 << 16 { try flush() }
    }

    private func flush() throws {
        hasher?.update(buffer)
        bytes += buffer.count
        try buffer.withUnsafeBytes { all in
            var done = 0
            while done < all.count {
                let count = Glibc.write(descriptor, all.baseAddress.map { $0 + done }, all.count - done)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else {
                    throw ExportError(.disk, "\(path) cannot be written: \(String(cString: strerror(errno)))")
                }
                done += count
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    func close() throws -> (bytes: Int, hash: Digest) {
        try flush()
        isOpen = false
        guard Glibc.close(descriptor) == 0, let spent = hasher.take() else {
            throw ExportError(.disk, "\(path) cannot be written to its end")
        }
        return (bytes, spent.finalize())
    }
}
