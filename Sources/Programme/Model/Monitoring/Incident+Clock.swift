import Customs
package import Deadlines

extension Incident {
    /// Until when its notice was due: the programme's clock, counted as it says (from the day on which the incident
    /// happened, where it says so) and by the country's calendar; nil when the programme does not have the clock.
    ///
    /// The same facts stand in the case of a holder, so that the case's page tells the same day.
    package func notice(under rules: CaseRules) -> ClockReading? {
        let day = rules.zone.day(of: reportedAt)
        guard let rule = rules.definition.clock(clock, on: day) else { return nil }
        let events = facts(in: rules.zone).enumerated().map { index, fact in
            CaseEvent(fact, at: reportedAt, actor: reportedBy, sequence: Int64(index)).clockEvent(in: rules.zone)
        }
        let reading = rule.reckon(events: events, calendar: rules.calendar, zone: rules.zone, at: reportedAt)
        return reading.due == nil ? nil : reading
    }

    /// What a holder's case notes of it: that it lies over the case since it happened, and that notice was given.
    func facts(in zone: Zone) -> [CaseFact] {
        [
            .overlayOpened(
                .init(overlay: .incident, reference: id.text, text: text, occurred: zone.day(of: occurredAt))),
            .noticeFiled(.init(notice: id.text, kind: "incident", text: text)),
        ]
    }
}
