package import Customs
package import HTML

// What the pages show, in plain values: the store fills these, the pages turn them into markup. A channel is a `Tone`
// (green, blue, yellow, red), a state or a kind is the model's own word, for which the catalogue has a text.

/// A declaration as one row of a list.
package struct DeclarationRowView: Sendable {
    package var number: String
    package var reference: String
    package var lodgedAt: Instant
    /// The trader's name, or its number when no name is known.
    package var trader: String
    /// True when the trader is certified (AEO), at home or by recognition.
    package var isTrusted = false
    package var declarant: String = ""
    /// Commodity code of the first item.
    package var commodity: String = ""
    /// Country of origin of the first item.
    package var origin: String = ""
    package var itemCount = 1
    /// The office's name.
    package var office: String = ""
    package var plate: String?
    /// Nil for a declaration that was never decided.
    package var channel: Tone?
    /// `prelodged`, `documents`, `examination`, `checked`, `stopped`, `released`, `refused`, `withdrawn`.
    package var state: String
    package var holdCount = 0

    package init(number: String, reference: String, lodgedAt: Instant, trader: String, channel: Tone?, state: String) {
        self.number = number
        self.reference = reference
        self.lodgedAt = lodgedAt
        self.trader = trader
        self.channel = channel
        self.state = state
    }
}

/// What a list is narrowed by, as it was typed.
package struct DeclarationSearchView: Sendable, Hashable {
    /// Number or reference.
    package var number = ""
    package var party = ""
    /// Plate, trailer or container.
    package var plate = ""
    package var commodity = ""
    /// The office's code.
    package var office = ""
    package var channel: Tone?
    package var state = ""
    /// `2026-11-23`.
    package var from = ""
    package var to = ""

    package init() {}
}

/// The list of declarations.
package struct DeclarationListView: Sendable {
    package var search: DeclarationSearchView
    /// What could not be searched for, such as a day that does not exist; the field is the name of the query item.
    package var errors: [FieldError] = []
    /// The offices that may be chosen, by code.
    package var offices: [Choice] = []
    package var rows: [DeclarationRowView] = []
    /// True when this is not the first page.
    package var isLater = false
    /// The key from which the next rows are read (query item `below`), nil on the last page.
    package var next: String?
    package var mayLodge = false

    package init(search: DeclarationSearchView = DeclarationSearchView()) { self.search = search }
}

/// A party of a declaration.
package struct PartyView: Sendable {
    /// `declarant`, `importer`, `exporter` ...
    package var role: String
    package var identifier: String
    package var name: String?
    package var isTrusted = false

    package init(role: String, identifier: String, name: String? = nil, isTrusted: Bool = false) {
        self.role = role
        self.identifier = identifier
        self.name = name
        self.isTrusted = isTrusted
    }
}

/// A goods item of a declaration.
package struct ItemView: Sendable {
    package var sequence: Int
    package var description: String
    package var commodity: String
    package var origin: String
    package var procedure: String = ""
    package var quantity: ExactDecimal?
    package var unit: String = ""
    /// Kilograms.
    package var netMass: ExactDecimal?
    package var value: ExactDecimal?
    package var currency: String = ""

    package init(sequence: Int, description: String, commodity: String, origin: String) {
        self.sequence = sequence
        self.description = description
        self.commodity = commodity
        self.origin = origin
    }
}

/// A version of a declaration, frozen as it was lodged.
package struct VersionView: Sendable {
    package var version: Int
    package var lodgedAt: Instant
    package var by: String
    package var contentHash: String
    /// Where its bytes can be fetched.
    package var href: String?

    package init(version: Int, lodgedAt: Instant, by: String, contentHash: String, href: String? = nil) {
        self.version = version
        self.lodgedAt = lodgedAt
        self.by = by
        self.contentHash = contentHash
        self.href = href
    }
}

/// Something that happened, as the timeline of a declaration and the list of events show it.
package struct EventRowView: Sendable {
    package var sequence: Int64
    package var at: Instant
    /// `declaration.lodged` ...
    package var kind: String
    /// The declaration or entry that it speaks of.
    package var subject: String
    package var actor: String
    package var reason: String?
    package var channel: Tone?
    /// The result of a check: `satisfactory`, `unsatisfactory`, `escalated`.
    package var result: String?
    /// The hold that was placed or lifted.
    package var hold: String?
    package var version: Int?
    /// The officer's note.
    package var note: String?
    package var hash: String = ""

    package init(sequence: Int64, at: Instant, kind: String, subject: String, actor: String) {
        self.sequence = sequence
        self.at = at
        self.kind = kind
        self.subject = subject
        self.actor = actor
    }
}

/// Something a reader of a message found wrong or doubtful.
package struct MessageProblemView: Sendable {
    /// `hs-code.length`; the catalogue says it in the reader's language.
    package var code: String
    package var isError: Bool
    /// What the reader said, in English, for a code without text.
    package var message: String
    package var path: String
    package var line: Int?
    package var column: Int?

    package init(
        code: String, isError: Bool = true, message: String, path: String, line: Int? = nil, column: Int? = nil
    ) {
        self.code = code
        self.isError = isError
        self.message = message
        self.path = path
        self.line = line
        self.column = column
    }

    package init(_ problem: Problem) {
        self.init(
            code: problem.code, isError: problem.severity == .error, message: problem.message, path: problem.place.path,
            line: problem.place.line, column: problem.place.column)
    }
}
