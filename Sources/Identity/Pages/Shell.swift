package import Customs
package import HTML
package import HTTP

/// What every page has around its content: language, navigation by what the reader may do, the reader, the clock.
package struct Shell: Sendable {
    /// An entry of the navigation, shown to those who hold the permission.
    package struct Entry: Sendable {
        package let key: String
        package let href: String
        package let permission: Permission

        package init(_ key: String, href: String, permission: Permission) {
            self.key = key
            self.href = href
            self.permission = permission
        }
    }

    package let catalogue: Catalogue
    package let version: String
    package let time: TimeSource
    package let navigation: [Entry]
    /// The clock by which moments are written for a reader.
    package let clock: WallClock
    /// True when people reach us over TLS: cookies are then sent over TLS only.
    package let isSecure: Bool

    package init(
        catalogue: Catalogue, version: String, time: TimeSource, navigation: [Entry], clock: WallClock, isSecure: Bool
    ) {
        self.catalogue = catalogue
        self.version = version
        self.time = time
        self.navigation = navigation
        self.clock = clock
        self.isSecure = isSecure
    }

    /// The reader's language: what they chose before, else what they prefer.
    package func words(_ request: Request) -> Words {
        let chosen = request.cookies["language"] ?? request.language
        return Words(catalogue, Language(rawValue: chosen) ?? .es, clock: clock)
    }

    /// The frame of a page for this reader.
    package func frame(_ request: Request, _ t: Words, title: String, current: String? = nil) -> PageFrame {
        // After a refused form the address is that of a POST: the language links lead to the page before it.
        let query = request.method == .get ? request.query.encoded : ""
        let address = query.isEmpty ? request.path : "\(request.path)?\(query)"
        var frame = PageFrame(t, title: title, address: address, version: version, now: time.now())
        guard let principal = request.principal else { return frame }
        frame.navigation = navigation.filter { principal.may($0.permission) }.map { entry in
            NavigationItem(t(entry.key), href: entry.href, isCurrent: entry.href == current)
        }
        let role = principal.roles.first.map { t("role.\($0)", else: $0) } ?? ""
        frame.user = PageUser(name: principal.name, detail: role, csrf: principal.csrfToken)
        return frame
    }

    /// The page as an answer.
    package func respond(
        _ request: Request, _ frame: PageFrame, _ content: HTML, status: HTTPStatus = .ok
    ) -> Response {
        Response(status, type: MediaType.html, bytes: HTML.page(frame, content).bytes)
    }

    /// How a problem looks to a person: in the reader's language only, so a detail that has no text is left out where
    /// English is not read.
    package func problemPage(_ problem: HTTPProblem, _ request: Request) -> String {
        let t = words(request)
        var frame = frame(request, t, title: "")
        if problem.status == .forbidden, let principal = request.principal, principal.may(.completeSignIn) {
            frame.title = t("step.title")
            frame.width = .reading
            return HTML.page(
                frame,
                """
                <h1>\(t("step.title"))</h1><p>\(t("step.text"))</p>
                \(HTML.linkButton(t("step.go"), href: IdentityPages.stepPath, .main))
                """
            ).text
        }
        var detail = t.language == .en ? problem.detail : nil
        if !problem.type.isEmpty, catalogue.has(problem.type) { detail = t(problem.type) }
        return HTML.problemPage(
            frame, ProblemView(status: problem.status.code, detail: detail, requestID: request.id)
        ).text
    }
}
