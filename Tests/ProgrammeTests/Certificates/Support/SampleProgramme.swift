import Customs
import Deadlines

@testable import Country
@testable import Programme

/// A programme for the tests of certificates, all states in use.
enum SampleProgramme {
    static let source = Source(key: "test", title: "Test", date: CalendarDay(number: 20_000), isVerified: false)

    static func text(_ es: String, _ en: String) -> LocalizedText {
        LocalizedText(["es": es, "en": en], fallback: "es")
    }

    static let definition = make("MX-OEA", "Operador Económico Autorizado", "Authorized Economic Operator", days: 5)
    static let other = make("CTPAT", "Alianza Aduanera contra el Terrorismo", "Customs Trade Partnership", days: 0)

    private static func make(_ code: String, _ es: String, _ en: String, days: Int) -> ProgrammeDefinition {
        ProgrammeDefinition(
            code: code, country: .mexico, name: text(es, en),
            authority: text("Servicio de Administración Tributaria", "Tax Administration Service"), version: "1",
            validity: Validity(from: CalendarDay(number: 0)),
            roles: [
                .init(code: "importer", name: text("Importador", "Importer")),
                .init(code: "carrier", name: text("Transportista", "Carrier")),
                .init(code: "rail", name: text("Ferrocarril", "Railway")),
            ],
            criteria: [
                .init(code: "C1", name: text("Cumplimiento aduanero", "Customs compliance"), safe: ["A"], isGate: true)
            ], states: Set(CaseState.allCases), clocks: [],
            grounds: [
                .init(
                    code: "G1", name: text("Incumplimiento", "Breach"), effects: Set(AdverseIntention.allCases),
                    source: source)
            ], exemptions: [.init(code: "X1", name: text("Riesgo", "Risk"), source: source)], benefits: [], appeals: [],
            letters: letters,
            certificate: .init(
                prefix: code, validityMonths: 24, effectiveAfterDays: days, renewalWindow: 60,
                renewalUnit: .calendarDays), bars: [:], questionnaires: [], sources: [source])
    }

    static let letters: [ProgrammeDefinition.LetterTemplate] = [
        .init(
            code: "grant", title: text("Autorización", "Authorization"),
            paragraphs: [
                text(
                    "{authority} comunica a {operator} que su solicitud fue autorizada el {date}.",
                    "{authority} tells {operator} that the application was granted on {date}.")
            ]),
        .init(
            code: "refusal", title: text("Resolución que niega", "Decision to refuse"),
            paragraphs: [
                text(
                    "{authority} revisó el expediente {reference} de {operator} y resolvió negar la certificación.",
                    "{authority} examined file {reference} of {operator} and decided to refuse certification."),
                text("{reasons}", "{reasons}"),
                text("Esta resolución surte efectos el {date}.", "This decision takes effect on {date}."),
                text("{appeal}", "{appeal}"),
            ]),
        .init(
            code: "suspension", title: text("Suspensión", "Suspension"),
            paragraphs: [text("Se suspende el certificado {certificate}.", "Certificate {certificate} is suspended.")]),
    ]
}

extension CountryCode {
    fileprivate static let mexico = sampleMexico
}

private let sampleMexico: CountryCode = {
    guard let code = try? CountryCode("MX") else { preconditionFailure("MX is a country") }
    return code
}()
