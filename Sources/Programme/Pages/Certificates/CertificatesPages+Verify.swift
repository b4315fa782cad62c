import Clearance
import Country
import Customs
import HTML
import HTTP
import Identity

/// Verification: what the code of a certificate leads to. The answer first, then what it rests on.
extension CertificatesPages {
    func ask(_ request: Request) async throws -> Response {
        let typed = request.query.text("q") ?? ""
        guard !typed.isEmpty else { return form(request, typed: "") }
        guard let number = try await desk.number(typed: typed) else {
            return form(request, typed: String(typed.prefix(60)), isUnknown: true)
        }
        return .redirect(to: Link("verify", number).text)
    }

    func verify(_ request: Request) async throws -> Response {
        let typed = request.parameters["number"] ?? ""
        guard let number = try await desk.number(typed: typed) else {
            return form(request, typed: String(typed.prefix(60)), isUnknown: true)
        }
        // A code or a number in small letters has one address, that of its number.
        guard number == typed else { return .redirect(to: Link("verify", number).text) }
        guard let view = try await desk.view(number: number, at: now) else {
            return form(request, typed: number, isUnknown: true)
        }
        return answer(request, view)
    }

    private func form(_ request: Request, typed: String, isUnknown: Bool = false) -> Response {
        let t = site.shell.words(request)
        let shown = ControlCharacters.isIn(typed) ? "" : typed
        var frame = frame(request, t, title: t("certificates.verify.title"), current: "/verify")
        frame.width = .reading
        let unknown: HTML? =
            isUnknown
            ? .notice(
                .red,
                """
                <p>\(t.html("certificates.verify.unknown.text", ["number": .identifier(shown)]))</p>
                <p>\(t("certificates.verify.unknown.next"))</p>
                """, title: t("certificates.answer.unknown"), isLive: true) : nil
        let field = Field("q", t("certificates.verify.label"), value: shown, hint: t("certificates.verify.hint"))
        return site.shell.respond(
            request, frame,
            """
            <h1>\(t("certificates.verify.title"))</h1>
            <p class="lead">\(t("certificates.verify.lead"))</p>
            \(unknown)\(HTML.queryForm(action: "/verify", "\(HTML.field(t, field))\(HTML.buttonRow([HTML.button(t("certificates.verify.submit"))]))"))
            <p><a href="/register">\(t("certificates.register.title"))</a></p>
            """, status: isUnknown ? .notFound : .ok)
    }

    private func answer(_ request: Request, _ view: CertificateView) -> Response {
        let t = site.shell.words(request)
        let language = t.language.rawValue
        let status = view.span.status
        let title = t("certificates.verify.of", ["number": view.number])
        var frame = frame(request, t, title: title, current: "/verify")
        frame.width = .reading
        let answer = status.answer
        let day = answer == .notYet ? view.validFrom : view.spanDay
        var text = t("certificates.answer.\(answer.rawValue).text", ["day": t.day(day)])
        if answer == .valid, let through = view.validThrough {
            text = t("certificates.answer.valid.through", ["day": t.day(through)])
        }
        var rows = [
            SummaryRow(
                t("certificates.holder"),
                view.isPublic
                    ? "<strong>\(view.holder.name)</strong>"
                    : "<span class=\"quiet\">\(t("certificates.holder.hidden.why"))</span>"),
            SummaryRow(t("certificates.status"), .certificateTag(t, status)),
            SummaryRow(t("certificates.since"), HTML(text: t.day(view.spanDay))),
            SummaryRow(t("certificates.programme"), HTML(text: view.programmeName[language])),
            SummaryRow(t("certificates.from"), HTML(text: t.day(view.validFrom))),
            SummaryRow(
                t("certificates.through"),
                HTML(text: view.validThrough.map { t.day($0) } ?? t("certificates.through.open"))),
            SummaryRow(t("certificates.authority"), HTML(text: view.authority[language])),
        ]
        if view.isPublic {
            rows.insert(SummaryRow(t("certificates.role"), HTML(text: view.roleName[language])), at: 4)
        }
        for identifier in view.holder.identifiers where view.isPublic && identifier.isPublic {
            rows.insert(SummaryRow(identifier.scheme, .identifier(identifier.value)), at: 1)
        }
        let sites = view.isPublic ? view.sites.filter(\.isPublic) : []
        if !sites.isEmpty {
            let items = sites.map { "\($0.name)\($0.place.isEmpty ? "" : ", " + $0.place)" as HTML }
            rows.append(SummaryRow(t("certificates.sites"), items.joined(by: "<br>")))
        }
        rows.append(SummaryRow(t("certificates.verify.asked"), t.timeElement(view.asOf, seconds: true)))
        return site.shell.respond(
            request, frame,
            """
            <h1>\(t.html("certificates.verify.of", ["number": "<br>\(HTML.identifier(view.number))"]))</h1>
            \(HTML.notice(
                Tone(certificate: status), "<p>\(text)</p>", title: t("certificates.answer.\(answer.rawValue)"),
                isLive: true))
            \(HTML.summaryList(t, rows))
            <p class="quiet">\(t(view.isPublic ? "certificates.verify.note" : "certificates.verify.note.hidden"))</p>
            <p><a href="/verify">\(t("certificates.verify.another"))</a></p>
            """)
    }
}
