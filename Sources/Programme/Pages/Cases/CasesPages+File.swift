import Country
import Customs
import Deadlines
import HTML
import HTTP
import Identity
import JSON
import Ledger

/// A case as one page: its timeline on the left; state, clocks, people and the next acts on the right.
extension CasesPages {
    var officeFile: Endpoint {
        Endpoint(
            .get, "/office/cases/{id}", access: .permission(.readCases), summary: "The file of a case.",
            tags: ["pages"], parameters: [Self.identifier, EndpointParameter("act")], responses: [.page()],
            handler: { request in
                // A link may open the form of an act with what it proposes.
                let open = request.query.text("act").map { Refused(act: $0, errors: [], form: request.query) }
                return try await show(
                    try await site.officeCase(request), request, isOffice: true, refused: open)
            })
    }

    var ownFile: Endpoint {
        Endpoint(
            .get, "/programme/cases/{id}", access: .permission(.readOwnCases), summary: "One's own case.",
            tags: ["pages"], parameters: [Self.identifier], responses: [.page()],
            handler: { request in try await show(try await site.ownCase(request), request, isOffice: false) })
    }

    /// What is wrong with an act that was sent, and what was typed.
    struct Refused {
        var act: String
        var errors: [FieldError]
        var form: FormFields
    }

    func show(
        _ file: CaseFile, _ request: Request, isOffice: Bool, refused: Refused? = nil, status: HTTPStatus = .ok
    ) async throws -> Response {
        let t = site.shell.words(request)
        let principal = try request.signedIn()
        let life = file.life
        let rules = try site.cases.rulebook.rules(of: life.opened)
        let names = try await site.caseAccess.names([life.opened.operatorID])
        let name = names[life.opened.operatorID] ?? life.opened.operatorID.text
        let title = "\(life.id.text) \(name)"
        var frame = site.shell.frame(
            request, t, title: title, current: isOffice ? "/office/cases" : "/programme/cases")
        frame.breadcrumbs = [
            isOffice
                ? NavigationItem(t("cases.title"), href: "/office/cases")
                : NavigationItem(t("cases.own.title"), href: "/programme/cases")
        ]
        frame.hasErrors = !(refused?.errors ?? []).isEmpty
        frame.dataAsOf = frame.now
        let prose = try ProgrammeSite.prose(of: file)
        let texts = try await site.cases.texts(prose.values.flatMap { $0 })
        let told = Dictionary(
            try await site.cases.letters(of: file, in: [t.language]).map { ($0.sequence, $0) },
            uniquingKeysWith: { first, _ in first })
        let people = try await site.caseAccess.people(
            Set(file.events.map(\.actor)).union(life.validators).union(life.deciders).union(life.assigned.values))
        let siteNames = try await site.caseAccess.siteNames(life.opened.operatorID)
        let powers = try await powers(of: principal, on: life, isOffice: isOffice)
        let tasks =
            !isOffice && life.state == .draft && powers.prepares
            ? try await tasks(life, rules, t, maySign: powers.signs) : nil
        let done: HTML? = request.query["done"].map { word in
            HTML.notice(.green, "<p>\(t("cases.done"))</p>", title: t("cases.act.\(word)", else: word), isLive: true)
        }
        let overlays = life.overlays.filter { isOffice || $0.overlay.isTold }.map { overlay -> HTML in
            " \(HTML.tag(.yellow, "\(t("cases.overlay.\(overlay.overlay.rawValue)")) \(overlay.reference)"))"
        }
        return site.shell.respond(
            request, frame,
            """
            \(HTML.errorSummary(t, refused?.errors ?? []))\(done)
            <h1>\(name)</h1>
            <p>\(Self.stateTag(t, life.state))\(overlays) \(HTML.identifier(life.id.text))</p>
            \(isOffice ? nil : Self.next(t, life))
            <div class="columns"><div>
            \(tasks)\(acts(file, rules, principal, powers, t, isOffice: isOffice, refused: refused))
            \(isOffice ? Self.riskMap(life, rules, people, t) : nil)\(try await visits(life, t, isOffice: isOffice))
            \(findings(life, texts, siteNames, t))
            \(HTML.section(
                t("cases.timeline"), id: "timeline",
                timeline(file, prose.mapValues { $0.compactMap { texts[$0] } }, people, told, t, isOffice: isOffice)))
            </div><aside>
            \(HTML.section(t("cases.about"), id: "about", about(life, rules, siteNames, t)))
            \(HTML.section(t("cases.clocks"), id: "clocks", clocks(file, rules, t, isOffice: isOffice)))
            \(workers(life, people, t, isOffice: isOffice))
            \(download(life, principal, t, isOffice: isOffice))
            </aside></div>
            """, status: status)
    }

    /// A company takes its whole file with it whenever it likes.
    private func download(_ life: CaseLife, _ principal: Principal, _ t: Words, isOffice: Bool) -> HTML? {
        guard !isOffice, principal.may(.exportOwnFile) else { return nil }
        let link = Link("programme", "cases", life.id.text, "file.tar.gz").text
        return HTML.section(
            t("cases.download"), id: "download",
            "<p>\(t("cases.download.text"))</p><p><a href=\"\(url: link)\">\(t("cases.download.act"))</a></p>")
    }

    private func about(_ life: CaseLife, _ rules: CaseRules, _ names: [SiteID: String], _ t: Words) -> HTML {
        let language = t.language.rawValue
        var rows = [
            SummaryRow(t("cases.column.programme"), "\(rules.definition.name[language]) \(life.opened.version)"),
            SummaryRow(t("cases.role"), "\(t("cases.role.\(life.opened.role)", else: life.opened.role))"),
            SummaryRow(t("cases.sites"), "\(life.sites.map { names[$0] ?? $0.text }.joined(separator: ", "))"),
            SummaryRow(t("cases.since"), t.timeElement(life.stateSince)),
        ]
        if let status = life.status(at: site.now) {
            rows.append(
                SummaryRow(
                    t("cases.status"),
                    HTML.tag(status.isActive ? .green : .red, t("cases.status.\(status.rawValue)"))))
        }
        if life.state != .draft, life.state != .discarded {
            let given = Consent.allCases.filter { life.consents.contains($0) }
            let words = given.map { "\(t("cases.consent.\($0.rawValue)"))" as HTML }
            rows.append(
                SummaryRow(
                    t("cases.consents"), words.isEmpty ? "\(t("cases.consents.none"))" : words.joined(by: "<br>")))
        }
        if let certificate = life.certificate {
            rows.append(SummaryRow(t("cases.certificate"), HTML.identifier(certificate.number)))
            rows.append(SummaryRow(t("cases.effective"), t.timeElement(certificate.effective)))
            if let through = certificate.through { rows.append(SummaryRow(t("cases.through"), "\(t.day(through))")) }
        }
        return HTML.summaryList(t, rows)
    }

    /// Every clock that runs or ran out, each opening into what makes its date.
    private func clocks(_ file: CaseFile, _ rules: CaseRules, _ t: Words, isOffice: Bool) -> HTML {
        let life = file.life
        let shown = Set(file.events.filter { isOffice || !$0.fact.isOfficeOnly }.map(\.sequence))
        let readings = file.readings(under: rules, at: site.now, toldOnly: !isOffice).filter { $0.due != nil }
        if readings.isEmpty { return "<p>\(t("cases.clocks.none"))</p>" }
        let sorted = readings.sorted {
            ($0.isOpen ? 0 : 1, $0.due ?? .distant) < ($1.isOpen ? 0 : 1, $1.due ?? .distant)
        }
        return sorted.map { reading in
            HTML.clock(
                t, reading,
                about: { place in
                    let decision = life.decisions.last { $0.sequence == place }
                    return decision.map { t("cases.detail.\($0.decided.outcome.rawValue)") }
                }, href: { shown.contains($0) ? "#event-\($0)" : nil })
        }.joined()
    }

    private func workers(_ life: CaseLife, _ names: [String: String], _ t: Words, isOffice: Bool) -> HTML? {
        guard isOffice else { return nil }
        func list(_ logins: [String]) -> HTML { "\(logins.map { names[$0] ?? $0 }.joined(separator: ", "))" }
        var rows: [SummaryRow] = []
        if let officer = life.assigned["case"] { rows.append(SummaryRow(t("cases.officer"), list([officer]))) }
        if !life.validators.isEmpty { rows.append(SummaryRow(t("cases.validators"), list(Array(life.validators)))) }
        if !life.deciders.isEmpty { rows.append(SummaryRow(t("cases.deciders"), list(Array(life.deciders)))) }
        if !life.conflicts.isEmpty { rows.append(SummaryRow(t("cases.conflicts"), list(Array(life.conflicts)))) }
        if rows.isEmpty { return nil }
        return HTML.section(t("cases.people"), id: "people", HTML.summaryList(t, rows))
    }

    private func findings(_ life: CaseLife, _ texts: [Prose: String], _ names: [SiteID: String], _ t: Words) -> HTML? {
        if life.findings.isEmpty { return nil }
        let rows = life.findings.map { standing -> [HTML] in
            let finding = standing.finding
            let tone: Tone = standing.blocks ? .red : finding.class == .actionRequired ? .green : .plain
            let closure = standing.closure.map { t("cases.closure.\($0.rawValue)") } ?? t("cases.closure.open")
            return [
                "\(finding.id)", HTML.tag(tone, t("cases.finding.\(finding.class.rawValue)")), "\(finding.criterion)",
                "\(finding.site.map { names[$0] ?? $0.text } ?? "–")", "\(texts[finding.fact] ?? "–")", "\(closure)",
            ]
        }
        let columns = ["id", "class", "criterion", "site", "fact", "closure"].map { Column(t("cases.finding.\($0)")) }
        return HTML.section(
            t("cases.findings"), id: "findings",
            HTML.table(t, DataTable(caption: "\(t("cases.findings.caption"))", columns: columns, rows: rows)))
    }

    private func timeline(
        _ file: CaseFile, _ texts: [Int64: [String]], _ people: [String: String], _ told: [Int64: ToldLetter],
        _ t: Words, isOffice: Bool
    ) -> HTML {
        let shown = file.events.filter { isOffice || !$0.fact.isOfficeOnly }
        let entries = shown.reversed().map { event -> TimelineEntry in
            let kind = event.fact.kind.name.dropFirst("case.".count)
            // An intention and a proposal are not yet what they are about.
            let words = ["hearing-opened": "intention", "decision-proposed": "kind"][String(kind)] ?? "detail"
            let detail = event.fact.detail.map { t("cases.\(words).\($0)", else: $0) }
            let title = t("cases.event.\(kind)") + (detail.map { ": \($0)" } ?? "")
            var paragraphs = (texts[event.sequence] ?? []).map { "<p>\($0)</p>" as HTML }
            if isOffice, case .decisionProposed(let fact) = event.fact {
                let href = Link("approvals", fact.proposal).text
                paragraphs.append("<p><a href=\"\(url: href)\">\(t("cases.proposal.open"))</a></p>")
            }
            if let link = letterLink(told[event.sequence], of: file.life, t, isOffice: isOffice) {
                paragraphs.append(link)
            }
            let actor =
                event.actor == "system"
                ? t("cases.actor.system")
                : isOffice || !event.isOfficial
                    ? people[event.actor] ?? event.actor : t("cases.actor.office")
            return TimelineEntry(
                at: event.at, "<span id=\"event-\(attribute: String(event.sequence))\">\(title)</span>", by: actor,
                detail: paragraphs.isEmpty ? nil : paragraphs.joined(), tone: Self.tone(of: event.fact))
        }
        return HTML.timeline(t, entries, seconds: false)
    }

    private static func tone(of fact: CaseFact) -> Tone {
        switch fact {
        case .decided(let fact): fact.outcome.intention == nil ? .green : .red
        case .accepted, .renewed, .adopted, .reinstated, .tookEffect: .green
        case .hearingOpened, .returned, .requirementIssued, .informationRequested, .findingsIssued, .appealLodged:
            .yellow
        case .lapsed, .expired, .notAccepted: .red
        default: .plain
        }
    }
}

extension CalendarDay {
    /// Behind every day that matters, for sorting.
    static let distant = CalendarDay(number: Int32.max)
}
