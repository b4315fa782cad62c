package import Database
import FoundationEssentials

/// The one private PostgreSQL of the test process: started by the first test that needs it, ended with the process.
package actor TestPostgreSQL {
    package static let shared = TestPostgreSQL()
    private var starting: Task<PrivatePostgreSQL, any Error>?

    /// The running server; throws an error that names the apt command when PostgreSQL is missing.
    package func server() async throws -> PrivatePostgreSQL {
        if let starting { return try await starting.value }
        let task = Task { try await Self.start() }
        starting = task
        return try await task.value
    }

    /// Several test processes may run at once, so each has a folder of its own, named by its process.
    private static func start() async throws -> PrivatePostgreSQL {
        await PrivatePostgreSQL.removeLeftovers(in: folder)
        return try await PrivatePostgreSQL.start(in: "\(folder)/\(ProcessInfo.processInfo.processIdentifier)")
    }

    private static let folder = "/tmp/garita-test-postgresql"
}
