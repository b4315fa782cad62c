import Customs
import HTML
import HTTP
import Identity
import JSON
import Sealing

/// The checklist: a plain page of forms without script, and with it one check a screen that works without a network.
extension VisitsPages {
    var phoneEndpoints: [Endpoint] {
        [
            Endpoint(
                .get, "/office/visits/{id}/phone", access: .permission(.workVisits),
                summary: "The checklist of a visit, for the phone.", tags: ["pages"], parameters: [Self.visit],
                responses: [.page()], handler: { [self] request in try await phone(request) }),
            Endpoint(
                .post, "/office/visits/{id}/checks/{question}", access: .permission(.workVisits),
                summary: "Save one check, without script.", tags: ["pages"],
                parameters: [Self.visit, EndpointParameter("question", in: .path)],
                request: BodySchema(mediaTypes: [MediaType.multipart], schema: ["type": "object"], isRequired: false),
                responses: [.redirect(), .page()],
                limits: Endpoint.Limits(maxBody: 26 << 20, timeoutMilliseconds: 60_000), handler: saveCheck),
        ]
    }

    private func phone(
        _ request: Request, wrong: (question: String, texts: [String])? = nil, status: HTTPStatus = .ok
    ) async throws -> Response {
        let file = try await file(request)
        let who = try who(request)
        guard file.visit.isTeam(who.id) else {
            throw HTTPProblem.forbidden("Only the two persons of the visit write.", type: "visit.not-team")
        }
        let t = shell.words(request)
        let names = try await names(file.plan.team + file.entries.map(\.by))
        var frame = shell.frame(request, t, title: t("visits.phone.title", ["site": file.plan.siteName]))
        frame.navigation = []
        frame.breadcrumbs = [NavigationItem(file.visit.id.text, href: "/office/visits/\(file.visit.id.text)")]
        frame.width = .reading
        frame.hasErrors = wrong != nil
        let view = PhoneView(file: file, names: names, who: who, csrf: frame.user?.csrf ?? "", wrong: wrong)
        return shell.respond(request, frame, PhonePage.page(t, view), status: status)
    }

    /// Saves a check from the plain form. The identifier is made with the form, so sending it twice is sending it once.
    private func saveCheck(_ request: Request) async throws -> Response {
        let file = try await file(request)
        let who = try who(request)
        let t = shell.words(request)
        let question = request.parameters["question"] ?? ""
        guard file.visit.isTeam(who.id) else {
            throw HTTPProblem.forbidden("Only the two persons of the visit write.", type: "visit.not-team")
        }
        guard let state = file.book[question] else { throw HTTPProblem(.notFound) }
        let parts = try request.multipart()
        func text(_ name: String) -> String {
            parts.first { $0.name == name && $0.fileName == nil }?.text?.replacing("\r\n", with: "\n") ?? ""
        }
        let isSettling = text("settle") == "1"
        let replaced = state.standing.filter { $0.by == who.id || isSettling }
        var photos = state.standing.filter { $0.by == who.id }.flatMap(\.photos)
        var wrong: [String] = []
        for part in parts where part.name == "photo" && !part.bytes.isEmpty {
            let hash = SHA256.hash(part.bytes).hex
            do {
                _ = try await desk.keepPhoto(part.bytes, hash: hash, for: file.visit.id, from: who.id, at: now)
                if !photos.contains(hash) { photos.append(hash) }
            } catch let error as VisitError { wrong.append(Self.refusal(t, error)) }
        }
        var object: JSONObject = [
            "id": .string(text("entry")), "question": .string(question), "result": .string(text("result")),
            "note": .string(text("note")), "by": .string(who.id), "photos": .array(photos.map { .string($0) }),
            "replaces": .array(replaced.map { .string($0.id) }),
            "at": .number(max(now.milliseconds, (replaced.map(\.at.milliseconds).max() ?? 0) + 1)),
        ]
        if text("result") == "not-checked" {
            if !text("reason").isEmpty { object["reason"] = .string(text("reason")) }
        } else if !text("class").isEmpty {
            object["finding"] = [
                "class": .string(text("class")), "severity": .number(Int(text("severity")) ?? 1),
            ]
        }
        if text("result").isEmpty { wrong.append(t("visits.phone.error.result")) }
        let isKnown = file.entries.contains { $0.id == text("entry") }
        if wrong.isEmpty, !isKnown {
            let answers = try await desk.receive([.object(object)], for: file.visit.id, from: who.id, at: now)
            wrong = answers.compactMap { $0.reason.map { t("visits.entry.\($0.rawValue)") } }
        }
        guard wrong.isEmpty else { return try await phone(request, wrong: (question, wrong), status: .unprocessable) }
        let place = file.plan.checks.firstIndex { $0.question == question } ?? 0
        let next = min(place + 2, file.plan.checks.count)
        return .redirect(to: "/office/visits/\(file.visit.id.text)/phone#check-\(next)")
    }
}

/// What the phone's page is made from.
struct PhoneView {
    let file: VisitFile
    let names: [String: String]
    let who: Principal
    let csrf: String
    let wrong: (question: String, texts: [String])?

    func name(_ login: String) -> String { names[login] ?? login }
}
