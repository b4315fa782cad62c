package import FoundationEssentials

#if canImport(Glibc)
    private import Glibc
#endif

/// Real inputs that stand beside the repository (`../shared/data`) and may be absent.
///
/// They are looked for in the folder that `GARITA_SHARED` names, then in `shared/data` beside each folder from this
/// source file upwards. A test that needs one says so:
/// `@Test("…", .enabled(if: SharedData.has("identifiers/vectors.csv"), "no ../shared/data"))`.
package enum SharedData {
    /// The folder that holds the data, nil when there is none.
    package static let root: String? = {
        var folders: [String] = []
        if let named = getenv("GARITA_SHARED") {
            let folder = String(cString: named)
            folders += [folder + "/data", folder]
        }
        var parts = #filePath.split(separator: "/")
        while !parts.isEmpty {
            parts.removeLast()
            folders.append("/" + (parts + ["shared", "data"]).joined(separator: "/"))
        }
        return folders.first { FileManager.default.fileExists(atPath: $0 + "/identifiers") }
    }()

    /// The full path of a file or folder under the data, nil when it is not there.
    package static func path(_ relative: String) -> String? {
        guard let root else { return nil }
        let path = root + "/" + relative
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// As ``path(_:)``, for interfaces that take a URL.
    package static func url(_ relative: String) -> URL? { path(relative).map { URL(filePath: $0) } }

    /// True when a file or folder is there.
    package static func has(_ relative: String) -> Bool { path(relative) != nil }

    /// The bytes of a file, nil when it is not there.
    package static func bytes(_ relative: String) -> [UInt8]? {
        path(relative).flatMap { FileManager.default.contents(atPath: $0) }.map { [UInt8]($0) }
    }
}

/// The repository that the tests were built from.
package enum Repository {
    /// The folder that holds `Package.swift`.
    package static let root: String = {
        var parts = #filePath.split(separator: "/")
        while !parts.isEmpty {
            parts.removeLast()
            let folder = "/" + parts.joined(separator: "/")
            if FileManager.default.fileExists(atPath: folder + "/Package.swift") { return folder }
        }
        return "."
    }()
}
