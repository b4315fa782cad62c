import Customs
import GaritaTesting
import HTML
import Paper
import Testing

@testable import Programme

@Suite("The certificate on paper")
struct CertificatePaperTests {
    static func view(_ status: CertificateStatus = .valid) -> CertificateView {
        let day = SampleCertificates.zone.day(of: SampleCertificates.start)
        return CertificateView(
            number: "MX-OEA-2026-000123", code: "K7QF92MX4D", operatorID: OperatorID(serial: 1), programme: "MX-OEA",
            programmeName: SampleProgramme.definition.name, authority: SampleProgramme.definition.authority,
            holder: CertificateHolder(
                name: "María Núñez Logística Fronteriza, S. A. de C. V.",
                identifiers: [.init("RFC", "GODE561231GR8"), .init("TIN", "MX123456", isPublic: true)]),
            role: "importer", roleName: SampleProgramme.text("Importador", "Importer"),
            sites: [
                CertificateSite(id: SiteID(serial: 1), name: "Planta Juárez", place: "Ciudad Juárez, Chihuahua"),
                CertificateSite(id: SiteID(serial: 2), name: "Almacén Norte", place: "Parque industrial 4, Reynosa"),
            ],
            decidedOn: day, validFrom: day.advanced(by: 5), validThrough: day.advanced(by: 735),
            span: CertificateSpan(status, since: SampleCertificates.at(5)), spanDay: day.advanced(by: 5),
            asOf: SampleCertificates.at(20))
    }

    static let address = PublicAddress("https://garita.example")

    @Test("one file a language, with all that a certificate says and its code", arguments: Language.allCases)
    func certificate(_ language: Language) async throws {
        let t = LetterTests.words(language)
        let view = Self.view()
        let pdf = try await CertificatePaper.document(view, t, address: Self.address).pdf()
        try CertificatePDF.keep(pdf, "certificate-\(language)")
        let text = try CertificatePDF.text(pdf)
        let isSpanish = language == .es
        for words in [
            "MX-OEA-2026-000123", "María Núñez Logística Fronteriza", "GODE561231GR8", "MX123456",
            isSpanish ? "Importador" : "Importer", "SI-000001", "Planta Juárez", "Reynosa", t.day(view.validFrom),
            t.day(view.validFrom.advanced(by: 730)),
            isSpanish ? "Servicio de Administración Tributaria" : "Tax Administration Service",
            "https://garita.example/verify/MX-OEA-2026-000123", "K7QF9-2MX4D",
            isSpanish ? "Credencial firmada" : "Signed credential", "SHA-256",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(!text.contains("⟦") && !text.contains("{"))
        #expect(try CertificatePDF.codes(pdf) == "https://garita.example/verify/MX-OEA-2026-000123")
        let facts = try CertificatePDF.facts(pdf)
        #expect(facts.contains("Tagged:          yes") && facts.contains("MX-OEA-2026-000123"))
        #expect(facts.contains("Pages:           1"))
    }

    @Test("printing again later gives the same bytes, another fact other ones")
    func sameBytes() async throws {
        let t = LetterTests.words(.es)
        var later = Self.view()
        later.asOf = SampleCertificates.at(300)
        let first = try await CertificatePaper.document(Self.view(), t, address: Self.address).pdf()
        #expect(try await CertificatePaper.document(later, t, address: Self.address).pdf() == first)
        later.holder.name = "Otra"
        #expect(
            CertificatePaper.document(later, t, address: nil).footer.proof
                != CertificatePaper.document(Self.view(), t, address: nil).footer.proof)
    }

    @Test(
        "a certificate that is not valid says so first", arguments: [CertificateStatus.suspended, .revoked, .pending])
    func notValid(_ status: CertificateStatus) async throws {
        let t = LetterTests.words(.es)
        let document = CertificatePaper.document(Self.view(status), t, address: Self.address)
        let pdf = try await document.pdf()
        try CertificatePDF.keep(pdf, "certificate-\(status)")
        let text = try CertificatePDF.text(pdf)
        #expect(text.contains(t("certificates.status.\(status.rawValue)")))
        #expect(text.contains("certifica que") == (status == .pending))
    }

    @Test("without a public address the code holds the path alone, never what a request says")
    func address() {
        #expect(PublicAddress.verification(of: "A-1", at: nil) == "/verify/A-1")
        #expect(PublicAddress("https://a.example/x//")?.text == "https://a.example/x")
        for text in [
            "a.example", "ftp://a.example", "https://", "https:///x", "https://a b", "https://a?x", "https://a'",
            "https://a#x", "https://a@b", "https://a:b@c", "https://a/../b", "https://a/./b", "https://a/b//c",
            "https://a/%2e%2e", "https://a:0", "https://a:99999", "https://a:x", "https://a:", "https://-a",
            "https://a..b", "https://[::1", "https://[x]", "javascript:alert(1)", "https://a/…", "https://a\n",
        ] {
            #expect(PublicAddress(text) == nil, "\(text)")
        }
        for text in [
            "https://garita.example", "http://127.0.0.1:8080", "https://a.example:8443/oea/mx", "http://[::1]:80",
            "https://a/b.c_d~e-f",
        ] {
            #expect(PublicAddress(text)?.text == text)
        }
        #expect(PublicAddress(listeningOn: "127.0.0.1", port: 80, name: "x")?.text == "http://127.0.0.1:80")
        #expect(PublicAddress(listeningOn: "::1", port: 8080, name: "x")?.text == "http://[::1]:8080")
        #expect(PublicAddress(listeningOn: "0.0.0.0", port: 8080, name: "aduana")?.text == "http://aduana:8080")
    }
}
