import Customs
import HTTP
import Ledger
import Sealing

/// What the events tell of a declaration, oldest first.
struct DeclarationStory {
    private var told: [(event: Event, fact: DeclarationFact)] = []
    private let versions: [FrozenVersion]

    init(_ events: [Event], versions: [FrozenVersion]) {
        self.versions = versions
        for event in events {
            guard let data = try? event.data, let fact = DeclarationFact(kind: event.kind.name, data: data) else {
                continue
            }
            told.append((event, fact))
        }
    }

    /// The last decision and its moment.
    var decided: (DeclarationFact.Decided, Instant)? {
        for (event, fact) in told.reversed() {
            if case .decided(let decided) = fact { return (decided, event.at) }
        }
        return nil
    }

    /// Why it was refused.
    var reasons: [MessageProblemView] {
        for (_, fact) in told {
            guard case .refused(let refused) = fact else { continue }
            return refused.reasons.map { MessageProblemView(code: $0.code, message: $0.code, path: $0.path) }
        }
        return []
    }

    /// The rows of the timeline. Who owns the declaration sees what was done, not which officer did it, nor the
    /// officers' notes and the reasons of holds, which may speak of others.
    func rows(for reader: Principal, administration: String) -> [EventRowView] {
        let isOwner = reader.narrowedTo != nil
        return told.map { event, fact in
            var row = EventRowView(event, fact)
            // Rules and draws decide and release, not whoever's act made them begin.
            switch fact {
            case .decided, .released, .refused: row.actor = "Garita"
            default: break
            }
            guard isOwner else { return row }
            row.note = nil
            switch fact {
            case .lodged, .amended, .withdrawn, .decided, .released, .refused: break
            case .held, .holdLifted:
                row.reason = nil
                row.actor = administration
            default: row.actor = administration
            }
            return row
        }
    }

    /// The versions, oldest first.
    func versionRows(number: String) -> [VersionView] {
        versions.map { version in
            let event = told.first { $0.event.sequence == version.id }?.event
            return VersionView(
                version: version.version, lodgedAt: event?.at ?? Instant(milliseconds: 0), by: event?.actor ?? "",
                contentHash: version.contentHash, href: "/declarations/\(number)/versions/\(version.version)")
        }
    }
}

extension EventRowView {
    /// An event with what its fact says.
    init(_ event: Event, _ fact: DeclarationFact?) {
        self.init(
            sequence: event.sequence, at: event.at, kind: event.kind.name, subject: event.subject, actor: event.actor)
        hash = event.leaf.hex
        reason = event.reason
        switch fact {
        case .lodged(let lodged), .amended(let lodged): version = lodged.version
        case .decided(let decided):
            channel = .init(decided.channel)
            version = decided.version
        case .checked(let checked):
            result = checked.result.rawValue
            note = checked.note
        case .held(let hold, let why):
            self.hold = hold
            reason = reason ?? why
        case .holdLifted(let hold, _): self.hold = hold
        case .withdrawn(let why): reason = reason ?? why
        default: break
        }
    }
}
