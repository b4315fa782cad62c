package import Risk

/// Where a declaration stands. Holds are an overlay (a declaration keeps its state while it is held).
///
/// Source: Revised Kyoto Convention, General Annex chapter 3 (lodgement 3.11–3.26, amendment 3.27, withdrawal
/// 3.29, release 3.40–3.43); the words are Garita's.
package enum DeclarationState: String, Sendable, Hashable, CaseIterable {
    /// Accepted and decided before the goods are there.
    case prelodged
    /// The goods are there; an officer checks the documents.
    case documents
    /// The goods are there; an officer examines them.
    case examination
    /// Nothing is left to check; a hold keeps it from release.
    case checked
    /// A check found what keeps the goods from release.
    case stopped
    case released
    /// The declaration was answered with reasons and never accepted.
    case refused
    case withdrawn

    /// True when nothing can happen to the declaration any more.
    package var isFinal: Bool { self == .released || self == .refused || self == .withdrawn }
}

/// What can be done to a declaration after its first answer.
package enum DeclarationAct: String, Sendable, Hashable, CaseIterable {
    case present, amend, withdraw, recordCheck = "record-check", placeHold = "place-hold", liftHold = "lift-hold"
}

/// The life of one declaration, without I/O: the caller brings an act, gets what follows or why not, and performs it.
package struct DeclarationLife: Hashable, Sendable {
    package private(set) var state: DeclarationState
    package private(set) var channel: Channel
    package private(set) var holds: Set<String>
    package private(set) var version: Int

    package init(state: DeclarationState, channel: Channel, holds: Set<String> = [], version: Int = 1) {
        self.state = state
        self.channel = channel
        self.holds = holds
        self.version = version
    }

    /// The states in which each act is allowed: the whole table of transitions stands here and in ``after(_:)``.
    package static let allowed: [DeclarationAct: Set<DeclarationState>] = [
        .present: [.prelodged],
        .amend: [.prelodged, .documents, .checked, .stopped],
        .withdraw: [.prelodged, .documents, .checked],
        .recordCheck: [.documents, .examination, .stopped],
        .placeHold: [.prelodged, .documents, .examination, .checked, .stopped],
        .liftHold: [.prelodged, .documents, .examination, .checked, .stopped],
    ]

    /// The life of a declaration just accepted and decided.
    ///
    /// - Parameter presented: whether the goods are there already.
    package static func accepted(channel: Channel, presented: Bool) -> DeclarationLife {
        var life = DeclarationLife(state: .prelodged, channel: channel)
        if presented { life.enterControl() }
        return life
    }

    /// Whether the act may be done now.
    package func allows(_ act: DeclarationAct) -> Bool { Self.allowed[act]?.contains(state) ?? false }

    /// The goods are there: control begins, or release follows at once.
    package mutating func present() throws(LifeError) {
        try require(.present)
        enterControl()
    }

    /// A new version stands, decided anew. A control already due is never lowered by the amendment, so that nobody can
    /// amend their way out of it; the higher of both channels counts.
    package mutating func amend(decided: Channel) throws(LifeError) {
        try require(.amend)
        version += 1
        channel = max(channel, decided)
        if state != .prelodged { enterControl() }
    }

    package mutating func withdraw() throws(LifeError) {
        try require(.withdraw)
        if state != .prelodged, channel == .red {
            throw LifeError(act: .withdraw, state: state, reason: .controlAnnounced)
        }
        state = .withdrawn
    }

    /// An officer finished the check that the state asks for.
    package mutating func recordCheck(satisfactory: Bool, escalate: Bool = false) throws(LifeError) {
        try require(.recordCheck)
        if escalate {
            guard state == .documents else {
                throw LifeError(act: .recordCheck, state: state, reason: .notInThisState)
            }
            channel = .red
            state = .examination
        } else if satisfactory {
            state = .checked
            releaseIfFree()
        } else {
            state = .stopped
        }
    }

    package mutating func placeHold(_ hold: String) throws(LifeError) {
        try require(.placeHold)
        holds.insert(hold)
    }

    package mutating func liftHold(_ hold: String) throws(LifeError) {
        try require(.liftHold)
        guard holds.remove(hold) != nil else { throw LifeError(act: .liftHold, state: state, reason: .noSuchHold) }
        if state == .checked { releaseIfFree() }
    }

    private mutating func enterControl() {
        switch channel {
        case .red: state = .examination
        case .yellow: state = .documents
        case .green, .blue:
            state = .checked
            releaseIfFree()
        }
    }

    private mutating func releaseIfFree() {
        if holds.isEmpty { state = .released }
    }

    private func require(_ act: DeclarationAct) throws(LifeError) {
        guard allows(act) else { throw LifeError(act: act, state: state, reason: .notInThisState) }
    }
}

/// Why an act cannot be done to a declaration now.
package struct LifeError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Reason: String, Sendable, Hashable {
        case notInThisState = "not-in-this-state"
        case controlAnnounced = "control-announced"
        case noSuchHold = "no-such-hold"
    }

    package let act: DeclarationAct
    package let state: DeclarationState
    package let reason: Reason

    package var description: String {
        switch reason {
        case .notInThisState: "\(act.rawValue) cannot be done while the declaration is \(state.rawValue)"
        case .controlAnnounced: "the declaration is selected for examination and cannot be withdrawn until it is done"
        case .noSuchHold: "there is no such hold on the declaration"
        }
    }
}
