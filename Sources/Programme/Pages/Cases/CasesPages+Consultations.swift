import Country
import Customs
import HTML
import HTTP
import Identity

/// The pages of a consulted authority: what it was asked and until when, and its answer. It sees nothing else of a case.
extension CasesPages {
    var consultations: [Endpoint] {
        [
            Endpoint(
                .get, "/consultations", access: .permission(.answerConsultation),
                summary: "Consultations that wait for one's own authority.", tags: ["pages"], responses: [.page()],
                handler: { request in try await consultationList(request) }),
            Endpoint(
                .get, "/consultations/{id}/{consultation}", access: .permission(.answerConsultation),
                summary: "One consultation.", tags: ["pages"], parameters: Self.consultationPlace,
                responses: [.page()],
                handler: { request in try await consultationPage(try await site.consultation(request), request) }),
            Endpoint(
                .post, "/consultations/{id}/{consultation}", access: .permission(.answerConsultation),
                summary: "Answer a consultation.", tags: ["pages"], parameters: Self.consultationPlace,
                request: .form(["answer", "text"]), responses: [.redirect(), .page()],
                handler: { request in try await answerConsultation(request) }),
        ]
    }

    private static let consultationPlace = [identifier, EndpointParameter("consultation", in: .path)]

    private func consultationList(_ request: Request) async throws -> Response {
        let t = site.shell.words(request)
        let principal = try request.signedIn()
        let asked = try await site.openConsultations(request)
        var frame = site.shell.frame(request, t, title: t("cases.consultations.title"), current: "/consultations")
        frame.dataAsOf = frame.now
        let done: HTML? =
            request.query["done"] == nil
            ? nil
            : HTML.notice(
                .green, "<p>\(t("cases.done"))</p>", title: t("cases.act.answer-consultation"), isLive: true)
        let content: HTML
        if principal.organisation == nil {
            content = HTML.emptyState(
                t("cases.consultations.none"), "<p>\(t("cases.consultations.noAuthority"))</p>")
        } else if asked.isEmpty {
            content = HTML.emptyState(t("cases.consultations.none"), "<p>\(t("cases.consultations.none.text"))</p>")
        } else {
            content = consultationTable(asked, t)
        }
        return site.shell.respond(
            request, frame,
            "\(done)<h1>\(t("cases.consultations.title"))</h1><p class=\"lead\">\(t("cases.consultations.lead"))</p>\(content)"
        )
    }

    private func consultationTable(_ asked: [AskedConsultation], _ t: Words) -> HTML {
        let rows = asked.map { each -> [HTML] in
            let href = Link("consultations", each.caseID.text, each.consultation).text
            let name = "\(each.caseID.text) \(each.consultation)"
            return [
                "<a href=\"\(url: href)\">\(HTML.identifier(name))</a>", "\(each.question)",
                "\(each.programme[t.language.rawValue])", lastDay(each, t), "\(silence(each, t))",
            ]
        }
        let columns = [
            Column(t("cases.field.consultation"), .identifier), Column(t("cases.consultations.question")),
            Column(t("cases.consultations.programme")), Column(t("cases.consultations.lastDay")),
            Column(t("cases.field.silence")),
        ]
        return HTML.table(
            t, DataTable(caption: "\(t("cases.consultations.caption"))", columns: columns, rows: rows))
    }

    private func lastDay(_ asked: AskedConsultation, _ t: Words) -> HTML {
        guard let day = asked.lastDay else { return "\(t("cases.consultations.noDay"))" }
        return asked.isLate ? HTML.tag(.red, t("cases.late", ["day": t.day(day)])) : "\(t.day(day))"
    }

    private func silence(_ asked: AskedConsultation, _ t: Words) -> String {
        asked.silence.map { t("cases.consultations.silence.\($0.rawValue)") } ?? t("cases.consultations.silence.none")
    }

    private func consultationPage(
        _ asked: AskedConsultation, _ request: Request, errors: [FieldError] = [], form: FormFields? = nil
    ) async throws -> Response {
        let t = site.shell.words(request)
        let principal = try request.signedIn()
        let name = "\(asked.caseID.text) \(asked.consultation)"
        var frame = site.shell.frame(
            request, t, title: t("cases.consultations.one", ["number": name]), current: "/consultations")
        frame.width = .reading
        frame.breadcrumbs = [NavigationItem(t("cases.consultations.title"), href: "/consultations")]
        frame.hasErrors = !errors.isEmpty
        var rows = [
            SummaryRow(t("cases.consultations.question"), "\(asked.question)"),
            SummaryRow(t("cases.consultations.programme"), "\(asked.programme[t.language.rawValue])"),
            SummaryRow(t("cases.column.case"), HTML.identifier(asked.caseID.text)),
            SummaryRow(t("cases.consultations.asked"), t.timeElement(asked.openedAt)),
            SummaryRow(t("cases.consultations.lastDay"), lastDay(asked, t)),
        ]
        let content: HTML
        if let closed = asked.closed {
            let key = closed.byDefault ? "cases.consultations.bySilence" : "cases.consultations.given"
            rows.append(
                SummaryRow(t("cases.field.answer"), "\(t("cases.answer.\(closed.answer.rawValue)")). \(t(key))"))
            content = ""
        } else {
            rows.append(SummaryRow(t("cases.field.silence"), "\(silence(asked, t))"))
            var answer = Field(
                "answer", t("cases.field.answer"),
                .radios(ConsultationAnswer.allCases.map { Choice($0.rawValue, t("cases.answer.\($0.rawValue)")) }),
                value: form?["answer"] ?? "")
            answer.error = errors.first { $0.field == "answer" }?.message
            var text = Field(
                "text", t("cases.consultations.reasons"), .area(rows: 6), value: form?["text"] ?? "",
                hint: t("cases.consultations.reasons.hint"))
            text.maxLength = ProseStore.limit
            text.error = errors.first { $0.field == "text" }?.message
            content = HTML.form(
                action: Link("consultations", asked.caseID.text, asked.consultation).text, csrf: principal.csrfToken,
                "\(HTML.field(t, answer))\(HTML.field(t, text))\(HTML.button(t("cases.consultations.send"), .main))")
        }
        return site.shell.respond(
            request, frame,
            """
            \(HTML.errorSummary(t, errors))<h1>\(t("cases.consultations.one", ["number": name]))</h1>
            \(HTML.summaryList(t, rows))\(content)
            """, status: errors.isEmpty ? .ok : .unprocessable)
    }

    private func answerConsultation(_ request: Request) async throws -> Response {
        let asked = try await site.consultation(request)
        let form = try request.form()
        let t = site.shell.words(request)
        do {
            try await site.answer(asked, form, by: try request.signedIn())
            return .redirect(to: Link("consultations").with("done", "answer").text)
        } catch let refusal as ActRefusal {
            return try await consultationPage(
                asked, request, errors: [FieldError(refusal.field, t(refusal.key))], form: form)
        } catch let error as CaseError {
            let now = try await site.consultation(request)
            return try await consultationPage(
                now, request, errors: [FieldError("answer", t("cases.refusal.\(error.code.word)"))], form: form)
        }
    }
}

extension CasesTexts {
    /// What a consulted authority reads.
    static let consultations: Texts = [
        "nav.consultations": ("Consultas", "Consultations"),
        "cases.consultations.title": ("Consultas a su autoridad", "Consultations of your authority"),
        "cases.consultations.lead": (
            "La aduana le pregunta antes de resolver sobre una empresa. Solo se muestra lo que se le pregunta.",
            "Customs asks you before it decides on a company. Only what you are asked is shown."
        ),
        "cases.consultations.caption": (
            "Consultas por contestar, la más antigua primero", "Consultations to be answered, oldest first"
        ),
        "cases.consultations.none": ("No hay consultas por contestar", "No consultations to be answered"),
        "cases.consultations.none.text": (
            "Aquí aparecerán con su último día.", "They will be here, each with its last day."
        ),
        "cases.consultations.noAuthority": (
            "Su cuenta no tiene autoridad asignada. Pida a quien administra las cuentas que la registre.",
            "Your account has no authority. Ask whoever administers accounts to register it."
        ),
        "cases.consultations.one": ("Consulta {number}", "Consultation {number}"),
        "cases.consultations.question": ("Pregunta", "Question"),
        "cases.consultations.programme": ("Programa", "Programme"),
        "cases.consultations.asked": ("Preguntado", "Asked"),
        "cases.consultations.lastDay": ("Último día", "Last day"),
        "cases.consultations.noDay": ("Sin plazo fijado", "No time limit"),
        "cases.consultations.silence.no-objection": (
            "Vencido el plazo se entiende que no hay objeción", "Once the time is over it counts as no objection"
        ),
        "cases.consultations.silence.objection": (
            "Vencido el plazo se entiende que hay objeción", "Once the time is over it counts as an objection"
        ),
        "cases.consultations.silence.none": (
            "El silencio no contesta: el expediente espera su respuesta",
            "Silence is no answer: the case waits for yours"
        ),
        "cases.consultations.reasons": ("Sus razones", "Your reasons"),
        "cases.consultations.reasons.hint": (
            "Las lee quien resuelve. No escriba datos de personas que no hagan falta.",
            "Whoever decides reads them. Write no personal data that is not needed."
        ),
        "cases.consultations.send": ("Enviar la respuesta", "Send the answer"),
        "cases.consultations.given": ("Contestada por su autoridad.", "Answered by your authority."),
        "cases.consultations.bySilence": (
            "Cerrada por silencio al vencer el plazo.", "Closed by silence when the time was over."
        ),
    ]
}
