import Country
package import Customs
import Database
import Deadlines

/// What happens by the mere passing of time: each as a fact by the system, with the clock that brought it.
extension CaseDesk {
    /// Looks through the cases whose clocks ran out, whose decisions take effect, whose renewal opens or whose validity is
    /// over, and lets happen what follows. Run it as often as one likes: what was done is not done again.
    /// - Returns: the cases that changed.
    @discardableResult
    package func sweep(at instant: Instant) async throws -> [CaseID] {
        let day = Int64(base.country.zone.day(of: instant).number)
        let candidates = try await base.database.read { (db) throws -> [CaseID] in
            let over = try db.query(
                """
                SELECT DISTINCT case_id FROM programme_clock WHERE over_at <= ? AND paused = 0
                    AND (consequence = 'deemed-accepted' OR consequence = 'lapse' OR consequence = 'ends')
                """, [.int(instant.milliseconds)])
            let states = try db.query(
                """
                SELECT case_id FROM programme_case WHERE state = 'submitted' OR (state = 'granted' AND effective <= ?)
                    OR ((state = 'monitored' OR state = 'renewing' OR state = 'suspended' OR state = 'requirement'
                        OR state = 'reassessment') AND through <= ?)
                """, [.int(instant.milliseconds), .int(day + 120)])
            let asked = try db.query(
                """
                SELECT DISTINCT a.case_id FROM programme_consultation a
                JOIN programme_clock c ON c.case_id = a.case_id
                WHERE a.closed = 0 AND c.over_at <= ? AND c.paused = 0
                """, [.int(instant.milliseconds)])
            let all = try (over + states + asked).map { try CaseID(try $0.text("case_id")) }
            return Array(Set(all)).sorted()
        }
        var changed: [CaseID] = []
        for id in candidates {
            // Several things may follow one another on one night; each is seen by the next.
            for _ in 0..<4 {
                let before = try await file(id)
                let rules = try rulebook.rules(of: before.life.opened)
                guard let fact = Self.due(before, under: rules, at: instant) else { break }
                do {
                    try await act(id, actor: "system", at: instant) { _ in [fact] }
                    if changed.last != id { changed.append(id) }
                } catch is CaseError {
                    // Someone acted in between: the next sweep sees it as it is then.
                    break
                }
            }
        }
        return changed
    }

    /// The fact that time alone brings about now; nil when there is none.
    static func due(_ file: CaseFile, under rules: CaseRules, at instant: Instant) -> CaseFact? {
        let life = file.life
        let today = rules.zone.day(of: instant)
        switch life.state {
        case .submitted: return .completenessBegun(.init())
        case .granted:
            if let certificate = life.certificate, instant >= certificate.effective { return .tookEffect(.init()) }
        default: break
        }
        if life.state.isHeld, life.renewal == nil, let end = rules.end(of: life.certificate?.through), instant >= end {
            return .expired(.init())
        }
        if life.state == .monitored, let through = life.certificate?.through,
            let opens = rules.renewalOpens(through: through), today >= opens
        {
            return .renewalOpened(.init())
        }
        if let silent = file.silentConsultation(under: rules, at: instant) { return .consultationClosed(silent) }
        for reading in file.readings(under: rules, at: instant) where reading.state == .expired {
            switch reading.rule.consequence {
            case .deemedAccepted where life.state == .completeness: return .accepted(.init(deemed: true))
            case .lapse where CaseTable.row(for: "case.lapsed", in: life.state) != nil:
                return .lapsed(.init(clock: reading.code))
            default: continue
            }
        }
        return nil
    }
}

extension CaseRules {
    /// The first day on which renewal may be asked for; nil when the programme has no window.
    func renewalOpens(through: CalendarDay) -> CalendarDay? {
        guard let window = definition.certificate.renewalWindow else { return nil }
        switch definition.certificate.renewalUnit {
        case .calendarDays: return through.advanced(by: -window)
        case .businessDays: return calendar.day(-window, businessDaysAfter: through)
        case .months: return through.advanced(byMonths: -window)
        case .years: return through.advanced(byMonths: -12 * window)
        }
    }
}
