package import Customs
package import HTML

/// The page on which a declaration is lodged.
package struct LodgeView: Sendable {
    package var offices: [Choice] = []
    /// Declaration types that may be chosen by hand: `IMD` …
    package var types: [Choice] = []
    package var procedures: [Choice] = []
    /// What was typed or pasted, by field name; see ``LodgeField``.
    package var values: [String: String] = [:]
    package var errors: [FieldError] = []
    /// What the reader found in the message that was sent.
    package var problems: [MessageProblemView] = []
    /// Where the message is kept when it could not be read.
    package var quarantineID: String?
    /// True when the message was only checked and nothing is wrong with it.
    package var isChecked = false
    /// `file`, `paste` or `hand`: the way whose form came back.
    package var way = "file"

    package init() {}
}

/// The names of the lodge form's fields.
package enum LodgeField {
    package static let file = "file"
    package static let message = "message"
    package static let mediaType = "mediaType"
    package static let way = "way"
    /// `lodge` or `check`: the button that was pressed.
    package static let act = "act"
    /// The fields of the form by hand: one item.
    package static let hand = [
        "reference", "type", "office", "procedure", "declarant", "importer", "exporter", "plate", "commodity",
        "description",
        "origin", "packages", "grossMass", "netMass", "quantity", "unit", "value", "currency",
    ]
}

/// What the lane screen shows.
package struct LaneView: Sendable {
    package enum Result: Sendable {
        /// Nothing was asked yet.
        case waiting
        case notFound(key: String)
        case several([DeclarationRowView])
        case found(LaneFoundView)
    }

    package var office: String
    /// The offices that may be chosen, by code; the code of the one shown is ``officeCode``, empty for all.
    package var offices: [Choice] = []
    package var officeCode = ""
    package var result: Result = .waiting
    /// What is expected next at this office, newest first; shown while nothing is asked.
    package var expected: [DeclarationRowView] = []
    package var connection: LaneBoard.Connection = .connected
    package var dataAsOf: Instant
    package var now: Instant
    /// Said above the board after an act: the key of a text.
    package var done: String?

    package init(office: String, dataAsOf: Instant, now: Instant) {
        self.office = office
        self.dataAsOf = dataAsOf
        self.now = now
    }
}

/// A vehicle or declaration found at the lane.
package struct LaneFoundView: Sendable {
    package var row: DeclarationRowView
    package var trailer: String?
    package var seal: String?
    package var driver: String?
    /// The goods in five words.
    package var goods: String
    /// Kilograms.
    package var grossMass: ExactDecimal?
    package var packages: Int?
    /// In plain words, the gravest first; sensitive ones left out.
    package var reasons: [String] = []
    package var holds: [String] = []
    /// Where exactly to go, when the office says so; else the catalogue's next step is shown.
    package var nextStep: String?
    package var mayPresent = false
    package var mayOpen = false

    package init(row: DeclarationRowView, goods: String) {
        self.row = row
        self.goods = goods
    }
}

/// Something that arrived and could not be read, as a row of the list.
package struct QuarantineRowView: Sendable {
    package var id: String
    package var arrivedAt: Instant
    /// `http`, `import`.
    package var source: String
    package var organisation: String
    package var mediaType: String
    package var size: Int
    package var problems: [MessageProblemView]
    /// `waiting`, `retried`, `discarded`.
    package var state: String
    /// The declaration that a retry made.
    package var number: String?

    package init(
        id: String, arrivedAt: Instant, source: String, organisation: String, mediaType: String, size: Int,
        problems: [MessageProblemView], state: String, number: String? = nil
    ) {
        self.id = id
        self.arrivedAt = arrivedAt
        self.source = source
        self.organisation = organisation
        self.mediaType = mediaType
        self.size = size
        self.problems = problems
        self.state = state
        self.number = number
    }
}

package struct QuarantineListView: Sendable {
    /// The state that is shown.
    package var state = "waiting"
    /// How many there are, by state; a state may be left out.
    package var counts: [String: Int] = [:]
    package var rows: [QuarantineRowView] = []
    package var isLater = false
    /// The key from which the next rows are read (query item `before`).
    package var next: String?

    package init() {}
}

package struct QuarantineEntryView: Sendable {
    package var row: QuarantineRowView
    /// The bytes around the places of the problems; see ``Excerpt``.
    package var excerpt: Excerpt
    package var errors: [FieldError] = []
    /// True when a retry was just made and failed with the problems shown.
    package var isRetried = false
    package var mayTend = false

    package init(row: QuarantineRowView, excerpt: Excerpt) {
        self.row = row
        self.excerpt = excerpt
    }
}

/// The list of events.
package struct EventListView: Sendable {
    package var rows: [EventRowView] = []
    /// What the list is narrowed by.
    package var subject = ""
    package var kind = ""
    package var isLater = false
    /// The sequence below which the next rows are read (query item `below`).
    package var next: String?
    /// The newest event of all.
    package var head: (sequence: Int64, hash: String)?

    package init() {}
}
