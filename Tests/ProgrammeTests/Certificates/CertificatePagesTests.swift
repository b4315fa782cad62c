import Customs
import GaritaTesting
import HTML
import HTTP
import Identity
import JSON
import Testing

@testable import Programme

@Suite("Pages and API of certificates")
struct CertificatePagesTests {
    static func lives() throws -> [CaseLife] {
        [
            try SampleCertificates.life(),
            try SampleCertificates.life(
                "MX-OEA-2026-000124", serial: 2, role: "carrier", facts: [SampleCertificates.decided(.suspend, day: 3)]),
            try SampleCertificates.life(
                "CTPAT-2026-000001", serial: 3, role: "rail", programme: "CTPAT",
                facts: [SampleCertificates.decided(.revoke, day: 4)]),
            try SampleCertificates.life(
                "MX-OEA-2026-000125", serial: 4, facts: [(.withdrawn(CaseFact.Withdrawn(signedBy: "ana")), 4)]),
        ]
    }

    static let pages: [(name: String, target: String, role: String?, status: Int)] = [
        ("register", "/register", nil, 200), ("register-trader", "/register", "trader:ORG-1", 200),
        ("register-search", "/register?q=n%C3%BA%C3%B1ez&programme=MX-OEA&status=valid", nil, 200),
        ("register-none", "/register?q=zzz", nil, 200), ("verify", "/verify", nil, 200),
        ("verify-unknown", "/verify?q=MX-OEA-1", nil, 404),
        ("verify-valid", "/verify/MX-OEA-2026-000123", nil, 200),
        ("verify-suspended", "/verify/MX-OEA-2026-000124", nil, 200),
        ("verify-revoked", "/verify/CTPAT-2026-000001", nil, 200),
        ("verify-withdrawn", "/verify/MX-OEA-2026-000125", nil, 200),
        ("verify-strange", "/verify/%3Cscript%3E", nil, 404),
        ("own", "/programme/OP-000001/certificates", "trader:ORG-1", 200),
        ("own-none", "/office/operators/OP-000009/certificates", "auditor", 200),
        ("office", "/office/operators/OP-000002/certificates", "programme-officer", 200),
    ]

    @Test("the texts are complete in both languages, each asked for and none missing")
    func texts() throws {
        let catalogue = Catalogue([IdentityTexts.all, Programme.texts])
        #expect(catalogue.audit() == [])
        let sources = try SourceFiles.swift(in: "Sources/Programme")
        let own = CertificatesTexts.all.keys
        #expect(own.allSatisfy { $0.hasPrefix("certificates.") })
        #expect(catalogue.audit(sources: sources, prefixes: own) == [])
        for status in CertificateStatus.allCases {
            #expect(catalogue.has("certificates.status.\(status.rawValue)"))
            #expect(catalogue.has("certificates.answer.\(status.answer.rawValue).text"))
        }
    }

    @Test("every page is whole in both languages and works without script", arguments: Language.allCases)
    func whole(_ language: Language) async throws {
        try await TestCertificates.with(.sqlite, try Self.lives()) { _, client in
            for page in Self.pages {
                let answer = try await client.page(page.target, as: page.role, language)
                #expect(answer.status == page.status, "\(page.name)")
                #expect(!answer.text.contains("⟦"), "\(page.name)")
                #expect(MarkupCheck.complaints(answer.text) == [], "\(page.name)")
                #expect(answer.text.contains("<html lang=\"\(language.rawValue)\">"), "\(page.name)")
                #expect(answer.text.utf8.count < 60_000)
                try PageFolder.write(
                    "certificates-\(page.name).\(language.rawValue).html", HTML(trusted: answer.body))
            }
        }
    }

    @Test("the register shows what is public and nothing else", arguments: TestDatabase.both)
    func register(_ engine: TestDatabase) async throws {
        try await TestCertificates.with(engine, try Self.lives()) { _, client in
            let all = try await client.page("/register").text
            #expect(all.contains("MX-OEA-2026-000123") && all.contains("María Núñez") && all.contains("Suspendido"))
            #expect(all.contains("Transportes &lt;Río &amp; Hijos&gt;"))
            // Given back, official numbers, reasons.
            for hidden in ["MX-OEA-2026-000125", "GODE561231GR8", "G1", "X1", "SI-000001"] {
                #expect(!all.contains(hidden), "\(hidden)")
            }
            func numbers(_ query: String) async throws -> [String] {
                let json = try await client.get("/register.json" + query).json()
                let entries = json["entries"]?.array ?? []
                return entries.compactMap { (entry: JSONValue) -> String? in entry["number"]?.string }
            }
            #expect(try await numbers("") == ["MX-OEA-2026-000124", "MX-OEA-2026-000123", "CTPAT-2026-000001"])
            #expect(try await numbers("?status=suspended") == ["MX-OEA-2026-000124"])
            #expect(try await numbers("?programme=CTPAT") == ["CTPAT-2026-000001"])
            #expect(try await numbers("?role=importer") == ["MX-OEA-2026-000123"])
            #expect(try await numbers("?role=rail&status=valid") == [])
            #expect(try await numbers("?below=MX-OEA-2026-000124").count == 2)
            for wrong in ["?status=withdrawn", "?status=x", "?programme=%27", "?below=%00", "?role=a%20b"] {
                #expect(try await client.get("/register.json" + wrong).status == 400, "\(wrong)")
            }
            let byName = try await client.page("/register?q=r%C3%ADo").text
            #expect(byName.contains("MX-OEA-2026-000124") && !byName.contains("MX-OEA-2026-000123"))
            let byNumber = try await client.page("/register?q=mx-oea-2026-00012").text
            #expect(byNumber.contains("MX-OEA-2026-000124") && !byNumber.contains("CTPAT-2026-000001"))
        }
    }

    @Test("the register goes on page by page, every row once", arguments: TestDatabase.both)
    func paging(_ engine: TestDatabase) async throws {
        let lives = try (1...120).map { try SampleCertificates.life("MX-\(1000 + $0)", serial: Int64($0)) }
        try await TestCertificates.with(engine, lives) { _, client in
            var seen: [String] = []
            var target: String? = "/register?role=importer"
            var pages = 0
            while let next = target, pages < 10 {
                let text = try await client.page(next).text
                seen += Self.texts(after: "href=\"/verify/", in: text)
                target = Self.next(text)
                pages += 1
            }
            #expect(pages == 3)
            let expected = (1...120).reversed().map { (number: Int) -> String in "MX-\(1000 + number)" }
            #expect(seen == expected)
        }
    }

    /// What stands between a beginning and the next quote.
    private static func texts(after beginning: String, in page: String) -> [String] {
        page.split(separator: beginning, omittingEmptySubsequences: false).dropFirst()
            .map { (rest: Substring) -> String in String(rest.prefix { $0 != "\"" }) }
    }

    /// Where the link to the next page leads.
    private static func next(_ page: String) -> String? {
        let parts = page.split(separator: "\" rel=\"next\"")
        guard parts.count > 1, let start = parts[0].ranges(of: "href=\"").last else { return nil }
        return String(parts[0][start.upperBound...]).replacing("&amp;", with: "&")
    }

    @Test("open data: CSV and JSON tell the same, with schema and date; a formula is made harmless")
    func openData() async throws {
        try await TestCertificates.with(.sqlite, try Self.lives()) { _, client in
            let csv = try await client.get("/register.csv")
            #expect(csv.headers["Content-Type"] == "text/csv; charset=utf-8")
            #expect(csv.headers["Content-Disposition"]?.contains("register-2026-12-03.csv") == true)
            let lines = csv.text.split(separator: "\r\n", omittingEmptySubsequences: true)
            #expect(
                lines.first == "number,status,statusSince,holder,programme,role,validFrom,validThrough,asOf")
            #expect(lines.count == 4)
            #expect(lines[3].contains("\"'=Ferrocarril \"\"del Norte\"\", S. A.\""))
            #expect(lines[1].hasPrefix("MX-OEA-2026-000124,suspended,2026-11-26T10:00:00Z,"))
            let schema = try await client.get("/register/schema.json").json()
            let json = try await client.get("/register.json").json()
            #expect(json["schema"]?.string == "/register/schema.json")
            #expect(json["asOf"]?.string == SampleCertificates.at(10).description)
            let entry = try #require(json["entries"]?.array?.first)
            let required = schema["properties"]?["entries"]?["items"]?["required"]?.array?.compactMap(\.string) ?? []
            #expect(required.count == 8 && required.allSatisfy { entry[$0] != nil })
        }
    }

    @Test("a number or a short code leads to the answer of today", arguments: TestDatabase.both)
    func verify(_ engine: TestDatabase) async throws {
        try await TestCertificates.with(engine, try Self.lives()) { test, client in
            let code = VerificationCode.make("MX-OEA-2026-000123", CaseID(serial: 1), OperatorID(serial: 1))
            for typed in ["mx-oea-2026-000123", code, VerificationCode.grouped(code).lowercased()] {
                let answer = try await client.page("/verify?q=\(typed)")
                #expect(answer.status == 303, "\(typed)")
                #expect(answer.headers["Location"] == "/verify/MX-OEA-2026-000123")
            }
            let valid = try await client.page("/verify/MX-OEA-2026-000123").text
            #expect(valid.contains("María Núñez") && valid.contains("Planta Juárez") && valid.contains("MX123456"))
            #expect(!valid.contains("Almacén secreto") && !valid.contains("GODE561231GR8"))
            func answer(_ number: String) async throws -> String? {
                try await client.get("/api/programme/verify/\(number)").json()["answer"]?.string
            }
            #expect(try await answer("MX-OEA-2026-000123") == "valid")
            #expect(try await answer(code) == "valid")
            #expect(try await answer("MX-OEA-2026-000124") == "suspended")
            #expect(try await answer("CTPAT-2026-000001") == "ended")
            #expect(try await answer("MX-OEA-2026-000125") == "ended")
            #expect(try await answer("MX-OEA-2026-999999") == "unknown")
            let json = try await client.get("/api/programme/verify/MX-OEA-2026-000123").json()
            #expect(json["sites"]?.array?.count == 1 && json["code"] == nil && json["decidedOn"] == nil)
            #expect(json["holder"]?["operator"] == nil && json["holder"]?["identifiers"]?.array?.count == 1)
        }
    }

    @Test("a company downloads its own certificate in both languages and no other's")
    func download() async throws {
        try await TestCertificates.with(.sqlite, try Self.lives()) { _, client in
            let own = "/programme/OP-000001/certificates/MX-OEA-2026-000123.pdf"
            for language in ["es", "en"] {
                let answer = try await client.page(own + "?language=\(language)", as: "trader:ORG-1")
                #expect(answer.status == 200 && answer.headers["Content-Type"] == "application/pdf")
                #expect(
                    answer.headers["Content-Disposition"]
                        == "attachment; filename=\"MX-OEA-2026-000123-\(language).pdf\"")
                let text = try CertificatePDF.text(answer.body)
                #expect(text.contains(language == "es" ? "Vigente desde" : "Valid from"))
                #expect(
                    try CertificatePDF.codes(answer.body)
                        == "https://garita.example/aduana/verify/MX-OEA-2026-000123")
            }
            for (target, role) in [
                (own, "trader:ORG-2"), ("/programme/OP-000002/certificates", "trader:ORG-1"),
                ("/programme/OP-000002/certificates/MX-OEA-2026-000124.pdf", "broker:ORG-1"),
                ("/programme/OP-000001/certificates/MX-OEA-2026-000124.pdf", "trader:ORG-1"),
                ("/programme/OP-000001/certificates/MX-OEA-2026-000123", "trader:ORG-1"),
                ("/programme/x/certificates", "trader:ORG-1"),
                ("/api/programme/operators/OP-000002/certificates", "trader:ORG-1"),
            ] {
                #expect(try await client.page(target, as: role).status == 404, "\(target) to \(role)")
            }
            let office = try await client.page(
                "/office/operators/OP-000002/certificates/MX-OEA-2026-000124.pdf", as: "auditor")
            #expect(office.status == 200)
            #expect(try await client.page("/office/operators/OP-000002/certificates", as: "trader:ORG-1").status == 403)
            #expect(try await client.page(own, as: "administrator").status == 403)
            let json = try await client.get(
                "/api/programme/operators/OP-000001/certificates/MX-OEA-2026-000123", headers: ["X-As": "trader:ORG-1"]
            ).json()
            #expect(json["sites"]?.array?.count == 2 && json["holder"]?["operator"]?.string == "OP-000001")
        }
    }

    @Test("who may call what is as declared, and what anyone may call is rated")
    func permissions() async throws {
        try await TestCertificates.with(.sqlite, []) { test, _ in
            let callers = ["trader:ORG-1", "auditor", "administrator", "partner"].map {
                PermissionMatrix.Caller($0, principal: TestCertificates.principal($0), headers: ["X-As": $0])
            }
            let matrix = PermissionMatrix(
                router: test.router, callers: callers + [PermissionMatrix.Caller("nobody", principal: nil)])
            let differences = try await matrix.differences()
            #expect(differences == [])
            let own = CertificatesAPI(site: test.site).endpoints + CertificatesPages(site: test.site).endpoints
            #expect(own.filter { $0.access == .anyone }.allSatisfy { $0.rate != nil })
            #expect(own.filter { $0.access == .anyone }.count == 7)
        }
    }
}
