import CXML2
import Concurrency
import FoundationEssentials

/// libxml2, set up once for the process: tables made, and nothing loaded that a caller has not opened a folder for.
enum XMLLibrary {
    private static let ready: Bool = {
        xmlInitParser()
        garita_xml_be_silent()
        xmlSetExternalEntityLoader(loadLocalFile)
        return true
    }()

    static func start() { _ = ready }

    /// The folder that a schema compiler may read from now; nil, the usual state, when nothing may be read.
    fileprivate static let openFolder = Locked<String?>(nil)
    private static let turn = Locked<Void>(())

    /// Runs `body`, one caller at a time, while files under a folder may be read by name.
    static func withFiles<T: Sendable>(under folder: String, _ body: () -> T) -> T {
        turn.with { _ in
            openFolder.with { $0 = standardized(folder) }
            defer { openFolder.with { $0 = nil } }
            return body()
        }
    }

    /// A path from the root: one that is none is taken from the folder that the process works in.
    static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// The absolute path with `.` and `..` resolved by text; nil for anything but a plain path.
    static func standardized(_ path: String) -> String? {
        guard path.hasPrefix("/"), !path.contains("://") else { return nil }
        var steps: [Substring] = []
        for step in path.split(separator: "/") where step != "." {
            if step == ".." {
                guard steps.popLast() != nil else { return nil }
            } else {
                steps.append(step)
            }
        }
        return "/" + steps.joined(separator: "/")
    }
}

/// libxml2's only way to other files: those under the folder that is open now.
private let loadLocalFile: xmlExternalEntityLoader = { url, _, context in
    guard let url, let context, let folder = XMLLibrary.openFolder.with({ $0 }),
        let path = XMLLibrary.standardized(String(cString: url)), path.hasPrefix(folder + "/")
    else { return nil }
    return xmlNewInputFromFile(context, path)
}
