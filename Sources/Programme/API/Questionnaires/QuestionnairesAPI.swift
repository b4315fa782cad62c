import Customs
import HTTP
import JSON
import Sealing

/// The API of questionnaires.
struct QuestionnairesAPI: Sendable {
    let site: ProgrammeSite

    var desk: QuestionnaireDesk { site.programme.questionnaires }
    var door: AnswerDoor { AnswerDoor(desk: desk) }

    var endpoints: [Endpoint] { published + answers }

    // MARK: What is asked

    /// What a programme asks is published to everybody (WTO TFA 7.7.2).
    private var published: [Endpoint] {
        [
            Endpoint(
                .get, "/api/programme/questionnaires", access: .anyone,
                summary: "The questionnaires in all their versions.", tags: ["questionnaires"],
                responses: [.json(name: "QuestionnaireList")], rate: RateLimit(perMinute: 120),
                handler: { [self] _ in
                    .json([
                        "questionnaires": .array(
                            desk.library.questionnaires.map { .object(QuestionnaireJSON.head($0)) })
                    ])
                }),
            Endpoint(
                .get, "/api/programme/questionnaires/{questionnaire}", access: .anyone,
                summary: "One questionnaire with every question; the version in force, or the one asked for.",
                tags: ["questionnaires"],
                parameters: [EndpointParameter("questionnaire", in: .path), EndpointParameter("version")],
                responses: [.json(name: "Questionnaire")], rate: RateLimit(perMinute: 60),
                handler: { [self] request in
                    let code = request.parameters["questionnaire"] ?? ""
                    let version = request.query.text("version")
                    let found =
                        version.map { desk.library.questionnaire(code, version: $0) }
                        ?? desk.library.questionnaire(code, on: desk.today(at: desk.base.time.now()))
                    guard let found else { throw HTTPProblem(.notFound) }
                    return .json(QuestionnaireJSON.whole(found, library: desk.library))
                }),
        ]
    }

    // MARK: What is answered

    private static let place = "/api/programme/operators/{operator}/answers"

    private var answers: [Endpoint] {
        [
            read(Self.place, "All answers to a questionnaire and how far they have come.", ["site"], "Answers", sheet),
            read(
                Self.place + "/history", "Every writing of one answer, newest first.", ["question", "site"],
                "AnswerHistory", history),
            read(
                Self.place + "/offers", "What answers to other programmes offer for what is open here.", [],
                "AnswerOffers", offers),
            read(
                Self.place + "/coverage", "The SAFE criteria A to M by programme: asked, done, open.", [],
                "AnswerCoverage", coverage),
            read(
                Self.place + "/score", "What the answers come to, line by line; a failed must is never outvoted.", [],
                "AnswerScore", score),
            read(
                Self.place + "/plan", "What a small company does first, how long it takes, which papers it needs.",
                ["obligations"], "StarterPlan", plan),
            read(
                Self.place + "/differences", "What differs between two states or two sites.",
                ["left", "right", "leftSite", "rightSite"], "AnswerDifferences", differences),
            read(
                Self.place + "/migration", "What would become of the answers under the version in force.", [],
                "AnswerMigration", plannedMigration),
            Endpoint(
                .get, Self.place + "/frozen/{hash}", access: .permission(.readOwnAnswers),
                summary: "Answers as they were signed, byte for byte.", tags: ["answers"],
                parameters: [EndpointParameter("operator", in: .path), EndpointParameter("hash", in: .path)],
                responses: [.json(name: "FrozenAnswers")], handler: frozen),
            Endpoint(
                .post, Self.place, access: .permission(.writeAnswers),
                summary: "Save one answer over the revision that was seen; nothing is overwritten in silence.",
                tags: ["answers"], parameters: [EndpointParameter("operator", in: .path)],
                request: .json(Self.answerSchema, name: "AnswerDraft"),
                responses: [
                    .json(name: "Answer"),
                    .json(.conflict, name: "Problem", summary: "Another wrote meanwhile; both texts are in the answer"),
                ], limits: Endpoint.Limits(maxBody: 128 * 1024), rate: RateLimit(perMinute: 240), handler: save),
            Endpoint(
                .post, Self.place + "/migration", access: .permission(.writeAnswers),
                summary: "Bring the answers to the version in force.", tags: ["answers"],
                parameters: [EndpointParameter("operator", in: .path)],
                request: .json(
                    ["type": "object", "required": ["questionnaire"], "properties": ["questionnaire": Self.codeSchema]]
                ), responses: [.json(name: "AnswerMigration")], rate: RateLimit(perMinute: 30), handler: migrate),
        ]
    }

    private static let codeSchema: JSONValue = ["type": "string", "minLength": 1, "maxLength": 40]

    private static let answerSchema: JSONValue = [
        "type": "object", "required": ["questionnaire", "question", "revision"],
        "properties": [
            "questionnaire": codeSchema, "question": codeSchema,
            "site": ["type": ["string", "null"], "maxLength": 24],
            "values": [
                "type": "array", "maxItems": 40, "items": ["type": "string", "maxLength": 64],
            ],
            "narrative": ["type": "string", "maxLength": .number(QuestionnaireDesk.maximumNarrative)],
            "evidence": [
                "type": "array", "maxItems": .number(QuestionnaireDesk.maximumEvidence),
                "items": ["type": "string", "maxLength": 24],
            ],
            "revision": ["type": "integer", "minimum": 0],
        ],
    ]

    private func read(
        _ path: String, _ summary: String, _ parameters: [String], _ name: String,
        _ answer: @escaping @Sendable (Request, AnswerDoor.Entry, QuestionnaireDesk.Book) async throws -> JSONValue
    ) -> Endpoint {
        Endpoint(
            .get, path, access: .permission(.readOwnAnswers), summary: summary, tags: ["answers"],
            parameters: [EndpointParameter("operator", in: .path)]
                + (["questionnaire"] + parameters).map { EndpointParameter($0) },
            responses: [.json(name: name)],
            handler: { [self] request in
                let entry = try await door.enter(request)
                let book = try await door.book(entry, request.query.text("questionnaire"))
                do {
                    return .json(try await answer(request, entry, book))
                } catch let error as QuestionnaireError {
                    throw error.problem
                }
            })
    }

    @Sendable private func sheet(
        _ request: Request, _ entry: AnswerDoor.Entry, _ book: QuestionnaireDesk.Book
    ) async throws -> JSONValue {
        let site = try door.site(request.query.text("site"), entry)
        let answers = book.sheet.sorted.filter { site == nil || $0.key.site == nil || $0.key.site == site?.id }
        let sites = site.map { [$0] } ?? entry.company.sites
        let completeness = book.questionnaire.completeness(book.sheet, roles: entry.company.roles, sites: sites)
        return [
            "operator": .string(entry.company.id.text), "questionnaire": .string(book.questionnaire.code),
            "version": .string(book.questionnaire.version),
            "newerVersion": book.successor.map { .string($0.version) } ?? .null,
            "answers": .array(answers.map { QuestionnaireJSON.answer($0) }),
            "completeness": QuestionnaireJSON.completeness(completeness),
        ]
    }

    @Sendable private func history(
        _ request: Request, _ entry: AnswerDoor.Entry, _ book: QuestionnaireDesk.Book
    ) async throws -> JSONValue {
        let site = try door.site(request.query.text("site"), entry)
        guard let question = request.query.text("question"), book.questionnaire.question(question) != nil else {
            throw QuestionnaireError(.unknownQuestion)
        }
        let writings = try await desk.history(
            entry.company.id, book.questionnaire.code, AnswerKey(question, site: site?.id), limit: 200)
        return ["writings": .array(writings.map { QuestionnaireJSON.answer($0) })]
    }

    @Sendable private func offers(
        _: Request, _ entry: AnswerDoor.Entry, _ book: QuestionnaireDesk.Book
    ) async throws -> JSONValue {
        let offers = try await desk.offers(to: book, of: entry.company)
        return ["offers": .array(offers.map { QuestionnaireJSON.offer($0) })]
    }

    @Sendable private func coverage(
        _: Request, _ entry: AnswerDoor.Entry, _: QuestionnaireDesk.Book
    ) async throws -> JSONValue {
        let all = try await coverages(entry)
        return ["programmes": .array(all.map { QuestionnaireJSON.coverage($0) })]
    }

    /// The coverage by each of the operator's questionnaires.
    func coverages(_ entry: AnswerDoor.Entry) async throws -> [Coverage] {
        var found: [Coverage] = []
        for questionnaire in door.questionnaires(entry) {
            let book = try await door.book(entry, questionnaire.code)
            let offers = try await desk.offers(to: book, of: entry.company)
            let completeness = book.questionnaire.completeness(
                book.sheet, roles: entry.company.roles, sites: entry.company.sites)
            found.append(book.questionnaire.coverage(completeness, offers: offers))
        }
        return found
    }

    @Sendable private func score(
        _: Request, _ entry: AnswerDoor.Entry, _ book: QuestionnaireDesk.Book
    ) async throws -> JSONValue {
        QuestionnaireJSON.score(
            book.questionnaire.score(book.sheet, roles: entry.company.roles, sites: entry.company.sites))
    }

    @Sendable private func plan(
        _ request: Request, _ entry: AnswerDoor.Entry, _ book: QuestionnaireDesk.Book
    ) async throws -> JSONValue {
        let words = (request.query.text("obligations") ?? "must").split(separator: ",")
        let obligations = Set(words.compactMap { Obligation(rawValue: String($0)) })
        guard obligations.count == words.count else {
            throw HTTPProblem.badRequest("obligations are must, should and info with commas between", type: "query")
        }
        let plan = book.questionnaire.starterPlan(
            roles: entry.company.roles, siteTypes: Set(entry.company.sites.map(\.type)), obligations: obligations)
        return QuestionnaireJSON.plan(plan)
    }

    @Sendable private func differences(
        _ request: Request, _ entry: AnswerDoor.Entry, _ book: QuestionnaireDesk.Book
    ) async throws -> JSONValue {
        let comparison = try await AnswerComparison.make(request, entry, book, door)
        return [
            "left": .string(comparison.left.version), "right": .string(comparison.right.version),
            "differences": .array(comparison.differences.map { QuestionnaireJSON.difference($0) }),
        ]
    }

    @Sendable private func plannedMigration(
        _: Request, _ entry: AnswerDoor.Entry, _ book: QuestionnaireDesk.Book
    ) async throws -> JSONValue {
        let steps = try await desk.plannedMigration(
            entry.company.id, book.questionnaire.code, at: desk.base.time.now())
        return ["steps": .array(steps.map { QuestionnaireJSON.migration($0) })]
    }

    @Sendable private func frozen(_ request: Request) async throws -> Response {
        let entry = try await door.enter(request)
        // What was signed holds the answers of every site.
        guard entry.right.sites == nil, let hash = Digest(hex: request.parameters["hash"] ?? ""),
            let bytes = try await desk.frozenBytes(hash, of: entry.company.id)
        else { throw HTTPProblem(.notFound) }
        return .json(bytes: bytes)
    }

    // MARK: Writing

    @Sendable private func save(_ request: Request) async throws -> Response {
        let entry = try await door.enter(request)
        let body = try request.json()
        let site = try door.site(body["site"]?.string, entry)
        let code = body["question"]?.string ?? ""
        let book = try await door.book(entry, body["questionnaire"]?.string, question: code)
        do {
            guard let question = book.questionnaire.question(code) else { throw QuestionnaireError(.unknownQuestion) }
            let content = AnswerContent(
                value: try AnswerValue(
                    (body["values"]?.array ?? []).compactMap(\.string), as: question.type),
                narrative: body["narrative"]?.string ?? "",
                evidence: try (body["evidence"]?.array ?? []).compactMap(\.string).map { try EvidenceID($0) })
            let saved = try await door.save(
                entry, book, AnswerKey(code, site: site?.id), content, seen: Int(body["revision"]?.int ?? 0))
            guard case .conflict(let current) = saved else {
                return .json(QuestionnaireJSON.answer(saved.answer))
            }
            var extensions = JSONObject()
            extensions["current"] = QuestionnaireJSON.answer(current)
            extensions["yours"] = .object(QuestionnaireJSON.content(content))
            throw HTTPProblem(
                .conflict, type: "questionnaires.changed-meanwhile",
                detail: "Somebody wrote this answer meanwhile; read both, choose, and send the revision that stands.",
                extensions: extensions)
        } catch let error as QuestionnaireError {
            throw error.problem
        } catch let error as InvalidValue {
            throw HTTPProblem.unprocessable(error.message, type: QuestionnaireError.Code.value.rawValue)
        }
    }

    @Sendable private func migrate(_ request: Request) async throws -> Response {
        let entry = try await door.enter(request)
        guard entry.right.mayWrite(at: nil) else { throw HTTPProblem(.forbidden) }
        let body = try request.json()
        do {
            let steps = try await desk.migrate(
                entry.company.id, body["questionnaire"]?.string ?? "", author: entry.who.id, at: desk.base.time.now())
            return .json(["steps": .array(steps.map { QuestionnaireJSON.migration($0) })])
        } catch let error as QuestionnaireError {
            throw error.problem
        }
    }
}
