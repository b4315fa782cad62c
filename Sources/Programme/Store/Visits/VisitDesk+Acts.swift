package import Customs
package import Database
import JSON
import Ledger
import Sealing

extension VisitDesk {
    // MARK: Inside a transaction

    /// Writes the visits of a plan and gives them their numbers. Throws ``VisitError``.
    ///
    /// The caller writes the case's fact `validation-planned` from the answer in the same transaction.
    package func plan(
        _ plans: [VisitPlan], team: VisitTeam = VisitTeam(), notice: Int = 0, by person: String, at now: Instant,
        in tx: any Writing
    ) throws -> [PlannedVisit] {
        let today = day(of: now)
        var serial = try VisitStore.nextSerial(in: tx)
        var drafts: [EventDraft] = []
        var planned: [PlannedVisit] = []
        for plan in plans {
            if let refusal = plan.refusal(team, today: today, notice: notice) { throw refusal }
            let id = VisitID(serial: serial)
            serial += 1
            let body = try plan.canonicalBytes()
            let hash = SHA256.hash(body).hex
            try tx.execute(
                "INSERT INTO visit_plan (visit, hash, body) VALUES (?, ?, ?)",
                [.text(id.text), .text(hash), .blob(body)])
            drafts.append(
                EventDraft(
                    .visitPlanned, subject: id.text, at: now, actor: person,
                    data: [
                        "case": .string(plan.caseID.text), "operatorID": .string(plan.operatorID.text),
                        "site": .string(plan.site.text), "cause": .string(plan.cause),
                        "day": .string(plan.day.description), "isRemote": .bool(plan.isRemote),
                        "lead": .string(plan.lead), "second": .string(plan.second), "plan": .string(hash),
                    ]))
            planned.append(
                PlannedVisit(
                    visit: id, site: plan.site, cause: plan.cause, day: plan.day, isRemote: plan.isRemote,
                    lead: plan.lead, second: plan.second))
        }
        try append(drafts, in: tx)
        return planned
    }

    /// Begins a visit; nothing happens when it has begun. Throws ``VisitError`` (`unknown`, `notTeam`, `closed`).
    @discardableResult
    package func begin(_ id: VisitID, by person: String, at now: Instant, in tx: any Writing) throws -> Visit {
        let visit = try forTeam(id, person, in: tx)
        if visit.state == .closed { throw VisitError(.closed, "the visit is closed") }
        if visit.state == .cancelled { throw VisitError(.cancelled, "the visit was cancelled") }
        if visit.state == .begun { return visit }
        try append([EventDraft(.visitBegun, subject: id.text, at: now, actor: person)], in: tx)
        return visit
    }

    /// Signs the report as it stands; signing again changes nothing.
    ///
    /// - Parameter hash: of the report that the signer saw; another one is `changed`.
    package func sign(
        _ id: VisitID, report hash: String, by person: String, at now: Instant, in tx: any Writing
    ) throws {
        let visit = try forTeam(id, person, in: tx)
        let file = try complete(visit, in: tx)
        guard try file.report().hash == hash else {
            throw VisitError(.changed, "the checks have changed since they were shown; look again before you sign")
        }
        try tx.execute(
            """
            INSERT INTO visit_signature (visit, signer, report, signed_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (visit, signer, report) DO NOTHING
            """, [.text(id.text), .text(person), .text(hash), .int(now.milliseconds)])
    }

    /// Closes a visit that both have signed, and keeps its report. Throws ``VisitError`` (`incomplete`, `unsigned`).
    @discardableResult
    package func close(_ id: VisitID, by person: String, at now: Instant, in tx: any Writing) throws -> VisitReport {
        let visit = try forTeam(id, person, in: tx)
        let file = try complete(visit, in: tx)
        let report = try file.report()
        guard file.signers(of: report.hash) == Set(visit.team) else {
            throw VisitError(.unsigned, "both validators sign the same report before it is closed")
        }
        try tx.execute(
            "INSERT INTO visit_report (visit, hash, body) VALUES (?, ?, ?)",
            [.text(id.text), .text(report.hash), .blob(report.bytes)])
        let signatures = file.signatures.filter { $0.report == report.hash }.map { signature -> JSONValue in
            ["by": .string(signature.signer), "at": .number(signature.at.milliseconds)]
        }
        let data: JSONValue = ["report": .string(report.hash), "signatures": .array(signatures)]
        try append([EventDraft(.visitClosed, subject: id.text, at: now, actor: person, data: data)], in: tx)
        return report
    }

    /// What the visits of a case come to; all are closed. Throws ``VisitError`` (`open`, `unknown`).
    package func outcome(of caseID: CaseID, in db: any Reading) throws -> ValidationOutcome {
        try outcome(of: try current(of: caseID, in: db), caseID, in: db)
    }

    private func outcome(of current: [Visit], _ caseID: CaseID, in db: any Reading) throws -> ValidationOutcome {
        let visits = current.filter { $0.state != .cancelled }
        guard !visits.isEmpty else { throw VisitError(.unknown, "no visit of \(caseID) was planned") }
        return try ValidationOutcome(
            try visits.map { visit in
                guard visit.state == .closed, let report = visit.report,
                    let file = try VisitStore.file(visit.id, in: db)
                else { throw VisitError(.open, "the visit \(visit.id) is not closed") }
                return (visit.id, file.plan, file.book, report)
            })
    }

    /// The visits of the validation that runs: what an earlier one found was issued then.
    func current(of caseID: CaseID, in db: any Reading) throws -> [Visit] {
        let people = try cases?.people(of: caseID, in: db)
        return try VisitStore.visits(of: caseID, in: db).filter { people?.isCurrent($0.id) ?? true }
    }

    private func forTeam(_ id: VisitID, _ person: String, in db: any Reading) throws -> Visit {
        guard let visit = try VisitStore.visit(id, in: db) else {
            throw VisitError(.unknown, "there is no visit \(id)")
        }
        guard visit.isTeam(person) else { throw VisitError(.notTeam, "only the two persons of the visit do this") }
        return visit
    }

    /// The file of a visit that can be signed.
    private func complete(_ visit: Visit, in db: any Reading) throws -> VisitFile {
        if visit.state == .closed { throw VisitError(.closed, "the visit is closed") }
        guard visit.state == .begun, let file = try VisitStore.file(visit.id, in: db) else {
            throw VisitError(.notBegun, "the visit has not begun")
        }
        let gaps = file.gaps
        guard gaps.isEmpty else {
            let places = gaps.prefix(10).map { "\($0.question) (\($0.kind.rawValue))" }.joined(separator: ", ")
            throw VisitError(.incomplete, "not complete: \(places)")
        }
        return file
    }

    // MARK: For the API and the pages

    /// What a plan of a case is made from; nil when none can be made.
    package func ground(of caseID: CaseID) async throws -> VisitGround? {
        guard let cases else { return nil }
        return try await base.database.read { (db) throws in try cases.ground(of: caseID, in: db) }
    }

    /// Plans visits and tells the case desk, all or nothing.
    package func plan(
        _ plans: [VisitPlan], left: [SiteReason], of ground: VisitGround, by person: String, at now: Instant
    ) async throws -> [PlannedVisit] {
        guard let cases else { throw VisitError(.noCases, "no case desk is connected") }
        return try await base.database.write { [self] (tx) throws in
            let planned = try plan(plans, team: ground.team, notice: ground.notice, by: person, at: now, in: tx)
            let fact = CaseFact.ValidationPlanned(visits: planned, left: left)
            try cases.planned(fact, of: ground.caseID, by: person, at: now, in: tx)
            return planned
        }
    }

    /// Begins a visit and tells the case desk.
    package func begin(_ id: VisitID, by person: String, at now: Instant) async throws {
        try await base.database.write { [self] (tx) throws in
            let visit = try begin(id, by: person, at: now, in: tx)
            if visit.state == .planned { try cases?.begun(id, of: visit.caseID, by: person, at: now, in: tx) }
        }
    }

    package func sign(_ id: VisitID, report: String, by person: String, at now: Instant) async throws {
        try await base.database.write { [self] (tx) throws in
            try sign(id, report: report, by: person, at: now, in: tx)
        }
    }

    /// Closes a visit and, when it was the last one of its case, issues the findings.
    package func close(_ id: VisitID, by person: String, at now: Instant) async throws -> VisitReport {
        try await base.database.write { [self] (tx) throws in
            let report = try close(id, by: person, at: now, in: tx)
            if let visit = try VisitStore.visit(id, in: tx) {
                try issueWhenOver(visit.caseID, by: person, at: now, in: tx)
            }
            return report
        }
    }

    /// Issues the findings of a case of which no visit is still to come.
    func issueWhenOver(_ caseID: CaseID, by person: String, at now: Instant, in tx: any Writing) throws {
        let all = try current(of: caseID, in: tx)
        guard let cases, all.allSatisfy(\.isOver), all.contains(where: { $0.state == .closed }) else { return }
        try cases.issued(try outcome(of: all, caseID, in: tx), of: caseID, by: person, at: now, in: tx)
    }
}
