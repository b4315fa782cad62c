import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#endif

/// A folder into which a source puts files: `in`, and beside it `done` and `failed`. Every call blocks.
///
/// A source writes to a name that begins with a point or ends in `.part` and renames it when it is whole.
struct DropFolder: Sendable {
    let path: String

    struct File: Sendable {
        var name: String
        var bytes: [UInt8]
        var isTooLarge = false
    }

    /// The files that wait, by name; at most `limit`.
    func waiting(limit: Int = 100, mostBytes: Int) throws -> [File] {
        for folder in ["in", "done", "failed"] {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(folder)", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: path + "/in").sorted()
            .filter { !$0.hasPrefix(".") && !$0.hasSuffix(".part") }
        var files: [File] = []
        for name in names.prefix(limit) {
            let place = "\(path)/in/\(name)"
            var status = stat()
            // Neither a link nor a pipe nor a folder is a delivery.
            guard lstat(place, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            if status.st_size > mostBytes {
                files.append(File(name: name, bytes: [], isTooLarge: true))
            } else if let data = FileManager.default.contents(atPath: place) {
                files.append(File(name: name, bytes: [UInt8](data)))
            }
        }
        return files
    }

    /// Moves a file out of the way; a name that is taken gets the delivery's hash before it.
    func move(_ name: String, to folder: String, hash: String, reasons: String? = nil) throws {
        var target = "\(path)/\(folder)/\(name)"
        if access(target, F_OK) == 0 { target = "\(path)/\(folder)/\(hash.prefix(12))-\(name)" }
        if let reasons { try Data(reasons.utf8).write(to: URL(filePath: target + ".reasons.json")) }
        guard rename("\(path)/in/\(name)", target) == 0 else {
            throw MonitoringError(.connector, "a file cannot be moved: \(String(cString: strerror(errno)))")
        }
    }
}
