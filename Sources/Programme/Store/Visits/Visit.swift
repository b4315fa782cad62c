package import Customs
import Database

/// A visit as it stands, without its plan.
package struct Visit: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable { case planned, begun, closed, cancelled }

    package let id: VisitID
    package let caseID: CaseID
    package let operatorID: OperatorID
    package let site: SiteID
    package let cause: String
    package let day: CalendarDay
    package let isRemote: Bool
    package let lead: String
    package let second: String
    package let planHash: String
    package let state: State
    /// SHA-256 of the report, once closed.
    package let report: String?
    package let plannedAt: Instant
    package let begunAt: Instant?
    package let closedAt: Instant?

    package var team: [String] { [lead, second] }
    /// Nothing more is written: it is closed or was cancelled.
    package var isOver: Bool { state == .closed || state == .cancelled }
    package func isTeam(_ person: String) -> Bool { person == lead || person == second }

    static let columns = """
        SELECT id, case_id, operator_id, site, cause, day, is_remote, lead_person, second_person, plan_hash, state, report,
            planned_at, begun_at, closed_at FROM visit
        """

    init(_ row: Row) throws {
        id = VisitID(unchecked: try row.text("id"))
        caseID = CaseID(unchecked: try row.text("case_id"))
        operatorID = OperatorID(unchecked: try row.text("operator_id"))
        site = SiteID(unchecked: try row.text("site"))
        cause = try row.text("cause")
        day = try CalendarDay(try row.text("day"))
        isRemote = try row.bool("is_remote")
        lead = try row.text("lead_person")
        second = try row.text("second_person")
        planHash = try row.text("plan_hash")
        guard let state = State(rawValue: try row.text("state")) else {
            throw VisitError(.unknown, "the visit \(id) is in a state that this version does not know")
        }
        self.state = state
        report = try row.optionalText("report")
        plannedAt = Instant(milliseconds: try row.int("planned_at"))
        begunAt = try row.optionalInt("begun_at").map { Instant(milliseconds: $0) }
        closedAt = try row.optionalInt("closed_at").map { Instant(milliseconds: $0) }
    }
}

/// A signature under a visit's report.
package struct VisitSignature: Sendable, Hashable {
    package let signer: String
    package let report: String
    package let at: Instant
}

/// A photograph that arrived.
package struct VisitPhoto: Sendable, Hashable {
    package let hash: String
    package let kind: PhotoType
    package let size: Int
    package let author: String
    package let receivedAt: Instant
}

/// All there is of a visit: what the phone, the pages and the report are made of.
package struct VisitFile: Sendable {
    package let visit: Visit
    package let plan: VisitPlan
    package let entries: [CheckEntry]
    package let photos: [VisitPhoto]
    package let signatures: [VisitSignature]

    package var book: CheckBook { CheckBook(plan, entries) }

    /// What would be signed now; of a closed visit what was.
    package func report() throws -> VisitReport {
        try VisitReport(visit.id, plan: plan, planHash: visit.planHash, book: book)
    }

    package var gaps: [CheckBook.Gap] { book.gaps(arrived: Set(photos.map(\.hash))) }

    /// Who has signed a report.
    package func signers(of report: String) -> Set<String> {
        Set(signatures.filter { $0.report == report }.map(\.signer))
    }
}
