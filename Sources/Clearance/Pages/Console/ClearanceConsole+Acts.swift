import Customs
import HTML
import HTTP
import Identity

extension ClearanceConsole {
    /// What people do to a declaration: each act is a form on its page, answered with a redirect to it.
    var actEndpoints: [Endpoint] {
        [
            act(.present, "Record that the goods are there.", ["return"]) { _, _, _ in
                []
            } perform: {
                clearance, standing, form, who, now in
                try await clearance.present(standing.number, actor: who, at: now)
            },
            act(.withdraw, "Withdraw a declaration with a reason.", [ActField.reason]) { _, form, t in
                Self.missing(ActField.reason, form, t)
            } perform: { clearance, standing, form, who, now in
                try await clearance.withdraw(
                    standing.number, reason: form.trimmed(ActField.reason, limit: 2000), actor: who, at: now)
            },
            act(
                .recordCheck, "Record what a documentary check or an examination came to.",
                [ActField.result, ActField.note]
            ) { _, form, t in
                let result = DeclarationFact.Checked.Result(rawValue: form.trimmed(ActField.result))
                let unknown = result == nil ? [FieldError(ActField.result, t("console.error.result"))] : []
                return unknown + Self.missing(ActField.note, form, t, "console.error.note")
            } perform: { clearance, standing, form, who, now in
                let result = DeclarationFact.Checked.Result(rawValue: form.trimmed(ActField.result))
                return try await clearance.recordCheck(
                    standing.number, result: result ?? .unsatisfactory,
                    note: form.trimmed(ActField.note, limit: 4000), actor: who, at: now)
            },
            act(
                .placeHold, "Keep a declaration from release, with a reason.", [ActField.hold, ActField.holdReason]
            ) { standing, form, t in
                let hold = form.trimmed(ActField.hold, limit: 65)
                var errors: [FieldError] = []
                if hold.isEmpty || hold.count > 64 {
                    errors.append(FieldError(ActField.hold, t("console.error.hold")))
                } else if standing.holds.contains(hold) {
                    errors.append(FieldError(ActField.hold, t("console.error.holdThere", ["hold": hold])))
                }
                return errors + Self.missing(ActField.holdReason, form, t)
            } perform: { clearance, standing, form, who, now in
                try await clearance.placeHold(
                    standing.number, hold: form.trimmed(ActField.hold, limit: 64),
                    reason: form.trimmed(ActField.holdReason, limit: 2000), actor: who, at: now)
            },
            act(.liftHold, "Lift a hold, with a reason.", [ActField.lift, ActField.liftReason]) { standing, form, t in
                let isThere = standing.holds.contains(form.trimmed(ActField.lift))
                let unknown = isThere ? [] : [FieldError(ActField.lift, t("console.error.noHold"))]
                return unknown + Self.missing(ActField.liftReason, form, t)
            } perform: { clearance, standing, form, who, now in
                try await clearance.liftHold(
                    standing.number, hold: form.trimmed(ActField.lift),
                    reason: form.trimmed(ActField.liftReason, limit: 2000), actor: who, at: now)
            },
            replayEndpoint,
        ]
    }

    /// Recomputing changes nothing, so its result has an address of its own that can be kept and asked for again.
    private var replayEndpoint: Endpoint {
        Endpoint(
            .post, "/declarations/{number}/replay", access: .permission(.readDecision),
            summary: "Recompute the decisions on a declaration.", tags: ["pages"],
            parameters: [EndpointParameter("number", in: .path)], request: .form([]), responses: [.redirect()],
            handler: { [self] request in
                let standing = try await standing(request)
                return .redirect(to: Link("declarations", standing.number).with("replay", "1").text)
            })
    }

    private typealias Check = @Sendable (DeclarationStanding, FormFields, Words) -> [FieldError]
    private typealias Perform =
        @Sendable (Clearance, DeclarationStanding, FormFields, String, Instant) async throws ->
        DeclarationStanding

    private func act(
        _ act: DeclarationAct, _ summary: String, _ fields: [String], check: @escaping Check,
        perform: @escaping Perform
    ) -> Endpoint {
        // Every act in the table has its permission; one without would be open to nobody.
        let permission = Self.permission(for: act) ?? Permission("act.\(act.rawValue)")
        return Endpoint(
            .post, "/declarations/{number}/\(act.rawValue)", access: .permission(permission), summary: summary,
            tags: ["pages"], parameters: [EndpointParameter("number", in: .path)], request: .form(fields),
            responses: [.redirect(), .page()],
            handler: { [self] request in
                let standing = try await standing(request)
                let form = try request.form()
                let t = shell.words(request)
                let errors = check(standing, form, t)
                if !errors.isEmpty {
                    return try await refused(act, errors, form, on: standing, request, status: .unprocessable)
                }
                do {
                    _ = try await perform(clearance, standing, form, try request.signedIn().id, time.now())
                } catch let error as ClearanceError where error.code != .notFound {
                    // The page shows the declaration as it stands now, and says why the act was not done.
                    let now = try await self.standing(request)
                    let told = FieldError("content", t("console.conflict.\(error.code.word)"))
                    return try await refused(act, [told], form, on: now, request, status: .conflict)
                }
                if form["return"] == "lane" {
                    let lane = Link("lane").with("key", standing.number)
                    return .redirect(to: lane.with("done", act.rawValue).text)
                }
                return .redirect(to: Link("declarations", standing.number).with("done", act.rawValue).text)
            })
    }

    private func refused(
        _ act: DeclarationAct, _ errors: [FieldError], _ form: FormFields, on standing: DeclarationStanding,
        _ request: Request, status: HTTPStatus
    ) async throws -> Response {
        try await show(standing, request, status: status) { view in
            view.openAct = act.rawValue
            view.errors = errors
            for field in form.fields where field.name != "csrf" { view.values[field.name] = field.value }
        }
    }

    /// A reason or note of fewer than three characters says nothing.
    static func missing(
        _ field: String, _ form: FormFields, _ t: Words, _ key: String = "console.error.reason"
    ) -> [FieldError] {
        form.trimmed(field).count < 3 ? [FieldError(field, t(key))] : []
    }
}

extension ClearanceError.Code {
    /// The word for this in the catalogue: `console.conflict.…`.
    var word: String {
        switch self {
        case .changedMeanwhile: "changed"
        case .referenceTaken: "reference"
        case .quarantineClosed: "quarantine"
        default: "state"
        }
    }
}
