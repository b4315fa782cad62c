import Country
import Customs
import JSON

/// Questions and answers as the API writes them.
enum QuestionnaireJSON {
    static func text(_ text: LocalizedText) -> JSONValue { ["es": .string(text["es"]), "en": .string(text["en"])] }

    static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    static func head(_ questionnaire: Questionnaire) -> JSONObject {
        [
            "code": .string(questionnaire.code), "programme": .string(questionnaire.programme),
            "country": .string(questionnaire.country), "version": .string(questionnaire.version),
            "effectiveFrom": .string(questionnaire.validity.from.description),
            "effectiveThrough": questionnaire.validity.through.map { .string($0.description) } ?? .null,
            "roles": texts(questionnaire.roles.sorted()), "title": text(questionnaire.title),
            "questions": .number(questionnaire.questions.count),
        ]
    }

    static func whole(_ questionnaire: Questionnaire, library: QuestionnaireLibrary) -> JSONValue {
        var object = head(questionnaire)
        object["source"] = [
            "title": .string(questionnaire.source.title), "date": .string(questionnaire.source.date.description),
            "verified": .bool(questionnaire.source.isVerified),
        ]
        object["sections"] = .array(
            questionnaire.sections.map { section in
                [
                    "code": .string(section.code), "title": text(section.title), "task": text(section.task),
                    "questions": .array(section.questions.map { question($0, of: questionnaire, library) }),
                ]
            })
        return .object(object)
    }

    private static func question(
        _ question: Question, of questionnaire: Questionnaire, _ library: QuestionnaireLibrary
    ) -> JSONValue {
        let same = library.same(as: QuestionReference(questionnaire.code, question.code))
        var object: JSONObject = [
            "code": .string(question.code), "title": text(question.title), "text": text(question.text),
            "guidance": text(question.guidance), "points": .array(question.points.map { text($0) }),
            "obligation": .string(question.obligation.rawValue), "type": .string(question.type.word),
            "level": .string(question.level.rawValue), "minutes": .number(question.minutes),
            "evidence": [
                "rule": .string(question.evidence.rule.rawValue),
                "kinds": .array(question.evidence.kinds.map { text($0) }),
            ],
            "roles": texts(question.roles.sorted()), "siteTypes": texts(question.siteTypes.sorted()),
            "safe": texts(question.safe.sorted().map(\.rawValue)), "same": texts(same.map(\.description)),
        ]
        switch question.type {
        case .verdict(let allows):
            object["values"] = texts(
                Verdict.allCases.filter { allows || $0 != .notApplicable }.map(\.rawValue))
        case .choice(let options), .list(let options):
            object["values"] = texts(options.map(\.code))
        case .text, .number, .day: break
        }
        return .object(object)
    }

    // MARK: Answers

    static func answer(_ answer: Answer) -> JSONValue {
        var object = content(answer.content)
        object["question"] = .string(answer.key.question)
        object["site"] = answer.key.site.map { .string($0.text) } ?? .null
        object["revision"] = .number(answer.revision)
        object["version"] = .string(answer.version)
        object["author"] = .string(answer.author)
        object["at"] = .string(answer.at.description)
        if let review = answer.review { object["review"] = .string(review.rawValue) }
        if let origin = answer.origin { object["origin"] = .string(origin.description) }
        return .object(object)
    }

    static func content(_ content: AnswerContent) -> JSONObject {
        [
            "values": texts(content.value?.texts ?? []), "narrative": .string(content.narrative),
            "evidence": texts(content.evidence.map(\.text)),
        ]
    }

    static func completeness(_ completeness: Completeness) -> JSONValue {
        [
            "complete": .bool(completeness.isComplete), "openMusts": .number(completeness.unanswered),
            "places": .array(
                completeness.places.map { place in
                    [
                        "site": place.site.map { .string($0.text) } ?? .null, "asked": .number(place.asked),
                        "done": .number(place.done), "openMusts": texts(place.unanswered.map(\.code)),
                    ]
                }),
        ]
    }

    static func difference(_ difference: AnswerDifference) -> JSONValue {
        [
            "question": .string(difference.key.question),
            "site": difference.key.site.map { .string($0.text) } ?? .null,
            "kind": .string(difference.kind.rawValue), "parts": texts(difference.parts.map(\.rawValue)),
            "left": difference.left.map { .object(content($0)) } ?? .null,
            "right": difference.right.map { .object(content($0)) } ?? .null,
        ]
    }

    static func offer(_ offer: AnswerOffer) -> JSONValue {
        var object = content(offer.content)
        object["question"] = .string(offer.key.question)
        object["site"] = offer.key.site.map { .string($0.text) } ?? .null
        object["revision"] = .number(offer.revision)
        object["origin"] = .string(offer.origin.description)
        object["author"] = .string(offer.source.author)
        object["at"] = .string(offer.source.at.description)
        return .object(object)
    }

    static func coverage(_ coverage: Coverage) -> JSONValue {
        [
            "questionnaire": .string(coverage.questionnaire), "programme": .string(coverage.programme),
            "letters": .array(
                coverage.lines.map { line in
                    [
                        "letter": .string(line.letter.rawValue), "asked": .number(line.asked),
                        "done": .number(line.done), "openMusts": .number(line.openMusts),
                        "offered": .number(line.offered), "covered": .bool(line.isCovered),
                    ]
                }),
        ]
    }

    static func score(_ score: AnswerScore) -> JSONValue {
        [
            "version": .string(score.version), "standing": .string(score.standing.rawValue),
            "points": .number(score.points), "possible": .number(score.possible),
            "perMille": score.perMille.map { .number($0) } ?? .null,
            "lines": .array(
                score.lines.map { line in
                    [
                        "question": .string(line.key.question),
                        "site": line.key.site.map { .string($0.text) } ?? .null,
                        "obligation": .string(line.obligation.rawValue), "outcome": .string(line.outcome.rawValue),
                        "points": .number(line.points), "possible": .number(line.possible),
                    ]
                }),
        ]
    }

    static func migration(_ migration: AnswerMigration) -> JSONValue {
        func keys(_ keys: [AnswerKey]) -> JSONValue {
            .array(
                keys.map {
                    ["question": .string($0.question), "site": $0.site.map { .string($0.text) } ?? .null]
                })
        }
        return [
            "from": .string(migration.from), "to": .string(migration.to), "kept": keys(migration.kept),
            "retired": keys(migration.retired), "new": texts(migration.new),
            "written": .array(
                migration.writes.map { write in
                    [
                        "question": .string(write.key.question),
                        "site": write.key.site.map { .string($0.text) } ?? .null, "from": keys(write.from),
                        "review": write.review.map { .string($0.rawValue) } ?? .null,
                        "why": write.why.map { text($0) } ?? .null,
                    ]
                }),
        ]
    }

    static func plan(_ plan: StarterPlan) -> JSONValue {
        [
            "questions": .number(plan.questions), "minutes": .number(plan.minutes),
            "steps": .array(
                plan.steps.map { step in
                    [
                        "section": .string(step.section), "minutes": .number(step.minutes),
                        "questions": texts(step.questions.map(\.code)),
                    ]
                }),
            "papers": .array(
                plan.papers.map { paper in
                    [
                        "name": text(paper.name), "required": .bool(paper.isRequired),
                        "questions": texts(paper.questions),
                    ]
                }),
        ]
    }
}
