import Country
import Customs
import GaritaTesting
import HTTP
import Identity
import JSON
import Programme
import Testing

@testable import garita

@Suite("The page of re-assessments") struct ReassessmentPageTests {
    @Test("it lists holders by their day with the reasons in words, and leads to the act with its form filled in")
    func page() async throws {
        try await ConsoleHouse.with { console in
            let life = try await console.holder()
            try await console.client(.programmeOfficer) { client in
                let page = try await client.get("/office/reassessments").text
                #expect(page.contains("Sol de Juárez SA de CV") && page.contains("Nunca visitada"))
                #expect(page.contains("Sin mapa de riesgos") && page.contains("Certificada desde el"))
                let link = "/office/cases/\(life.id)?act=begin-reassessment&amp;cause=plan&amp;scope=full#acts"
                #expect(page.contains(link), "\(page.split(separator: "begin-reassessment").count)")
                let none = try await client.get("/office/reassessments?span=late").text
                #expect(none.contains("Ningún titular"))
                let form = try await client.get("/office/cases/\(life.id)?act=begin-reassessment&cause=plan&scope=full")
                    .text
                #expect(form.contains("<option value=\"plan\" selected"))
                let json = try await client.get("/api/programme/reassessments", headers: ["Accept": "*/*"]).json()
                let first = json["reassessments"]?.array?.first
                #expect(first?["case"]?.string == life.id.text && first?["score"]?.int == 20)
                let csv = try await client.get("/api/programme/reassessments.csv", headers: ["Accept": "*/*"]).text
                #expect(csv.hasPrefix("due,limit,case,operator,name") && csv.contains("Sol de Juárez SA de CV"))
                let narrow = try await client.get(
                    "/api/programme/reassessments?through=2020-01-01", headers: ["Accept": "*/*"]
                ).json()
                #expect(narrow["reassessments"]?.array?.isEmpty == true)
            }
            try await console.client(.trader) { client in
                let refused = try await client.get("/office/reassessments")
                #expect(refused.status == 403)
            }
        }
    }
}
