import Customs
import JSON
import Risk
import Sealing

/// Declarations as the API answers them.
package enum DeclarationJSON {
    /// The answer to a lodgement: what stands now and why.
    package static func answer(_ answer: LodgeAnswer) -> [UInt8] {
        let standing = answer.standing
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        write(standing, to: &writer)
        if let record = answer.recordHash {
            writer.key("decision")
            writer.string(record)
        }
        writer.key("repeated")
        writer.bool(answer.repeated)
        if !answer.problems.isEmpty {
            writer.key("problems")
            writer.raw(ProblemJSON.array(answer.problems).bytes())
        }
        writer.endObject()
        return writer.bytes
    }

    /// A declaration as it stands.
    package static func standing(_ standing: DeclarationStanding) -> [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        write(standing, to: &writer)
        writer.endObject()
        return writer.bytes
    }

    /// A page of a list, with the serial to go on below.
    package static func list(_ page: [DeclarationStanding], limit: Int) -> [UInt8] {
        var writer = JSONWriter(capacity: 256 + page.count * 400)
        writer.beginObject()
        writer.key("declarations")
        writer.beginArray()
        for standing in page {
            writer.beginObject()
            write(standing, to: &writer)
            writer.endObject()
        }
        writer.endArray()
        if page.count == limit, let last = page.last {
            writer.key("next")
            writer.int(last.serial)
        }
        writer.endObject()
        return writer.bytes
    }

    private static func write(_ standing: DeclarationStanding, to writer: inout JSONWriter) {
        func text(_ key: String, _ value: String?) {
            guard let value else { return }
            writer.key(key)
            writer.string(value)
        }
        text("number", standing.number)
        writer.key("version")
        writer.int(standing.lodged.version)
        text("state", standing.state.rawValue)
        text("channel", standing.channel?.rawValue)
        text("reference", standing.lodged.reference)
        text("declarant", standing.lodged.declarant)
        text("flow", standing.lodged.flow.rawValue)
        text("office", standing.lodged.office)
        text("trader", standing.lodged.importer)
        text("commodity", standing.lodged.commodity)
        text("origin", standing.lodged.origin)
        writer.key("items")
        writer.int(standing.lodged.itemCount)
        text("vehicle", standing.lodged.plate)
        writer.key("trusted")
        writer.bool(standing.trusted)
        if !standing.holds.isEmpty {
            writer.key("holds")
            writer.beginArray()
            for hold in standing.holds.sorted() { writer.string(hold) }
            writer.endArray()
        }
        text("contentHash", standing.lodged.contentHash.hex)
        text("lodgedAt", standing.lodgedAt.description)
        text("presentedAt", standing.presentedAt?.description)
        text("releasedAt", standing.releasedAt?.description)
    }
}
