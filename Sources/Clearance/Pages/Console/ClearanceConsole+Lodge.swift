import Country
import Customs
import Formats
import HTML
import HTTP
import Identity

extension ClearanceConsole {
    var lodgeEndpoints: [Endpoint] {
        [
            Endpoint(
                .get, "/lodge", access: .permission(.lodgeDeclaration), summary: "The page to lodge from.",
                tags: ["pages"], responses: [.page()],
                handler: { [self] request in
                    var view = lodgeView(shell.words(request))
                    // A trader lodges for its own goods, a broker as the declarant: the number is known either way.
                    view.values["declarant"] = request.principal?.organisation ?? ""
                    return answer(request, view)
                }),
            Endpoint(
                .post, "/lodge", access: .permission(.lodgeDeclaration),
                summary: "Lodge or check a declaration: a file, a pasted message, or one filled in by hand.",
                tags: ["pages"],
                request: BodySchema(
                    mediaTypes: [MediaType.multipart, MediaType.form], summary: "A file, or fields", isRequired: false),
                responses: [.redirect(), .page()], limits: Endpoint.Limits(maxBody: 6 << 20), handler: lodge),
        ]
    }

    private func answer(_ request: Request, _ view: LodgeView, status: HTTPStatus = .ok) -> Response {
        page(request, status: status) { ClearancePages.lodge($0, view) }
    }

    private func lodgeView(_ t: Words) -> LodgeView {
        let today = country.zone.day(of: time.now())
        let language = t.language.rawValue
        var view = LodgeView()
        view.types = HandForm.types.map { Choice($0, t("console.type.\($0)")) }
        view.offices = officeChoices
        view.procedures = country.procedures.filter { $0.kind == .regime && $0.validity.contains(today) }
            .map { Choice($0.code, "\($0.code) \($0.name[language])") }
        return view
    }

    private func lodge(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        let sent = try Sent(request)
        var view = lodgeView(t)
        view.way = sent.way
        view.values = sent.fields
        if sent.way == "hand" { return try await lodgeByHand(request, sent, view, t) }
        guard !sent.bytes.isEmpty else {
            let isFile = sent.way == "file"
            view.errors = [
                FieldError(
                    isFile ? LodgeField.file : LodgeField.message,
                    t(isFile ? "console.error.file" : "console.error.message"))
            ]
            return answer(request, view, status: .unprocessable)
        }
        let result = Formats.read(sent.bytes, mediaType: sent.mediaType, filename: sent.fileName)
        if result.isAccepted, result.declarations.count == 1, let declaration = result.declarations.first {
            return try await proceed(
                request, sent, view, declaration, format: result.format, warnings: result.warnings)
        }
        var problems = result.problems
        if result.errors.isEmpty {
            problems.append(
                Problem(
                    code: "message.count", place: .init(path: ""),
                    message: "send one declaration; the message holds \(result.declarations.count)"))
        }
        view.problems = problems.map { MessageProblemView($0) }
        if !sent.isCheck {
            let principal = try request.signedIn()
            view.quarantineID = try await clearance.quarantine.keep(
                sent.bytes, mediaType: sent.mediaType ?? result.format?.mediaType ?? "application/octet-stream",
                problems: problems, organisation: principal.owner, source: "console", actor: principal.id,
                at: time.now())
        }
        return answer(request, view, status: .unprocessable)
    }

    private func lodgeByHand(
        _ request: Request, _ sent: Sent, _ view: LodgeView, _ t: Words
    ) async throws -> Response {
        var view = view
        var form = HandForm(sent.fields, t)
        let declaration = form.declaration()
        view.errors = form.errors
        guard let declaration, view.errors.isEmpty else { return answer(request, view, status: .unprocessable) }
        // What is filled in by hand is corrected before it is lodged: nobody wants a number for a slip of the pen.
        let problems = Checks.problems(of: declaration, country: country, policy: .live)
        view.errors = problems.filter { $0.severity == .error }.map { problem in
            FieldError(HandForm.field(of: problem), t("problem.\(problem.code)", else: problem.message))
        }
        guard view.errors.isEmpty else { return answer(request, view, status: .unprocessable) }
        return try await proceed(request, sent, view, declaration, format: .json, warnings: [])
    }

    /// What the door would not let in, said at the field of a form by hand, else with its place in the message.
    private func refused(_ view: LodgeView, _ problem: HTTPProblem, _ t: Words) -> LodgeView {
        var view = view
        if view.way == "hand" {
            view.errors = problem.problems.map { problem in
                FieldError(HandForm.field(of: problem), t("problem.\(problem.code)", else: problem.message))
            }
        } else {
            view.problems = problem.problems.map { MessageProblemView($0) }
        }
        return view
    }

    /// Checks or lodges a declaration that could be read.
    private func proceed(
        _ request: Request, _ sent: Sent, _ view: LodgeView, _ declaration: Declaration, format: Format?,
        warnings: [Problem]
    ) async throws -> Response {
        var view = view
        if sent.isCheck {
            let door = Door(clearance: clearance, time: time)
            let notYours = try door.notYours(declaration, request.signedIn()).map { [$0] } ?? []
            let problems =
                warnings + notYours + Checks.problems(of: declaration, country: country, policy: .live)
            view.problems = problems.map { MessageProblemView($0) }
            view.isChecked = !problems.contains { $0.severity == .error }
            return answer(request, view, status: view.isChecked ? .ok : .unprocessable)
        }
        let door = Door(clearance: clearance, time: time)
        let bytes = sent.way == "hand" ? declaration.canonicalJSON() : sent.bytes
        do {
            let lodged = try await door.carryOut(
                declaration, format: format, warnings: warnings, original: bytes, principal: try request.signedIn(),
                at: time.now())
            let done = lodged.repeated ? "repeated" : lodged.standing.state == .refused ? "refused" : "lodged"
            return .redirect(to: Link("declarations", lodged.standing.number).with("done", done).text)
        } catch let problem as HTTPProblem where problem.status == .unprocessable {
            return answer(request, refused(view, problem, shell.words(request)), status: .unprocessable)
        } catch let problem as HTTPProblem where problem.status == .conflict || problem.status == .notFound {
            let t = shell.words(request)
            let field = sent.way == "hand" ? "reference" : sent.way == "paste" ? LodgeField.message : LodgeField.file
            let word =
                problem.type == ClearanceError.Code.referenceTaken.rawValue
                ? "reference" : problem.status == .notFound ? "missing" : "state"
            view.errors = [FieldError(field, t("console.conflict.\(word)"))]
            return answer(request, view, status: problem.status == .notFound ? .unprocessable : problem.status)
        }
    }
}

/// What a lodge form sent, whichever way.
private struct Sent {
    var way = "file"
    var isCheck = false
    var bytes: [UInt8] = []
    var mediaType: String?
    var fileName: String?
    var fields: [String: String] = [:]

    init(_ request: Request) throws(HTTPProblem) {
        if request.mediaType == MediaType.multipart {
            for part in try request.multipart() {
                if part.name == LodgeField.file {
                    bytes = part.bytes
                    fileName = part.fileName
                } else if part.name != "csrf", let text = part.text {
                    fields[part.name] = text
                }
            }
        } else {
            for field in try request.form().fields where field.name != "csrf" { fields[field.name] = field.value }
        }
        let given = fields[LodgeField.way] ?? "file"
        way = ["file", "paste", "hand"].contains(given) ? given : "file"
        isCheck = fields[LodgeField.act] == "check"
        if way == "paste" {
            bytes = Array((fields[LodgeField.message] ?? "").utf8)
            mediaType = fields[LodgeField.mediaType]
            // A paste whose format was not chosen right is read for what it is.
            if let first = bytes.first(where: { $0 > 0x20 }) {
                if first == 0x3C { mediaType = Format.wco.mediaType }
                if first == 0x7B { mediaType = "application/json" }
            }
            if bytes.allSatisfy({ $0 <= 0x20 }) { bytes = [] }
        }
    }
}
