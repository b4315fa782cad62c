import Customs
import HTML
import HTTP
import Identity

/// The pages of benefits.
struct BenefitsPages: Sendable {
    let site: ProgrammeSite

    var ledger: BenefitLedger { site.programme.benefits }
    var asked: BenefitsAsked { BenefitsAsked(programme: site.programme) }

    /// Entries in the navigation of every page.
    static let navigation = [
        Shell.Entry("benefits.nav.own", href: "/programme/benefits", permission: .contestBenefit),
        Shell.Entry("benefits.nav.office", href: "/office/benefits", permission: .readBenefits),
    ]

    var endpoints: [Endpoint] {
        let operatorParameter = EndpointParameter("operator", in: .path)
        let contest = EndpointParameter("contest", in: .path)
        let month = EndpointParameter("month")
        let line = [month, EndpointParameter("programme"), EndpointParameter("line")]
        return [
            Endpoint(
                .get, "/programme/benefits", access: .permission(.readOwnBenefits),
                summary: "Leads to the benefits of one's own operator.", tags: ["pages"],
                responses: [.redirect(), .page()], handler: start),
            Endpoint(
                .get, "/programme/{operator}/benefits", access: .permission(.readOwnBenefits),
                summary: "What status gave an operator in a month.", tags: ["pages"],
                parameters: [operatorParameter, month, EndpointParameter("done")], responses: [.page()], handler: own),
            Endpoint(
                .get, "/programme/{operator}/benefits/contest", access: .permission(.contestBenefit),
                summary: "The form to contest a line.", tags: ["pages"], parameters: [operatorParameter] + line,
                responses: [.page()], handler: { [self] request in try await contestForm(request) }),
            Endpoint(
                .post, "/programme/{operator}/benefits/contest", access: .permission(.contestBenefit),
                summary: "Contest a line.", tags: ["pages"], parameters: [operatorParameter],
                request: .form(["month", "programme", "line", "text"]), responses: [.redirect(), .page()],
                limits: Endpoint.Limits(maxBody: 32 * 1024), rate: RateLimit(perMinute: 20), handler: submitContest),
            Endpoint(
                .get, "/office/benefits", access: .permission(.readBenefits),
                summary: "What status changed for the holders of each programme.", tags: ["pages"],
                parameters: [month], responses: [.page()], handler: office),
            Endpoint(
                .get, "/office/benefits/contests", access: .permission(.readBenefits),
                summary: "What operators contest.", tags: ["pages"],
                parameters: ["state", "after"].map { EndpointParameter($0) }, responses: [.page()], handler: contests),
            Endpoint(
                .get, "/office/benefits/contests/{contest}", access: .permission(.readBenefits),
                summary: "One contest with the line as it stood.", tags: ["pages"], parameters: [contest],
                responses: [.page()], handler: { [self] request in try await contestPage(request) }),
            Endpoint(
                .post, "/office/benefits/contests/{contest}", access: .permission(.answerBenefit),
                summary: "Accept or refuse a contest.", tags: ["pages"], parameters: [contest],
                request: .form(["outcome", "text"]), responses: [.redirect(), .page()],
                limits: Endpoint.Limits(maxBody: 32 * 1024), handler: answer),
        ]
    }

    func words(_ request: Request) -> BenefitsWords {
        BenefitsWords(
            t: site.shell.words(request), library: site.programme.base.library, country: site.programme.base.country)
    }

    // MARK: The company

    private func start(_ request: Request) async throws -> Response {
        if let id = asked.own(try asked.who(request)) {
            return .redirect(to: Link("programme", id.text, "benefits").text)
        }
        let t = site.shell.words(request)
        var frame = site.shell.frame(request, t, title: t("benefits.none.title"), current: "/programme/benefits")
        frame.width = .reading
        return site.shell.respond(
            request, frame,
            """
            <h1>\(t("benefits.none.title"))</h1>
            \(HTML.emptyState(t("benefits.none.status"), "<p>\(t("benefits.none.status.text"))</p>"))
            """)
    }

    private func own(_ request: Request) async throws -> Response {
        let id = try asked.operatorID(request)
        let who = try asked.who(request)
        let words = words(request)
        let months = try await ledger.months(of: id)
        let month = (try? asked.month(request)) ?? months.first ?? ledger.month(of: site.programme.base.time.now())
        var view = OperatorBenefitsView(operatorID: id, month: month)
        view.months = months
        view.benefits = try await ledger.benefits(of: id, in: month)
        view.course = try await ledger.course(of: id)
        view.contests = try await ledger.contests(of: id, in: month)
        view.mayContest = who.may(.contestBenefit) && asked.own(who) == id
        view.isDone = request.query.text("done") != nil
        let own = asked.own(who) == id
        var frame = site.shell.frame(
            request, words.t, title: "", current: own ? "/programme/benefits" : "/office/benefits")
        frame.dataAsOf = view.benefits.map(\.computedAt).max()
        return Response(type: MediaType.html, bytes: BenefitsView.own(frame, words, view).bytes)
    }

    private func contestForm(
        _ request: Request, text: String = "", errors: [FieldError] = []
    ) async throws -> Response {
        let id = try asked.operatorID(request)
        let fields = request.method == .post ? try request.form() : request.query
        guard let month = fields.text("month").flatMap({ Month($0) }),
            let line = fields.text("line").flatMap({ BenefitLineName($0) }), let programme = fields.text("programme"),
            try await ledger.benefits(of: id, in: month).contains(where: { $0.body.programme == programme })
        else { throw HTTPProblem(.notFound) }
        let words = words(request)
        var frame = site.shell.frame(request, words.t, title: "", current: "/programme/benefits")
        frame.hasErrors = !errors.isEmpty
        let view = ContestFormView(
            operatorID: id, month: month, programme: programme, line: line, text: text, errors: errors)
        return Response(
            errors.isEmpty ? .ok : .unprocessable, type: MediaType.html,
            bytes: BenefitsView.contestForm(frame, words, view).bytes)
    }

    private func submitContest(_ request: Request) async throws -> Response {
        let id = try asked.operatorID(request)
        let form = try request.form()
        guard let month = form.text("month").flatMap({ Month($0) }),
            let line = form.text("line").flatMap({ BenefitLineName($0) }), let programme = form.text("programme")
        else { throw HTTPProblem(.notFound) }
        let text = form.text("text") ?? ""
        do {
            _ = try await ledger.contest(
                line, of: id, in: month, programme: programme, text: text, by: try asked.who(request).id,
                at: site.programme.base.time.now())
        } catch let error as BenefitError where error.code != .notFound {
            let message = site.shell.words(request)("benefits.refusal.\(error.code.word)")
            return try await contestForm(request, text: text, errors: [FieldError("text", message)])
        } catch let error as BenefitError {
            throw error.problem
        }
        return .redirect(
            to: Link("programme", id.text, "benefits").with("month", month.description).with("done", "contest").text)
    }

    // MARK: The office

    private func office(_ request: Request) async throws -> Response {
        let words = words(request)
        let months = try await ledger.months()
        let month = (try? asked.month(request)) ?? months.first ?? ledger.month(of: site.programme.base.time.now())
        var view = ProgrammeBenefitsView(month: month)
        view.months = months
        view.benefits = try await ledger.benefits(in: month)
        for stored in view.benefits {
            view.course[stored.body.programme] = try await ledger.course(of: stored.body.programme)
        }
        view.openContests = try await ledger.contestCounts()[.open] ?? 0
        var frame = site.shell.frame(request, words.t, title: "", current: "/office/benefits")
        frame.dataAsOf = view.benefits.map(\.computedAt).max()
        return Response(type: MediaType.html, bytes: BenefitsView.office(frame, words, view).bytes)
    }

    private func contests(_ request: Request) async throws -> Response {
        let words = words(request)
        var view = ContestQueueView()
        view.state = request.query.text("state").flatMap { BenefitContest.State(rawValue: $0) } ?? .open
        let after = request.query.text("after").flatMap { try? ContestID($0) }
        let found = try await ledger.contests(view.state, after: after, limit: 51)
        view.contests = Array(found.prefix(50))
        view.next = found.count > 50 ? view.contests.last?.id : nil
        view.counts = try await ledger.contestCounts()
        view.isLater = after != nil
        let frame = site.shell.frame(request, words.t, title: "", current: "/office/benefits")
        return Response(type: MediaType.html, bytes: BenefitsView.contests(frame, words, view).bytes)
    }

    private func contestPage(
        _ request: Request, text: String = "", errors: [FieldError] = []
    ) async throws -> Response {
        let contest = try await asked.contest(request)
        let words = words(request)
        var people = [contest.by]
        if let answer = contest.answer { people.append(answer.by) }
        let view = ContestView(
            contest: contest, names: try await site.programme.base.identity.names(of: Set(people)),
            mayAnswer: try asked.who(request).may(.answerBenefit), text: text, errors: errors)
        var frame = site.shell.frame(request, words.t, title: "", current: "/office/benefits")
        frame.hasErrors = !errors.isEmpty
        return Response(
            errors.isEmpty ? .ok : .unprocessable, type: MediaType.html,
            bytes: BenefitsView.contest(frame, words, view).bytes)
    }

    private func answer(_ request: Request) async throws -> Response {
        let contest = try await asked.contest(request)
        let form = try request.form()
        let text = form.text("text") ?? ""
        let t = site.shell.words(request)
        guard let outcome = form.text("outcome"), ["accepted", "refused"].contains(outcome) else {
            return try await contestPage(
                request, text: text, errors: [FieldError("text", t("benefits.refusal.outcome"))])
        }
        do {
            _ = try await ledger.answer(
                contest.id, accepted: outcome == "accepted", text: text, by: try asked.who(request).id,
                at: site.programme.base.time.now())
        } catch let error as BenefitError where error.code != .notFound {
            return try await contestPage(
                request, text: text, errors: [FieldError("text", t("benefits.refusal.\(error.code.word)"))])
        } catch let error as BenefitError {
            throw error.problem
        }
        return .redirect(to: Link("office", "benefits", "contests", contest.id.text).text)
    }
}
