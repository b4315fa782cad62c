import Foundation
import Paper

/// Asks the tools that people read PDFs with what they see.
enum PDFReading {
    struct Failure: Error, CustomStringConvertible { let description: String }

    /// What `pdftotext` takes from a file, in reading order.
    static func text(_ pdf: [UInt8], layout: Bool = false) throws -> String {
        try with(pdf) { try run("pdftotext", (layout ? ["-layout"] : []) + ["-enc", "UTF-8", $0, "-"]) }
    }

    /// What `pdfinfo` says about a file.
    static func facts(_ pdf: [UInt8]) throws -> [String: String] {
        let lines = try with(pdf) { try run("pdfinfo", [$0]) }.split(separator: "\n")
        return Dictionary(
            lines.compactMap { line in
                let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
                return parts.count == 2 ? (parts[0], String(parts[1].drop { $0 == " " })) : nil
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The tagged structure with its text.
    static func structure(_ pdf: [UInt8]) throws -> String {
        try with(pdf) { try run("pdfinfo", ["-struct-text", $0]) }
    }

    /// What a camera reads from a page, as `zbarimg` sees it on the picture of `pdftoppm`.
    static func codes(_ pdf: [UInt8], page: Int = 1) throws -> [String] {
        try with(pdf) { path in
            _ = try run("pdftoppm", ["-r", "100", "-png", "-f", "\(page)", "-l", "\(page)", "-singlefile", path, path])
            let text = try run("zbarimg", ["-q", "--raw", path + ".png"])
            return text.split(separator: "\n").map(String.init)
        }
    }

    /// Lays a file down for the eye, with a picture of each page (`GARITA_PAPER_OUT`).
    static func keep(_ pdf: [UInt8], _ name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["GARITA_PAPER_OUT"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = "\(folder)/\(name).pdf"
        try Data(pdf).write(to: URL(filePath: path))
        _ = try run("pdftoppm", ["-r", "80", "-png", path, "\(folder)/\(name)"])
    }

    private static func with<T>(_ pdf: [UInt8], _ body: (String) throws -> T) throws -> T {
        let folder = FileManager.default.temporaryDirectory.path + "/garita-paper-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/a.pdf"
        try Data(pdf).write(to: URL(filePath: path))
        return try body(path)
    }

    private static func run(_ tool: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/" + tool)
        process.arguments = arguments
        let (out, wrong) = (Pipe(), Pipe())
        process.standardOutput = out
        process.standardError = wrong
        try process.run()
        let text = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complaint = String(decoding: wrong.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        // zbarimg looks for a message bus that a server does not have, and says so.
        guard process.terminationStatus == 0, complaint.isEmpty || tool == "zbarimg" else {
            throw Failure(description: "\(tool) ended with \(process.terminationStatus): \(complaint)")
        }
        return text
    }
}
