package import Customs
package import Database
package import Sealing

extension QuestionnaireDesk {
    /// A frozen set as lists show it.
    package struct FrozenSummary: Hashable, Sendable {
        package var hash: Digest
        package var questionnaire: String
        package var version: String
        package var answers: Int
        package var author: String
        package var at: Instant
    }

    /// Freezes an operator's answers for some sites as they stand, keeps the text under its hash, and answers both.
    ///
    /// The same answers give the same hash. Throws ``QuestionnaireError`` `notMigrated` while the answers are written for
    /// another version than `version`.
    package func freeze(
        _ company: AnsweringOperator, sites: [AnsweringSite], questionnaire code: String, version: String,
        author: String, at instant: Instant
    ) async throws -> (hash: Digest, frozen: FrozenAnswers) {
        try await base.database.write { [self] (tx) throws in
            try freeze(
                company, sites: sites, questionnaire: code, version: version, author: author, at: instant, in: tx)
        }
    }

    /// The same within the caller's transaction: the answers that a case signs and the fact that names them go together.
    package func freeze(
        _ company: AnsweringOperator, sites: [AnsweringSite], questionnaire code: String, version: String,
        author: String, at instant: Instant, in tx: any Writing
    ) throws -> (hash: Digest, frozen: FrozenAnswers) {
        guard let questionnaire = library.questionnaire(code, version: version) else {
            throw QuestionnaireError(.unknownQuestionnaire)
        }
        if let own = try AnswerStore.version(company.id, code, in: tx), own != version {
            throw QuestionnaireError(.notMigrated)
        }
        let sheet = try AnswerStore.sheet(company.id, code, in: tx)
        let frozen = FrozenAnswers(
            operatorID: company.id, questionnaire: code, version: version, roles: company.roles, sites: sites,
            sheet: AnswerSheet(sheet.answers.values.filter { questionnaire.question($0.key.question) != nil }))
        let bytes = frozen.bytes
        let hash = SHA256.hash(bytes)
        try tx.execute(
            """
            INSERT INTO answer_set (hash, operator, questionnaire, version, answers, author, at_ms, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            [
                .text(hash.hex), .text(company.id.text), .text(code), .text(version),
                .int(frozen.sheet.answers.count), .text(author), .int(instant.milliseconds), .blob(bytes),
            ])
        return (hash, frozen)
    }

    /// The text of a frozen set, nil when there is none or it is no longer what its hash says.
    package func frozenBytes(_ hash: Digest, of operatorID: OperatorID) async throws -> [UInt8]? {
        let bytes = try await base.database.read { (db) throws in
            try db.first(
                "SELECT body FROM answer_set WHERE hash = ? AND operator = ?",
                [.text(hash.hex), .text(operatorID.text)]
            )?.blob("body")
        }
        guard let bytes, SHA256.hash(bytes) == hash else { return nil }
        return bytes
    }

    package func frozen(_ hash: Digest, of operatorID: OperatorID) async throws -> FrozenAnswers? {
        try await frozenBytes(hash, of: operatorID).map { try FrozenAnswers($0) }
    }

    /// The frozen sets of an operator, newest first.
    package func frozenSets(_ operatorID: OperatorID, _ code: String, limit: Int = 50) async throws -> [FrozenSummary] {
        try await base.database.read { (db) throws in
            try db.query(
                """
                SELECT hash, questionnaire, version, answers, author, at_ms FROM answer_set
                WHERE operator = ? AND questionnaire = ? ORDER BY at_ms DESC, hash LIMIT ?
                """, [.text(operatorID.text), .text(code), .int(min(limit, 200))]
            ).compactMap { (row) throws -> FrozenSummary? in
                guard let hash = Digest(hex: try row.text("hash")) else { return nil }
                return FrozenSummary(
                    hash: hash, questionnaire: try row.text("questionnaire"), version: try row.text("version"),
                    answers: Int(try row.int("answers")), author: try row.text("author"),
                    at: Instant(milliseconds: try row.int("at_ms")))
            }
        }
    }
}
