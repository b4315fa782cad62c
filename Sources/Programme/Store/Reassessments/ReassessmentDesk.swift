import Concurrency
import Country
package import Customs
import Database
import JSON
import Ledger

/// A holder's next examination.
package struct ReassessmentEntry: Hashable, Sendable {
    package var caseID: CaseID
    package var operatorID: OperatorID
    package var programme: String
    package var role: String
    package var state: CaseState
    package var plan: ReassessmentPlan

    /// It is being examined now, for this or another cause.
    package var isUnderWay: Bool { state == .reassessment || !state.isHeld }
    /// The table lets an examination begin in this state.
    package var canBegin: Bool { CaseTable.row(for: CaseFact.ReassessmentBegun.kind.name, in: state) != nil }
}

/// The plan of re-assessments: reckoned from the cases' events and what monitoring found, never stored.
package final class ReassessmentDesk: Sendable {
    private let base: ProgrammeBase
    private let rulebook: CaseRulebook
    /// What was reckoned of each case, good until its events, its red flags or the day are others.
    private let known = Locked<[CaseID: Known]>([:])

    private struct Known: Sendable {
        var sequence: Int64
        var day: CalendarDay
        var redFlags: Int
        var plan: ReassessmentPlan?
    }

    init(_ base: ProgrammeBase) {
        self.base = base
        rulebook = CaseRulebook(library: base.library)
    }

    /// Every holder of a status with its plan, the nearest day first; of one programme when it is named.
    ///
    /// Holders under a programme whose file has no rule are not among them.
    package func entries(programme: String? = nil, at instant: Instant) async throws -> [ReassessmentEntry] {
        let day = base.country.zone.day(of: instant)
        // Who is examined just now holds the status still; that nothing was granted yet is told by the events.
        let held = CaseState.allCases.filter(\.isLive)
        let before = known.with { $0 }
        let (rulebook, now) = (rulebook, instant)
        let (entries, read) = try await base.database.read(timeout: .seconds(60)) { (db) throws in
            let flags = try Self.redFlags(in: db)
            var entries: [ReassessmentEntry] = []
            var read: [CaseID: Known] = [:]
            for rows in try db.query(
                """
                SELECT case_id, operator_id, programme, role, state, last_sequence FROM programme_case WHERE state = ?
                """, each: held.map { [.text($0.rawValue)] })
            {
                for row in rows {
                    let id = try CaseID(try row.text("case_id"))
                    let owner = try OperatorID(try row.text("operator_id"))
                    let code = try row.text("programme")
                    guard programme == nil || programme == code,
                        let state = CaseState(rawValue: try row.text("state"))
                    else { continue }
                    let sequence = try row.int("last_sequence")
                    let count = flags["\(owner.text) \(code)"] ?? 0
                    var found = before[id]
                    if found?.sequence != sequence || found?.day != day || found?.redFlags != count {
                        let plan = try Self.plan(id, redFlags: count, rulebook, at: now, in: db)
                        found = Known(sequence: sequence, day: day, redFlags: count, plan: plan)
                        read[id] = found
                    }
                    guard let plan = found?.plan else { continue }
                    entries.append(
                        ReassessmentEntry(
                            caseID: id, operatorID: owner, programme: code, role: try row.text("role"), state: state,
                            plan: plan))
                }
            }
            return (entries, read)
        }
        known.with { $0.merge(read) { $1 } }
        return entries.sorted { ($0.plan.due, $0.caseID) < ($1.plan.due, $1.caseID) }
    }

    private static func plan(
        _ id: CaseID, redFlags: Int, _ rulebook: CaseRulebook, at instant: Instant, in db: any Reading
    ) throws -> ReassessmentPlan? {
        guard let file = try CaseStore.file(id, in: db), let rules = try? rulebook.rules(of: file.life.opened),
            let rule = rules.definition.reassessment,
            let facts = ReassessmentFacts(file, redFlags: redFlags, under: rules, at: instant)
        else { return nil }
        return ReassessmentPlan(facts, under: rule, calendar: rules.calendar)
    }

    /// How many requirements the last run of monitoring found not met, by operator and programme.
    private static func redFlags(in db: any Reading) throws -> [String: Int] {
        var flags: [String: Int] = [:]
        try db.forEach(
            "SELECT operator, programme, lines FROM qualification_standing WHERE outcome = ?",
            [.text(Qualification.Answer.notMet.rawValue)]
        ) { row in
            let lines = QualificationJSON.lines(from: try row.text("lines"))
            flags["\(try row.text("operator")) \(try row.text("programme"))"] = lines.count { $0.answer == .notMet }
        }
        return flags
    }
}
