package import Database
import FoundationEssentials

/// An engine to run a test on; each `open` gives a new, empty database.
///
/// `@Test(arguments: TestDatabase.both) func lodges(_ engine: TestDatabase) async throws { … }`
package struct TestDatabase: Sendable, Hashable, CustomStringConvertible {
    package let engine: Engine
    package var description: String { engine.rawValue }

    /// SQLite in a temporary file.
    package static let sqlite = TestDatabase(engine: .sqlite)

    /// PostgreSQL in a private server, a schema for each database.
    package static let postgresql = TestDatabase(engine: .postgresql)

    /// Every engine that a portable test runs on.
    package static let both: [TestDatabase] = [.sqlite, .postgresql]

    /// The address of a new, empty database.
    package func makeURL() async throws -> String {
        if engine == .postgresql {
            let server = try await TestPostgreSQL.shared.server()
            let name = UUID().uuidString.filter { $0 != "-" }.lowercased()
            return server.url + "?schema=test_\(name)"
        }
        let folder = try TestFolder.make()
        return "sqlite:\(folder)/test.db"
    }

    /// A new, empty database with the migrations run; the caller closes it.
    package func open(
        migrations: [Migration] = [], settings: Database.Settings = Database.Settings()
    ) async throws -> Database {
        let database = try await Database.open(makeURL(), settings: settings)
        try await database.migrate(migrations)
        return database
    }

    /// Runs `body` with a new database, then closes and removes it.
    @discardableResult
    package func withDatabase<T>(
        migrations: [Migration] = [], settings: Database.Settings = Database.Settings(),
        _ body: (Database) async throws -> T
    ) async throws -> T {
        let url = try await makeURL()
        let database = try await Database.open(url, settings: settings)
        let result: Result<T, any Error>
        do {
            try await database.migrate(migrations)
            result = .success(try await body(database))
        } catch {
            result = .failure(error)
        }
        await database.close()
        await remove(url)
        return try result.get()
    }

    private func remove(_ url: String) async {
        // A schema goes with the server, at the end of the process.
        guard engine == .sqlite, let path = url.split(separator: ":", maxSplits: 1).last else { return }
        try? FileManager.default.removeItem(at: URL(filePath: String(path)).deletingLastPathComponent())
    }
}
