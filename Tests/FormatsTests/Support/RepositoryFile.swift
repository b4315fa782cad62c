import FoundationEssentials
import GaritaTesting

enum RepositoryFile {
    /// The bytes of a file of the repository, by its path from the root.
    static func bytes(_ path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: Repository.root + "/" + path).map { [UInt8]($0) }
    }
}
