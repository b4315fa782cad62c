import GaritaTesting
import HTTP

/// A live server with short patience, for tests that wait for it to run out.
func withServer<T: Sendable>(
    _ router: Router? = nil, _ change: (inout ServerConfiguration) -> Void = { _ in },
    _ body: (UInt16) async throws -> T
) async throws -> T {
    var configuration = ServerConfiguration()
    configuration.headTimeout = 700
    configuration.bodyTimeout = 700
    configuration.writeTimeout = 700
    configuration.keepAliveTimeout = 700
    configuration.minimumBytesPerSecond = 1 << 20
    change(&configuration)
    let router = try router ?? House.router()
    return try await withClient(of: router, over: .live, configuration: configuration) { client in
        try await body(client.port ?? 0)
    }
}

/// Waits until something holds, a minute at most; false when it does not.
func comes(_ holds: () -> Bool) async throws -> Bool {
    let begin = Clock.steady
    while !holds() {
        guard Clock.steady - begin < 60_000_000_000 else { return false }
        try await Task.sleep(for: .milliseconds(10))
    }
    return true
}

/// What a server does with some bytes on a fresh connection: its first answer (nil: none), and whether it closes then.
struct Reaction: Sendable {
    var status: Int?
    var isClosed: Bool
}

/// Sends bytes and looks at the reaction; waits at most `patience` milliseconds for anything.
func reaction(to text: String, port: UInt16, patience: Int = 3000) async throws -> Reaction {
    try await reaction(to: Array(text.utf8), port: port, patience: patience)
}

func reaction(to bytes: [UInt8], port: UInt16, patience: Int = 3000) async throws -> Reaction {
    try await onOwnThread {
        let connection = try RawConnection(port: port, patience: patience)
        try? connection.send(bytes)
        let answer = try? connection.readAnswer()
        return Reaction(status: answer?.status, isClosed: connection.isClosedByServer())
    }
}
