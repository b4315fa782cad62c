import Foundation
import HTML

/// The sources of a module, for the audit of its texts.
enum SourceFiles {
    static func swift(in folder: String) throws -> [String] {
        let base = root.appendingPathComponent(folder)
        let files = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
        return try (files?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
            .map { try String(contentsOf: $0, encoding: .utf8) }
    }

    private static var root: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }
}

/// Where pages are laid down for the eye and for the browser's accessibility check (`GARITA_PAGES_OUT`): see
/// `Tests/Browser/README.md`. Nothing is written when the variable is not set.
enum PageFolder {
    static func write(_ name: String, _ page: HTML) throws {
        guard let folder = ProcessInfo.processInfo.environment["GARITA_PAGES_OUT"] else { return }
        let base = URL(fileURLWithPath: folder)
        try FileManager.default.createDirectory(
            at: base.appendingPathComponent("assets"), withIntermediateDirectories: true)
        try Data(page.bytes).write(to: base.appendingPathComponent(name))
        for asset in Assets.all {
            try Data(asset.bytes).write(to: base.appendingPathComponent(String(asset.address.dropFirst())))
        }
    }
}
