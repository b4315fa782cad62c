package import Customs
package import HTML

/// One declaration with all that happened to it.
package struct DeclarationPageView: Sendable {
    package var row: DeclarationRowView
    /// `import`, `export`, `transit`.
    package var flow: String = "import"
    package var presentedAt: Instant?
    package var releasedAt: Instant?
    package var parties: [PartyView] = []
    package var items: [ItemView] = []
    /// Newest first.
    package var events: [EventRowView] = []
    /// Newest first.
    package var versions: [VersionView] = []
    package var holds: [String] = []
    /// Nil for one that was refused before it was decided.
    package var decision: DecisionView?
    /// Why it was refused, or the warnings that travel with it.
    package var problems: [MessageProblemView] = []
    /// The acts that the reader may do now: `present`, `withdraw`, `record-check`, `place-hold`, `lift-hold`.
    package var acts: [String] = []
    /// The act whose form came back with errors.
    package var openAct: String?
    package var errors: [FieldError] = []
    /// What was typed into that form, by field name.
    package var values: [String: String] = [:]
    /// The result of the replay just asked for.
    package var replay: ReplayView?
    package var mayReplay = false
    /// Said above the page after an act: the key of a text, such as `declaration.done.lodged`.
    package var done: String?

    package init(row: DeclarationRowView) { self.row = row }
}

/// The decision on the latest version.
package struct DecisionView: Sendable {
    package var channel: Tone
    package var at: Instant
    /// Empty for readers who may not know it, else the word of the decision record: `mandatory`, `profile`, `capacity`, `measurement`, `exploration`, `none`.
    package var cause: String
    /// What the trader is told, from the profiles.
    package var traderTexts: [String] = []
    /// What officers check; empty for readers who may not see it.
    package var instructions: [String] = []
    /// Nil for readers who may not see how it was decided.
    package var explanation: DecisionExplanationView?

    package init(channel: Tone, at: Instant, cause: String) {
        self.channel = channel
        self.at = at
        self.cause = cause
    }
}

/// How a decision came about, from its record.
package struct DecisionExplanationView: Sendable {
    /// How many were compared.
    package var mandatoryCount = 0
    package var profileCount = 0
    /// Alerts, mandatory controls and profiles that matched.
    package var hits: [HitView] = []
    /// The operator is certified, at home or by recognition; and whether that lowered a profile's probability or channel.
    package var isCertified = false
    package var isRelieved = false
    package var capacities: [CapacityView] = []
    /// The channel that the profiles asked for and that was full.
    package var divertedFrom: Tone?
    /// `aeo`, `new` or `rest`: the group whose rate the measurement draw used.
    package var stratum = "rest"
    package var draws: [DrawView] = []
    /// The chance of any channel but green, and of red, that this declaration had; 0 to 1.
    package var propensity: Double?
    package var redPropensity: Double?
    package var hashes = DecisionHashesView()
    /// The record as JSON text; empty when it is not shown.
    package var record = ""

    package init() {}
}

/// A control that matched.
package struct HitView: Sendable {
    /// `alert`, `mandatory` or `profile`.
    package var kind: String
    package var id: String
    package var version: Int
    package var title: String
    /// The channel that it asks for, and the one after relief.
    package var channel: Tone
    package var applied: Tone
    package var legalBasis: String = ""
    /// `value`, `origin` ...: the risk area.
    package var riskArea: String = ""
    /// `selected`, `not-drawn`, `capped`.
    package var outcome: String = "selected"
    /// The probability with which it was selected, and the draw; nil where none was needed.
    package var propensity: Double = 1
    package var draw: Double?
    package var matches: [MatchView] = []

    package init(kind: String, id: String, version: Int, title: String, channel: Tone) {
        self.kind = kind
        self.id = id
        self.version = version
        self.title = title
        self.channel = channel
        self.applied = channel
    }
}

/// An item that matched and what was read there.
package struct MatchView: Sendable {
    /// The item's number; nil where the declaration has none.
    package var item: Int?
    package var values: [ConditionView]

    package init(item: Int?, values: [ConditionView]) {
        self.item = item
        self.values = values
    }
}

/// A condition of a profile and the value it read.
package struct ConditionView: Sendable {
    /// `hs`, `origin`, `valuePerKilogram` ...
    package var field: String
    /// `prefix`, `in`, `at-most` ...; empty when only the value is known.
    package var op: String
    /// What the condition names, as written: `6403, 6404`.
    package var wanted: String
    /// What the declaration or its context said, flags as `true` and `false`; nil when it said nothing.
    package var read: String?

    package init(field: String, op: String = "", wanted: String = "", read: String?) {
        self.field = field
        self.op = op
        self.wanted = wanted
        self.read = read
    }
}

/// The limit of a channel at the office.
package struct CapacityView: Sendable {
    package var channel: Tone
    /// Most selections in the window.
    package var count: Int?
    /// Largest share of the window's decisions.
    package var share: Double?
    package var isFull: Bool

    package init(channel: Tone, count: Int?, share: Double?, isFull: Bool) {
        self.channel = channel
        self.count = count
        self.share = share
        self.isFull = isFull
    }
}

/// A draw: a number from 0 to 1 that comes up when it is below the rate.
package struct DrawView: Sendable {
    /// `measurement` or `exploration`.
    package var kind: String
    package var value: Double
    package var rate: Double
    /// Exploration selects only where nothing else did.
    package var isSelected: Bool

    package init(kind: String, value: Double, rate: Double, isSelected: Bool) {
        self.kind = kind
        self.value = value
        self.rate = rate
        self.isSelected = isSelected
    }
}

/// By what a decision can be proved.
package struct DecisionHashesView: Sendable {
    package var record = ""
    package var input = ""
    package var context = ""
    package var ruleset = ""
    package var rulesetVersion = ""
    /// The commitment to the day's seed.
    package var commitment = ""
    /// The seed, when the day is over.
    package var seed: String?

    package init() {}
}

/// What a replay of the decisions found.
package struct ReplayView: Sendable {
    package var isIdentical: Bool
    /// Decisions recomputed.
    package var decisions: Int
    /// Bytes compared.
    package var bytes: Int
    package var seconds: Double
    /// What differs, in words.
    package var differences: [String] = []

    package init(isIdentical: Bool, decisions: Int, bytes: Int, seconds: Double) {
        self.isIdentical = isIdentical
        self.decisions = decisions
        self.bytes = bytes
        self.seconds = seconds
    }
}
