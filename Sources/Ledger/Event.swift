package import Customs
package import JSON
package import Sealing

/// A fact: who did what, when and why, at its place in the ledger. Events are appended, never changed.
package struct Event: Sendable, Hashable, CustomStringConvertible {
    /// Dense, from 1.
    package let sequence: Int64
    package let kind: EventKind
    package let subject: String
    package let at: Instant
    package let actor: String
    package let reason: String?
    /// The data as canonical JSON (RFC 8785).
    package let canonicalData: [UInt8]
    /// SHA-256 of a zero byte and ``canonicalBytes``, as RFC 6962 section 2.1 hashes a leaf of a Merkle tree.
    package let leaf: Digest

    /// The data as a tree, read anew at each call.
    package var data: JSONValue {
        get throws(JSONError) { try JSONValue.parse(canonicalData, limits: .file) }
    }

    /// Place, kind and leaf: what may stand in a log.
    package var description: String { "event \(sequence) \(kind) \(leaf.hex.prefix(12))" }

    package static func == (left: Event, right: Event) -> Bool {
        left.sequence == right.sequence && left.leaf == right.leaf
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(sequence)
        hasher.combine(leaf)
    }
}

extension Event {
    /// The bytes that the leaf seals: canonical JSON of all but the leaf itself, so that anyone can recompute them.
    ///
    /// `{"actor":…,"at":<ms>,"data":{…},"kind":…,"reason":…,"sequence":…,"subject":…}`, `reason` only when there is one.
    package var canonicalBytes: [UInt8] {
        var writer = JSONWriter(capacity: canonicalData.count + 256)
        Event.write(
            sequence: sequence, kind: kind.name, subject: subject, at: at, actor: actor, reason: reason,
            data: canonicalData, to: &writer)
        return writer.bytes
    }

    /// The leaf that the other members make; equal to ``leaf`` unless someone changed the row.
    package var computedLeaf: Digest {
        var writer = JSONWriter(capacity: canonicalData.count + 256)
        return Event.leaf(
            sequence: sequence, kind: kind.name, subject: subject, at: at, actor: actor, reason: reason,
            data: canonicalData, with: &writer)
    }

    /// RFC 6962 section 2.1: a leaf is hashed behind 0x00, a node behind 0x01, so that none can pass for the other.
    static func leaf(
        sequence: Int64, kind: String, subject: String, at: Instant, actor: String, reason: String?, data: [UInt8],
        with writer: inout JSONWriter
    ) -> Digest {
        writer.removeAll(beginningWith: 0x00)
        write(
            sequence: sequence, kind: kind, subject: subject, at: at, actor: actor, reason: reason, data: data,
            to: &writer)
        return writer.withBytes { SHA256.hash($0) }
    }

    // The keys stand in canonical order.
    private static func write(
        sequence: Int64, kind: String, subject: String, at: Instant, actor: String, reason: String?, data: [UInt8],
        to writer: inout JSONWriter
    ) {
        writer.beginObject()
        writer.key("actor")
        writer.string(actor)
        writer.key("at")
        writer.int(at.milliseconds)
        writer.key("data")
        writer.raw(data)
        writer.key("kind")
        writer.string(kind)
        if let reason {
            writer.key("reason")
            writer.string(reason)
        }
        writer.key("sequence")
        writer.int(sequence)
        writer.key("subject")
        writer.string(subject)
        writer.endObject()
    }

    /// Whether bytes are a JSON document in canonical form.
    static func isCanonical(_ bytes: [UInt8]) -> Bool {
        guard let tree = try? JSONValue.parse(bytes, limits: .file) else { return false }
        return (try? tree.canonicalBytes()) == bytes
    }
}
