/// What kind of fact an event is; declared as a value by the room that writes it:
/// `extension EventKind { static let lodged = EventKind("declaration.lodged", "A declaration was accepted.") }`.
///
/// Equality is of the name. A name once written is never given another meaning.
package struct EventKind: Hashable, Sendable, CustomStringConvertible {
    /// Words in lower case joined by points, the subject's kind first: `declaration.lodged`.
    package let name: String
    /// What the event says and which members its data has, for the audit catalogue; empty for a kind read back.
    package let doc: String
    /// Members of the data that may tell who a person is; what is published leaves them out.
    package let personalMembers: [String]

    package init(_ name: String, _ doc: String = "", personalMembers: [String] = []) {
        self.name = name
        self.doc = doc
        self.personalMembers = personalMembers
    }

    package var description: String { name }
    package static func == (left: EventKind, right: EventKind) -> Bool { left.name == right.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
