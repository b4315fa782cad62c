package import Customs
package import HTTP

/// An act so weighty that one person proposes it and another approves it; declared as a value by the room that does it.
package struct ProtectedAct: Sendable, Hashable {
    package let name: String
    package let propose: Permission
    package let approve: Permission
    /// Hours after which an unanswered proposal lapses.
    package let lapsesAfterHours: Int

    package init(_ name: String, propose: Permission, approve: Permission, lapsesAfterHours: Int = 72) {
        self.name = name
        self.propose = propose
        self.approve = approve
        self.lapsesAfterHours = lapsesAfterHours
    }
}

/// A proposed act and what became of it.
package struct Proposal: Hashable, Sendable {
    package enum State: String, Sendable, Hashable, CaseIterable { case open, approved, refused, lapsed }

    package var id: String
    package var act: String
    package var subject: String
    /// The act's content as canonical JSON, and its hash: what is approved is what was proposed, byte for byte.
    package var payload: [UInt8]
    package var payloadHash: String
    package var reason: String
    package var proposedBy: String
    package var proposedAt: Instant
    package var lapsesAt: Instant
    package var state: State
    package var answeredBy: String?
    package var answeredAt: Instant?
    package var answer: String?

    /// Why a person may not answer now; nil when they may.
    package func refusal(answeredBy person: String, at now: Instant) -> ApprovalError? {
        if state != .open { return .closed }
        if now >= lapsesAt { return .lapsed }
        if person == proposedBy { return .samePerson }
        return nil
    }
}

/// Why a proposal cannot be made or answered.
package enum ApprovalError: String, Error, Hashable, Sendable, CustomStringConvertible {
    case notFound = "approval.not-found"
    case closed = "approval.closed"
    case lapsed = "approval.lapsed"
    case samePerson = "approval.same-person"
    case notAllowed = "approval.not-allowed"
    case unknownAct = "approval.unknown-act"

    package var description: String {
        switch self {
        case .notFound: "there is no such proposal"
        case .closed: "the proposal was answered already"
        case .lapsed: "the proposal has lapsed; propose it again"
        case .samePerson: "who proposes cannot approve or refuse"
        case .notAllowed: "this act is not yours to propose or answer"
        case .unknownAct: "no room performs this act"
        }
    }
}
