package import Country

extension ClockRule {
    /// Time that does not count: from the day after one event through the day of another.
    package struct Pause: Hashable, Sendable {
        package var from: [String]
        package var until: [String]
        /// Why, for people.
        package var reason: LocalizedText?
        package var row: Int?
        package var source: Source?
        package init(
            from: [String], until: [String], reason: LocalizedText? = nil, row: Int? = nil, source: Source? = nil
        ) {
            self.from = from
            self.until = until
            self.reason = reason
            self.row = row
            self.source = source
        }
    }

    /// By how much it may be extended, and how often.
    package struct Extension: Hashable, Sendable {
        /// In all, in `unit`; nil: as long as is needed.
        package var mostDays: Int?
        package var times: Int?
        /// What the event's number counts; the rule's own unit when nil, calendar days for a rule in months or years.
        package var unit: Unit?
        package var row: Int?
        package var source: Source?
        package init(
            mostDays: Int? = nil, times: Int? = nil, unit: Unit? = nil, row: Int? = nil, source: Source? = nil
        ) {
            self.mostDays = mostDays
            self.times = times
            self.unit = unit
            self.row = row
            self.source = source
        }
    }

    /// A length of time in months or years.
    package struct Period: Hashable, Sendable {
        package var length: Int
        package var unit: Unit
        package init(length: Int, unit: Unit) {
            self.length = length
            self.unit = unit
        }

        var months: Int { unit == .years ? length * 12 : length }
    }

    /// The unit in which an extension's number counts.
    package func unit(of extension: Extension) -> Unit {
        if let unit = `extension`.unit { return unit }
        return unit == .businessDays ? .businessDays : .calendarDays
    }

    /// Whether the authority (or the other side, `atRequest`) may extend it by `days` now. `reading` is what stands.
    package func mayExtend(_ reading: ClockReading, by days: Int, atRequest: Bool = false) -> Bool {
        guard reading.state == .running || reading.state == .paused,
            let limit = atRequest ? extendableAtRequest : extendable, days > 0
        else { return false }
        let before = reading.extensions.filter { $0.atRequest == atRequest }
        if let times = limit.times, before.count >= times { return false }
        return limit.mostDays.map { before.reduce(days) { $0 + $1.counted } <= $0 } ?? true
    }
}
