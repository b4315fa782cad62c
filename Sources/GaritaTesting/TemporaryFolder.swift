import FoundationEssentials

/// A folder of its own for a test, removed with the value.
package final class TemporaryFolder: Sendable {
    package let path: String

    /// Throws when the folder cannot be made.
    package init() throws {
        path = FileManager.default.temporaryDirectory.path + "/garita-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Copies the files of another folder into this one.
    package func copy(from folder: String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            try FileManager.default.copyItem(atPath: folder + "/" + name, toPath: path + "/" + name)
        }
    }

    /// The text of a file in the folder.
    package func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path + "/" + name)), as: UTF8.self)
    }

    /// Writes a file into the folder.
    package func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
    }
}
