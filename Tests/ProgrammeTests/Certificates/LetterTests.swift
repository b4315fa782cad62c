import Customs
import GaritaTesting
import HTML
import Paper
import Testing

@testable import Programme

@Suite("Letters")
struct LetterTests {
    static let day = CalendarDay(number: 20_780)
    static let holder = CertificateHolder(
        name: "María Núñez Logística, S. A. de C. V.", identifiers: [.init("RFC", "GODE561231GR8")])

    static func refusal() -> LetterDraft {
        LetterDraft(
            code: "refusal", reference: "CA-000123", date: day, recipient: holder, isAdverse: true,
            reasons: [
                LetterReason(
                    criterion: "C1", fact: "En 2025 hubo tres infracciones firmes por subvaluación.",
                    evidence: ["EV-000017, resolución del 4 de mayo de 2025", "Visita VI-000003"]),
                LetterReason(criterion: "C9", fact: "El sitio SI-000002 no tiene barda.", evidence: ["EV-000020"]),
            ],
            routes: [
                LetterRoute(name: "Recurso de revocación", body: "customs", lastDay: day.advanced(by: 30)),
                LetterRoute(name: "Juicio de nulidad", body: "court", lastDay: day.advanced(by: 45)),
            ])
    }

    static func letter(_ draft: LetterDraft, _ language: Language = .es) throws -> Letter {
        let t = words(language)
        return try draft.letter(of: SampleProgramme.definition, language: language.rawValue) { t.day($0) }
    }

    static func words(_ language: Language) -> Words { Words(Catalogue([Programme.texts]), language) }

    @Test(
        "an adverse letter tells criterion, fact, evidence, route and last day, in PDF and HTML",
        arguments: Language.allCases)
    func adverse(_ language: Language) async throws {
        let letter = try Self.letter(Self.refusal(), language)
        let t = Self.words(language)
        let pdf = try await LetterPaper.document(letter, t, createdAt: SampleCertificates.start).pdf()
        try CertificatePDF.keep(pdf, "letter-\(language)")
        let paper = try CertificatePDF.text(pdf)
        let html = LetterPaper.html(letter, t)
        #expect(MarkupCheck.complaints(html.text) == [])
        let name = language == .es ? "Cumplimiento aduanero" : "Customs compliance"
        for words in [
            "C1, \(name)", "En 2025 hubo tres infracciones firmes", "EV-000017", "VI-000003", "C9", "EV-000020",
            "Recurso de revocación", "Juicio de nulidad", t.day(Self.day.advanced(by: 30)),
            t.day(Self.day.advanced(by: 45)), "María Núñez Logística", "CA-000123",
        ] {
            #expect(paper.contains(words), "\(words) is not on paper")
            #expect(html.text.contains(words), "\(words) is not on the page")
        }
        #expect(!paper.contains("{") && !paper.contains("⟦") && !html.text.contains("{"))
    }

    @Test("an adverse letter that lacks any of what it must tell is not made")
    func lacking() throws {
        func refused(_ code: LetterError.Code, _ change: (inout LetterDraft) -> Void) {
            var draft = Self.refusal()
            change(&draft)
            #expect(throws: LetterError(code, "")) { try Self.letter(draft) }
        }
        refused(.reasons) { $0.reasons = [] }
        refused(.criterion) { $0.reasons[0].criterion = " " }
        refused(.fact) { $0.reasons[1].fact = "" }
        refused(.evidence) { $0.reasons[1].evidence = [] }
        refused(.evidence) { $0.reasons[0].evidence = [" ", ""] }
        refused(.appeal) { $0.routes = [] }
        refused(.appeal) { $0.routes[0].body = "" }
        refused(.appeal) { $0.routes[1].name = " " }
        refused(.lastDay) { $0.routes[0].lastDay = nil }
        refused(.lastDay) { $0.routes[1].lastDay = Self.day.advanced(by: -1) }
        refused(.recipient) { $0.recipient.name = " " }
        refused(.template) { $0.code = "none" }
        // Said to be favourable, yet made from a template that refuses.
        refused(.reasons) {
            $0.isAdverse = false
            $0.reasons = []
        }
        // Adverse by what is decided, though its template has no place for reasons.
        refused(.evidence) {
            $0.code = "suspension"
            $0.places["certificate"] = "MX-1"
            $0.reasons[0].evidence = []
        }
    }

    @Test("reasons and routes follow where a template has no place for them")
    func noPlaces() throws {
        var draft = Self.refusal()
        draft.code = "suspension"
        draft.places["certificate"] = "MX-OEA-2026-000123"
        let letter = try Self.letter(draft)
        #expect(
            letter.parts == [
                .paragraph("Se suspende el certificado MX-OEA-2026-000123."), .reasons, .routes,
            ])
    }

    @Test("a favourable letter needs no reasons; a place without a value is refused, a value is no place")
    func favourable() throws {
        var draft = LetterDraft(
            code: "grant", reference: "CA-1", date: Self.day, recipient: Self.holder, isAdverse: false)
        let letter = try Self.letter(draft)
        #expect(letter.parts.count == 1 && !letter.isAdverse)
        draft.recipient.name = "{reference} <b>"
        guard case .paragraph(let text) = try Self.letter(draft).parts[0] else { throw CancellationError() }
        #expect(text.contains("comunica a {reference} <b> que"))
        #expect(LetterPaper.html(try Self.letter(draft), Self.words(.es)).text.contains("{reference} &lt;b&gt;"))
        draft.code = "suspension"
        #expect(throws: LetterError(.place, "")) { try Self.letter(draft) }
    }
}
