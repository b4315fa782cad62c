import Customs
import Database
import HTML
import HTTP
import Identity
import JSON
import Ledger

/// One visit: plan, team, checks, where the validators differ, signatures, report.
extension VisitsPages {
    var visitEndpoints: [Endpoint] {
        func act(
            _ word: String, _ summary: String, fields: [String] = [],
            _ perform: @escaping @Sendable (VisitID, FormFields, String, Instant) async throws -> Void
        ) -> Endpoint {
            Endpoint(
                .post, "/office/visits/{id}/\(word)", access: .permission(.workVisits), summary: summary,
                tags: ["pages"], parameters: [Self.visit], request: .form(fields), responses: [.redirect(), .page()],
                handler: { [self] request in
                    let id = try VisitsAPI.visit(request)
                    do {
                        try await perform(id, try request.form(), try who(request).id, now)
                    } catch let error as VisitError {
                        if error.code == .unknown { throw HTTPProblem(.notFound) }
                        let status: HTTPStatus = error.code == .notTeam ? .forbidden : .conflict
                        return try await page(request, refused: Self.refusal(shell.words(request), error), status)
                    } catch is CaseError {
                        let text = shell.words(request)("visits.refusal.case")
                        return try await page(request, refused: text, .conflict)
                    }
                    return .redirect(to: Link("office", "visits", id.text).with("done", word).text)
                })
        }
        return [
            Endpoint(
                .get, "/office/visits/{id}", access: .permission(.readVisits), summary: "One visit.", tags: ["pages"],
                parameters: [Self.visit, EndpointParameter("done")], responses: [.page()],
                handler: { [self] request in try await page(request) }),
            act("begin", "Begin a visit.") { [desk] id, _, who, now in try await desk.begin(id, by: who, at: now) },
            act("sign", "Sign the report.", fields: ["report"]) { [desk] id, form, who, now in
                try await desk.sign(id, report: form.text("report") ?? "", by: who, at: now)
            },
            act("close", "Close a visit that both have signed.") { [desk] id, _, who, now in
                _ = try await desk.close(id, by: who, at: now)
            },
        ]
    }

    func page(
        _ request: Request, refused: String? = nil, change: ChangeForm = ChangeForm(), _ status: HTTPStatus = .ok
    ) async throws -> Response {
        let file = try await file(request)
        let t = shell.words(request)
        let signers = file.signatures.map(\.signer)
        let events = try await site.programme.base.database.read { (db) throws in
            try Ledger.events(about: file.visit.id.text, in: db)
        }
        let names = try await names(file.plan.team + file.entries.map(\.by) + signers + events.map(\.actor))
        var frame = shell.frame(request, t, title: file.plan.siteName, current: "/office/visits")
        frame.breadcrumbs = [NavigationItem(t("visits.title"), href: "/office/visits")]
        frame.hasErrors = refused != nil || !change.errors.isEmpty
        let report = try file.report()
        let reasons = try await site.programme.cases.texts(
            try events.compactMap { try $0.data["text"]?.string.map { Prose(hash: $0) } })
        let view = VisitView(
            file: file, report: report, names: names, who: try who(request), today: today, reasons: reasons)
        let words = ["begin", "sign", "close"] + ChangeForm.words
        let done = request.query["done"].flatMap { words.contains($0) ? $0 : nil }
        let people = view.mayChange ? try await desk.people(of: file.visit.caseID) : nil
        let notice: HTML? =
            refused.map { .notice(.red, "<p>\($0)</p>", title: t("visits.refused"), isLive: true) }
            ?? done.map { .notice(.green, "<p>\(t("visits.done.\($0)"))</p>", isLive: true) }
        let content: HTML = """
            \(Self.style)\(HTML.errorSummary(t, change.errors))\(notice)<div class="title-row"><h1>\(file.plan.siteName)</h1>\(Self.tag(t, file.visit.state))</div>
            <div class="columns"><div>
            \(Self.acts(t, view, csrf: frame.user?.csrf ?? ""))\
            \(people.map { Self.changes(t, view, $0, change, csrf: frame.user?.csrf ?? "") })\(Self.checks(t, view))\(Self.history(t, view, events))
            </div><aside aria-label="\(attribute: t("visits.facts"))">\(Self.facts(t, view))</aside></div>
            """
        return shell.respond(request, frame, content, status: status)
    }

    /// What the page of a visit is made from.
    struct VisitView {
        let file: VisitFile
        let report: VisitReport
        let names: [String: String]
        let who: Principal
        let today: CalendarDay
        /// The reasons of changes, by the hash that the events name.
        let reasons: [Prose: String]

        var visit: Visit { file.visit }
        var mayChange: Bool { visit.state == .planned && who.may(.planVisits) }
        var isTeam: Bool { visit.isTeam(who.id) && who.may(.workVisits) }
        func name(_ login: String) -> String { names[login] ?? login }
    }

    // MARK: Next acts

    private static func acts(_ t: Words, _ view: VisitView, csrf: String) -> HTML {
        let visit = view.visit
        let path = "/office/visits/\(visit.id.text)"
        let gaps = view.file.gaps
        let signers = view.file.signers(of: view.report.hash)
        var parts: [HTML] = []
        if view.isTeam, !visit.isOver {
            // Once all is checked the main act is to sign; until then it is to check.
            let isSigning = visit.state == .begun && gaps.isEmpty
            var buttons = [HTML.linkButton(t("visits.act.phone"), href: "\(path)/phone", isSigning ? .plain : .main)]
            if visit.state == .planned {
                buttons.append(.act(t("visits.act.begin"), action: "\(path)/begin", csrf: csrf))
            }
            parts.append(HTML.buttonRow(buttons))
        }
        if visit.state == .begun {
            if gaps.isEmpty {
                parts.append(signing(t, view, signers, path: path, csrf: csrf))
            } else {
                let items = gaps.prefix(100).map { gap -> HTML in
                    "<li>\(t("visits.gap.\(gap.kind.rawValue)", ["question": gap.question]))</li>"
                }
                parts.append(
                    HTML.notice(
                        .yellow,
                        gaps.count > 8 ? HTML.details(t("visits.gaps.show"), "<ul>\(items)</ul>") : "<ul>\(items)</ul>",
                        title: t("visits.gaps", ["count": gaps.count])))
            }
        }
        guard !parts.isEmpty else { return HTML() }
        return HTML.section(t("visits.next"), id: "next", parts.joined())
    }

    private static func signing(
        _ t: Words, _ view: VisitView, _ signers: Set<String>, path: String, csrf: String
    ) -> HTML {
        let missing = view.visit.team.filter { !signers.contains($0) }
        var content: HTML = "<p>\(t("visits.complete"))</p>"
        if view.isTeam, missing.contains(view.who.id) {
            content += """
                <p>\(t("visits.sign.effect"))</p>
                \(HTML.act(
                    t("visits.act.sign"), action: "\(path)/sign", csrf: csrf, .main,
                    fields: [("report", view.report.hash)]))
                """
        } else if view.isTeam, missing.isEmpty {
            content += """
                <p>\(t("visits.close.effect"))</p>
                \(HTML.act(t("visits.act.close"), action: "\(path)/close", csrf: csrf, .main))
                """
        } else if !missing.isEmpty {
            content += "<p>\(t("visits.sign.waits", ["names": missing.map(view.name).joined(separator: ", ")]))</p>"
        }
        return content
    }

    // MARK: Checks

    private static func checks(_ t: Words, _ view: VisitView) -> HTML {
        let book = view.file.book
        let arrived = Set(view.file.photos.map(\.hash))
        let rows = book.states.map { state -> [HTML] in
            let planned = state.planned
            let result: HTML =
                if state.isConflict { HTML.tag(.red, t("visits.differ")) } else if let result = state.result {
                    "\(tag(t, result))\(state.reason.map { reason -> HTML in " \(t("visits.omission.\(reason.rawValue)"))" })"
                } else { HTML.tag(.plain, t("visits.open")) }
            let entries = state.standing.map { entry(t, view, $0, saysResult: state.isConflict) }
            let photos = state.photos.map { hash -> HTML in
                guard arrived.contains(hash) else { return "<li>\(t("visits.photo.waits"))</li>" }
                let path = "/api/programme/visits/\(view.visit.id.text)/photos/\(hash)"
                let name = t("visits.photo.of", ["question": planned.question])
                return """
                    <li><a href="\(url: path)"><img src="\(url: path)" alt="\(attribute: name)" loading="lazy" width="96" \
                    height="72"></a></li>
                    """
            }
            let list: HTML? = photos.isEmpty ? nil : "<ul class=\"check-photos\">\(photos)</ul>"
            let earlier = state.history.count - state.standing.count
            let history: HTML? =
                earlier == 0
                ? nil
                : HTML.details(
                    t("visits.earlier", ["count": earlier]),
                    state.history.filter { !state.standing.contains($0) }
                        .map { entry(t, view, $0, saysResult: true) }.joined())
            return [
                "\(HTML.identifier(planned.question)) \(tag(t, planned.obligation))",
                "\(planned.text(in: t.language.rawValue))",
                result, "\(entries)\(list)\(history)", state.finding.map { finding(t, $0) } ?? HTML(),
            ]
        }
        let columns = ["question", "text", "result", "seen", "finding"].map { Column(t("visits.column.\($0)")) }
        var table = DataTable(
            caption: "\(t("visits.progress", ["done": book.done, "count": book.states.count]))", columns: columns,
            rows: rows)
        table.showsCaption = true
        return HTML.section(t("visits.checks"), id: "checks", HTML.table(t, table))
    }

    /// One validator's word: who, when by their phone, what.
    private static func entry(_ t: Words, _ view: VisitView, _ entry: CheckEntry, saysResult: Bool) -> HTML {
        let result: HTML? = saysResult ? "\(tag(t, entry.result)) " : nil
        let note: HTML? = entry.note.isEmpty ? nil : "\(entry.note)<br>"
        return """
            <p>\(result)\(note)<span class="quiet">\(view.name(entry.by)), \(t.timeElement(entry.at))</span></p>
            """
    }

    // MARK: Facts and history

    private static func facts(_ t: Words, _ view: VisitView) -> HTML {
        let (visit, plan) = (view.visit, view.file.plan)
        var rows = [
            SummaryRow(t("visits.fact.visit"), HTML.identifier(visit.id.text)),
            SummaryRow(t("visits.fact.case"), HTML.identifier(visit.caseID.text)),
            SummaryRow(t("visits.fact.operator"), "\(plan.operatorName)"),
            SummaryRow(t("visits.fact.day"), "\(t.day(visit.day)) \(distance(t, visit, today: view.today))"),
            SummaryRow(t("visits.fact.mode"), "\(mode(t, visit.isRemote))"),
            SummaryRow(t("visits.fact.lead"), "\(view.name(visit.lead))"),
            SummaryRow(t("visits.fact.second"), "\(view.name(visit.second))"),
            SummaryRow(t("visits.fact.cause"), "\(t("visits.cause.\(visit.cause)", else: visit.cause))"),
        ]
        if !plan.causeReason.isEmpty { rows.append(SummaryRow(t("visits.fact.causeReason"), "\(plan.causeReason)")) }
        if !plan.address.isEmpty { rows.insert(SummaryRow(t("visits.fact.address"), "\(plan.address)"), at: 3) }
        rows.append(SummaryRow(t("visits.fact.questionnaire"), "\(plan.questionnaire)"))
        rows.append(SummaryRow(t("visits.fact.plan"), HTML.hash(t, visit.planHash, name: t("visits.fact.plan"))))
        let hash = HTML.hash(t, view.report.hash, name: t("visits.fact.report"))
        let path = "/api/programme/visits/\(visit.id.text)/report"
        rows.append(
            SummaryRow(
                t("visits.fact.report"), "\(hash) <a href=\"\(url: path)\">\(t("visits.report.open"))</a>"))
        return HTML.summaryList(t, rows)
    }

    private static func history(_ t: Words, _ view: VisitView, _ events: [Event]) -> HTML {
        var entries = events.map { event in
            let data = try? event.data
            let reason = data?["text"]?.string.flatMap { view.reasons[Prose(hash: $0)] }
            let day = data?["day"]?.string.flatMap { try? CalendarDay($0) }.map { t.day($0) } ?? ""
            return TimelineEntry(
                at: event.at,
                "\(t("visits.event.\(event.kind.name.split(separator: ".").last ?? "")", ["day": day]))",
                by: view.names[event.actor] ?? event.actor, detail: reason.map { "<p>\($0)</p>" },
                tone: event.kind == .visitClosed ? .green : event.kind == .visitCancelled ? .red : .plain)
        }
        entries += view.file.signatures.map { signature in
            let isOld = signature.report != view.report.hash
            return TimelineEntry(
                at: signature.at, "\(t(isOld ? "visits.event.signed.old" : "visits.event.signed"))",
                by: view.name(signature.signer))
        }
        // Newest first; of one moment the later event first.
        entries = entries.reversed().enumerated()
            .sorted { ($1.element.at, $0.offset) < ($0.element.at, $1.offset) }.map(\.element)
        return HTML.section(t("visits.history"), id: "history", HTML.timeline(t, entries))
    }
}
