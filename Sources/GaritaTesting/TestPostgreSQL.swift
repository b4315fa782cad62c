package import Database

/// The one private PostgreSQL of the test process: started by the first test that needs it, ended with the process.
package actor TestPostgreSQL {
    package static let shared = TestPostgreSQL()
    private var starting: Task<PrivatePostgreSQL, any Error>?

    /// The running server; throws an error that names the apt command when PostgreSQL is missing.
    package func server() async throws -> PrivatePostgreSQL {
        if let starting { return try await starting.value }
        let task = Task { try await PrivatePostgreSQL.startTemporary(purpose: "test") }
        starting = task
        return try await task.value
    }
}
