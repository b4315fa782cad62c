package import Country
package import Customs
package import Sealing

/// What is decided: one version of a declaration, as it was lodged.
package struct DecisionSubject: Sendable, Hashable {
    /// The administration's number of the declaration.
    package var number: String
    /// The version, from 1.
    package var version: Int
    /// SHA-256 of the declaration's canonical JSON.
    package var inputHash: Digest

    package init(number: String, version: Int, inputHash: Digest) {
        self.number = number
        self.version = version
        self.inputHash = inputHash
    }
}

/// The decision on a declaration, with all that led to it.
package struct Decision: Sendable {
    /// SHA-256 of the context's canonical JSON.
    package let contextHash: Digest
    /// The decision record as canonical JSON (RFC 8785); Docs/DecisionRecord.md.
    package let record: [UInt8]
    /// SHA-256 of ``record``.
    package let hash: Digest
    private let parts: DecisionParts

    init(_ parts: DecisionParts) {
        self.parts = parts
        (record, hash, contextHash) = parts.record()
    }

    package var subject: DecisionSubject { parts.subject }
    package var channel: Channel { parts.channel }
    package var cause: Cause { parts.cause }
    package var draws: Draws { parts.draws }
    package var relief: Relief { parts.relief }
    package var thresholds: Thresholds { parts.thresholds }
    package var propensity: Propensity { parts.propensity }
    package var rulesetID: String { parts.ruleset.ruleset.id }
    package var rulesetVersion: String { parts.ruleset.ruleset.version }
    package var rulesetHash: Digest { parts.ruleset.ruleset.hash }

    /// Alerts, then mandatory controls, then profiles; within them in the order of the files. Made anew at each call.
    package var hits: [Hit] { parts.hits }

    /// The ids of the profiles that selected it, mandatory controls and alerts left out.
    package var selectedProfiles: [String] { parts.selectedProfiles }

    /// Of the controls that were selected, the heaviest channel first. Made anew at each call.
    package var instructions: [Instruction] { parts.instructions }
}

/// A control that matched, on which items, and what came of it.
package struct Hit: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable { case alert, mandatory, profile }

    package enum Outcome: String, Sendable, Hashable {
        /// Takes part in the channel.
        case selected
        /// The profile's probability did not come up.
        case notDrawn = "not-drawn"
        /// The profile's selections of the day are used up.
        case capped
    }

    /// An item that matched and what each condition read there.
    package struct Item: Sendable, Hashable {
        /// Nil where the declaration has no items.
        package var item: Int?
        package var read: [Reading]
    }

    package struct Reading: Sendable, Hashable {
        package var field: Field
        package var value: ReadValue
    }

    package var kind: Kind
    package var id: String
    package var version: Int
    /// The channel that the control asks for.
    package var channel: Channel
    /// The channel after relief.
    package var applied: Channel
    package var outcome: Outcome
    /// The probability with which it was selected; 0 when capped.
    package var propensity: Double
    /// The draw; nil where none was needed (certain, or capped).
    package var draw: Double?
    /// Empty for an alert.
    package var items: [Item]
}

/// The random draws of a decision.
package struct Draws: Sendable, Hashable {
    package struct Draw: Sendable, Hashable {
        package var value: Double
        /// The probability of being selected by this draw.
        package var propensity: Double
        package var isSelected: Bool
    }

    package var commitment: Digest
    package var day: CalendarDay
    package var stratum: Stratum
    package var measurement: Draw
    /// Selected only where nothing else had selected the declaration.
    package var exploration: Draw
}

/// What being a certified operator changed.
package struct Relief: Sendable, Hashable {
    /// The operator is certified, at home or by recognition.
    package var isCertified: Bool
    /// A profile's probability or channel was lowered for it.
    package var isApplied: Bool
}

/// The limits in force at the office and whether they were reached.
package struct Thresholds: Sendable, Hashable {
    package var limits: Rates.Capacity
    package var isRedFull: Bool
    package var isYellowFull: Bool
    /// The profiles' channel that was full; nil when none was.
    package var divertedFrom: Channel?
}

/// How probable this outcome was, given the declaration, the context and the rules: what later learning weighs with.
package struct Propensity: Sendable, Hashable {
    /// Of any channel but green.
    package var selected: Double
    /// Of red.
    package var red: Double
}

/// What people are told about one control.
package struct Instruction: Sendable, Hashable {
    /// Id of the profile, control or alert.
    package var source: String
    package var channel: Channel
    package var officer: LocalizedText
    package var trader: LocalizedText
}
