import Customs
import HTML
import HTTP
import Identity

/// The pages of visits.
struct VisitsPages: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] {
        calendarEndpoints + visitEndpoints + changeEndpoints + phoneEndpoints + planEndpoints + PhoneAssets.endpoints
    }

    /// Entries in the navigation of every page.
    static let navigation: [Shell.Entry] = [
        Shell.Entry("visits.nav", href: "/office/visits", permission: .readVisits)
    ]

    var desk: VisitDesk { site.programme.visits }
    var shell: Shell { site.shell }
    var now: Instant { site.programme.base.time.now() }
    var today: CalendarDay { desk.day(of: now) }

    static let visit = EndpointParameter("id", in: .path, summary: "A visit's number, VI-000123")

    /// The stylesheet of these pages; it may stand in the body.
    static let style: HTML = "<link rel=\"stylesheet\" href=\"\(url: PhoneAssets.stylesheet.address)\">\n"

    func file(_ request: Request) async throws -> VisitFile {
        guard let file = try await desk.file(try VisitsAPI.visit(request)) else { throw HTTPProblem(.notFound) }
        return file
    }

    func who(_ request: Request) throws(HTTPProblem) -> Principal {
        guard let principal = request.principal else { throw HTTPProblem(.unauthorized) }
        return principal
    }

    /// The names of people by login; the login itself for who has none.
    func names(_ logins: some Sequence<String>) async throws -> [String: String] {
        let logins = Set(logins)
        var names = try await site.programme.base.identity.names(of: logins)
        for login in logins where names[login] == nil { names[login] = login }
        return names
    }

    // MARK: Words

    static func tone(_ result: CheckResult) -> Tone {
        switch result {
        case .met: .green
        case .partly: .yellow
        case .notMet: .red
        case .notChecked: .plain
        }
    }

    static func tag(_ t: Words, _ result: CheckResult) -> HTML {
        .tag(tone(result), t("visits.result.\(result.rawValue)"))
    }

    static func tag(_ t: Words, _ state: Visit.State) -> HTML {
        switch state {
        case .planned: .tag(.plain, t("visits.state.planned"))
        case .begun: .tag(.yellow, t("visits.state.begun"))
        case .closed: .tag(.green, t("visits.state.closed"))
        case .cancelled: .tag(.plain, t("visits.state.cancelled"))
        }
    }

    static func tag(_ t: Words, _ obligation: PlannedCheck.Obligation) -> HTML {
        .tag(.plain, t("visits.obligation.\(obligation.rawValue)"))
    }

    static func mode(_ t: Words, _ isRemote: Bool) -> String { t(isRemote ? "visits.mode.remote" : "visits.mode.site") }

    /// A finding's class and how grave it is.
    static func finding(_ t: Words, _ draft: FindingDraft) -> HTML {
        let tone: Tone =
            switch draft.class {
            case .actionRequired: .red
            case .recommendation: .yellow
            case .observation: .plain
            case .bestPractice: .green
            }
        let severity: HTML? =
            draft.class == .actionRequired
            ? " <span class=\"quiet\">\(t("visits.severity.\(draft.severity)"))</span>" : nil
        return "\(HTML.tag(tone, t("visits.class.\(draft.class.rawValue)")))\(severity)"
    }

    /// How far a day is: the clock of a visit that has not been closed.
    static func distance(_ t: Words, _ visit: Visit, today: CalendarDay) -> HTML {
        let days = visit.day.days(since: today)
        if visit.isOver { return tag(t, visit.state) }
        if days == 0 { return .tag(.yellow, t("visits.distance.today")) }
        if days < 0 { return .tag(.red, t("visits.distance.late", ["count": -days])) }
        return "\(t("visits.distance.days", ["count": days]))"
    }

    static func refusal(_ t: Words, _ error: VisitError) -> String { t("visits.refusal.\(error.code.rawValue)") }
}
