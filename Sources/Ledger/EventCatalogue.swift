package import JSON

/// The kinds of events that the rooms declare: for the audit catalogue, and to know what may be published.
package struct EventCatalogue: Sendable {
    /// In the order of their names.
    package let kinds: [EventKind]

    /// Throws ``LedgerError`` `kind` when a name is declared twice, has no doc, or is not words joined by points.
    package init(_ kinds: [EventKind]) throws(LedgerError) {
        self.kinds = kinds.sorted { $0.name < $1.name }
        for (place, kind) in self.kinds.enumerated() {
            if place > 0, self.kinds[place - 1] == kind {
                throw LedgerError(.kind, "the event kind \(kind) is declared twice")
            }
            guard !kind.doc.isEmpty else { throw LedgerError(.kind, "the event kind \(kind) has no doc") }
            guard Self.isName(kind.name) else {
                throw LedgerError(.kind, "the event kind \(kind) is not named as in declaration.lodged")
            }
        }
    }

    /// The declared kind of a name; nil for one that no room declares.
    package subscript(name: String) -> EventKind? { kinds.first { $0.name == name } }

    /// An event's data without the members that may tell who a person is; nil for a kind that no room declares, of which
    /// nothing is known. The leaf of an event whose data is cut cannot be recomputed from what is published.
    package func published(_ event: Event) throws(JSONError) -> JSONValue? {
        guard let kind = self[event.kind.name] else { return nil }
        var data = try event.data
        for member in kind.personalMembers { data[member] = nil }
        return data
    }

    private static func isName(_ name: String) -> Bool {
        let words = name.split(separator: ".", omittingEmptySubsequences: false)
        return words.count > 1
            && words.allSatisfy { word in
                !word.isEmpty && word.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
            }
    }
}
