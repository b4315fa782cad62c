import FoundationEssentials
import GaritaTesting

/// Texts of the repository, for tests that read its sources and tables.
enum TestText {
    static func read(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: Repository.root + "/" + path)), as: UTF8.self)
    }

    /// The Swift files below a folder, as paths below the repository.
    static func sources(below folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: Repository.root + "/" + folder)
            .filter { $0.hasSuffix(".swift") }.map { folder + "/" + $0 }
    }
}
