package import Customs
import Ledger

/// A case's life together with what its clocks have to see: what is kept of a case between its acts. The events make the
/// same again.
package struct CaseFile: Hashable, Sendable, Codable {
    /// An event as clocks see it.
    package struct Tick: Hashable, Sendable, Codable {
        package var kind: String
        /// The word that tells kinds of one kind apart, such as a decision's outcome.
        package var detail: String?
        package var at: Instant
        package var sequence: Int64
        package var clock: String?
        package var days: Int?
        /// A day that the event sets: an expiry, an agreed end.
        package var day: CalendarDay?
    }

    package private(set) var life: CaseLife
    package private(set) var ticks: [Tick]

    package init(id: CaseID, _ event: CaseEvent) throws(CaseError) {
        life = try CaseLife(id: id, event)
        ticks = [Tick(event)]
    }

    package mutating func apply(_ event: CaseEvent, under rules: CaseRules) throws(CaseError) {
        try life.apply(event, under: rules)
        ticks.append(Tick(event))
    }
}

extension CaseFile.Tick {
    init(_ event: CaseEvent) {
        kind = event.fact.kind.name
        at = event.at
        sequence = event.sequence
        switch event.fact {
        case .decided(let fact):
            detail = fact.outcome.rawValue
            day = fact.through
        case .adopted(let fact): day = fact.through
        case .renewed(let fact): day = fact.through
        case .clockExtended(let fact):
            clock = fact.clock
            days = fact.days
        case .hearingOpened(let fact): detail = fact.intention.rawValue
        case .overlayOpened(let fact): detail = fact.overlay.rawValue
        case .overlayClosed(let fact): detail = fact.overlay.rawValue
        case .noticeFiled(let fact): detail = fact.kind
        case .appealLodged(let fact): detail = String(fact.level)
        case .appealDecided(let fact): detail = String(fact.level)
        default: break
        }
    }
}
