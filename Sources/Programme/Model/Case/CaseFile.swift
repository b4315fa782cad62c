package import Customs
package import Deadlines

/// A case's life together with the events that made it: what is kept of a case between its acts.
package struct CaseFile: Hashable, Sendable, Codable {
    package private(set) var life: CaseLife
    package private(set) var events: [CaseEvent]

    package init(id: CaseID, _ event: CaseEvent) throws(CaseError) {
        life = try CaseLife(id: id, event)
        events = [event]
    }

    /// The file as it stood at a moment.
    init(_ moment: CaseMoment) {
        life = moment.life
        events = moment.events
    }

    package mutating func apply(_ event: CaseEvent, under rules: CaseRules) throws(CaseError) {
        try life.apply(event, under: rules)
        events.append(event)
    }

    /// What every clock of the programme says at an instant: each date with the events and the rule that make it.
    package func readings(under rules: CaseRules, at instant: Instant) -> [ClockReading] {
        rules.definition.readings(of: events.map { $0.clockEvent(in: rules.zone) }, at: instant)
    }
}
