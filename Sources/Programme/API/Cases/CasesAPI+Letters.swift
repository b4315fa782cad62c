import Customs
import HTML
import HTTP
import Identity
import JSON

/// The letters of a case in the API: the list with the SHA-256 of each language, and one in its words.
extension CasesAPI {
    var letters: [Endpoint] {
        [false, true].flatMap { isOwn in [letterList(isOwn: isOwn), letter(isOwn: isOwn)] }
    }

    private func letterList(isOwn: Bool) -> Endpoint {
        Endpoint(
            .get, isOwn ? "/api/programme/own/cases/{id}/letters" : "/api/programme/cases/{id}/letters",
            access: .permission(isOwn ? .readOwnCases : .readCases),
            summary: "The letters that a case has told, each with the SHA-256 of its words in every language.",
            tags: ["programme"], parameters: [Self.id], responses: [.json(name: "CaseLetters")],
            rate: CasesPages.letterRate,
            handler: { request in
                let file = isOwn ? try await site.ownCase(request) : try await site.officeCase(request)
                let told = try await site.cases.letters(of: file)
                return .json(["letters": .array(told.map { $0.json(of: file.life.id, isOffice: !isOwn) })])
            })
    }

    private func letter(isOwn: Bool) -> Endpoint {
        Endpoint(
            .get,
            isOwn
                ? "/api/programme/own/cases/{id}/letters/{sequence}" : "/api/programme/cases/{id}/letters/{sequence}",
            access: .permission(isOwn ? .readOwnCases : .readCases),
            summary: "A letter of a case by the event that it tells.", tags: ["programme"],
            parameters: [
                Self.id, EndpointParameter("sequence", in: .path), EndpointParameter("language", summary: "es or en"),
            ], responses: [.json(name: "CaseLetter")], rate: CasesPages.letterRate,
            handler: { request in
                let (file, told) = try await site.letter(request, isOffice: !isOwn)
                let language = ProgrammeSite.language(request, else: .es)
                guard let letter = told.letters[language] else { throw HTTPProblem(.notFound) }
                var object = told.json(of: file.life.id, isOffice: !isOwn).object ?? JSONObject()
                object["letter"] = letter.json
                return .json(.object(object))
            })
    }
}

extension ToldLetter {
    func json(of id: CaseID, isOffice: Bool) -> JSONValue {
        var object = JSONObject()
        object["event"] = .string(String(sequence))
        object["at"] = .string(at.description)
        object["code"] = .string(code)
        object["isAdverse"] = .bool(letters.values.contains(where: \.isAdverse))
        let sorted = letters.sorted { $0.key.rawValue < $1.key.rawValue }
        object["title"] = .object(JSONObject(sorted.map { ($0.key.rawValue, .string($0.value.title)) }))
        object["sha256"] = .object(
            JSONObject(sorted.map { ($0.key.rawValue, .string(LetterPaper.hash($0.value))) }))
        object["page"] = .string(ProgrammeSite.letterLink(id, sequence, isOffice: isOffice).text)
        object["pdf"] = .string(ProgrammeSite.letterLink(id, sequence, isOffice: isOffice, isPDF: true).text)
        return .object(object)
    }
}

extension Letter {
    /// The letter's words, part by part.
    var json: JSONValue {
        var object = JSONObject()
        object["language"] = .string(language)
        object["title"] = .string(title)
        object["date"] = .string(date.description)
        object["authority"] = .string(authority)
        object["programme"] = .string(programme)
        object["reference"] = .string(reference)
        object["to"] = .string(recipient.name)
        object["parts"] = .array(
            parts.map { part in
                switch part {
                case .paragraph(let text): ["paragraph": .string(text)]
                case .list(let items): ["list": .array(items.map { .string($0) })]
                case .reasons:
                    [
                        "reasons": .array(
                            reasons.map { reason in
                                [
                                    "criterion": .string(reason.criterion), "fact": .string(reason.fact),
                                    "evidence": .array(reason.evidence.map { .string($0) }),
                                ]
                            })
                    ]
                case .routes:
                    [
                        "routes": .array(
                            routes.map { route in
                                [
                                    "name": .string(route.name), "body": .string(route.body),
                                    "lastDay": .string(route.lastDay.description),
                                ]
                            })
                    ]
                }
            })
        return .object(object)
    }
}
