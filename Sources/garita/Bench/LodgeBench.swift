import Clearance
import Country
import Customs
import Database
import Foundation
import HTTP
import Identity
import JSON

/// Measures lodging over HTTP on loopback: decision and events durable before the answer, on one engine, and the same
/// rows into the same engine with nothing around it.
struct LodgeBench {
    struct Figures: Sendable {
        var perSecond = 0.0
        var p50 = 0.0
        var p95 = 0.0
        var p99 = 0.0
        var refused = 0
        var acknowledged = 0
        var stored = 0
        var meanGroup = 0.0
        var rawPerSecond = 0.0
        /// What the bare program of ``LodgePrototype`` reaches with the same load.
        var prototypePerSecond = 0.0
        /// Processor time of this process for one declaration, client included and PostgreSQL's own not, in µs.
        var processor = 0.0
        var ratio: Double { rawPerSecond > 0 ? perSecond / rawPerSecond : 0 }
    }

    let countryFolder: String
    let folder: String
    let connections: Int
    let seconds: Double

    /// Runs on SQLite in the folder.
    func sqlite() async throws -> Figures {
        let path = "\(folder)/bench.db"
        var figures = try await measure(url: "sqlite:\(path)")
        let baseline = try await BaselineRows.read(from: "sqlite:\(path)", meanGroup: figures.meanGroup)
        let raw = "\(folder)/raw.db"
        try await Self.empty("sqlite:\(raw)")
        figures.rawPerSecond = try baseline.sqlite(path: raw)
        figures.prototypePerSecond = try await prototype(url: "sqlite:\(folder)/prototype.db")
        return figures
    }

    /// Runs on a private PostgreSQL in the folder, with `fsync` and `synchronous_commit` on.
    func postgreSQL() async throws -> Figures {
        try await PrivatePostgreSQL.withTemporary(purpose: "bench") { server in
            var figures = try await measure(url: server.url + "?schema=bench")
            let baseline = try await BaselineRows.read(
                from: server.url + "?schema=bench", meanGroup: figures.meanGroup)
            try await Self.empty(server.url + "?schema=raw")
            figures.rawPerSecond = try baseline.postgreSQL(connection: server.url, schema: "raw")
            figures.prototypePerSecond = try await prototype(url: server.url + "?schema=prototype")
            return figures
        }
    }

    private func prototype(url: String) async throws -> Double {
        let country = try CountryPack.load(directory: countryFolder)
        let load = try LodgeLoad(
            country: country, today: CalendarDay(TimeSource.system.now()), organisation: BenchAccount.organisation,
            token: "none", prefix: "LOAD")
        return try await LodgePrototype.perSecond(
            url: url, load: load, connections: connections, seconds: min(5, seconds))
    }

    private static func empty(_ url: String) async throws {
        let database = try await Database.open(url)
        try await database.migrate(House.migrations)
        await database.close()
    }

    /// A warm-up, then the measured seconds.
    private func measure(url: String) async throws -> Figures {
        var settings = House.Settings(
            databaseURL: url, countryFolder: countryFolder, drawKey: [UInt8](repeating: 7, count: 32))
        settings.connections = 2
        let house = try await House.open(settings)
        let token = try await BenchAccount.token(in: house)
        var configuration = ServerConfiguration()
        configuration.threads = 2
        let server = Server(
            router: try house.router(version: "bench", log: Log(level: .error), logsEveryAnswer: false),
            configuration: configuration)
        let port = try await server.start()
        let today = CalendarDay(house.time.now())
        let warm = try LodgeLoad(
            country: house.country, today: today, organisation: BenchAccount.organisation, token: token, prefix: "WARM")
        let load = try LodgeLoad(
            country: house.country, today: today, organisation: BenchAccount.organisation, token: token, prefix: "LOAD")
        _ = try await Self.drive(warm, port: port, connections: connections, seconds: min(3, seconds))
        let before = house.clearance.groupFigures
        let processor = DatabaseBenchmark.processorMicroseconds()
        let result = try await Self.drive(load, port: port, connections: connections, seconds: seconds)
        let spent = DatabaseBenchmark.processorMicroseconds() - processor
        let after = house.clearance.groupFigures
        await server.stop()
        var figures = result.figures()
        figures.processor = spent / Double(max(1, figures.acknowledged))
        figures.meanGroup = Double(after.items - before.items) / Double(max(1, after.groups - before.groups))
        figures.stored = try await house.database.read(timeout: nil) { (db) throws in
            Int(try db.value("SELECT count(*) FROM declaration WHERE reference LIKE 'LOAD%'")?.int ?? 0)
        }
        await house.close()
        guard figures.stored == figures.acknowledged else {
            throw Failure("\(figures.acknowledged) declarations were acknowledged, \(figures.stored) are stored")
        }
        return figures
    }

    /// What the load saw.
    struct Result: Sendable {
        var nanoseconds: [UInt64] = []
        var refused = 0
        var elapsed = 0.0

        func figures() -> Figures {
            let sorted = nanoseconds.sorted()
            func at(_ share: Double) -> Double {
                guard !sorted.isEmpty else { return 0 }
                return Double(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]) / 1e6
            }
            var figures = Figures()
            figures.acknowledged = sorted.count
            figures.refused = refused
            figures.perSecond = Double(sorted.count) / max(0.001, elapsed)
            figures.p50 = at(0.5)
            figures.p95 = at(0.95)
            figures.p99 = at(0.99)
            return figures
        }
    }

    /// Drives the load from a thread of its own.
    static func drive(_ load: LodgeLoad, port: UInt16, connections: Int, seconds: Double) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread {
                var result = Result()
                let start = LoadClient.clock()
                let end = start + UInt64(seconds * 1e9)
                do {
                    try LoadClient(port: port, connections: connections).run(
                        next: { index, request in
                            guard LoadClient.clock() < end else { return false }
                            load.write(index, into: &request)
                            return true
                        },
                        answered: { outcome, _ in
                            if outcome.status == 201 {
                                result.nanoseconds.append(outcome.nanoseconds)
                            } else {
                                result.refused += 1
                            }
                        })
                    result.elapsed = Double(LoadClient.clock() - start) / 1e9
                    continuation.resume(returning: result)
                } catch {
                    continuation.resume(throwing: error)
                }
            }
            thread.start()
        }
    }
}

/// The account that benches and exercises lodge with.
enum BenchAccount {
    static let organisation = "BEN151001AB1"

    /// Makes the account when it is not there, and a token for it.
    static func token(in house: House) async throws -> String {
        if try await house.identity.account("bench") == nil {
            try await house.identity.register(
                Organisation(id: organisation, name: "Bench", kind: .broker), by: "bench")
            try await house.identity.create(
                Identity.NewAccount(
                    login: "bench", name: "Bench", roles: [.broker], organisation: organisation,
                    password: Identity.makePassword(), mustChangePassword: false), by: "bench")
        }
        return try await house.identity.makeToken(for: "bench", label: "bench", days: 1, by: "bench").secret
    }
}
