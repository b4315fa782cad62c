import Database
import Ledger

@testable import Clearance

enum TestRebuild {
    static func run(_ test: TestClearance) async throws -> RebuildReport {
        try await Ledger.rebuild([ClearanceProjection()], in: test.database)
    }
}
