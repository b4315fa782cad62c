package import Customs
package import Ledger

/// A fact about a legal person: what one event of the ledger says. From these alone follows the register's entry.
///
/// Names, addresses and people never stand in an event: ``Prose`` names texts by their hash, a commitment proves personal
/// data.
package enum OperatorFact: Hashable, Sendable {
    case registered(Registered)
    case renamed(Renamed)
    case identifierAdded(IdentifierAdded)
    case identifierEnded(IdentifierEnded)
    case roleAdded(RoleAdded)
    case roleEnded(RoleEnded)
    case siteAdded(SiteAdded)
    case siteChanged(SiteChanged)
    case siteClosed(SiteClosed)
    case mandateGiven(MandateGiven)
    case mandateRevoked(MandateRevoked)
    case personAdded(PersonAdded)
    case personChanged(PersonChanged)
    case personEnded(PersonEnded)
    case groupJoined(GroupJoined)
    case groupLeft(GroupLeft)
    case merged(Merged)
    case absorbed(Absorbed)
}

/// What a fact about a legal person says.
package protocol OperatorPayload: Codable, Hashable, Sendable {
    static var kind: EventKind { get }
}

extension OperatorFact {
    package var payload: any OperatorPayload {
        switch self {
        case .registered(let payload): payload
        case .renamed(let payload): payload
        case .identifierAdded(let payload): payload
        case .identifierEnded(let payload): payload
        case .roleAdded(let payload): payload
        case .roleEnded(let payload): payload
        case .siteAdded(let payload): payload
        case .siteChanged(let payload): payload
        case .siteClosed(let payload): payload
        case .mandateGiven(let payload): payload
        case .mandateRevoked(let payload): payload
        case .personAdded(let payload): payload
        case .personChanged(let payload): payload
        case .personEnded(let payload): payload
        case .groupJoined(let payload): payload
        case .groupLeft(let payload): payload
        case .merged(let payload): payload
        case .absorbed(let payload): payload
        }
    }

    package var kind: EventKind { type(of: payload).kind }

    /// The kinds that make a register's entry.
    package static let kinds: [EventKind] = [
        Registered.kind, Renamed.kind, IdentifierAdded.kind, IdentifierEnded.kind, RoleAdded.kind, RoleEnded.kind,
        SiteAdded.kind, SiteChanged.kind, SiteClosed.kind, MandateGiven.kind, MandateRevoked.kind, PersonAdded.kind,
        PersonChanged.kind, PersonEnded.kind, GroupJoined.kind, GroupLeft.kind, Merged.kind, Absorbed.kind,
    ]

    /// The fact of a kind from its data; nil for a kind that is no fact about a legal person.
    init?(kind: String, from data: OperatorFactData) throws {
        switch kind {
        case Registered.kind.name: self = .registered(try data.read())
        case Renamed.kind.name: self = .renamed(try data.read())
        case IdentifierAdded.kind.name: self = .identifierAdded(try data.read())
        case IdentifierEnded.kind.name: self = .identifierEnded(try data.read())
        case RoleAdded.kind.name: self = .roleAdded(try data.read())
        case RoleEnded.kind.name: self = .roleEnded(try data.read())
        case SiteAdded.kind.name: self = .siteAdded(try data.read())
        case SiteChanged.kind.name: self = .siteChanged(try data.read())
        case SiteClosed.kind.name: self = .siteClosed(try data.read())
        case MandateGiven.kind.name: self = .mandateGiven(try data.read())
        case MandateRevoked.kind.name: self = .mandateRevoked(try data.read())
        case PersonAdded.kind.name: self = .personAdded(try data.read())
        case PersonChanged.kind.name: self = .personChanged(try data.read())
        case PersonEnded.kind.name: self = .personEnded(try data.read())
        case GroupJoined.kind.name: self = .groupJoined(try data.read())
        case GroupLeft.kind.name: self = .groupLeft(try data.read())
        case Merged.kind.name: self = .merged(try data.read())
        case Absorbed.kind.name: self = .absorbed(try data.read())
        default: return nil
        }
    }

    /// The texts that the fact names by hash.
    var prose: [Prose] {
        switch self {
        case .registered(let fact): [fact.name]
        case .renamed(let fact): [fact.name]
        case .siteAdded(let fact): [fact.details]
        case .siteChanged(let fact): fact.details.map { [$0] } ?? []
        default: []
        }
    }
}

/// A fact with who told it, when, and its place in the ledger.
package struct OperatorEvent: Hashable, Sendable {
    package var fact: OperatorFact
    /// The legal person that it was told of: after a merge, events of both make one file.
    package var subject: OperatorID
    package var at: Instant
    package var actor: String
    package var reason: String?
    /// 0 while it is not yet in the ledger.
    package var sequence: Int64

    package init(
        _ fact: OperatorFact, subject: OperatorID, at: Instant, actor: String, reason: String? = nil,
        sequence: Int64 = 0
    ) {
        self.fact = fact
        self.subject = subject
        self.at = at
        self.actor = actor
        self.reason = reason
        self.sequence = sequence
    }
}
