package import Customs
import Database
import Formats
package import JSON
import Risk

/// A version of a declaration as it was lodged.
package struct FrozenVersion: Sendable {
    package var id: Int64
    package var version: Int
    package var contentHash: String
    /// The declaration's canonical JSON.
    package var body: [UInt8]
    package var mediaType: String
    /// The bytes as they came, when they are not the body itself.
    package var original: [UInt8]?

    /// The declaration that the frozen bytes hold.
    ///
    /// Throws ``ClearanceError`` when they can no longer be read, which no version of Garita may cause.
    package func declaration() throws(ClearanceError) -> Declaration {
        let result = Formats.read(body, mediaType: Format.json.mediaType)
        guard let declaration = result.declarations.first else {
            throw ClearanceError(.notFound, "version \(version) can no longer be read: \(result.problems)")
        }
        return declaration
    }
}

/// The record of one decision, byte for byte.
package struct DecisionRecordBytes: Sendable {
    package var id: Int64
    package var hash: String
    package var bytes: [UInt8]
}

/// What the room tells those who may ask.
extension Clearance {
    /// A frozen version; nil when there is none of that number.
    package func version(_ version: Int, of standing: DeclarationStanding) async throws -> FrozenVersion? {
        try await versions(of: standing).first { $0.version == version }
    }

    /// Every frozen version, oldest first.
    package func versions(of standing: DeclarationStanding) async throws -> [FrozenVersion] {
        try await database.read { (db) throws in
            let columns = "SELECT id, version, content_hash, body, media_type, original FROM declaration_version"
            let first = try db.query(columns + " WHERE id = ?", [.int(standing.serial)])
            let later = try db.query(
                columns + " WHERE serial = ? AND version > 1 ORDER BY version", [.int(standing.serial)])
            return try (first + later).map { (row) throws in
                FrozenVersion(
                    id: try row.int("id"), version: Int(try row.int("version")),
                    contentHash: try row.text("content_hash"),
                    body: try row.blob("body"), mediaType: try row.text("media_type"),
                    original: try row.optionalBlob("original"))
            }
        }
    }

    /// The records of every decision on a declaration, oldest first.
    package func decisionRecords(of standing: DeclarationStanding) async throws -> [DecisionRecordBytes] {
        let ids = try await versions(of: standing).map(\.id)
        return try await database.read { (db) throws in
            try db.query("SELECT id, record_hash, record FROM decision WHERE id = ?", each: ids.map { [.int($0)] })
                .flatMap { $0 }
                .map { (row) throws in
                    DecisionRecordBytes(
                        id: try row.int("id"), hash: try row.text("record_hash"), bytes: try row.blob("record"))
                }
        }
    }

    /// What the lane officer finds under a number, a plate or a container: newest first, at most ten.
    package func atLane(_ key: String) async throws -> [DeclarationStanding] {
        let text = SearchTerm.normalised(key)
        guard !text.isEmpty, text.utf8.count <= 64 else { return [] }
        return try await database.read { (db) throws in
            if let exact = try DeclarationList.standing(number: text, in: db) { return [exact] }
            var search = DeclarationSearch()
            search.limit = 10
            search.plate = text
            let byPlate = try DeclarationList.page(search, in: db)
            if !byPlate.isEmpty { return byPlate }
            search.plate = nil
            search.equipment = text
            return try DeclarationList.page(search, in: db)
        }
    }

    /// The seed of a day in hexadecimal digits, once it is published.
    package func publishedSeed(of day: String) async throws -> String? {
        try await database.read { (db) throws in
            try db.value("SELECT seed FROM daily_seed WHERE day = ?", [.text(day)])?.text
        }
    }

    /// The committed and the published seeds, newest day first.
    package func draws() async throws -> JSONValue {
        let rows = try await database.read { (db) throws in
            try db.query("SELECT day, commitment, seed FROM daily_seed ORDER BY day DESC LIMIT 400")
        }
        let days = try rows.map { (row) throws -> JSONValue in
            var object = JSONObject()
            object["day"] = .string(try row.text("day"))
            object["commitment"] = .string(try row.text("commitment"))
            if let seed = try row.optionalText("seed") { object["seed"] = .string(seed) }
            return .object(object)
        }
        return .object(JSONObject([("days", .array(days))]))
    }
}

extension Clearance {
    /// Publishes the seeds of the days that are over.
    package func revealSeeds(at instant: Instant) async throws { try await decider.seeds.reveal(at: instant) }
}
