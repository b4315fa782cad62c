import FoundationEssentials
import Glibc

/// The folder of the test process for temporary files; it goes when the process ends, and with it what crashed test
/// processes left.
package enum TestFolder {
    private static let prefix = "garita-test-files-"

    private static let root: URL = {
        let temporary = FileManager.default.temporaryDirectory
        let names = (try? FileManager.default.contentsOfDirectory(atPath: temporary.path)) ?? []
        for name in names where name.hasPrefix(prefix) {
            guard let owner = pid_t(name.dropFirst(prefix.count)), kill(owner, 0) != 0, errno == ESRCH else { continue }
            try? FileManager.default.removeItem(at: temporary.appending(path: name))
        }
        atexit { TestFolder.removeAll() }
        return temporary.appending(path: "\(prefix)\(getpid())")
    }()

    /// The path of a new, empty folder.
    package static func make() throws -> String {
        let folder = root.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.path
    }

    private static func removeAll() {
        try? FileManager.default.removeItem(at: root)
    }
}
