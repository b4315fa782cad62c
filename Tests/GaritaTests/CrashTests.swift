import Database
import Foundation
import GaritaTesting
import JSON
import Testing

/// A short run of `garita exercise crash`; the fifty kills are a command.
@Suite(
    "kill -9 during lodging", .serialized, .enabled(if: Program.isBuilt, "the program is not built beside the tests"))
struct CrashTests {
    @Test("every acknowledged declaration survives kill -9 of the server on SQLite", .timeLimit(.minutes(8)))
    func sqlite() async throws { _ = try await exercise("sqlite") }

    @Test(
        "every acknowledged declaration survives kill -9 of the server on PostgreSQL, also when PostgreSQL crashes",
        .enabled(if: PrivatePostgreSQL.isInstalled, "PostgreSQL 15 is not installed"), .timeLimit(.minutes(8)))
    func postgreSQL() async throws {
        let figures = try await exercise("postgresql", "--with-database")
        #expect(try #require(figures["database_crashes"]?.int) > 0)
    }

    private func exercise(_ engine: String, _ words: String...) async throws -> JSONValue {
        let folder = FileManager.default.temporaryDirectory.path + "/garita-crash-test-\(getpid())-\(engine)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try await Program.run(
            ["exercise", "crash", "--engine", engine, "--times", "3", "--seconds", "1", "--connections", "32"]
                + ["--seed", "7", "--data", folder] + words)
        #expect(run.status == 0, "\(run.output)")
        let line = try #require(run.output.split(separator: "\n").last { $0.hasPrefix("{") })
        let figures = try #require(try JSONValue.parse(Array(line.utf8))[engine])
        #expect(try #require(figures["lives"]?.int) >= 3)
        #expect(try #require(figures["stored"]?.int) >= (try #require(figures["acknowledged"]?.int)))
        #expect(try #require(figures["acknowledged"]?.int) > 0)
        for key in [
            "lost", "doubled", "repeated_wrong", "incomplete", "unexpected", "rebuild_differences", "ledger_breaks",
            "replay_differences",
        ] {
            #expect(figures[key]?.int == 0, "\(key) in \(run.output)")
        }
        return figures
    }
}

/// The program itself, as it was built with the tests.
enum Program {
    static let path: String =
        (Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])).deletingLastPathComponent()
        .appendingPathComponent("garita").path

    static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// The folder of the package, which holds `Countries`.
    static let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Runs it to its end and answers all that it wrote; a cancelled test ends it.
    static func run(_ words: [String]) async throws -> (status: Int32, output: String) {
        let log = FileManager.default.temporaryDirectory.appendingPathComponent("garita-run-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: log) }
        let file = try FileHandle(forWritingTo: log)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = words
        process.currentDirectoryURL = home
        process.standardOutput = file
        process.standardError = file
        let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
        let identifier = process.processIdentifier
        await withTaskCancellationHandler {
            for await _ in ends {}
        } onCancel: {
            kill(identifier, SIGTERM)
        }
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOf: log, encoding: .utf8))
    }
}
