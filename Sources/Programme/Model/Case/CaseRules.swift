package import Country
package import Customs

/// What a case is lived under besides its events: the programme's version, the country's clock and calendar.
package struct CaseRules: Sendable {
    package var definition: ProgrammeDefinition
    package var zone: Zone
    package var calendar: CountryCalendar

    package init(definition: ProgrammeDefinition, zone: Zone, calendar: CountryCalendar) {
        self.definition = definition
        self.zone = zone
        self.calendar = calendar
    }

    /// The instant at which a validity through `day` is over: the first of the next day.
    package func end(of day: CalendarDay?) -> Instant? { day.map { zone.instant(of: $0.advanced(by: 1)) } }

    /// The instant at which a decision of `instant` takes effect under the programme.
    package func effective(decidedAt instant: Instant) -> Instant {
        let days = definition.certificate.effectiveAfterDays
        return days == 0 ? instant : zone.instant(of: zone.day(of: instant).advanced(by: days))
    }

    /// The last day of a certificate that takes effect at `instant`; nil when it has no end.
    package func through(effective instant: Instant) -> CalendarDay? {
        definition.certificate.validityMonths.map {
            zone.day(of: instant).advanced(byMonths: $0).advanced(by: -1)
        }
    }
}
