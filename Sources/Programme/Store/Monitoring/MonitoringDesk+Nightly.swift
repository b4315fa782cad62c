import Clearance
package import Customs
package import Database
import JSON
import Ledger

/// Whether an operator would still qualify, as the last run or a look just now found.
package struct QualificationStanding: Sendable, Hashable {
    package var owner: OperatorID
    package var programme: String
    package var outcome: Qualification.Answer
    package var lines: [Qualification.Line]
    package var judgedAt: Instant
    package var changedAt: Instant
}

extension MonitoringDesk {
    /// Asks of every holder whether it would still qualify; a result row and an event only where an answer changed.
    ///
    /// Answers how many were judged and how many changed.
    @discardableResult
    package func runNightly(at instant: Instant) async throws -> (judged: Int, changed: Int) {
        let wiring = wiring
        let holders = try await base.database.read { (db) throws in
            try wiring.operators(db, instant).filter(\.isHolder)
        }
        var counts = (judged: 0, changed: 0)
        for start in stride(from: 0, to: holders.count, by: 100) {
            let group = Array(holders[start..<min(start + 100, holders.count)])
            let standings = try await base.database.read(timeout: .seconds(120)) { [rules] (db) throws in
                try group.map { try Self.judge($0, rules, at: instant, in: db) }
            }
            let changed = try await base.database.write { (tx) throws in
                try standings.reduce(0) { try $0 + (Self.store($1, in: tx) ? 1 : 0) }
            }
            counts.judged += standings.count
            counts.changed += changed
        }
        return counts
    }

    /// The answer now, without storing it; nil for an operator that is not under watch.
    package func qualification(of owner: OperatorID, at instant: Instant) async throws -> QualificationStanding? {
        let (wiring, rules) = (wiring, rules)
        return try await base.database.read { (db) throws in
            guard let watched = try wiring.watched(owner, in: db, at: instant) else { return nil }
            return try Self.judge(watched, rules, at: instant, in: db)
        }
    }

    private static func judge(
        _ watched: MonitoredOperator, _ rules: MonitoringRules, at instant: Instant, in db: any Reading
    ) throws -> QualificationStanding {
        let requirements = rules.requirements.filter { $0.programme == watched.programme }
        let knowledge = try knowledge(of: watched, for: requirements, at: instant, in: db)
        let lines = Qualification.judge(requirements, knowledge, at: instant)
        return QualificationStanding(
            owner: watched.id, programme: watched.programme, outcome: Qualification.outcome(of: lines), lines: lines,
            judgedAt: instant, changedAt: instant)
    }

    /// Everything that the requirements ask about.
    static func knowledge(
        of watched: MonitoredOperator, for requirements: [MonitoredRequirement], at instant: Instant, in db: any Reading
    ) throws -> Qualification.Knowledge {
        var knowledge = Qualification.Knowledge()
        knowledge.overlays = watched.overlays
        knowledge.grantedAt = watched.grantedAt
        let owner = SQLValue.text(watched.id.text)
        for row in try db.query("SELECT * FROM monitoring_latest WHERE operator = ?", [owner]) {
            let observation = Observation(
                owner: watched.id, identifier: try row.text("identifier"), check: try row.text("check_code"),
                result: Observation.Result(rawValue: try row.text("result")) ?? .unknown,
                asOf: Instant(milliseconds: try row.int("as_of")), source: try row.text("source"),
                delivery: try row.text("delivery"))
            knowledge.observations[observation.check] = observation
        }
        let today = CalendarDay(instant)
        for months in Qualification.months(of: requirements) {
            var sum = Clearance.Compliance()
            for identifier in Set(watched.identifiers) {
                sum.add(
                    try Clearance.compliance(
                        of: identifier, from: today.advanced(byMonths: -months), through: today, in: db))
            }
            knowledge.compliance[months] = sum
        }
        for row in try db.query(
            "SELECT kind, max(filed_at) AS newest FROM notice WHERE operator = ? GROUP BY kind", [owner])
        {
            knowledge.notices[try row.text("kind")] = Instant(milliseconds: try row.int("newest"))
        }
        (knowledge.evidenceInUse, knowledge.expiredEvidence) = try EvidenceVault.inUse(watched.id, on: today, in: db)
        return knowledge
    }

    /// Stores what a run found; true when an answer is another than before.
    private static func store(_ standing: QualificationStanding, in tx: any Writing) throws -> Bool {
        let key: [SQLValue] = [.text(standing.owner.text), .text(standing.programme)]
        let before = try tx.first(
            "SELECT outcome, answers FROM qualification_standing WHERE operator = ? AND programme = ?", key)
        var answers = JSONObject()
        for line in standing.lines.sorted(by: { $0.requirement < $1.requirement }) {
            answers[line.requirement] = .string(line.answer.rawValue)
        }
        let text = JSONValue.object(answers).text()
        let hasChanged = try before.map { try $0.text("answers") != text } ?? true
        let at = SQLValue.int(standing.judgedAt.milliseconds)
        let lines = SQLValue.text(QualificationJSON.lines(standing.lines).text())
        try tx.execute(
            """
            INSERT INTO qualification_standing (operator, programme, outcome, lines, answers, judged_at, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (operator, programme) DO UPDATE SET outcome = excluded.outcome,
            lines = excluded.lines, judged_at = excluded.judged_at, changed_at = CASE WHEN
            qualification_standing.answers = excluded.answers THEN qualification_standing.changed_at
            ELSE excluded.changed_at END, answers = excluded.answers
            """, key + [.text(standing.outcome.rawValue), lines, .text(text), at, at])
        guard hasChanged else { return false }
        try tx.execute(
            """
            INSERT INTO qualification_result (operator, programme, judged_at, outcome, lines) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (operator, programme, judged_at) DO NOTHING
            """, key + [at, .text(standing.outcome.rawValue), lines])
        var data: JSONObject = [
            "answers": .object(answers), "outcome": .string(standing.outcome.rawValue),
            "programme": .string(standing.programme),
        ]
        if let was = try before?.text("outcome") { data["was"] = .string(was) }
        try Ledger.append(
            [
                EventDraft(
                    .qualificationChanged, subject: standing.owner.text, at: standing.judgedAt, actor: "garita",
                    data: .object(data))
            ], in: tx)
        return true
    }

    /// What the last run found, those with the answer asked for, longest first; a page below an operator.
    package func standings(
        _ outcome: Qualification.Answer, after: OperatorID? = nil, limit: Int = 50
    ) async throws -> [QualificationStanding] {
        let most = max(1, min(limit, 500))
        return try await base.database.read { (db) throws in
            try db.query(
                """
                SELECT * FROM qualification_standing WHERE outcome = ? AND operator > ? ORDER BY operator LIMIT \(most)
                """, [.text(outcome.rawValue), .text(after?.text ?? "")]
            ).map { try Self.standing($0) }
        }
    }

    /// How many holders there are with each answer, by the last run, and when that was.
    package func outcomeCounts() async throws -> (counts: [Qualification.Answer: Int], judgedAt: Instant?) {
        try await base.database.read { (db) throws in
            var counts: [Qualification.Answer: Int] = [:]
            var newest: Instant?
            let sql =
                "SELECT outcome, count(*) AS holders, max(judged_at) AS judged FROM qualification_standing GROUP BY outcome"
            for row in try db.query(sql) {
                guard let answer = Qualification.Answer(rawValue: try row.text("outcome")) else { continue }
                counts[answer] = Int(try row.int("holders"))
                let judged = Instant(milliseconds: try row.int("judged"))
                newest = max(newest ?? judged, judged)
            }
            return (counts, newest)
        }
    }

    /// When an operator's answers changed, newest first; at most 50.
    package func history(of owner: OperatorID) async throws -> [QualificationStanding] {
        try await base.database.read { (db) throws in
            try db.query(
                "SELECT *, judged_at AS changed_at FROM qualification_result WHERE operator = ? ORDER BY judged_at DESC LIMIT 50",
                [.text(owner.text)]
            ).map { try Self.standing($0) }
        }
    }

    private static func standing(_ row: Row) throws -> QualificationStanding {
        QualificationStanding(
            owner: OperatorID(unchecked: try row.text("operator")), programme: try row.text("programme"),
            outcome: Qualification.Answer(rawValue: try row.text("outcome")) ?? .unknown,
            lines: QualificationJSON.lines(from: try row.text("lines")),
            judgedAt: Instant(milliseconds: try row.int("judged_at")),
            changedAt: Instant(milliseconds: try row.int("changed_at")))
    }
}

extension EvidenceVault {
    /// How many of an operator's files support something, and those of them whose last day has passed.
    package static func inUse(
        _ owner: OperatorID, on day: CalendarDay, in db: any Reading
    ) throws -> (count: Int, expired: [EvidenceID]) {
        let rows = try db.query(
            """
            SELECT serial, valid_through FROM evidence e WHERE operator = ? AND withdrawn_at IS NULL
            AND EXISTS (SELECT 1 FROM evidence_use u WHERE u.serial = e.serial) ORDER BY serial
            """, [.text(owner.text)])
        let expired = try rows.filter { (row) throws in
            try row.optionalInt("valid_through").map { $0 < Int64(day.number) } ?? false
        }
        return (rows.count, try expired.map { EvidenceID(serial: try $0.int("serial")) })
    }
}

/// The lines of an answer as they are stored and given out.
enum QualificationJSON {
    static func lines(_ lines: [Qualification.Line]) -> JSONValue {
        .array(
            lines.map { line in
                var object: JSONObject = [
                    "requirement": .string(line.requirement), "answer": .string(line.answer.rawValue),
                    "cause": .string(line.cause.rawValue),
                ]
                if !line.basis.isEmpty { object["basis"] = .string(line.basis) }
                if let asOf = line.asOf { object["asOf"] = .string(asOf.description) }
                if let age = line.age { object["ageDays"] = .number(age) }
                if let count = line.count { object["count"] = .number(count) }
                if let total = line.total { object["total"] = .number(total) }
                return .object(object)
            })
    }

    static func lines(from text: String) -> [Qualification.Line] {
        let array = (try? JSONValue.parse(Array(text.utf8), limits: .file))?.array ?? []
        return array.compactMap { value in
            guard let requirement = value["requirement"]?.string,
                let answer = value["answer"]?.string.flatMap({ Qualification.Answer(rawValue: $0) }),
                let cause = value["cause"]?.string.flatMap({ Qualification.Cause(rawValue: $0) })
            else { return nil }
            return Qualification.Line(
                requirement: requirement, answer: answer, cause: cause, basis: value["basis"]?.string ?? "",
                asOf: value["asOf"]?.string.flatMap { try? Instant($0) }, age: value["ageDays"]?.int.map { Int($0) },
                count: value["count"]?.int.map { Int($0) }, total: value["total"]?.int.map { Int($0) })
        }
    }
}
