import Foundation

/// Reads PDFs with poppler, and lays them down for the eye (`GARITA_PAPER_OUT`).
enum CertificatePDF {
    static func text(_ pdf: [UInt8]) throws -> String {
        let raw = try run("pdftotext", ["-enc", "UTF-8", "-layout", "-", "-"], pdf)
        return String(decoding: raw, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    static func facts(_ pdf: [UInt8]) throws -> String {
        String(decoding: try run("pdfinfo", ["-"], pdf), as: UTF8.self)
    }

    static func codes(_ pdf: [UInt8]) throws -> String {
        let picture = try run("pdftoppm", ["-r", "110", "-png", "-f", "1", "-singlefile", "-"], pdf)
        let path = FileManager.default.temporaryDirectory.path + "/garita-" + UUID().uuidString + ".png"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(picture).write(to: URL(filePath: path))
        return String(decoding: try run("zbarimg", ["-q", "--raw", path], []), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    static func keep(_ pdf: [UInt8], _ name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["GARITA_PAPER_OUT"] else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(pdf).write(to: URL(filePath: "\(folder)/\(name).pdf"))
        _ = try run("pdftoppm", ["-r", "80", "-png", "\(folder)/\(name).pdf", "\(folder)/\(name)"], [])
    }

    private static func run(_ tool: String, _ arguments: [String], _ input: [UInt8]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/" + tool)
        process.arguments = arguments
        let file = FileManager.default.temporaryDirectory.path + "/garita-" + UUID().uuidString
        try Data(input).write(to: URL(filePath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let (out, wrong) = (Pipe(), try FileHandle(forUpdating: URL(filePath: "/dev/null")))
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: file))
        process.standardOutput = out
        process.standardError = wrong
        try process.run()
        let bytes = [UInt8](out.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        return bytes
    }
}
