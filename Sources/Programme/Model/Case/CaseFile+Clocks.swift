import Customs
import Deadlines

/// A clock of a case that runs.
struct CaseClock: Hashable, Sendable {
    /// The rule's code, and behind a slash what it runs for when it runs apart for several things.
    var code: String
    var due: CalendarDay
    var overAt: Instant
    var isPaused: Bool
    var consequence: ClockRule.Consequence
}

extension CaseFile {
    /// The clocks that run as far as the events tell, whatever the time is now.
    func clocks(under rules: CaseRules) -> [CaseClock] {
        readings(under: rules, at: life.lastAt).compactMap { reading in
            guard reading.isOpen, let due = reading.due, let over = reading.over else { return nil }
            let code = reading.subject.map { "\(reading.code)/\($0)" } ?? reading.code
            return CaseClock(
                code: code, due: due, overAt: over, isPaused: reading.state == .paused,
                consequence: reading.rule.consequence)
        }
    }
}
