import Dispatch
import Glibc

/// A PostgreSQL server of one's own, from Debian's package: for tests, benchmarks and trying Garita out.
///
/// It listens on a free port of 127.0.0.1 (password, SCRAM) and on a socket in a folder that only its user may enter,
/// and runs as `postgres` when we are root. It ends with this process, however that ends: a small shell beside it
/// waits for the end of a pipe that we hold. Commits are on the disk before they are acknowledged (fsync and
/// synchronous_commit on), as in production.
package struct PrivatePostgreSQL: Sendable {
    /// `postgresql://garita:…@127.0.0.1:port/garita`
    package let url: String
    /// The same through the socket, which is somewhat faster; nil when the folder's path is too long for one.
    package let socketURL: String?
    package let port: Int
    /// Where its data and its log are.
    package let directory: String
    private let keeper: Keeper

    /// Debian's folder of PostgreSQL 15.
    package static let binaries = "/usr/lib/postgresql/15/bin"

    /// Whether the package is there.
    package static var isInstalled: Bool { access("\(binaries)/initdb", X_OK) == 0 }

    /// Makes a cluster in `directory` (made when missing) unless there is one, and starts it.
    ///
    /// - Parameter keeping: whether the data stay in the folder after `stop`, to be started again; otherwise the
    ///   folder is removed.
    /// Throws `.configuration` naming the command to run when the package is missing, and `.connection` with the end of
    /// the server's log when it does not start.
    package static func start(
        in directory: String, keeping: Bool = false
    ) async throws -> PrivatePostgreSQL {
        guard isInstalled else {
            throw DatabaseError(
                .configuration, "PostgreSQL 15 is not installed; run: sudo apt-get install -y postgresql-15")
        }
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "garita.postgresql.start").async { @Sendable in
                continuation.resume(with: Result { try launch(directory, keeping: keeping) })
            }
        }
    }

    private static func launch(_ directory: String, keeping: Bool) throws -> PrivatePostgreSQL {
        let user = try ServerUser.current()
        try user.makeDirectory(directory)
        let password = try user.password(in: directory)
        var lastError: DatabaseError?
        // Somebody may take the free port between our look and the server's start.
        for _ in 0..<3 {
            let port = try freePort()
            do {
                let keeper = try Keeper(user, directory, port: port, keeping: keeping)
                let host = "127.0.0.1:\(port)"
                let hasSocket = "\(directory)/.s.PGSQL.\(port)".utf8.count < 108
                let server = PrivatePostgreSQL(
                    url: "postgresql://garita:\(password)@\(host)/garita",
                    socketURL: hasSocket ? "postgresql://garita@/garita?host=\(directory)&port=\(port)" : nil,
                    port: port, directory: directory, keeper: keeper)
                try server.makeDatabase("postgresql://garita:\(password)@\(host)/postgres")
                return server
            } catch let error as DatabaseError {
                lastError = error
            }
        }
        throw lastError ?? DatabaseError(.connection, "the private PostgreSQL does not start")
    }

    /// Stops the server and, unless it is kept, removes its folder. May be called again.
    package func stop() async {
        await keeper.stop()
    }

    /// Stops the server at once, as a crash would, and starts it again on the same port.
    package func restart() async throws {
        try await keeper.restart()
    }

    private func makeDatabase(_ url: String) throws {
        guard let address = try PostgreSQLAddress(url) else { return }
        let session = PostgreSQLSession(address: address, settings: Database.Settings())
        defer { session.close() }
        try session.restore()
        if try session.query("SELECT 1 FROM pg_database WHERE datname = 'garita'", []).isEmpty {
            _ = try session.run("CREATE DATABASE garita")
        }
    }

    private static func freePort() throws -> Int {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && getsockname(listener, address, &length) == 0
            }
        }
        guard isBound else { throw DatabaseError(.configuration, "no free port on 127.0.0.1") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
