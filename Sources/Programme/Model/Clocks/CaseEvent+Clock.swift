package import Customs
package import Deadlines
import Ledger

extension CaseEvent {
    /// The event as clocks see it: its word after the colon, the days that it carries and what it is about.
    package func clockEvent(in zone: Zone) -> ClockEvent {
        var event = ClockEvent(fact.kind.name, detail: fact.detail, at: at, sequence: sequence)
        event.dates = fact.dates(in: zone)
        event.references = fact.references(sequence: sequence)
        switch fact {
        case .clockExtended(let fact):
            event.clock = fact.clock
            event.days = fact.days
            event.reason = fact.text.hash
        default: break
        }
        return event
    }
}

extension CaseFact {
    /// The word by which a rule tells facts of one kind apart.
    var detail: String? {
        switch self {
        case .decided(let fact): fact.outcome.rawValue
        case .decisionProposed(let fact): fact.outcome.rawValue
        case .hearingOpened(let fact): fact.intention.rawValue
        case .overlayOpened(let fact): fact.overlay.rawValue
        case .overlayClosed(let fact): fact.overlay.rawValue
        case .noticeFiled(let fact): fact.kind
        case .visitChanged(let fact): fact.change.rawValue
        case .appealLodged(let fact): String(fact.level)
        case .appealDecided(let fact): "\(fact.level)-\(fact.allowed ? "allowed" : "dismissed")"
        case .consultationClosed(let fact): fact.answer.rawValue
        case .findingClosed(let fact): fact.closure.rawValue
        case .requirementClosed(let fact): fact.met ? "met" : "unmet"
        case .reassessmentClosed(let fact): fact.satisfactory ? "satisfactory" : "unsatisfactory"
        case .reassessmentBegun(let fact): fact.full ? "full" : "partial"
        case .clockExtended(let fact): fact.atRequest == true ? "request" : nil
        default: nil
        }
    }

    /// `effective` and `through` of a certificate, `first-visit` and `last-visit` of a plan, `occurred` of an incident.
    func dates(in zone: Zone) -> [String: CalendarDay] {
        var dates: [String: CalendarDay] = [:]
        switch self {
        case .decided(let fact):
            dates["effective"] = zone.day(of: fact.effective)
            dates["through"] = fact.through
        case .adopted(let fact):
            dates["effective"] = zone.day(of: fact.effective)
            dates["through"] = fact.through
        case .provisionallyCertified(let fact): dates["effective"] = zone.day(of: fact.effective)
        case .renewed(let fact): dates["through"] = fact.through
        case .overlayOpened(let fact): dates["occurred"] = fact.occurred
        case .validationPlanned(let fact):
            dates["first-visit"] = fact.visits.map(\.day).min()
            dates["last-visit"] = fact.visits.map(\.day).max()
        default: break
        }
        return dates
    }

    /// What it is about: `request`, `consultation`, `requirement`, `appeal`, `decision`, `overlay`, `clock`.
    func references(sequence: Int64) -> [String: String] {
        switch self {
        case .informationRequested(let fact): ["request": fact.request]
        case .informationSupplied(let fact): ["request": fact.request]
        case .consultationOpened(let fact): ["consultation": fact.consultation]
        case .consultationClosed(let fact): ["consultation": fact.consultation]
        case .requirementIssued(let fact): ["requirement": fact.requirement]
        case .requirementAnswered(let fact): ["requirement": fact.requirement]
        case .requirementClosed(let fact): ["requirement": fact.requirement]
        case .overlayOpened(let fact): ["overlay": fact.reference]
        case .overlayClosed(let fact): ["overlay": fact.reference]
        case .decided, .notAccepted: ["decision": String(sequence)]
        case .appealLodged(let fact): ["appeal": fact.appeal, "decision": String(fact.decision)]
        case .appealDecided(let fact): ["appeal": fact.appeal]
        // It ends the case, and with it every clock: so it does not speak of the one alone.
        case .lapsed(let fact): ["clock": fact.clock]
        default: [:]
        }
    }
}
