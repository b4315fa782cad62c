package import Customs
package import Risk
import Sealing

/// A declaration as it stands: what the projection keeps of it, moved on by each fact.
package struct DeclarationStanding: Hashable, Sendable {
    /// The sequence of the declaration's first event; also its place in every list.
    package let serial: Int64
    package let number: String
    package var lodged: DeclarationFact.Lodged
    package var state: DeclarationState
    package var channel: Channel?
    package var trusted: Bool
    package var holds: Set<String>
    package let lodgedAt: Instant
    package var presentedAt: Instant?
    package var releasedAt: Instant?
    package var changedAt: Instant

    /// A declaration that was just lodged. It is prelodged until its decision says more.
    package init(serial: Int64, number: String, lodged: DeclarationFact.Lodged, at instant: Instant) {
        self.serial = serial
        self.number = number
        self.lodged = lodged
        self.state = .prelodged
        self.channel = nil
        self.trusted = false
        self.holds = []
        self.lodgedAt = instant
        self.presentedAt = lodged.presented ? instant : nil
        self.releasedAt = nil
        self.changedAt = instant
    }

    /// Applies what happened at an instant. Facts come in the order of their events.
    package mutating func apply(_ fact: DeclarationFact, at instant: Instant) {
        changedAt = instant
        switch fact {
        case .lodged: break
        case .refused: state = .refused
        case .decided(let decided):
            channel = decided.channel
            state = decided.state
            trusted = decided.trusted
        case .presented(let state):
            self.state = state
            presentedAt = instant
            lodged.presented = true
        case .amended(let version): lodged = version
        case .withdrawn: state = .withdrawn
        case .held(let hold, _): holds.insert(hold)
        case .holdLifted(let hold, let state):
            holds.remove(hold)
            self.state = state
        case .checked(let checked):
            state = checked.state
            if checked.result == .escalated { channel = .red }
        case .released:
            state = .released
            releasedAt = instant
        }
    }

    /// Whether someone whose view is narrowed to an organisation may see it: who lodged it, or whose goods they are. Nil
    /// sees all.
    package func isVisible(to organisation: String?) -> Bool {
        organisation.map { $0 == lodged.organisation || $0 == lodged.importer } ?? true
    }

    /// The life that decides what may happen next; nil for one that was refused before it had a channel.
    package var life: DeclarationLife? {
        guard let channel else { return nil }
        return DeclarationLife(state: state, channel: channel, holds: holds, version: lodged.version)
    }
}
