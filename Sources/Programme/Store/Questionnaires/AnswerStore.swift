import Customs
import Database

/// Reads and writes of the tables `answer`, `answer_revision` and `answer_book`.
enum AnswerStore {
    private static let columns =
        "question, site, revision, version, value, narrative, evidence, review, origin, author, at_ms"

    // MARK: Reading

    /// All answers of an operator to a questionnaire.
    static func sheet(_ operatorID: OperatorID, _ questionnaire: String, in db: any Reading) throws -> AnswerSheet {
        AnswerSheet(
            try db.query(
                "SELECT \(columns) FROM answer WHERE operator = ? AND questionnaire = ?",
                [.text(operatorID.text), .text(questionnaire)]
            ).map { try answer($0) })
    }

    /// All answers of an operator, by questionnaire.
    static func sheets(_ operatorID: OperatorID, in db: any Reading) throws -> [String: AnswerSheet] {
        var answers: [String: [Answer]] = [:]
        for row in try db.query(
            "SELECT questionnaire, \(columns) FROM answer WHERE operator = ?", [.text(operatorID.text)])
        {
            answers[try row.text("questionnaire"), default: []].append(try answer(row))
        }
        return answers.mapValues { AnswerSheet($0) }
    }

    /// The answers to one question: the company's and those of the sites.
    static func answers(
        _ operatorID: OperatorID, _ questionnaire: String, question: String, in db: any Reading
    ) throws -> AnswerSheet {
        AnswerSheet(
            try db.query(
                "SELECT \(columns) FROM answer WHERE operator = ? AND questionnaire = ? AND question = ?",
                [.text(operatorID.text), .text(questionnaire), .text(question)]
            ).map { try answer($0) })
    }

    static func answer(
        _ operatorID: OperatorID, _ questionnaire: String, _ key: AnswerKey, in db: any Reading
    ) throws -> Answer? {
        try db.first(
            "SELECT \(columns) FROM answer WHERE operator = ? AND questionnaire = ? AND question = ? AND site = ?",
            [.text(operatorID.text), .text(questionnaire), .text(key.question), .text(key.site?.text ?? "")]
        ).map { try answer($0) }
    }

    /// The writings of one answer, newest first.
    static func history(
        _ operatorID: OperatorID, _ questionnaire: String, _ key: AnswerKey, limit: Int, in db: any Reading
    ) throws -> [Answer] {
        try db.query(
            """
            SELECT \(columns) FROM answer_revision
            WHERE operator = ? AND questionnaire = ? AND question = ? AND site = ? ORDER BY revision DESC LIMIT ?
            """,
            [
                .text(operatorID.text), .text(questionnaire), .text(key.question), .text(key.site?.text ?? ""),
                .int(limit),
            ]
        ).map { try answer($0) }
    }

    /// The version under which an operator answers; nil while nothing is answered.
    static func version(_ operatorID: OperatorID, _ questionnaire: String, in db: any Reading) throws -> String? {
        try db.first(
            "SELECT version FROM answer_book WHERE operator = ? AND questionnaire = ?",
            [.text(operatorID.text), .text(questionnaire)]
        )?.text("version")
    }

    // MARK: Writing

    /// Writes an answer over the revision before it (0 for none), with its place in the history.
    ///
    /// - Returns: false when another revision stands there; nothing is written then.
    static func write(
        _ answer: Answer, over revision: Int, of operatorID: OperatorID, _ questionnaire: String, in tx: any Writing
    ) throws -> Bool {
        let key: [SQLValue] = [
            .text(operatorID.text), .text(questionnaire), .text(answer.key.question),
            .text(answer.key.site?.text ?? ""),
        ]
        let values: [SQLValue] = [
            .int(answer.revision), .text(answer.version), .text(answer.content.value?.stored),
            .text(answer.content.narrative), .text(answer.content.evidence.map(\.text).joined(separator: " ")),
            .text(answer.review?.rawValue), .text(answer.origin?.description), .text(answer.author),
            .int(answer.at.milliseconds),
        ]
        let written: Int
        if revision == 0 {
            written = try tx.execute(insert("answer") + " ON CONFLICT DO NOTHING", key + values)
        } else {
            written = try tx.execute(update, values + key + [.int(revision)])
        }
        guard written == 1 else { return false }
        try tx.execute(insert("answer_revision"), key + values)
        return true
    }

    private static func insert(_ table: String) -> String {
        """
        INSERT INTO \(table) (operator, questionnaire, question, site, revision, version, value, narrative, evidence, \
        review, origin, author, at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    }

    private static let update = """
        UPDATE answer SET revision = ?, version = ?, value = ?, narrative = ?, evidence = ?, review = ?, origin = ?, \
        author = ?, at_ms = ? WHERE operator = ? AND questionnaire = ? AND question = ? AND site = ? AND revision = ?
        """

    /// Opens the book of an operator under a version, unless it is open.
    static func open(
        _ operatorID: OperatorID, _ questionnaire: String, version: String, at instant: Instant, in tx: any Writing
    ) throws {
        try tx.execute(
            """
            INSERT INTO answer_book (operator, questionnaire, version, opened_at, changed_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            [
                .text(operatorID.text), .text(questionnaire), .text(version), .int(instant.milliseconds),
                .int(instant.milliseconds),
            ])
    }

    /// Brings the book to another version; false when it does not stand at the one before.
    static func move(
        _ operatorID: OperatorID, _ questionnaire: String, from old: String, to version: String, at instant: Instant,
        in tx: any Writing
    ) throws -> Bool {
        try tx.execute(
            """
            UPDATE answer_book SET version = ?, changed_at = ?
            WHERE operator = ? AND questionnaire = ? AND version = ?
            """,
            [
                .text(version), .int(instant.milliseconds), .text(operatorID.text), .text(questionnaire), .text(old),
            ]) == 1
    }

    private static func answer(_ row: Row) throws -> Answer {
        let site = try row.text("site")
        let evidence = try row.text("evidence")
        return Answer(
            key: AnswerKey(try row.text("question"), site: site.isEmpty ? nil : SiteID(unchecked: site)),
            content: AnswerContent(
                value: try row.optionalText("value").flatMap { AnswerValue(stored: $0) },
                narrative: try row.text("narrative"),
                evidence: evidence.isEmpty
                    ? [] : evidence.split(separator: " ").map { EvidenceID(unchecked: String($0)) }),
            version: try row.text("version"), author: try row.text("author"),
            at: Instant(milliseconds: try row.int("at_ms")), revision: Int(try row.int("revision")),
            review: try row.optionalText("review").flatMap { ReviewCause(rawValue: $0) },
            origin: try row.optionalText("origin").flatMap { QuestionReference($0) })
    }
}
