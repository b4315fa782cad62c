import Customs
import Formats
import GaritaTesting
import HTTP
import Identity

@testable import Clearance

/// The room's API in memory: `X-Who` says who asks (`trader:ORG`, `broker:ORG`, or an official role).
enum TestDoor {
    static func with<T: Sendable>(
        _ engine: TestDatabase, rules: TestRules = .plain, _ body: (TestClearance, TestClient) async throws -> T
    ) async throws -> T {
        try await TestClearance.with(engine, rules: rules) { test in
            let router = try Router(
                endpoints: ClearanceAPI(test.room, time: .fixed(TestClearance.start)).endpoints,
                log: Log(level: .error), authenticate: { request in principal(request.headers["x-who"]) })
            return try await withClient(of: router, over: .memory) { try await body(test, $0) }
        }
    }

    private static func principal(_ text: String?) -> Principal? {
        guard let parts = text?.split(separator: ":").map(String.init), let role = Role(rawValue: parts[0]) else {
            return nil
        }
        return Principal(
            id: parts[0], name: parts[0], organisation: parts.count > 1 ? parts[1] : nil, roles: [parts[0]],
            permissions: Clearance.grants.permissions(of: [role]), kind: .token)
    }
}

extension TestClient {
    func `as`(_ who: String) -> TestClient { with("X-Who", who) }

    /// The broker who lodges the sample declarations.
    var broker: TestClient { `as`("broker:" + TestClearance.organisation) }

    func lodge(_ declaration: Declaration) async throws -> TestAnswer {
        try await send(
            "POST", "/api/declarations", type: "application/json", body: declaration.canonicalJSON())
    }
}
