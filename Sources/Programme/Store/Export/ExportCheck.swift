import Archive
import FoundationEssentials
import Sealing

/// Whether an export is whole and unchanged: each file is read again, piece by piece.
package struct ExportCheck: Sendable {
    package var manifest: ExportManifest
    /// SHA-256 of the manifest, as the ledger's event names it.
    package var hash: String
    /// What is wrong, as sentences; empty when all is well.
    package var problems: [String]

    /// Reads a folder, or an archive of one. Throws ``ExportError`` `manifest` when there is no manifest to go by, and
    /// ``ArchiveError`` for an archive that cannot be read.
    package static func check(_ path: String) throws -> ExportCheck {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ExportError(.manifest, "there is no export at \(path)")
        }
        return isFolder ? try folder(path) : try archive(path)
    }

    private static func folder(_ path: String) throws -> ExportCheck {
        guard let data = FileManager.default.contents(atPath: "\(path)/\(ExportManifest.fileName)") else {
            throw ExportError(.manifest, "\(path) has no \(ExportManifest.fileName)")
        }
        var check = try ExportCheck([UInt8](data))
        for file in check.manifest.files {
            guard FileManager.default.fileExists(atPath: "\(path)/\(file.path)") else {
                check.problems.append("\(file.path) is missing")
                continue
            }
            var count = ExportCount(file)
            try ExportBytes.forEachPiece(of: "\(path)/\(file.path)") { count.take($0) }
            check.problems += count.problems()
        }
        let known = Set(check.manifest.files.map(\.path) + [ExportManifest.fileName])
        let standing = try FileManager.default.subpathsOfDirectory(atPath: path).filter { name in
            var isFolder = false
            return FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder) && !isFolder
        }
        check.problems += standing.filter { !known.contains($0) }.sorted().map { "\($0) is not in the manifest" }
        return check
    }

    private static func archive(_ path: String) throws -> ExportCheck {
        var check: ExportCheck?
        var missing: [String: ExportManifest.File] = [:]
        try TarReader(try GzipReader(path)).forEach { name, size, piece in
            var buffer = [UInt8](repeating: 0, count: 1 << 17)
            guard check != nil else {
                guard name == ExportManifest.fileName, size < 1 << 28 else {
                    throw ExportError(.manifest, "\(path) does not begin with \(ExportManifest.fileName)")
                }
                var bytes: [UInt8] = []
                while case let got = try piece(&buffer), got > 0 { bytes += buffer[..<got] }
                let read = try ExportCheck(bytes)
                missing = Dictionary(uniqueKeysWithValues: read.manifest.files.map { ($0.path, $0) })
                check = read
                return
            }
            guard let file = missing.removeValue(forKey: name) else {
                check?.problems.append("\(name) is not in the manifest, or stands twice")
                return
            }
            var count = ExportCount(file)
            while case let got = try piece(&buffer), got > 0 {
                buffer.withUnsafeBytes { count.take(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
            }
            check?.problems += count.problems()
        }
        guard var check else { throw ExportError(.manifest, "\(path) is empty") }
        check.problems += missing.keys.sorted().map { "\($0) is missing" }
        return check
    }

    private init(_ bytes: [UInt8]) throws {
        manifest = try ExportManifest(bytes)
        hash = SHA256.hash(bytes).hex
        problems = []
        let paths = manifest.files.map(\.path)
        if Set(paths).count != paths.count { throw ExportError(.manifest, "the manifest names a file twice") }
    }
}

/// Counts and hashes a file while it is read.
private struct ExportCount: ~Copyable {
    private let file: ExportManifest.File
    private var hasher = SHA256.Hasher()
    private var bytes = 0
    private var lines = 0
    private var isQuoted = false

    init(_ file: ExportManifest.File) { self.file = file }

    mutating func take(_ piece: UnsafeRawBufferPointer) {
        hasher.update(piece)
        bytes += piece.count
        guard file.records != nil else { return }
        let isCSV = file.path.hasSuffix(".csv")
        for byte in piece {
            if isCSV, byte == 0x22 { isQuoted.toggle() }
            if byte == 0x0A, !isQuoted { lines += 1 }
        }
    }

    consuming func problems() -> [String] {
        let file = file
        var problems: [String] = []
        if bytes != file.bytes { problems.append("\(file.path) has \(bytes) bytes, not \(file.bytes)") }
        let records = file.path.hasSuffix(".csv") ? lines - 1 : lines
        if let expected = file.records, expected != records {
            problems.append("\(file.path) has \(records) records, not \(expected)")
        }
        if hasher.finalize().hex != file.sha256 {
            problems.append("\(file.path) is not what was exported: its SHA-256 differs")
        }
        return problems
    }
}
