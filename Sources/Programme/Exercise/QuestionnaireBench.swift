import Customs
import Database

/// Measures the bar of the questionnaires: a case of 40 sites and 42 sub-standards opens, saves and diffs in under 200 ms.
package enum QuestionnaireBench {
    /// One measured thing: milliseconds over the repetitions.
    package struct Figure: Sendable, Hashable {
        package var name: String
        package var answers: Int
        package var median: Double
        package var worst: Double
    }

    /// Fills the answers of one operator and measures; the database has the house's tables.
    ///
    /// - Parameter programme: a room whose library holds the questionnaire.
    package static func run(
        _ programme: Programme, questionnaire code: String, sites count: Int = 40, rounds: Int = 20
    ) async throws -> [Figure] {
        let desk = programme.questionnaires
        let start = programme.base.time.now()
        guard let questionnaire = desk.library.questionnaire(code, on: desk.today(at: start)) else { return [] }
        let sites = (1...count).map {
            AnsweringSite(id: SiteID(serial: Int64(900_000 + $0)), name: "Planta \($0)", type: "plant")
        }
        let company = AnsweringOperator(
            id: OperatorID(serial: 900_000), name: "Bench", identifiers: [],
            roles: questionnaire.roles.isEmpty ? ["importer"] : questionnaire.roles, sites: sites)
        let keys = try await fill(desk, company, questionnaire, at: start)
        let frozen = try await desk.freeze(
            company, sites: sites, questionnaire: code, version: questionnaire.version, author: "bench", at: start)
        guard let first = keys.first else { return [] }

        var figures: [Figure] = []
        figures.append(
            try await measure("open", keys.count, rounds) { _ in
                guard let book = try await desk.book(company.id, code, at: start) else { return false }
                let completeness = book.questionnaire.completeness(book.sheet, roles: company.roles, sites: sites)
                return completeness.isComplete || completeness.unanswered > 0
            })
        var revision = 1
        figures.append(
            try await measure("save", keys.count, rounds) { round in
                let saved = try await desk.save(
                    QuestionnaireDesk.Draft(
                        operatorID: company.id, questionnaire: code, key: first,
                        content: AnswerContent(value: .verdict(.yes), narrative: narrative("save \(round)")),
                        seen: revision, author: "bench"), at: start)
                revision = saved.answer.revision
                if case .saved = saved { return true }
                return false
            })
        // A tenth of the answers has changed since the freezing.
        for key in keys.dropFirst().enumerated() where key.offset % 10 == 0 {
            _ = try await desk.save(
                QuestionnaireDesk.Draft(
                    operatorID: company.id, questionnaire: code, key: key.element,
                    content: AnswerContent(value: .verdict(.partly), narrative: narrative("changed")), seen: 1,
                    author: "bench"), at: start)
        }
        figures.append(
            try await measure("diff", keys.count, rounds) { _ in
                guard let then = try await desk.frozen(frozen.hash, of: company.id),
                    let now = try await desk.book(company.id, code, at: start)
                else { return false }
                return !AnswerDifference.between(then.sheet.contents, now.sheet.contents).isEmpty
            })
        figures.append(
            try await measure("freeze", keys.count, min(rounds, 5)) { _ in
                let again = try await desk.freeze(
                    company, sites: sites, questionnaire: code, version: questionnaire.version, author: "bench",
                    at: start)
                return again.frozen.sheet.answers.count == keys.count
            })
        return figures
    }

    /// Answers every question of level site at every site.
    private static func fill(
        _ desk: QuestionnaireDesk, _ company: AnsweringOperator, _ questionnaire: Questionnaire, at instant: Instant
    ) async throws -> [AnswerKey] {
        let keys = questionnaire.questions.filter { $0.level == .site }.flatMap { question in
            company.sites.map { AnswerKey(question.code, site: $0.id) }
        }
        try await desk.base.database.write { (tx) throws in
            for key in keys {
                let draft = QuestionnaireDesk.Draft(
                    operatorID: company.id, questionnaire: questionnaire.code, key: key,
                    content: AnswerContent(value: .verdict(.yes), narrative: narrative(key.question)), seen: 0,
                    author: "bench")
                _ = try desk.save(draft, at: instant, in: tx)
            }
        }
        return keys
    }

    /// About 600 characters, what a company writes to a sub-standard.
    private static func narrative(_ seed: String) -> String {
        "\(seed): "
            + String(
                repeating: "El responsable de seguridad revisa el procedimiento cada año y deja registro firmado. ",
                count: 7)
    }

    private struct Unexpected: Error {}

    private static func measure(
        _ name: String, _ answers: Int, _ rounds: Int, _ body: (Int) async throws -> Bool
    ) async throws -> Figure {
        let clock = ContinuousClock()
        var times: [Double] = []
        for round in 0..<max(1, rounds) {
            let start = clock.now
            guard try await body(round) else { throw Unexpected() }
            times.append(milliseconds(start.duration(to: clock.now)))
        }
        times.sort()
        return Figure(name: name, answers: answers, median: times[times.count / 2], worst: times[times.count - 1])
    }

    private static func milliseconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) * 1000 + Double(duration.components.attoseconds) / 1e15
    }
}
