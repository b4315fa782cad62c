package import Customs
package import JSON

/// An event before it has its place in the ledger.
///
/// The ledger is never erased, so keep personal data out of it: identifiers and codes instead of names and texts, and
/// a ``Commitment`` where a personal value must be provable. `reason` is a code or a short official reason, not prose
/// about people.
package struct EventDraft: Sendable {
    /// Where the data comes from.
    enum Content: Sendable {
        case tree(JSONValue)
        case canonical([UInt8])
    }

    package let kind: EventKind
    /// What the event is about, for example a declaration's number.
    package let subject: String
    package let at: Instant
    /// Who did it: an officer's, operator's or program's identifier, not a name.
    package let actor: String
    package let reason: String?
    let content: Content

    /// A draft whose data is a tree; it is made canonical when it is appended.
    package init(
        _ kind: EventKind, subject: String, at: Instant, actor: String, reason: String? = nil, data: JSONValue = [:]
    ) {
        self.init(kind, subject, at, actor, reason, .tree(data))
    }

    /// A draft whose data is canonical JSON (RFC 8785) already. Debug builds check that.
    package init(
        _ kind: EventKind, subject: String, at: Instant, actor: String, reason: String? = nil,
        canonicalData: [UInt8]
    ) {
        self.init(kind, subject, at, actor, reason, .canonical(canonicalData))
    }

    /// A draft whose data is an object that `members` writes, keys in canonical order (``JSONKeyOrder``): for hot
    /// paths, no tree is made. Debug builds check the order.
    package init(
        _ kind: EventKind, subject: String, at: Instant, actor: String, reason: String? = nil,
        members: (inout JSONWriter) -> Void
    ) {
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        members(&writer)
        writer.endObject()
        self.init(kind, subject, at, actor, reason, .canonical(writer.bytes))
    }

    private init(
        _ kind: EventKind, _ subject: String, _ at: Instant, _ actor: String, _ reason: String?, _ content: Content
    ) {
        self.kind = kind
        self.subject = subject
        self.at = at
        self.actor = actor
        self.reason = reason
        self.content = content
    }

    /// The data in canonical form; throws ``LedgerError`` `data` when it has none.
    func canonicalData() throws(LedgerError) -> [UInt8] {
        switch content {
        case .tree(let tree):
            do throws(JSONError) { return try tree.canonicalBytes() } catch {
                throw LedgerError(.data, "the data of \(kind) has no canonical form", json: error)
            }
        case .canonical(let bytes):
            assert(Event.isCanonical(bytes), "the data of \(kind) is not canonical JSON")
            return bytes
        }
    }
}
