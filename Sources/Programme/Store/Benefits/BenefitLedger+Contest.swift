import Clearance
package import Customs
import Database
import JSON
import Ledger
import Sealing

extension BenefitLedger {
    /// Characters of a statement or an answer.
    package static let textLimit = 4000

    /// An operator contests a line as it stands. Throws ``BenefitError``.
    package func contest(
        _ line: BenefitLineName, of operatorID: OperatorID, in month: Month, programme: String, text: String,
        by: String,
        at now: Instant
    ) async throws -> BenefitContest {
        try Self.check(text)
        let found = try await benefits(of: operatorID, in: month).first { $0.body.programme == programme }
        guard let body = try found.flatMap({ try Self.body(of: line, in: $0.body) }) else {
            throw BenefitError(.notFound, "there is no line \(line) of \(operatorID) in \(month)")
        }
        let data: JSONValue = [
            "line": .string(line.description), "lineHash": .string(SHA256.hash(body).hex),
            "month": .string(month.description), "programme": .string(programme),
            "textHash": .string(SHA256.hash(text).hex),
        ]
        let open = BenefitError(.open, "the line \(line) of \(operatorID) in \(month) is contested already")
        do {
            let id = try await base.database.write { (tx) throws -> Int64 in
                let known = try tx.value(
                    """
                    SELECT id FROM benefit_contest
                    WHERE operator_id = ? AND month = ? AND programme = ? AND line = ? AND state = 'open'
                    """,
                    [.text(operatorID.text), .text(month.description), .text(programme), .text(line.description)])
                if known != nil { throw open }
                let draft = EventDraft(.benefitContested, subject: operatorID.text, at: now, actor: by, data: data)
                let events = try Ledger.append([draft], in: tx)
                guard let id = events.first?.sequence else { throw open }
                try tx.execute(
                    """
                    INSERT INTO benefit_contest (id, operator_id, month, programme, line, line_body, statement,
                        contested_by, contested_at, state)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')
                    """,
                    [
                        .int(id), .text(operatorID.text), .text(month.description), .text(programme),
                        .text(line.description), .blob(body), .text(text), .text(by), .int(now.milliseconds),
                    ])
                return id
            }
            return BenefitContest(
                id: ContestID(serial: id), operatorID: operatorID, month: month, programme: programme, line: line,
                lineBody: body, text: text, by: by, at: now, state: .open)
        } catch let error as DatabaseError where error.code == .unique {
            throw open
        }
    }

    /// The office accepts a contest with the correction that follows, or refuses it with the reason.
    package func answer(
        _ id: ContestID, accepted: Bool, text: String, by: String, at now: Instant
    ) async throws -> BenefitContest {
        try Self.check(text)
        let state: BenefitContest.State = accepted ? .accepted : .refused
        let serial = id.serial
        let hash = SHA256.hash(text).hex
        try await base.database.write { (tx) throws -> Void in
            guard let row = try tx.first("SELECT operator_id, state FROM benefit_contest WHERE id = ?", [.int(serial)])
            else { throw BenefitError(.notFound, "there is no contest \(id)") }
            let changed = try tx.execute(
                """
                UPDATE benefit_contest SET state = ?, answer = ?, answered_by = ?, answered_at = ?
                WHERE id = ? AND state = 'open'
                """,
                [.text(state.rawValue), .text(text), .text(by), .int(now.milliseconds), .int(serial)])
            guard changed == 1 else { throw BenefitError(.answered, "the contest \(id) was answered before") }
            let draft = EventDraft(
                .benefitAnswered, subject: try row.text("operator_id"), at: now, actor: by,
                data: [
                    "contest": .string(id.text), "outcome": .string(state.rawValue), "textHash": .string(hash),
                ])
            _ = try Ledger.append([draft], in: tx)
        }
        guard let contest = try await contest(id) else { throw BenefitError(.notFound, "there is no contest \(id)") }
        return contest
    }

    package func contest(_ id: ContestID) async throws -> BenefitContest? {
        try await contests("id = ?", [.int(id.serial)], limit: 1).first
    }

    /// An operator's contests, latest first; of one month when it is given. At most 500.
    package func contests(of operatorID: OperatorID, in month: Month? = nil) async throws -> [BenefitContest] {
        var values: [SQLValue] = [.text(operatorID.text)]
        if let month { values.append(.text(month.description)) }
        return try await contests("operator_id = ?" + (month == nil ? "" : " AND month = ?"), values, limit: 500)
    }

    /// The queue of a state: the oldest first while they are open, else the latest first.
    package func contests(
        _ state: BenefitContest.State, after id: ContestID? = nil, limit: Int = 50
    ) async throws -> [BenefitContest] {
        let isOpen = state == .open
        var values: [SQLValue] = [.text(state.rawValue)]
        if let id { values.append(.int(id.serial)) }
        let place = id == nil ? "" : isOpen ? " AND id > ?" : " AND id < ?"
        return try await contests("state = ?" + place, values, order: isOpen ? "id" : "id DESC", limit: limit)
    }

    package func contestCounts() async throws -> [BenefitContest.State: Int] {
        try await base.database.read { (db) throws in
            var counts: [BenefitContest.State: Int] = [:]
            for row in try db.query("SELECT state, count(*) AS n FROM benefit_contest GROUP BY state") {
                guard let state = BenefitContest.State(rawValue: try row.text("state")) else { continue }
                counts[state] = Int(try row.int("n"))
            }
            return counts
        }
    }

    private func contests(
        _ condition: String, _ values: [SQLValue], order: String = "id DESC", limit: Int
    ) async throws -> [BenefitContest] {
        try await base.database.read { (db) throws in
            try db.query(
                """
                SELECT id, operator_id, month, programme, line, line_body, statement, contested_by, contested_at, state,
                    answer, answered_by, answered_at
                FROM benefit_contest WHERE \(condition) ORDER BY \(order) LIMIT ?
                """, values + [.int(Int64(limit))]
            ).compactMap { (row) throws in try Self.contest(row) }
        }
    }

    private static func contest(_ row: Row) throws -> BenefitContest? {
        guard let month = Month(try row.text("month")), let line = BenefitLineName(try row.text("line")),
            let state = BenefitContest.State(rawValue: try row.text("state"))
        else { return nil }
        var contest = BenefitContest(
            id: ContestID(serial: try row.int("id")), operatorID: try OperatorID(try row.text("operator_id")),
            month: month, programme: try row.text("programme"), line: line, lineBody: try row.blob("line_body"),
            text: try row.text("statement"), by: try row.text("contested_by"),
            at: Instant(milliseconds: try row.int("contested_at")), state: state)
        if let text = try row.optionalText("answer"), let by = try row.optionalText("answered_by"),
            let at = try row.optionalInt("answered_at")
        {
            contest.answer = BenefitContest.Answer(text: text, by: by, at: Instant(milliseconds: at))
        }
        return contest
    }

    /// The bytes of a line as it stands; nil when the month has no such line.
    private static func body(of line: BenefitLineName, in benefits: OperatorBenefits) throws -> [UInt8]? {
        switch line {
        case .measure(let measure):
            try benefits.lines.first { $0.measure == measure }.map { try BenefitBytes.write($0) }
        case .undelivered(let number, let reason):
            try benefits.undelivered.first { $0.number == number && $0.reason == reason }
                .map { try BenefitBytes.write($0) }
        }
    }

    private static func check(_ text: String) throws(BenefitError) {
        guard !text.allSatisfy(\.isWhitespace), text.count <= textLimit, !ControlCharacters.isIn(text) else {
            throw BenefitError(.text, "a text has 1 to \(textLimit) characters and no control characters")
        }
    }
}
