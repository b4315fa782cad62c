package import Country
package import Customs

/// A risk profile or mandatory control: what it looks for, who answers for it, and what follows from a hit.
package struct Profile: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable { case mandatory, profile }

    /// What the control is about.
    package enum RiskArea: String, Sendable, Hashable, CaseIterable {
        case value, classification, origin, quantity, prohibited, safety, security
        case intellectualProperty = "intellectual-property"
        case identity, procedure, other
    }

    package var id: String
    package var version: Int
    package var kind: Kind
    package var title: LocalizedText
    package var owner: String
    package var legalBasis: String
    package var riskArea: RiskArea
    package var channel: Channel
    /// Share of hits that are selected, above 0 up to 1.
    package var probability: Double
    /// First and last day in force; nil without limit (compact form only).
    package var validFrom: CalendarDay?
    package var validTo: CalendarDay?
    /// Office codes, each with its sections; empty for all.
    package var offices: [String]
    /// Empty for all.
    package var flows: [DeclarationType.Flow]
    /// Declaration types and procedures; empty for all.
    package var procedures: [String]
    /// All must hold on one item.
    package var conditions: [Condition]
    /// What the officer checks.
    package var instruction: LocalizedText
    /// What the trader is told.
    package var traderText: LocalizedText
    /// Most selections a day at one office.
    package var dailyCap: Int?
    /// False where a certified operator gets no relief.
    package var aeoRelief: Bool

    package init(
        id: String, version: Int = 1, kind: Kind = .profile, channel: Channel = .red, probability: Double = 1,
        conditions: [Condition]
    ) {
        self.id = id
        self.version = version
        self.kind = kind
        self.channel = channel
        self.probability = probability
        self.conditions = conditions
        let none = LocalizedText([:], fallback: "")
        title = none
        owner = ""
        legalBasis = ""
        riskArea = .other
        offices = []
        flows = []
        procedures = []
        instruction = none
        traderText = none
        aeoRelief = kind == .profile
    }

    /// Scope, validity and conditions together: everything that must hold, each as a condition.
    package var allConditions: [Condition] { scope + conditions + validity }

    /// Offices, flows and procedures as conditions.
    package var scope: [Condition] {
        var scope: [Condition] = []
        if !offices.isEmpty { scope.append(.prefix(.office, offices)) }
        if !flows.isEmpty { scope.append(.anyOf(.flow, flows.map(\.rawValue))) }
        if !procedures.isEmpty { scope.append(.anyOf(.procedures, procedures)) }
        return scope
    }

    private var validity: [Condition] {
        var validity: [Condition] = []
        if let validFrom { validity.append(.atLeast(.day, Double(validFrom.number))) }
        if let validTo { validity.append(.atMost(.day, Double(validTo.number))) }
        return validity
    }

    /// Whether the profile hits, read the plain way, row by row: the meaning that the index must agree with.
    package func matches(_ facts: Facts) -> Bool { allConditions.allSatisfy { $0.holds(facts) } }
}
