package import Customs
import Database

/// A row of the lists of cases.
package struct CaseRow: Sendable, Hashable {
    package var id: CaseID
    package var serial: Int64
    package var operatorID: OperatorID
    package var programme: String
    package var role: String
    package var state: CaseState
    package var stateSince: Instant
    package var openedAt: Instant
    package var officer: String?
    package var certificate: String?
    package var through: CalendarDay?
    package var overlays: [Overlay]
    /// The nearest end of a clock that runs.
    package var due: CalendarDay?
    package var clock: String?
}

/// Which cases to list; newest first.
package struct CaseSearch: Sendable, Hashable {
    package var states: [CaseState] = []
    package var programme: String?
    package var operators: [OperatorID]?
    package var officer: String?
    /// Only those with a clock that runs out by this instant.
    package var overBy: Instant?
    /// The serial to go on below.
    package var below: Int64?
    package var limit = 50

    package init() {}
}

extension CaseDesk {
    package func list(_ search: CaseSearch) async throws -> [CaseRow] {
        if search.operators?.isEmpty == true { return [] }
        var terms = ["serial < ?"]
        var values: [SQLValue] = [.int(search.below ?? Int64.max)]
        func among(_ column: String, _ list: [String]) {
            terms.append("(" + list.map { _ in "\(column) = ?" }.joined(separator: " OR ") + ")")
            values += list.map { .text($0) }
        }
        if !search.states.isEmpty { among("state", search.states.map(\.rawValue)) }
        if let operators = search.operators { among("operator_id", operators.prefix(200).map(\.text)) }
        if let programme = search.programme {
            terms.append("programme = ?")
            values.append(.text(programme))
        }
        if let officer = search.officer {
            terms.append("officer = ?")
            values.append(.text(officer))
        }
        if let overBy = search.overBy {
            terms.append(
                "case_id IN (SELECT case_id FROM programme_clock WHERE over_at <= ? AND paused = 0)")
            values.append(.int(overBy.milliseconds))
        }
        let sql = "SELECT * FROM programme_case WHERE \(terms.joined(separator: " AND ")) ORDER BY serial DESC LIMIT ?"
        values.append(.int(Int64(min(max(search.limit, 1), 500))))
        let arguments = values
        return try await base.database.read { (db) throws in
            let rows = try db.query(sql, arguments).map { try CaseRow($0) }
            let clocks = try db.query(
                """
                SELECT clock, due FROM programme_clock WHERE case_id = ? AND paused = 0 ORDER BY over_at, clock LIMIT 1
                """, each: rows.map { [.text($0.id.text)] })
            return try zip(rows, clocks).map { row, clock in
                var row = row
                if let first = clock.first {
                    row.due = CalendarDay(number: Int32(try first.int("due")))
                    row.clock = try first.text("clock")
                }
                return row
            }
        }
    }

    /// How many cases there are in each state.
    package func counts() async throws -> [CaseState: Int] {
        try await base.database.read { (db) throws in
            var counts: [CaseState: Int] = [:]
            for row in try db.query("SELECT state, count(*) AS count FROM programme_case GROUP BY state") {
                if let state = CaseState(rawValue: try row.text("state")) { counts[state] = Int(try row.int("count")) }
            }
            return counts
        }
    }
}

extension CaseRow {
    init(_ row: Row) throws {
        id = try CaseID(row.text("case_id"))
        serial = try row.int("serial")
        operatorID = try OperatorID(row.text("operator_id"))
        programme = try row.text("programme")
        role = try row.text("role")
        guard let state = CaseState(rawValue: try row.text("state")) else {
            throw CaseError(.history, "a case is in a state that this version does not know")
        }
        self.state = state
        stateSince = Instant(milliseconds: try row.int("state_since"))
        openedAt = Instant(milliseconds: try row.int("opened_at"))
        officer = try row.optionalText("officer")
        certificate = try row.optionalText("certificate")
        through = try row.optionalInt("through").map { CalendarDay(number: Int32(truncatingIfNeeded: $0)) }
        overlays = try row.text("overlays").split(separator: " ").compactMap { Overlay(rawValue: String($0)) }
    }
}
