import Country
import Customs
import HTTP
import Identity
import JSON

/// Consultations in the API, for programs of the authorities that are asked.
extension CasesAPI {
    var consultations: [Endpoint] {
        [
            Endpoint(
                .get, "/api/programme/consultations", access: .permission(.answerConsultation),
                summary: "The consultations that wait for the asker's own authority.", tags: ["programme"],
                responses: [.json(name: "ConsultationList")],
                handler: { request in
                    let asked = try await site.openConsultations(request)
                    return .json(["consultations": .array(asked.map(\.json))])
                }),
            Endpoint(
                .get, "/api/programme/consultations/{id}/{consultation}", access: .permission(.answerConsultation),
                summary: "One consultation of the asker's own authority.", tags: ["programme"],
                parameters: Self.place, responses: [.json(name: "Consultation")],
                handler: { request in .json(try await site.consultation(request).json) }),
            Endpoint(
                .post, "/api/programme/consultations/{id}/{consultation}/answer",
                access: .permission(.answerConsultation), summary: "Answers a consultation.", tags: ["programme"],
                parameters: Self.place, request: .json(Self.answer), responses: [.json(name: "Consultation")],
                handler: { request in
                    let asked = try await site.consultation(request)
                    let body = try request.json()
                    let form = FormFields(
                        ["answer", "text"].compactMap { name in
                            body[name]?.string.map { FormFields.Field(name: name, value: $0) }
                        })
                    try await CasesProblem.telling {
                        try await site.answer(asked, form, by: try request.signedIn())
                    }
                    return .json(try await site.consultation(request).json)
                }),
        ]
    }

    private static let place = [id, EndpointParameter("consultation", in: .path, summary: "For example C1.")]

    private static let answer: JSONValue = [
        "type": "object", "required": ["answer", "text"], "additionalProperties": false,
        "properties": [
            "answer": ["type": "string", "enum": .array(ConsultationAnswer.allCases.map { .string($0.rawValue) })],
            "text": ["type": "string", "minLength": 1, "maxLength": .number(Int64(ProseStore.limit))],
        ],
    ]
}

extension AskedConsultation {
    var json: JSONValue {
        var object = JSONObject()
        object["case"] = .string(caseID.text)
        object["consultation"] = .string(consultation)
        object["programme"] = .object(JSONObject(["es", "en"].map { ($0, .string(programme[$0])) }))
        object["question"] = .string(question)
        object["asked"] = .string(openedAt.description)
        if let lastDay { object["lastDay"] = .string(lastDay.description) }
        object["isLate"] = .bool(isLate)
        object["silence"] = silence.map { .string($0.rawValue) } ?? .null
        if let closed {
            object["answer"] = .string(closed.answer.rawValue)
            object["byDefault"] = .bool(closed.byDefault)
        }
        return .object(object)
    }
}
