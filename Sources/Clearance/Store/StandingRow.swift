package import Customs
package import Database
import Risk
import Sealing

/// The projection row of a declaration, to and from the table.
extension DeclarationStanding {
    package static let columns = """
        serial, number, declarant, reference, attempt, organisation, version, state, channel, flow, office, importer, commodity, \
        origin, item_count, plate, trusted, hold_count, content_hash, lodged_at, presented_at, released_at, changed_at, \
        mode
        """

    /// With the words that find it.
    package static let insert = """
        INSERT INTO declaration (\(columns), words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    package static let update = """
        UPDATE declaration SET version = ?, state = ?, channel = ?, flow = ?, office = ?, importer = ?, commodity = ?, \
        origin = ?, item_count = ?, plate = ?, trusted = ?, hold_count = ?, content_hash = ?, presented_at = ?, \
        released_at = ?, changed_at = ?, mode = ? WHERE serial = ?
        """

    /// - Parameter words: as ``SearchTerm/joined(_:)`` makes them.
    package func insertValues(words: String) -> [SQLValue] {
        [
            .int(serial), .text(number), .text(lodged.declarant), .text(lodged.reference),
            .int(state == .refused ? serial : 0), .text(lodged.organisation),
            .int(Int64(lodged.version)), .text(state.rawValue), .optional(channel?.rawValue),
            .text(lodged.flow.rawValue), .text(lodged.office), .optional(lodged.importer), .optional(lodged.commodity),
            .optional(lodged.origin), .int(Int64(lodged.itemCount)), .optional(lodged.plate), .int(trusted ? 1 : 0),
            .int(Int64(holds.count)), .text(lodged.contentHash.hex), .int(lodgedAt.milliseconds),
            .optional(presentedAt), .optional(releasedAt), .int(changedAt.milliseconds), .optional(lodged.mode),
            .text(words),
        ]
    }

    package var updateValues: [SQLValue] {
        [
            .int(Int64(lodged.version)), .text(state.rawValue), .optional(channel?.rawValue),
            .text(lodged.flow.rawValue), .text(lodged.office), .optional(lodged.importer), .optional(lodged.commodity),
            .optional(lodged.origin), .int(Int64(lodged.itemCount)), .optional(lodged.plate), .int(trusted ? 1 : 0),
            .int(Int64(holds.count)), .text(lodged.contentHash.hex), .optional(presentedAt), .optional(releasedAt),
            .int(changedAt.milliseconds), .optional(lodged.mode), .int(serial),
        ]
    }
}

extension SQLValue {
    /// A text, or null.
    package static func optional(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
    /// An instant in milliseconds, or null.
    package static func optional(_ instant: Instant?) -> SQLValue { instant.map { .int($0.milliseconds) } ?? .null }
}

extension DeclarationStanding {
    /// Reads a projection row; `holds` come from `declaration_hold` and are given by the caller.
    ///
    /// Throws `DatabaseError` when a column is missing or holds what no version of Garita wrote.
    package init(_ row: Row, holds: Set<String> = []) throws(DatabaseError) {
        let instant = { (value: Int64) in Instant(milliseconds: value) }
        guard let state = DeclarationState(rawValue: try row.text("state")),
            let flow = DeclarationType.Flow(rawValue: try row.text("flow")),
            let hash = Digest(hex: try row.text("content_hash"))
        else { throw DatabaseError(.column, "a declaration row holds a state, flow or hash that is not known") }
        let presented = try row.optionalInt("presented_at").map(instant)
        let lodged = DeclarationFact.Lodged(
            version: Int(try row.int("version")), declarant: try row.text("declarant"),
            reference: try row.text("reference"), organisation: try row.text("organisation"), flow: flow,
            office: try row.text("office"), importer: try row.optionalText("importer"),
            commodity: try row.optionalText("commodity"), origin: try row.optionalText("origin"),
            itemCount: Int(try row.int("item_count")), plate: try row.optionalText("plate"),
            mode: try row.optionalText("mode"), contentHash: hash,
            presented: presented != nil)
        self.init(
            serial: try row.int("serial"), number: try row.text("number"), lodged: lodged,
            at: instant(try row.int("lodged_at")))
        self.state = state
        self.channel = try row.optionalText("channel").flatMap(Channel.init(rawValue:))
        self.trusted = try row.int("trusted") != 0
        self.holds = holds
        self.presentedAt = presented
        self.releasedAt = try row.optionalInt("released_at").map(instant)
        self.changedAt = instant(try row.int("changed_at"))
    }
}
