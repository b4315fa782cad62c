import Clearance
import Customs
import Foundation
import GaritaTesting
import HTTP
import Identity
import Testing

@testable import garita

@Suite("The console's pages at the house")
struct ConsolePagesTests {
    private static let pages: [(Role, String)] = [
        (.supervisor, "/declarations"), (.supervisor, "/declarations?channel=red&state=released&party=X"),
        (.supervisor, "/declarations?commodity=1&from=2026-02-30&to=x"), (.trader, "/declarations"),
        (.supervisor, "/declarations/NUMBER"), (.riskAnalyst, "/declarations/NUMBER?replay=1"),
        (.trader, "/declarations/NUMBER?done=lodged"), (.trader, "/lodge"), (.laneOfficer, "/lane"),
        (.laneOfficer, "/lane?key=NUMBER"), (.laneOfficer, "/lane?key=AB123C&office=07"),
        (.laneOfficer, "/lane?key=NADA"), (.supervisor, "/quarantine"), (.supervisor, "/quarantine?state=discarded"),
        (.supervisor, "/quarantine/ENTRY"), (.programmeManager, "/figures"),
        (.supervisor, "/figures?office=07&span=week"), (.supervisor, "/figures?span=day"), (.auditor, "/events"),
        (.auditor, "/events?subject=NUMBER"), (.auditor, "/events?kind=declaration.decided&below=9"),
        (.trader, "/account"), (.administrator, "/accounts"), (.administrator, "/approvals"),
        (.trader, "/figures"), (.trader, "/declarations/NADA"),
    ]

    @Test("no page lacks a text in either language, and each weighs less than 100 kB", arguments: ["es", "en"])
    func texts(language: String) async throws {
        try await ConsoleHouse.with { house in
            let number = try await house.lodge("R-1")
            let entry = try await house.house.clearance.quarantine.keep(
                Array("<broken".utf8), mediaType: "application/xml",
                problems: [Problem(code: "xml.syntax", place: .init(path: "", line: 1), message: "broken")],
                organisation: ConsoleHouse.trader, source: "http", actor: "trader", at: house.house.time.now())
            for (role, path) in Self.pages {
                let path = path.replacing("NUMBER", with: number).replacing("ENTRY", with: entry)
                try await house.client(role, language) { client in
                    let page = try await client.get(path)
                    let missing = page.text.split(separator: "⟦").dropFirst().map { $0.prefix { $0 != "⟧" } }
                    #expect(missing == [], "\(path) as \(role.rawValue)")
                    #expect(page.text.contains("<html lang=\"\(language)\">"), "\(path)")
                    #expect(page.status < 500, "\(path) answers \(page.status)")
                    #expect(page.body.count < 100_000, "\(path) weighs \(page.body.count)")
                    #expect(MarkupCheck.complaints(page.text) == [], "\(path)")
                }
            }
        }
    }

    @Test("everyone begins where their work is")
    func starts() async throws {
        try await ConsoleHouse.with { house in
            let starts: [(Role, String)] = [
                (.trader, "/declarations"), (.broker, "/declarations"), (.laneOfficer, "/lane"),
                (.examiner, "/declarations"), (.supervisor, "/declarations"), (.programmeManager, "/figures"),
                (.auditor, "/declarations"), (.administrator, "/accounts"), (.partner, "/account"),
            ]
            for (role, place) in starts {
                try await house.client(role) { client in
                    let answer = try await client.get("/")
                    #expect(answer.status == 303 && answer.headers["location"] == place, "\(role.rawValue)")
                }
            }
        }
    }

    @Test("a mistake in a form is told on its page, and an act that is too late is explained there")
    func mistakes() async throws {
        try await ConsoleHouse.with { house in
            let number = try await house.lodge("R-1")
            try await house.client(.supervisor) { client in
                let empty = try await client.post("/declarations/\(number)/place-hold", form: [("hold", "SENASICA")])
                #expect(empty.status == 422 && empty.text.contains("id=\"hold-reason-error\""))
                #expect(empty.text.contains("value=\"SENASICA\""), "what was typed is lost")
                let lift = try await client.post(
                    "/declarations/\(number)/lift-hold", form: [("lift", "X"), ("lift-reason", "ya llegó")])
                #expect(lift.status == 422)
            }
            _ = try await house.house.clearance.withdraw(
                number, reason: "test", actor: "trader", at: house.house.time.now())
            try await house.client(.supervisor) { client in
                let late = try await client.post("/declarations/\(number)/present", form: [])
                #expect(late.status == 409 && late.text.contains("ya no está en un estado que lo permita"))
            }
        }
    }

    @Test("lodging by hand, by paste and by file: accepted, repeated, corrected, kept")
    func lodging() async throws {
        try await ConsoleHouse.with { house in
            try await house.client(.trader) { client in
                var fields = [
                    ("way", "hand"), ("act", "check"), ("reference", "H-1"), ("type", "IMD"), ("office", "07"),
                    ("procedure", "IMD"), ("declarant", "SAT970701NN3"), ("importer", "SAT970701NN3"),
                    ("commodity", "8708.29.99"), ("description", "Partes"), ("origin", "us"), ("packages", "10"),
                    ("grossMass", "1,040.5"), ("netMass", "980"), ("value", "12500.00"), ("currency", "USD"),
                ]
                let checked = try await client.post("/lodge", form: fields)
                #expect(checked.status == 200 && checked.text.contains("Se puede presentar así"))
                fields[1].1 = "lodge"
                let lodged = try await client.post("/lodge", form: fields)
                let told = lodged.text.split(separator: "field-error").dropFirst().joined()
                #expect(lodged.headers["location"]?.hasSuffix("?done=lodged") == true, "\(lodged.status) \(told)")
                let again = try await client.post("/lodge", form: fields)
                #expect(again.headers["location"]?.hasSuffix("?done=repeated") == true)
                fields[6].1 = "GODE561231GR8"
                let stranger = try await client.post("/lodge", form: fields)
                #expect(stranger.status == 422 && stranger.text.contains("id=\"declarant-error\""))
                fields[6].1 = "SAT970701NN3"
                fields[14].1 = "13000.00"
                let other = try await client.post("/lodge", form: fields)
                #expect(other.status == 409 && other.text.contains("id=\"reference-error\""))
                fields[13].1 = "2000"
                let heavy = try await client.post("/lodge", form: fields)
                #expect(heavy.status == 422 && heavy.text.contains("id=\"netMass-error\""))
                let pasted = try await client.post(
                    "/lodge", form: [("way", "paste"), ("act", "lodge"), ("message", "<Declaration")])
                #expect(pasted.status == 422 && pasted.text.contains("cuarentena"))
                let empty = try await client.post("/lodge", form: [("way", "file"), ("act", "lodge")])
                #expect(empty.status == 422 && empty.text.contains("id=\"file-error\""))
            }
        }
    }
}
