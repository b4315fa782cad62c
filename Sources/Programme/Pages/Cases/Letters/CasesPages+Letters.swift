import Customs
import HTML
import HTTP
import Identity
import Paper

/// The letters of a case: each event that one tells opens into it, to read and as PDF in both languages.
extension CasesPages {
    var letters: [Endpoint] {
        [
            letterPage(isOffice: true), letterPage(isOffice: false), letterPDF(isOffice: true),
            letterPDF(isOffice: false),
        ]
    }

    private static let sequence = EndpointParameter("sequence", in: .path, summary: "The event that the letter tells.")
    private static let language = EndpointParameter("language", summary: "es or en")
    /// A letter is composed anew each time that it is asked for.
    static let letterRate = RateLimit(perMinute: 60, burst: 30)

    private func letterPage(isOffice: Bool) -> Endpoint {
        Endpoint(
            .get, isOffice ? "/office/cases/{id}/letters/{sequence}" : "/programme/cases/{id}/letters/{sequence}",
            access: .permission(isOffice ? .readCases : .readOwnCases), summary: "A letter of a case.", tags: ["pages"],
            parameters: [Self.identifier, Self.sequence, Self.language], responses: [.page()], rate: Self.letterRate,
            handler: { request in
                let (file, told) = try await site.letter(request, isOffice: isOffice)
                return try await show(told, of: file, request, isOffice: isOffice)
            })
    }

    private func letterPDF(isOffice: Bool) -> Endpoint {
        Endpoint(
            .get,
            isOffice ? "/office/cases/{id}/letters/{sequence}/pdf" : "/programme/cases/{id}/letters/{sequence}/pdf",
            access: .permission(isOffice ? .readCases : .readOwnCases), summary: "A letter of a case as PDF.",
            tags: ["pages"], parameters: [Self.identifier, Self.sequence, Self.language],
            responses: [ResponseSchema(mediaTypes: ["application/pdf"])], rate: Self.letterRate,
            handler: { request in
                let (file, told) = try await site.letter(request, isOffice: isOffice)
                let language = ProgrammeSite.language(request, else: site.shell.words(request).language)
                guard let letter = told.letters[language] else { throw HTTPProblem(.notFound) }
                let bytes = try await LetterPaper.document(letter, CaseDesk.words(language), createdAt: told.at).pdf()
                let name = "\(file.life.id.text)-\(told.sequence)-\(told.code)-\(language.rawValue).pdf"
                return .download(bytes, type: "application/pdf", fileName: name)
            })
    }

    private func show(
        _ told: ToldLetter, of file: CaseFile, _ request: Request, isOffice: Bool
    ) async throws -> Response {
        let t = site.shell.words(request)
        let language = ProgrammeSite.language(request, else: t.language)
        guard let letter = told.letters[language] else { throw HTTPProblem(.notFound) }
        let life = file.life
        let home = isOffice ? Link("office", "cases", life.id.text) : Link("programme", "cases", life.id.text)
        let here = ProgrammeSite.letterLink(life.id, told.sequence, isOffice: isOffice)
        var frame = site.shell.frame(
            request, t, title: "\(letter.title), \(life.id.text)",
            current: isOffice ? "/office/cases" : "/programme/cases")
        frame.width = .reading
        frame.breadcrumbs = [
            isOffice
                ? NavigationItem(t("cases.title"), href: "/office/cases")
                : NavigationItem(t("cases.own.title"), href: "/programme/cases"),
            NavigationItem(life.id.text, href: home.text),
        ]
        let others = Language.allCases.filter { $0 != language && told.letters[$0] != nil }.map { other -> HTML in
            let name = Words(t.catalogue, other)("cases.letter.read")
            return """
                <a href="\(url: here.with("language", other.rawValue).text)" lang="\(attribute: other.rawValue)" \
                hreflang="\(attribute: other.rawValue)">\(name)</a>
                """
        }
        let papers = Language.allCases.filter { told.letters[$0] != nil }.map { other -> HTML in
            let href = ProgrammeSite.letterLink(life.id, told.sequence, isOffice: isOffice, isPDF: true)
                .with("language", other.rawValue).text
            return
                "<a href=\"\(url: href)\" hreflang=\"\(attribute: other.rawValue)\">\(t("cases.letter.pdf", ["language": other.name]))</a>"
        }
        var proof = [
            SummaryRow(
                t("cases.letter.event"),
                "<a href=\"\(url: home.text + "#event-\(told.sequence)")\">\(t("cases.letter.eventNumber", ["number": String(told.sequence)]))</a>"
            )
        ]
        for (other, hash) in told.hashes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let name = t("cases.letter.hash", ["language": other.name])
            proof.append(SummaryRow(name, HTML.hash(t, hash, name: name)))
        }
        let words = Words(t.catalogue, language, clock: t.clock)
        return site.shell.respond(
            request, frame,
            """
            <p>\((others + papers).joined(by: " · "))</p>
            <article lang="\(attribute: language.rawValue)">\(LetterPaper.html(letter, words, level: 1))</article>
            \(HTML.details(
                t("cases.letter.proof"), "<p>\(t("cases.letter.proof.text"))</p>\(HTML.summaryList(t, proof))"))
            """)
    }

    /// The link to the letter of an event, for its place in the timeline; nil when none tells it.
    func letterLink(_ told: ToldLetter?, of life: CaseLife, _ t: Words, isOffice: Bool) -> HTML? {
        guard let told, let letter = told.letters[t.language] else { return nil }
        let href = ProgrammeSite.letterLink(life.id, told.sequence, isOffice: isOffice).text
        return "<p><a href=\"\(url: href)\">\(t("cases.letter.open", ["title": letter.title]))</a></p>"
    }
}

extension ProgrammeSite {
    static func letterLink(_ id: CaseID, _ sequence: Int64, isOffice: Bool, isPDF: Bool = false) -> Link {
        let base = isOffice ? "office" : "programme"
        return isPDF
            ? Link(base, "cases", id.text, "letters", String(sequence), "pdf")
            : Link(base, "cases", id.text, "letters", String(sequence))
    }

    /// The letter that a path names: of one's own case, or of any for an official; else it is not there.
    func letter(_ request: Request, isOffice: Bool) async throws -> (CaseFile, ToldLetter) {
        let file = isOffice ? try await officeCase(request) : try await ownCase(request)
        guard let sequence = Int64(request.parameters["sequence"] ?? ""),
            let told = try await cases.letter(of: file, at: sequence)
        else { throw HTTPProblem.notFound("There is no such letter.") }
        return (file, told)
    }

    /// The language that a letter is asked for in. Only those that the house has are heard.
    static func language(_ request: Request, else standard: Language) -> Language {
        request.query.text("language").flatMap { Language(rawValue: $0) } ?? standard
    }
}
