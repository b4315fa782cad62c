/// Where a case stands. An appeal, an incident, a criminal case or a debt is never a state: see ``Overlay``.
package enum CaseState: String, Sendable, Hashable, Codable, CaseIterable {
    case draft, submitted, completeness, returned, accepted, assessment
    case infoRequest = "info-request"
    /// Benefits before the on-site validation (US, tier 1).
    case certifiedProvisional = "certified-provisional"
    case validationPlanned = "validation-planned"
    case validating
    case findingsIssued = "findings-issued"
    case correcting, hearing, decision
    /// Decided and not yet in effect.
    case granted
    case monitored, renewing, reassessment
    /// The authority demands proof, and only then may start a cancellation (MX 7.2.2).
    case requirement
    case suspended, revoked, annulled, refused
    case notAccepted = "not-accepted"
    case lapsed, withdrawn, expired, discarded

    /// No act leads out of it.
    package var isTerminal: Bool {
        switch self {
        case .revoked, .annulled, .refused, .notAccepted, .lapsed, .withdrawn, .expired, .discarded: true
        default: false
        }
    }

    /// The authority has certified and the certificate stands (suspended ones too).
    package var isHeld: Bool {
        switch self {
        case .certifiedProvisional, .granted, .monitored, .renewing, .reassessment, .requirement, .suspended: true
        default: false
        }
    }

    /// Handed in, and not over.
    package var isLive: Bool { !isTerminal && self != .draft }
    /// What is shown in the public register.
    package var isPublic: Bool { isHeld || self == .revoked || self == .annulled || self == .expired }
}

/// What may lie over a case in any state.
package enum Overlay: String, Sendable, Hashable, Codable, CaseIterable {
    case appeal, incident
    case criminalCase = "criminal-case"
    case debt

    /// Whether the operator is told of it: a criminal case or a debt is looked into first.
    package var isTold: Bool { self == .appeal || self == .incident }
}
