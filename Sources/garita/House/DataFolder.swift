import Foundation
import Sealing

extension Arguments {
    /// The database that `--database` names, else that of the data folder.
    func databaseURL() throws -> String { try text("database") ?? DataFolder(text("data")).databaseURL }
}

/// Everything that a node keeps lives under one folder: the database, the draw key, what the demonstration made.
struct DataFolder: Sendable {
    let path: String

    /// The folder of `--data`, else of `GARITA_DATA`, else `.garita` beside the program's checkout or in the home folder.
    init(_ option: String?) throws {
        let environment = ProcessInfo.processInfo.environment
        if let option {
            path = option
        } else if let given = environment["GARITA_DATA"], !given.isEmpty {
            path = given
        } else {
            path = (environment["GARITA_HOME"] ?? NSHomeDirectory()) + "/.garita"
        }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure("the data folder \(path) cannot be made: \(error.localizedDescription)")
        }
    }

    /// The SQLite database of this folder.
    var databaseURL: String { "sqlite:\(path)/garita.db" }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// The master key of the daily seeds: 32 random bytes in a file that only its owner can read, made once.
    func drawKey() throws -> [UInt8] {
        let name = file("draw.key")
        if let text = try? String(contentsOfFile: name, encoding: .utf8) {
            let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard let key = Hex.bytes(trimmed), key.count == 32 else {
                throw Failure("\(name) does not hold a key of 64 hexadecimal digits; restore it from its copy")
            }
            return key
        }
        let key = RandomBytes.make(32)
        let made = FileManager.default.createFile(
            atPath: name, contents: Data((Hex.text(key) + "\n").utf8), attributes: [.posixPermissions: 0o600])
        guard made else { throw Failure("\(name) cannot be written") }
        return key
    }

    /// Removes the database and what the demonstration made; the folder stays.
    func clear() throws {
        for name in ["garita.db", "garita.db-wal", "garita.db-shm", "demo.json", "truth.jsonl", "draw.key", "files"] {
            let path = file(name)
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
        }
    }
}
