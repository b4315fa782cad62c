package import Customs

/// Everything that a decision looks up beside the declaration, as values: the record keeps it whole, so that a replay
/// needs nothing else.
package struct Context: Sendable, Hashable {
    /// What is known of one party, by its identifier.
    package struct Operator: Sendable, Hashable {
        package var identifier: String
        /// Status in the trusted-trader programme (`certified`, `suspended`, ...); nil when in none.
        package var status: String?
        /// Certified by a partner administration and recognised under an arrangement.
        package var isRecognised: Bool?
        /// Days since the first declaration; 0 for the first one.
        package var firstSeenDays: Int?
        /// Declarations in the last 90 days.
        package var declarations90: Int?
        /// Findings in the last 365 days.
        package var findings365: Int?

        package init(
            identifier: String, status: String? = nil, isRecognised: Bool? = nil, firstSeenDays: Int? = nil,
            declarations90: Int? = nil, findings365: Int? = nil
        ) {
            self.identifier = identifier
            self.status = status
            self.isRecognised = isRecognised
            self.firstSeenDays = firstSeenDays
            self.declarations90 = declarations90
            self.findings365 = findings365
        }
    }

    /// What is known of an item's kind of goods.
    package struct Item: Sendable, Hashable {
        /// The item's number in the declaration.
        package var sequence: Int
        /// The operator declares this HS heading for the first time.
        package var isFirstHS: Bool?
        /// The operator declares goods of this origin for the first time.
        package var isFirstOrigin: Bool?
        /// Usual value per kilogram of the same HS and origin, in the country's currency.
        package var peerValuePerKilogram: Double?

        package init(
            sequence: Int, isFirstHS: Bool? = nil, isFirstOrigin: Bool? = nil, peerValuePerKilogram: Double? = nil
        ) {
            self.sequence = sequence
            self.isFirstHS = isFirstHS
            self.isFirstOrigin = isFirstOrigin
            self.peerValuePerKilogram = peerValuePerKilogram
        }
    }

    /// A warning about this consignment or one of its parties: partner's alert, court order, sanction hit. Mandatory.
    package struct Alert: Sendable, Hashable {
        package var id: String
        /// `partner-alert`, `court-order`, `sanction`, ...
        package var kind: String
        package var channel: Channel
        /// What the alert is about: a party's number, a plate, a container.
        package var subject: String
        /// What the officer checks, by language.
        package var instruction: [String: String]

        package init(
            id: String, kind: String, channel: Channel = .red, subject: String, instruction: [String: String] = [:]
        ) {
            self.id = id
            self.kind = kind
            self.channel = channel
            self.subject = subject
            self.instruction = instruction
        }
    }

    /// What the office has done in its rolling window, before this decision.
    package struct Load: Sendable, Hashable {
        package var decided: Int
        package var red: Int
        package var yellow: Int

        package init(decided: Int = 0, red: Int = 0, yellow: Int = 0) {
            self.decided = decided
            self.red = red
            self.yellow = yellow
        }
    }

    /// The moment of the decision.
    package var now: Instant
    /// The office's day at that moment: validity of profiles, caps and the day of the seed.
    package var day: CalendarDay
    /// The office that decides.
    package var office: String?
    /// The country's currency; nil takes every value as declared.
    package var currency: Currency?
    /// Units of the country's currency for one unit of another.
    package var exchangeRates: [Currency: ExactDecimal] = [:]
    /// By identifier.
    package var operators: [Operator] = []
    package var items: [Item] = []
    package var alerts: [Alert] = []
    package var load = Load()
    /// Selections of the day at the office, by profile; needed for ``CompiledRuleset/cappedProfiles`` only.
    package var selectedToday: [String: Int] = [:]

    package init(now: Instant, day: CalendarDay, office: String? = nil) {
        self.now = now
        self.day = day
        self.office = office
    }

    /// What is known of a party; nil when it is not named or nothing is known.
    package func `operator`(_ identifier: String?) -> Operator? {
        identifier.flatMap { identifier in operators.first { $0.identifier == identifier } }
    }
}
