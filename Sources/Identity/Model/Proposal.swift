package import Customs
package import HTTP

/// A proposed act and what became of it: values and rules, no database.
package struct Proposal: Hashable, Sendable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        case open, approved, refused, withdrawn
        /// Not answered in time; reckoned from the moment, never stored.
        case lapsed
    }

    /// What a person says to a proposal.
    package enum Answer: Sendable, Hashable {
        /// The act is done. `payloadHash` is that of the payload which the person saw.
        case approve(payloadHash: String)
        case refuse
        /// The proposer takes it back.
        case withdraw
    }

    package var id: String
    package var act: String
    package var subject: String
    /// The act's content as canonical JSON, and its SHA-256: what is approved is what was proposed, byte for byte.
    package var payload: [UInt8]
    package var payloadHash: String
    package var reason: String
    package var proposedBy: String
    package var proposedAt: Instant
    package var lapsesAt: Instant
    /// People besides the proposer who had a part in what is proposed and so may not answer it.
    package var barred: Set<String>
    /// As stored; ``state(at:)`` is what holds at a moment.
    package var state: State
    package var answeredBy: String?
    package var answeredAt: Instant?
    package var answer: String?

    /// The state at a moment: an open proposal lapses by itself.
    package func state(at now: Instant) -> State { state == .open && now >= lapsesAt ? .lapsed : state }

    /// Why a person may not give this answer now; nil when he may. The one place where separation of duties is judged.
    package func refusal(
        of answer: Answer, reason: String, by person: String, holding permissions: Set<Permission>,
        to act: ProtectedAct,
        at now: Instant
    ) -> ApprovalError? {
        switch state(at: now) {
        case .open: break
        case .lapsed: return .lapsed
        case .approved, .refused, .withdrawn: return .closed
        }
        if answer == .withdraw { return person == proposedBy ? nil : .notAllowed }
        if person == proposedBy { return .samePerson }
        guard permissions.contains(act.approve) else { return .notAllowed }
        if barred.contains(person) { return .involved }
        if act.separation == .duty, permissions.contains(act.propose) { return .sameDuty }
        switch answer {
        case .approve(let seen): return seen == payloadHash ? nil : .otherPayload
        case .refuse: return reason.allSatisfy(\.isWhitespace) ? .reasonMissing : nil
        case .withdraw: return nil
        }
    }

    /// The proposal after an answer that is not refused.
    func answered(_ answer: Answer, reason: String, by person: String, at now: Instant) -> Proposal {
        var proposal = self
        switch answer {
        case .approve: proposal.state = .approved
        case .refuse: proposal.state = .refused
        case .withdraw: proposal.state = .withdrawn
        }
        proposal.answeredBy = person
        proposal.answeredAt = now
        proposal.answer = reason
        return proposal
    }
}

/// Why a proposal cannot be made or answered.
package enum ApprovalError: String, Error, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    case notFound = "not-found"
    case closed
    case lapsed
    case samePerson = "same-person"
    case sameDuty = "same-duty"
    case involved
    case notAllowed = "not-allowed"
    case otherPayload = "other-payload"
    case reasonMissing = "reason-missing"
    case unknownAct = "unknown-act"
    case altered

    package var description: String {
        switch self {
        case .notFound: "there is no such proposal"
        case .closed: "the proposal was answered already"
        case .lapsed: "the proposal has lapsed; propose it again"
        case .samePerson: "who proposes cannot approve or refuse"
        case .sameDuty: "who may propose this act cannot approve it"
        case .involved: "who had a part in what is proposed cannot answer it"
        case .notAllowed: "this act is not yours to propose or answer"
        case .otherPayload: "what was approved is not what is proposed; look at it again"
        case .reasonMissing: "a proposal and a refusal need a reason"
        case .unknownAct: "no room performs this act"
        case .altered: "the stored payload is not the one that was proposed"
        }
    }
}
