import Customs

/// A case as it stood at one of its events: what a letter of that event is composed from.
package struct CaseMoment: Sendable {
    package let event: CaseEvent
    /// Nil for the event that opened it.
    package let before: CaseLife?
    package let life: CaseLife
    /// The events up to this one, in their order.
    package let events: [CaseEvent]
    /// The event has not happened.
    let isTrial: Bool

    /// The moment that an event would make of a case, without its happening. Throws ``CaseError`` when it may not.
    package init(adding event: CaseEvent, to file: CaseFile, under rules: CaseRules) throws(CaseError) {
        var event = event
        if event.sequence == 0 { event.sequence = file.life.lastSequence + 1 }
        var next = file
        try next.apply(event, under: rules)
        self.init(event: event, before: file.life, life: next.life, events: next.events, isTrial: true)
    }

    private init(
        event: CaseEvent, before: CaseLife?, life: CaseLife, events: [CaseEvent], isTrial: Bool = false
    ) {
        self.event = event
        self.before = before
        self.life = life
        self.events = events
        self.isTrial = isTrial
    }

    /// The moments of a case that are wanted, in the order of its events; each holds the events before it, so that one
    /// keeps no more than are needed. Throws ``CaseError`` `history`.
    package static func all(
        of file: CaseFile, under rules: CaseRules, where isWanted: (CaseMoment) -> Bool = { _ in true }
    ) throws(CaseError) -> [CaseMoment] {
        guard let first = file.events.first else { return [] }
        var so = try CaseFile(id: file.life.id, first)
        var moments: [CaseMoment] = []
        let opening = CaseMoment(event: first, before: nil, life: so.life, events: so.events)
        if isWanted(opening) { moments.append(opening) }
        for event in file.events.dropFirst() {
            let before = so.life
            try so.apply(event, under: rules)
            let moment = CaseMoment(event: event, before: before, life: so.life, events: so.events)
            if isWanted(moment) { moments.append(moment) }
        }
        return moments
    }
}
