package import Customs

/// A notice of an operator, for example `NT-000123`.
package struct NoticeID: RoomNumber {
    package static let prefix = "NT"
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

/// What a holder tells the authority by itself: the yearly update, a change.
package struct Notice: Hashable, Sendable {
    package var id: NoticeID
    package var owner: OperatorID
    package var kind: String
    /// The day from which the change holds.
    package var effective: CalendarDay?
    package var text: Prose
    package var evidence: [EvidenceID]
    package var filedAt: Instant
    package var filedBy: String
}

/// Why monitoring refuses something.
package struct MonitoringError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        package let word: String
        private init(_ word: String) { self.word = word }
        package static let notFound = Code("not-found")
        /// A kind, state or item that the country's data does not know.
        package static let kind = Code("kind")
        /// A text that is missing, too long or holds control characters.
        package static let text = Code("text")
        /// A moment in the future, or the end before the beginning.
        package static let time = Code("time")
        /// The incident is closed.
        package static let closed = Code("closed")
        /// Something is still to be done before the incident can be closed.
        package static let open = Code("open")
        /// A site that is not the operator's.
        package static let site = Code("site")
        /// The declaration is not the operator's, or there is none.
        package static let declaration = Code("declaration")
        package static let connector = Code("connector")
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "monitoring.\(code.word): \(message)" }
    package static func == (left: MonitoringError, right: MonitoringError) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
