import Concurrency
import Country
package import Customs
package import Database
import Ledger

/// Validation visits: plan, team, checks, what came from the phone.
///
/// Acts that change a case run inside the caller's transaction (`…(in: tx)`); the same acts with `async` are for the API and
/// the pages, which also tell the case desk (``VisitCases``).
package final class VisitDesk: Sendable {
    let base: ProgrammeBase
    let photos: PhotoStore
    private let connected = Locked<(any VisitCases)?>(nil)

    init(_ base: ProgrammeBase) {
        self.base = base
        photos = PhotoStore(folder: base.folder + "/photos")
    }

    /// The case desk, which hears of every plan, beginning and end. Called once, where the room is put together.
    package func connect(_ cases: (any VisitCases)?) { connected.with { $0 = cases } }

    var cases: (any VisitCases)? { connected.with { $0 } }

    /// The events that visits write, with what is projected from them.
    func append(_ drafts: [EventDraft], in tx: any Writing) throws {
        try Ledger.append(drafts, projecting: [VisitProjection()], in: tx)
    }

    // MARK: Reading

    /// All there is of a visit; nil when there is none of that number.
    package func file(_ id: VisitID) async throws -> VisitFile? {
        try await base.database.read { (db) throws in try VisitStore.file(id, in: db) }
    }

    package func visit(_ id: VisitID) async throws -> Visit? {
        try await base.database.read { (db) throws in try VisitStore.visit(id, in: db) }
    }

    /// The visits of a span of days with their plans, in the order of days; of one person when it is named.
    package func visits(
        from: CalendarDay, to: CalendarDay, person: String? = nil
    ) async throws -> [(visit: Visit, plan: VisitPlan)] {
        try await base.database.read { (db) throws in
            try Self.planned(VisitStore.visits(from: from, to: to, person: person, in: db), in: db)
        }
    }

    /// The visits that should be over and are not.
    package func overdue(
        before day: CalendarDay, person: String? = nil
    ) async throws -> [(visit: Visit, plan: VisitPlan)] {
        try await base.database.read { (db) throws in
            try Self.planned(VisitStore.overdue(before: day, person: person, in: db), in: db)
        }
    }

    private static func planned(_ visits: [Visit], in db: any Reading) throws -> [(visit: Visit, plan: VisitPlan)] {
        let plans = try VisitStore.plans(visits.map(\.id), in: db)
        return visits.compactMap { visit in plans[visit.id].map { (visit, $0) } }
    }

    /// The visits of a case, in the order of their numbers.
    package func visits(of caseID: CaseID, in db: any Reading) throws -> [Visit] {
        try VisitStore.visits(of: caseID, in: db)
    }

    /// The visits of a case with their plans, in the order of their numbers.
    package func visits(of caseID: CaseID) async throws -> [(visit: Visit, plan: VisitPlan)] {
        try await base.database.read { (db) throws in
            try Self.planned(VisitStore.visits(of: caseID, in: db), in: db)
        }
    }

    /// The day by the country's calendar.
    func day(of now: Instant) -> CalendarDay { base.country.zone.day(of: now) }
}
