import Clearance
package import Customs
import Database
import JSON
import Ledger

/// What is changed of a visit that has not begun.
package enum VisitChange: Sendable, Hashable {
    case move(to: CalendarDay)
    case replace(lead: String, second: String)
    case cancel
}

extension VisitDesk {
    /// The longest reason of a change, in characters.
    static let longestReason = 2000

    /// Changes a visit that has not begun, with the same checks of persons and days as its planning, and tells the case: the
    /// company reads the new day, and the phone gets it when it next asks.
    ///
    /// Throws ``VisitError``: `begun`, `closed` and `cancelled` for a visit that is past changing, `reason` without one,
    /// `same`, `day`, those of the team, `last`; and `CaseError` when the case does not allow it.
    @discardableResult
    package func change(
        _ id: VisitID, _ change: VisitChange, reason: String, by person: String, at now: Instant
    ) async throws -> Visit {
        try await base.database.write { [self] (tx) throws in
            let visit = try changeable(id, in: tx)
            let reason = try Self.checked(reason)
            let people = try cases?.people(of: visit.caseID, in: tx) ?? VisitPeople()
            var plan = try VisitStore.plan(id, in: tx)
            switch change {
            case .move(let day):
                if day == plan.day { throw VisitError(.same, "the visit is on \(day) already") }
                plan.day = day
            case .replace(let lead, let second):
                if lead == plan.lead, second == plan.second { throw VisitError(.same, "these two visit already") }
                plan.lead = lead
                plan.second = second
            case .cancel:
                let others = try current(of: visit.caseID, in: tx).filter { $0.id != id && $0.state != .cancelled }
                if people.isValidated, people.isCurrent(id), others.isEmpty {
                    throw VisitError(.last, "the only visit of a case is moved, not cancelled")
                }
            }
            let text = try ProseStore.keep(reason, in: tx)
            if change == .cancel {
                try append(Self.cancelled(visit, text, by: person, at: now), in: tx)
            } else {
                // Who replaces another does so on the day that was told, be it past: the day is moved apart.
                let refusal: VisitError? =
                    if case .replace(let lead, let second) = change {
                        people.team.refusal(lead: lead, second: second)
                    } else { plan.refusal(people.team, today: day(of: now), notice: people.notice) }
                if let refusal { throw refusal }
                let hash = try VisitStore.replace(id, by: plan, in: tx)
                try append(Self.changed(visit, plan, hash, text, by: person, at: now), in: tx)
            }
            let fact = CaseFact.VisitChanged(
                change: change.word,
                visit: PlannedVisit(
                    visit: id, site: plan.site, cause: plan.cause, day: plan.day, isRemote: plan.isRemote,
                    lead: plan.lead, second: plan.second), text: text)
            try cases?.changed(fact, of: visit.caseID, by: person, at: now, in: tx)
            if change == .cancel, people.isValidated {
                try issueWhenOver(visit.caseID, by: person, at: now, in: tx)
            }
            guard let changed = try VisitStore.visit(id, in: tx) else {
                throw VisitError(.unknown, "there is no visit \(id)")
            }
            return changed
        }
    }

    /// Who may visit for a case, to choose from; nobody where no case is known.
    package func people(of caseID: CaseID) async throws -> VisitPeople {
        guard let cases else { return VisitPeople() }
        return try await base.database.read { (db) throws in try cases.people(of: caseID, in: db) ?? VisitPeople() }
    }

    private func changeable(_ id: VisitID, in db: any Reading) throws -> Visit {
        guard let visit = try VisitStore.visit(id, in: db) else {
            throw VisitError(.unknown, "there is no visit \(id)")
        }
        switch visit.state {
        case .planned: return visit
        case .begun: throw VisitError(.begun, "the visit has begun")
        case .closed: throw VisitError(.closed, "the visit is closed")
        case .cancelled: throw VisitError(.cancelled, "the visit was cancelled")
        }
    }

    private static func checked(_ reason: String) throws -> String {
        let lines = reason.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
        guard lines.contains(where: { !$0.isWhitespace }), lines.count <= longestReason, !ControlCharacters.isIn(lines)
        else { throw VisitError(.reason, "a reason has 1 to \(longestReason) characters and no control characters") }
        return lines
    }

    private static func cancelled(_ visit: Visit, _ text: Prose, by person: String, at now: Instant) -> [EventDraft] {
        [
            EventDraft(
                .visitCancelled, subject: visit.id.text, at: now, actor: person,
                data: ["case": .string(visit.caseID.text), "text": .string(text.hash)])
        ]
    }

    private static func changed(
        _ visit: Visit, _ plan: VisitPlan, _ hash: String, _ text: Prose, by person: String, at now: Instant
    ) -> [EventDraft] {
        if plan.day != visit.day {
            return [
                EventDraft(
                    .visitMoved, subject: visit.id.text, at: now, actor: person,
                    data: [
                        "case": .string(visit.caseID.text), "day": .string(plan.day.description),
                        "was": .string(visit.day.description), "plan": .string(hash), "text": .string(text.hash),
                    ])
            ]
        }
        return [
            EventDraft(
                .visitReassigned, subject: visit.id.text, at: now, actor: person,
                data: [
                    "case": .string(visit.caseID.text), "lead": .string(plan.lead), "second": .string(plan.second),
                    "plan": .string(hash), "text": .string(text.hash),
                ])
        ]
    }
}

extension VisitChange {
    var word: CaseFact.VisitChanged.Change {
        switch self {
        case .move: .moved
        case .replace: .reassigned
        case .cancel: .cancelled
        }
    }
}
