package import Customs

/// What the public is told of a certificate at an instant: the word and never a reason.
package enum CertificateStatus: String, Sendable, Hashable, Codable, CaseIterable {
    /// Granted and not yet in effect.
    case pending
    case valid, suspended, revoked, annulled, expired
    /// The holder gave it back.
    case withdrawn
    /// Another certificate of the same case took its place.
    case replaced

    package init(_ status: OperatorStatus) {
        switch status {
        case .certified: self = .valid
        case .suspended: self = .suspended
        case .revoked: self = .revoked
        case .annulled: self = .annulled
        case .withdrawn: self = .withdrawn
        case .expired: self = .expired
        }
    }

    /// Whether the register lists it. What is not listed is still answered to one who asks by its number.
    package var isListed: Bool { self != .withdrawn && self != .replaced }

    package static let listed = allCases.filter(\.isListed)

    /// The answer that a verification gives.
    package var answer: VerificationAnswer {
        switch self {
        case .pending: .notYet
        case .valid: .valid
        case .suspended: .suspended
        case .revoked, .annulled, .expired, .withdrawn, .replaced: .ended
        }
    }
}

/// What somebody who holds a certificate in the hand wants to know.
package enum VerificationAnswer: String, Sendable, Hashable, CaseIterable {
    case valid, suspended, ended
    case notYet = "not-yet"
    case unknown
}

/// A status and the time for which it holds.
package struct CertificateSpan: Hashable, Sendable {
    package var status: CertificateStatus
    package var since: Instant
    /// The first instant at which it no longer holds; nil while no end is known.
    package var until: Instant?

    package init(_ status: CertificateStatus, since: Instant, until: Instant? = nil) {
        self.status = status
        self.since = since
        self.until = until
    }

    package func holds(at instant: Instant) -> Bool { since <= instant && until.map { instant < $0 } ?? true }
}
