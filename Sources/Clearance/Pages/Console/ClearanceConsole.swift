import Country
package import Customs
import Database
import HTML
package import HTTP
package import Identity

/// The console's pages of this room: what people ask for with a browser, and what they do there.
///
/// A handler reads what the asker may see, fills a view and hands it to ``ClearancePages``; an act is posted, done, and
/// answered with a redirect. What is wrong with a form is said on its page, beside its field.
package struct ClearanceConsole: Sendable {
    let clearance: Clearance
    let shell: Shell
    let time: TimeSource

    package init(_ clearance: Clearance, shell: Shell, time: TimeSource) {
        self.clearance = clearance
        self.shell = shell
        self.time = time
    }

    /// Every page and act of the console, declared with who may call it.
    package var endpoints: [Endpoint] {
        [start] + declarationEndpoints + actEndpoints + lodgeEndpoints + [laneEndpoint] + quarantineEndpoints
            + [figuresEndpoint, eventsEndpoint]
    }

    /// The room's entries in the navigation, in its order.
    package static let navigation = [
        Shell.Entry("nav.declarations", href: "/declarations", permission: .readOwnDeclarations),
        Shell.Entry("nav.lodge", href: "/lodge", permission: .lodgeDeclaration),
        Shell.Entry("nav.lane", href: "/lane", permission: .useLane),
        Shell.Entry("nav.quarantine", href: "/quarantine", permission: .tendQuarantine),
        Shell.Entry("nav.figures", href: "/figures", permission: .readFigures),
        Shell.Entry("nav.events", href: "/events", permission: .readEvents),
    ]

    // MARK: The start

    private var start: Endpoint {
        Endpoint(
            .get, "/", access: .signedIn, summary: "Leads each to where their work begins.", tags: ["pages"],
            responses: [.redirect()],
            handler: { request in .redirect(to: Self.start(of: try request.signedIn())) })
    }

    /// Where the work of a person begins.
    static func start(of principal: Principal) -> String {
        // An official who has not shown a second factor yet may do nothing else.
        if principal.permissions.isEmpty { return "/enrol" }
        if principal.roles.first == "lane-officer", principal.may(.useLane) { return "/lane" }
        if principal.roles.first == "programme-manager", principal.may(.readFigures) { return "/figures" }
        // Another authority sees nothing but what it is asked.
        if principal.roles == ["consulted-authority"] { return "/consultations" }
        if principal.may(.readOwnDeclarations) { return "/declarations" }
        return principal.may(.manageAccounts) ? "/accounts" : "/account"
    }

    // MARK: What every handler needs

    var api: ClearanceAPI { ClearanceAPI(clearance, time: time) }
    var country: CountryPack { clearance.country }

    /// A page as an answer.
    func page(_ request: Request, status: HTTPStatus = .ok, _ content: (PageFrame) -> HTML) -> Response {
        let t = shell.words(request)
        var frame = shell.frame(request, t, title: "")
        frame.dataAsOf = frame.now
        return Response(status, type: MediaType.html, bytes: content(frame).bytes)
    }

    /// The declaration that the path names, as far as the asker may see it: to others it is not there.
    func standing(_ request: Request) async throws -> DeclarationStanding {
        do {
            return try await api.standing(request)
        } catch let problem as HTTPProblem where problem.status == .notFound {
            throw HTTPProblem(.notFound)
        }
    }

    /// The offices that may be chosen today.
    var officeChoices: [Choice] {
        let today = country.zone.day(of: time.now())
        return country.offices.filter { $0.validity.contains(today) }
            .map { Choice($0.code.text, "\($0.code.text) \($0.name)") }
    }
}

extension CountryPack {
    /// The name of an office or of one of its sections, the code itself when the country has none.
    func officeName(_ text: String) -> String {
        guard let code = try? CustomsOffice(text), let office = office(code) else { return text }
        guard office.code != code, let section = section(code) else { return office.name }
        return "\(office.name), \(section.name)"
    }
}

extension FormFields {
    /// The text of a field without blanks around it, empty when there is none, at most so many characters.
    func trimmed(_ name: String, limit: Int = 200) -> String { String((text(name) ?? "").prefix(limit)) }
}
