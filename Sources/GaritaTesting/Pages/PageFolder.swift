import FoundationEssentials
package import HTML

#if canImport(Glibc)
    private import Glibc
#endif

/// Where tests lay pages down for the eye and for the browser's accessibility check (`GARITA_PAGES_OUT`); see
/// `Tests/Browser/README.md`. Nothing is written when the variable is not set.
package enum PageFolder {
    package static func write(_ name: String, _ page: HTML) throws {
        guard let named = getenv("GARITA_PAGES_OUT") else { return }
        let folder = String(cString: named)
        try FileManager.default.createDirectory(atPath: folder + "/assets", withIntermediateDirectories: true)
        try Data(page.bytes).write(to: URL(filePath: folder + "/" + name))
        for asset in Assets.all { try Data(asset.bytes).write(to: URL(filePath: folder + asset.address)) }
    }
}

/// The repository's own sources, for the audit of the texts.
package enum SourceFiles {
    /// The contents of all Swift files under a folder of the repository, such as `Sources/HTML`.
    package static func swift(in folder: String) throws -> [String] {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let base = root.path + "/" + folder
        return try FileManager.default.subpathsOfDirectory(atPath: base).filter { $0.hasSuffix(".swift") }.sorted()
            .map { String(decoding: try Data(contentsOf: URL(filePath: base + "/" + $0)), as: UTF8.self) }
    }
}
