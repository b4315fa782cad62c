import Country
import Customs
import Database
import Foundation
import HTTP
import Synchronization

/// What this machine gives a bare program with the same load: HTTP, JSON into structs, two rows in a group commit, durable
/// before the answer. No checks, no decision, no events, no search.
///
/// The bars of `garita bench lodge` were set where such a prototype reached 16,000 a second on SQLite (`stack.md` 1.1), so
/// its figure of the same run tells how far the machine is from that one.
struct LodgePrototype {
    private struct Message: Codable {
        struct Party: Codable {
            var role: String
            var identifier: String?
            var name: String?
        }
        struct Amount: Codable {
            var amount: String
            var currency: String
        }
        struct Item: Codable {
            var sequence: Int
            var commodity: String?
            var description: String?
            var grossMass: String?
            var netMass: String?
            var customsValue: Amount?
        }
        struct Shipment: Codable {
            var items: [Item]
            var ucr: String?
        }
        var reference: String
        var type: String
        var declarationOffice: String?
        var parties: [Party]
        var shipment: Shipment?
    }

    private struct Answer: Codable {
        var serial: Int64
        var reference: String
        var items: Int
    }

    private struct Row: Sendable {
        var serial: Int64
        var reference: String
        var office: String
        var body: [UInt8]
    }

    private static let tables = Migration(
        id: "prototype-1",
        sql: """
            CREATE TABLE declaration (
                serial INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE, office TEXT NOT NULL, body BLOB NOT NULL
            );
            CREATE TABLE outbox (serial INTEGER PRIMARY KEY, kind TEXT NOT NULL)
            """)

    /// Drives a load against it; answers a second.
    static func perSecond(url: String, load: LodgeLoad, connections: Int, seconds: Double) async throws -> Double {
        let database = try await Database.open(url)
        do {
            try await database.migrate([tables])
            var configuration = ServerConfiguration()
            configuration.threads = 2
            let server = Server(router: try router(database), configuration: configuration)
            let port = try await server.start()
            let result: LodgeBench.Result
            do {
                result = try await LodgeBench.drive(load, port: port, connections: connections, seconds: seconds)
            } catch {
                await server.stop()
                throw error
            }
            await server.stop()
            await database.close()
            guard result.refused == 0 else { throw Failure("the prototype refused \(result.refused) declarations") }
            return result.figures().perSecond
        } catch {
            await database.close()
            throw error
        }
    }

    private static func router(_ database: Database) throws -> Router {
        let group = GroupCommit<Row, Int64>(database) { tx, rows in
            try tx.enqueue(
                "INSERT INTO declaration (serial, reference, office, body) VALUES (?, ?, ?, ?)",
                many: rows.map { [.int($0.serial), .text($0.reference), .text($0.office), .blob($0.body)] })
            try tx.enqueue(
                "INSERT INTO outbox (serial, kind) VALUES (?, ?)", many: rows.map { [.int($0.serial), "lodged"] })
            return rows.map(\.serial)
        }
        let next = Counter()
        let endpoint = Endpoint(
            .post, "/api/declarations", access: .anyone, summary: "Keep a declaration.",
            request: BodySchema(mediaTypes: ["application/json"]), responses: [.json(.created, name: "Answer")],
            handler: { request in
                let message = try JSONDecoder().decode(Message.self, from: Data(request.body))
                let row = Row(
                    serial: next.take(), reference: message.reference, office: message.declarationOffice ?? "",
                    body: request.body)
                let serial = try await group.submit(row)
                let answer = Answer(
                    serial: serial, reference: message.reference, items: message.shipment?.items.count ?? 0)
                return .json(bytes: Array(try JSONEncoder().encode(answer)), status: .created)
            })
        var settings = RouterSettings()
        settings.logsEveryAnswer = false
        return try Router(endpoints: [endpoint], settings: settings, log: Log(level: .error))
    }

    private final class Counter: Sendable {
        private let value = Atomic<Int64>(0)
        func take() -> Int64 { value.add(1, ordering: .relaxed).newValue }
    }
}
