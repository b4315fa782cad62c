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

extension CaseFile {
    /// The clocks as they say at an instant.
    /// - Parameter toldOnly: leaves out those that an event of the office's own started, such as a consultation's.
    func readings(under rules: CaseRules, at instant: Instant, toldOnly: Bool) -> [ClockReading] {
        let all = readings(under: rules, at: instant)
        guard toldOnly else { return all }
        let hidden = Set(events.filter(\.fact.isOfficeOnly).map(\.sequence))
        return all.filter { reading in reading.started.map { !hidden.contains($0.sequence) } ?? true }
    }

    /// Whether a clock may be extended as an event says: its rule has to allow it while it runs. Other facts always pass.
    ///
    /// It is asked before the fact happens and never when a life is made again: what was once given more than a rule
    /// allows stands in the ledger, and the reckoning does not count it.
    func checkExtension(_ event: CaseEvent, under rules: CaseRules) throws(CaseError) {
        guard case .clockExtended(let fact) = event.fact, (1...3660).contains(fact.days) else { return }
        let running = readings(under: rules, at: event.at).filter { $0.code == fact.clock && $0.isOpen }
        guard !running.isEmpty else {
            throw CaseError(.extensionRefused, "the clock \(fact.clock) does not run, so it cannot be extended")
        }
        let isAllowed = running.contains { $0.rule.mayExtend($0, by: fact.days, atRequest: fact.atRequest == true) }
        guard isAllowed else {
            throw CaseError(
                .extensionRefused,
                "the rule \(running[0].rule.version) of \(fact.clock) does not allow \(fact.days) more days")
        }
    }
}
