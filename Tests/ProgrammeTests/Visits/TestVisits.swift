import Country
import Customs
import Database
import GaritaTesting
import HTTP
import Identity
import JSON
import Ledger
import Sealing

@testable import Clearance
@testable import Programme

/// The room on a database of its own with one visit planned by `oscar`, team `vera` and `saul`.
struct TestVisits: Sendable {
    let database: Database
    let programme: Programme
    let visit: VisitID

    static let start = VisitSamples.start
    static func at(_ seconds: Int64) -> Instant { start.advanced(bySeconds: seconds) }

    var desk: VisitDesk { programme.visits }

    static func with<T>(
        _ engine: TestDatabase, checks: Int = 6, cases: (any VisitCases)? = nil, _ body: (TestVisits) async throws -> T
    ) async throws -> T {
        let migrations =
            Ledger.migrations + IdentityTables.migrations + ClearanceTables.migrations + Programme.migrations
        return try await engine.withDatabase(migrations: migrations) { database in
            let identity = Identity(database: database, grants: Programme.grants, time: .fixed(start))
            let programme = Programme(
                ProgrammeBase(
                    database: database, country: try CountryPack.load(directory: Repository.root + "/Countries/mx"),
                    library: ProgrammeLibrary([]), folder: try TestFolder.make(), time: .fixed(start),
                    identity: identity))
            programme.visits.connect(cases)
            let plan = try VisitSamples.plan(VisitSamples.checks(checks))
            let planned = try await database.write { (tx) throws in
                try programme.visits.plan([plan], by: "oscar", at: start, in: tx)
            }
            return try await body(TestVisits(database: database, programme: programme, visit: planned[0].visit))
        }
    }

    func send(_ entries: [CheckEntry], by: String = "vera", at seconds: Int64 = 0) async throws -> [EntryAnswer] {
        try await desk.receive(entries.map(\.json), for: visit, from: by, at: Self.at(seconds))
    }

    func file() async throws -> VisitFile {
        guard let file = try await desk.file(visit) else { throw VisitError(.unknown, "no file") }
        return file
    }

    func kinds() async throws -> [String] {
        try await database.read { (db) throws in try Ledger.events(about: visit.text, in: db).map(\.kind.name) }
    }

    /// Every check met but the second, which fails.
    func answerAll(photo: [UInt8] = VisitSamples.photo) async throws {
        let hash = SHA256.hash(photo).hex
        let plan = try await file().plan
        let entries = plan.checks.enumerated().map { number, check in
            VisitSamples.entry(
                number + 1, check.question, number == 0 ? .notMet : .met, at: Int64(number),
                photos: number == 0 ? [hash] : [], visit: visit)
        }
        _ = try await send(entries)
        _ = try await desk.keepPhoto(photo, hash: hash, for: visit, from: "vera", at: Self.at(60))
    }

    func report() async throws -> String { try await file().report().hash }
}

extension VisitSamples {
    /// A JPEG of one grey point.
    static let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array("a small photograph".utf8) + [0xFF, 0xD9]
}
