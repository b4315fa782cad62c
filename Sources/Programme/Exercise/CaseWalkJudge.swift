import Customs
import Ledger

/// Reckons the invariants of a walk from its plain log, by other ways than the life itself goes.
struct CaseWalkJudge {
    let rules: CaseRules
    private var log: [CaseEvent]
    /// What was seen to hold at past moments: it may never be otherwise afterwards.
    private var seen: [(at: Instant, status: OperatorStatus?)] = []

    init(rules: CaseRules, first: CaseEvent) {
        self.rules = rules
        log = [first]
    }

    /// What is wrong after an accepted fact.
    mutating func note(_ event: CaseEvent, before: CaseLife, after: CaseLife) -> [String] {
        log.append(event)
        var violations: [String] = []
        if case .decided(let fact) = event.fact {
            violations += decided(fact, event, before: before)
        }
        // 4. Benefits on at t <=> the log says so at t; no kept flag may disagree.
        for instant in [
            event.at, event.at.advanced(bySeconds: 86_400 * 40), event.at.advanced(bySeconds: 86_400 * 900),
        ] {
            let (kept, reckoned) = (after.status(at: instant), status(at: instant))
            if kept != reckoned {
                violations.append(
                    "at \(instant) the life says \(kept?.rawValue ?? "nothing"), the log \(reckoned?.rawValue ?? "nothing")"
                )
            }
        }
        // 5. What held at a past moment is never otherwise.
        for (at, status) in seen where after.status(at: at) != status {
            violations.append("what held at \(at) was changed afterwards")
        }
        // 9. Consents stand as they were last told, and telling them changes nothing else.
        if case .consentsChanged(let fact) = event.fact {
            var expected = before
            (expected.changedConsents, expected.lastAt) = (fact.consents, event.at)
            expected.lastSequence = event.sequence
            if after != expected { violations.append("a change of consents changed something else") }
        } else if after.consents != before.consents, before.state != .draft {
            violations.append("\(event.fact.kind.name) changed the consents")
        }
        seen.append((event.at.advanced(bySeconds: -1), after.status(at: event.at.advanced(bySeconds: -1))))
        if seen.count > 12 { seen.removeFirst() }
        return violations
    }

    private func decided(_ fact: CaseFact.Decided, _ event: CaseEvent, before: CaseLife) -> [String] {
        var violations: [String] = []
        // 1. No path reaches a grant with an open required action.
        if fact.outcome == .grant {
            var open: Set<String> = []
            for entry in log {
                if case .findingsIssued(let issued) = entry.fact {
                    open.formUnion(issued.findings.filter { $0.class == .actionRequired }.map(\.id))
                }
                if case .findingClosed(let closed) = entry.fact {
                    if closed.closure == .failed { open.insert(closed.finding) } else { open.remove(closed.finding) }
                }
            }
            let required = Set(before.findings.filter { $0.finding.class == .actionRequired }.map(\.finding.id))
            if !open.intersection(required).isEmpty { violations.append("granted with an open required action") }
        }
        // 3. Every adverse decision comes after a hearing on it, or under a coded exemption.
        if let intention = fact.outcome.intention {
            let last = log.dropLast().lastIndex { if case .decided = $0.fact { true } else { false } } ?? 0
            var (isOpen, wasHeard) = (false, false)
            for entry in log[last...] {
                if case .hearingOpened(let opened) = entry.fact {
                    isOpen = opened.intention == intention && opened.ground == fact.ground
                    wasHeard = false
                }
                if case .hearingClosed = entry.fact { wasHeard = isOpen }
            }
            let isExempt =
                fact.exemption.map { code in rules.definition.exemptions.contains { $0.code == code } } ?? false
            if !wasHeard && !isExempt { violations.append("\(fact.outcome.rawValue) without hearing or exemption") }
            if fact.reasons.isEmpty { violations.append("\(fact.outcome.rawValue) without reasons") }
        }
        // 5. Nothing takes effect before it is decided.
        if fact.effective < event.at { violations.append("a decision takes effect before it is made") }
        return violations
    }

    /// What is wrong in the end.
    func final(_ life: CaseLife) -> [String] {
        var violations: [String] = []
        // 2. Nobody decides who validated, in whatever order.
        var (deciders, validators): (Set<String>, Set<String>) = ([], [])
        for entry in log {
            switch entry.fact {
            case .decided(let fact):
                deciders.formUnion([fact.proposedBy, fact.approvedBy])
                if fact.proposedBy == fact.approvedBy { violations.append("one person decided alone") }
            case .findingsIssued(let fact): validators.formUnion(fact.team)
            default: break
            }
        }
        let both = deciders.intersection(validators)
        if !both.isEmpty { violations.append("\(both.sorted()) validated and decided") }
        // The same events make the same life again.
        let again = try? CaseLife(id: life.id, events: log, under: rules)
        if again != life { violations.append("the events do not make the same life again") }
        return violations
    }

    /// The status at an instant by walking the log: what was told and in effect by then, the latest telling winning; the
    /// certificate's end is looked at between the events, not kept beside them.
    private func status(at instant: Instant) -> OperatorStatus? {
        struct Claim {
            var from: Instant
            var status: OperatorStatus
        }
        var claims: [Claim] = []
        var end: Instant?
        var (isHeld, isAsked) = (false, false)
        func claim(_ from: Instant, _ status: OperatorStatus) {
            claims.removeAll { $0.from >= from }
            claims.append(Claim(from: from, status: status))
        }
        func expire(by moment: Instant) {
            guard isHeld, !isAsked, let over = end, moment >= over else { return }
            claim(over, .expired)
            isHeld = false
        }
        for entry in log {
            expire(by: entry.at)
            switch entry.fact {
            case .adopted(let fact):
                claim(fact.effective, .certified)
                (end, isHeld, isAsked) = (rules.end(of: fact.through), true, false)
            case .renewalFiled: isAsked = true
            case .renewed(let fact): (end, isAsked) = (rules.end(of: fact.through), false)
            case .withdrawn where isHeld:
                claim(entry.at, .withdrawn)
                isHeld = false
            case .lapsed where isHeld:
                claim(entry.at, .expired)
                isHeld = false
            case .reinstated where claims.contains { $0.status == .certified }:
                let isOver = end.map { $0 <= entry.at } ?? false
                if claims.last?.status == .expired || isOver { break }
                claim(entry.at, .certified)
                isHeld = true
            case .decided(let fact):
                switch fact.outcome {
                case .grant, .provisional:
                    claim(fact.effective, .certified)
                    (end, isHeld) = (rules.end(of: fact.through), true)
                case .suspend: claim(fact.effective, .suspended)
                case .reinstate: claim(fact.effective, .certified)
                case .revoke, .annul:
                    claim(fact.effective, fact.outcome == .revoke ? .revoked : .annulled)
                    isHeld = false
                case .refuse:
                    if isHeld { claim(fact.effective, .expired) }
                    isHeld = false
                }
            default: break
            }
        }
        expire(by: instant)
        return claims.last { $0.from <= instant }?.status
    }
}
