import Foundation
import GaritaTesting
import Testing

@testable import Archive

@Suite("Archives")
struct TarTests {
    private func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/garita-archive-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    private static let long = String(repeating: "carpeta/", count: 16) + String(repeating: "x", count: 90) + ".json"

    private func write(_ path: String, time: Int64 = 1_795_428_000) throws {
        let out = try GzipWriter(creating: path)
        let tar = TarWriter(out, time: time)
        try tar.add("manifest.json", Array("{}\n".utf8))
        try tar.add("vacío.txt", [])
        try tar.add(Self.long, [UInt8](repeating: 0x61, count: 512))
        try tar.add("large.bin", size: 3_000_001) { write in
            for start in stride(from: 0, to: 3_000_001, by: 1000) {
                let piece = [UInt8](repeating: UInt8(start / 1000 % 251), count: min(1000, 3_000_001 - start))
                try piece.withUnsafeBytes { try write($0) }
            }
        }
        try tar.end()
        try out.close()
    }

    @Test("what is written is read again, entry by entry, and by the system's tar")
    func roundTrip() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write(folder + "/a.tar.gz")
        var found: [(String, Int, Int)] = []
        try TarReader(try GzipReader(folder + "/a.tar.gz")).forEach { name, size, piece in
            var (count, buffer) = (0, [UInt8](repeating: 0, count: 10_000))
            while true {
                let got = try piece(&buffer)
                if got == 0 { break }
                count += got
            }
            found.append((name, size, count))
        }
        #expect(found.map(\.0) == ["manifest.json", "vacío.txt", Self.long, "large.bin"])
        #expect(found.map(\.1) == [3, 0, 512, 3_000_001] && found.map(\.2) == [3, 0, 512, 3_000_001])
        let tar = Process()
        tar.executableURL = URL(filePath: "/usr/bin/tar")
        tar.arguments = ["-xzf", folder + "/a.tar.gz", "-C", folder]
        try tar.run()
        tar.waitUntilExit()
        #expect(tar.terminationStatus == 0)
        let large = FileManager.default.contents(atPath: folder + "/large.bin")
        #expect(large?.count == 3_000_001 && large?[5_500] == 5)
        #expect(FileManager.default.contents(atPath: folder + "/" + Self.long)?.count == 512)
    }

    @Test("the same content makes the same bytes; another time makes others")
    func same() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, time) in [("a", Int64(7)), ("b", 7), ("c", 8)] { try write("\(folder)/\(name)", time: time) }
        let bytes = ["a", "b", "c"].map { FileManager.default.contents(atPath: "\(folder)/\($0)") }
        #expect(bytes[0] == bytes[1] && bytes[0] != bytes[2] && bytes[0] != nil)
    }

    @Test("a damaged archive, a name without room, a wrong size and a standing file are refused")
    func refused() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/a.tar.gz"
        try write(path)
        #expect(throws: ArchiveError(.disk, "")) { try GzipWriter(creating: path) }
        let bytes = [UInt8](FileManager.default.contents(atPath: path) ?? Data())
        for cut in [bytes.count / 2, bytes.count - 4] {
            try Data(bytes[..<cut]).write(to: URL(filePath: folder + "/cut"))
            #expect(throws: ArchiveError(.damaged, "")) {
                try TarReader(try GzipReader(folder + "/cut")).forEach { _, _, _ in }
            }
        }
        try Data("no archive".utf8).write(to: URL(filePath: folder + "/cut"))
        #expect(throws: ArchiveError(.damaged, "")) {
            try TarReader(try GzipReader(folder + "/cut")).forEach { _, _, _ in }
        }
        #expect(throws: ArchiveError(.entry, "")) {
            try TarWriter.header(String(repeating: "x", count: 101), size: 1, time: 0)
        }
        #expect(throws: ArchiveError(.entry, "")) { try TarWriter.header("x", size: 1 << 33, time: 0) }
        let out = try GzipWriter(creating: folder + "/short")
        #expect(throws: ArchiveError(.entry, "")) {
            try TarWriter(out, time: 0).add("x", size: 5) { write in try [1, 2].withUnsafeBytes { try write($0) } }
        }
    }
}
