import Clearance
import Country
import Customs
import HTML
import HTTP
import Identity
import Paper

/// The pages of certificates: the public register and verification, and a company's own certificates.
struct CertificatesPages: Sendable {
    let site: ProgrammeSite

    var desk: CertificateDesk { site.programme.certificates }
    var now: Instant { site.programme.base.time.now() }

    static let tags = ["pages", "certificates"]

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, "/register", access: .anyone, summary: "The public register of certified operators.",
                tags: Self.tags,
                parameters: ["q", "programme", "role", "status", "below"].map { EndpointParameter($0) },
                responses: [.page()], rate: CertificatesAPI.publicRate, handler: register),
            Endpoint(
                .get, "/verify", access: .anyone, summary: "Asks for the certificate to be verified.", tags: Self.tags,
                parameters: [EndpointParameter("q", summary: "A number or a short code")],
                responses: [.page(), .redirect("To the answer.")], rate: CertificatesAPI.publicRate, handler: ask),
            Endpoint(
                .get, "/verify/{number}", access: .anyone, summary: "Whether a certificate is valid.", tags: Self.tags,
                responses: [.page()], rate: CertificatesAPI.publicRate, handler: verify),
            Endpoint(
                .get, "/programme/{operator}/certificates", access: .permission(.readOwnCertificates),
                summary: "The certificates of a company.", tags: Self.tags, responses: [.page()],
                handler: { try await list($0, base: "programme") }),
            Endpoint(
                .get, "/programme/{operator}/certificates/{file}", access: .permission(.readOwnCertificates),
                summary: "A certificate as PDF.", tags: Self.tags, parameters: [EndpointParameter("language")],
                responses: [ResponseSchema(mediaTypes: ["application/pdf"])], handler: pdf),
            Endpoint(
                .get, "/office/operators/{operator}/certificates", access: .permission(.readCertificates),
                summary: "The certificates of an operator.", tags: Self.tags, responses: [.page()],
                handler: { try await list($0, base: "office") }),
            Endpoint(
                .get, "/office/operators/{operator}/certificates/{file}", access: .permission(.readCertificates),
                summary: "A certificate as PDF.", tags: Self.tags, parameters: [EndpointParameter("language")],
                responses: [ResponseSchema(mediaTypes: ["application/pdf"])], handler: pdf),
        ]
    }

    /// Entries in the navigation of every page.
    static let navigation = [
        Shell.Entry("certificates.nav.register", href: "/register", permission: .readOwnCertificates)
    ]

    /// The frame of a page; who is not signed in finds the public pages in its navigation.
    func frame(_ request: Request, _ t: Words, title: String, current: String) -> PageFrame {
        var frame = site.shell.frame(request, t, title: title, current: current)
        if request.principal == nil {
            frame.navigation = [
                NavigationItem(
                    t("certificates.nav.register"), href: "/register", isCurrent: current == "/register"),
                NavigationItem(t("certificates.nav.verify"), href: "/verify", isCurrent: current == "/verify"),
            ]
        }
        frame.dataAsOf = frame.now
        return frame
    }

    // MARK: A company's own

    private func list(_ request: Request, base: String) async throws -> Response {
        let t = site.shell.words(request)
        let views = try await CertificatesAPI(site: site).views(request)
        let frame = frame(request, t, title: t("certificates.own.title"), current: "")
        let content: HTML
        if views.isEmpty {
            content = .emptyState(t("certificates.own.none"), "<p>\(t("certificates.own.none.text"))</p>")
        } else {
            content = .table(t, table(views, t, base: base))
        }
        let holder = views.first.map { "<p class=\"lead\">\($0.holder.name)</p>" as HTML }
        return site.shell.respond(request, frame, "<h1>\(t("certificates.own.title"))</h1>\(holder)\(content)")
    }

    private func table(_ views: [CertificateView], _ t: Words, base: String) -> DataTable {
        var table = DataTable(
            caption: HTML(text: t("certificates.own.title")),
            columns: [
                Column(t("certificates.number"), .identifier), Column(t("certificates.programme")),
                Column(t("certificates.role")), Column(t("certificates.from")), Column(t("certificates.through")),
                Column(t("certificates.status")), Column(t("certificates.own.download")),
            ],
            rows: views.map { view in
                let language = t.language.rawValue
                let id = view.operatorID.text
                let files = Language.allCases.map { other -> HTML in
                    let link =
                        base == "office"
                        ? Link("office", "operators", id, "certificates", view.number + ".pdf")
                        : Link("programme", id, "certificates", view.number + ".pdf")
                    let label = t("certificates.own.pdf", ["language": other.name, "number": view.number])
                    return """
                        <a href="\(url: link.with("language", other.rawValue).text)" \
                        aria-label="\(attribute: label)">\(other.name)</a>
                        """
                }
                return [
                    "<a href=\"\(url: Link("verify", view.number).text)\">\(HTML.identifier(view.number))</a>",
                    HTML(text: view.programmeName[language]), HTML(text: view.roleName[language]),
                    HTML(text: t.day(view.validFrom)),
                    HTML(text: view.validThrough.map { t.day($0) } ?? t("certificates.through.open")),
                    .certificateTag(t, view.span.status), files.joined(by: " · "),
                ]
            })
        table.showsCaption = false
        return table
    }

    private func pdf(_ request: Request) async throws -> Response {
        let file = request.parameters["file"] ?? ""
        guard file.hasSuffix(".pdf"),
            let view = try await CertificatesAPI(site: site).views(request)
                .first(where: { $0.number == String(file.dropLast(4)) })
        else { throw HTTPProblem(.notFound) }
        let here = site.shell.words(request)
        let language = request.query.text("language").flatMap { Language(rawValue: $0) } ?? here.language
        let t = Words(here.catalogue, language, clock: here.clock)
        let bytes = try await CertificatePaper.document(view, t, address: desk.publicAddress).pdf()
        return .download(
            bytes, type: "application/pdf", fileName: "\(view.number)-\(language.rawValue).pdf")
    }
}

extension HTML {
    /// The status of a certificate: word, shape and colour.
    static func certificateTag(_ t: Words, _ status: CertificateStatus) -> HTML {
        tag(Tone(certificate: status), t("certificates.status.\(status.rawValue)"))
    }
}

extension Tone {
    init(certificate status: CertificateStatus) {
        switch status {
        case .valid: self = .green
        case .pending: self = .blue
        case .suspended: self = .yellow
        case .revoked, .annulled: self = .red
        case .expired, .withdrawn, .replaced: self = .plain
        }
    }
}
