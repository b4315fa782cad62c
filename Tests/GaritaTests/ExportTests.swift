import Archive
import Country
import Customs
import Database
import Foundation
import GaritaTesting
import HTTP
import Identity
import JSON
import Ledger
import Testing

@testable import Programme
@testable import garita

@Suite("Exports", .serialized) struct ExportTests {
    private static let pdf = Array("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".utf8)

    /// Two certified companies, one of which the trader of the house acts for, with evidence, an answer and a notice.
    private func fill(_ console: ConsoleHouse) async throws -> OperatorID {
        let (house, now) = (console.house, console.house.time.now())
        let day = house.country.zone.day(of: now)
        let code = try #require(
            house.programme.base.library.definitions.first { $0.country == house.country.code }?.code)
        var own: OperatorID?
        for (name, number) in [
            ("Sol de Juárez, SA de CV", ConsoleHouse.trader), ("Maquilas \"Bravo\"", "MAB9307148T4"),
        ] {
            let person = try await house.programme.operators.register(
                NewOperator(
                    name: name, country: "MX",
                    identifiers: [NewOperator.Number(.rfc, number, since: day.advanced(by: -900))],
                    roles: [.importer],
                    sites: [
                        NewSite(
                            type: .plant, details: SiteDetails(name: "Planta de \(name)", country: "MX"),
                            since: day.advanced(by: -900))
                    ], since: day.advanced(by: -900)), by: "test", at: now)
            if own == nil {
                let powers: Set<Power> = [.sign, .prepare, .notices]
                let validity = Validity(from: day, through: day.advanced(by: 300))
                _ = try await house.programme.operators.change(
                    person.id, [.giveMandate(NewMandate(login: "trader", powers: powers, validity: validity))],
                    by: "test", at: now)
            }
            own = own ?? person.id
            let life = try await house.programme.cases.adopt(
                programme: code, operatorID: person.id, role: "importer", sites: person.sites.map(\.id),
                .init(
                    certificate: "OEA-\(person.id.serial)", effective: now.advanced(bySeconds: -86_400),
                    through: day.advanced(by: 300), decidedBy: "paper"), actor: "programme-officer", at: now)
            try await house.programme.cases.act(
                named: "note", FormFields([.init(name: "text", value: "Nota interna de \(name)")]), on: life.id,
                by: "programme-officer", at: now)
            let overlay = [("overlay", "criminal-case"), ("reference", "FGR-7"), ("text", "En investigación.")]
            try await house.programme.cases.act(
                named: "open-overlay", FormFields(overlay.map { .init(name: $0.0, value: $0.1) }), on: life.id,
                by: "programme-officer", at: now)
            _ = try await house.programme.evidence.store(
                EvidenceOffer(
                    owner: person.id, name: "plano.pdf", declaredType: "application/pdf",
                    bytes: Self.pdf + Array(number.utf8),
                    details: EvidenceDetails(title: "Plano, \"norte\" de \(name)")),
                by: "trader", at: now)
        }
        return try #require(own)
    }

    @Test("the whole programme is written, verified, and every change to it is found")
    func whole() async throws {
        try await ConsoleHouse.with { console in
            _ = try await fill(console)
            let (house, now) = (console.house, console.house.time.now())
            let folder = try TestFolder.make()
            let first = try await house.programme.exports.programme(
                to: .folder(folder + "/a"), withEvidence: true, by: "auditor", at: now)
            let second = try await house.programme.exports.programme(
                to: .folder(folder + "/b"), withEvidence: true, by: "auditor", at: now)
            let packed = try await house.programme.exports.programme(
                to: .archive(folder + "/c.tar.gz"), withEvidence: true, by: "auditor", at: now)
            let again = try await house.programme.exports.programme(
                to: .archive(folder + "/d.tar.gz"), withEvidence: true, by: "auditor", at: now)
            // The same data twice are the same bytes.
            #expect(first.hash == second.hash && packed.hash == first.hash && again.hash == first.hash)
            let archives = ["c", "d"].map { FileManager.default.contents(atPath: "\(folder)/\($0).tar.gz") }
            #expect(archives[0] == archives[1] && archives[0] != nil)
            let counts = first.manifest.counts
            #expect(counts["operators"] == 2 && counts["cases"] == 2 && counts["certificates"] == 2)
            #expect(counts["evidence"] == 2 && counts["consents"] == 2 && (counts["questionnaires"] ?? 0) > 3)
            #expect(first.manifest.files.contains { $0.path == "evidence/EV-000001.pdf" })
            #expect(first.manifest.files.contains { $0.path == "definitions/mx/calendar.json" })
            for path in ["a", "c.tar.gz"] {
                let check = try ExportCheck.check("\(folder)/\(path)")
                #expect(check.problems == [] && check.hash == first.hash)
            }
            // Each way in which an export can be other than it was.
            let names = first.manifest.files.filter { $0.bytes > 0 }.map(\.path)
            for name in [names[0], "operators.jsonl", "register.csv", "evidence/EV-000002.pdf"] {
                let path = "\(folder)/b/\(name)"
                let bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
                var other = bytes
                other[bytes.count / 2] ^= 1
                try Data(other).write(to: URL(filePath: path))
                #expect(try ExportCheck.check(folder + "/b").problems.contains { $0.hasPrefix(name) }, "\(name)")
                try Data(bytes.dropLast()).write(to: URL(filePath: path))
                #expect(try ExportCheck.check(folder + "/b").problems.count > 1, "\(name)")
                try FileManager.default.removeItem(atPath: path)
                #expect(try ExportCheck.check(folder + "/b").problems == ["\(name) is missing"])
                try Data(bytes).write(to: URL(filePath: path))
                #expect(try ExportCheck.check(folder + "/b").problems == [])
            }
            try Data("x".utf8).write(to: URL(filePath: folder + "/b/more.txt"))
            #expect(try ExportCheck.check(folder + "/b").problems == ["more.txt is not in the manifest"])
            try FileManager.default.removeItem(atPath: folder + "/b/manifest.json")
            #expect(throws: ExportError(.manifest, "")) { try ExportCheck.check(folder + "/b") }
            // What stands is not written over.
            await #expect(throws: ExportError(.place, "")) {
                try await house.programme.exports.programme(
                    to: .folder(folder + "/a"), withEvidence: false, by: "auditor", at: now)
            }
            await #expect(throws: ExportError(.place, "")) {
                try await house.programme.exports.programme(
                    to: .archive(folder + "/c.tar.gz"), withEvidence: false, by: "auditor", at: now)
            }
            #expect(try ExportCheck.check(folder + "/c.tar.gz").problems == [])
        }
    }

    @Test("a company takes its own file with it and nobody else's; the office takes all; the ledger tells")
    func taken() async throws {
        try await ConsoleHouse.with { console in
            let own = try await fill(console)
            let house = console.house
            let definitions = house.programme.base.library.definitions
            let grounds = definitions.first { $0.country == house.country.code }?.grounds ?? []
            let ground = try #require(grounds.first { $0.effects.contains(.requirement) }?.code)
            try await house.programme.cases.act(
                named: "issue-requirement",
                FormFields([.init(name: "ground", value: ground), .init(name: "text", value: "Compruebe el pago.")]),
                on: CaseID(serial: 1), by: "programme-officer", at: house.time.now())
            let folder = try TestFolder.make()
            let path = "/api/programme/own/operators/\(own)/export"
            try await console.client(.trader) { client in
                let cases = try await client.get("/programme/cases").text
                let id = try #require(cases.firstMatch(of: /CA-\d{6}/)).output
                let page = try await client.get("/programme/cases/\(id)").text
                #expect(page.contains("/programme/cases/\(id)/file.tar.gz"))
                // A criminal case is looked into before the operator is told.
                #expect(!page.contains("FGR-7"))
                let listed = try await client.get("/api/programme/own/cases", headers: ["Accept": "*/*"]).text
                #expect(!listed.contains("criminal-case"))
                let byPage = try await client.get("/programme/cases/\(id)/file.tar.gz", headers: ["Accept": "*/*"])
                #expect(byPage.status == 200)
                let answer = try await client.get(path, headers: ["Accept": "*/*"])
                #expect(answer.status == 200 && answer.headers["Content-Type"] == "application/gzip")
                try Data(answer.body).write(to: URL(filePath: folder + "/own.tar.gz"))
                #expect(
                    try await client.get("/api/programme/own/operators/OP-000002/export", headers: ["Accept": "*/*"])
                        .status == 404)
                #expect(
                    try await client.get("/api/programme/own/operators/x/export", headers: ["Accept": "*/*"]).status
                        == 404)
                #expect(
                    try await client.get("/programme/cases/CA-000002/file.tar.gz", headers: ["Accept": "*/*"]).status
                        == 404)
                #expect(try await client.get("/api/programme/export", headers: ["Accept": "*/*"]).status == 403)
            }
            let check = try ExportCheck.check(folder + "/own.tar.gz")
            #expect(check.problems == [] && check.manifest.operatorID == own.text)
            var all: [String: [UInt8]] = [:]
            try TarReader(try GzipReader(folder + "/own.tar.gz")).forEach { name, size, piece in
                var bytes = [UInt8](repeating: 0, count: size)
                var done: [UInt8] = []
                while case let got = try piece(&bytes), got > 0 { done += bytes[..<got] }
                all[name] = done
            }
            #expect(all["evidence/EV-000001.pdf"] == Self.pdf + Array(ConsoleHouse.trader.utf8))
            #expect(all.keys.filter { $0.contains("-requirement-") }.count == 2)
            #expect(all["papers/OEA-1-es.pdf"]?.starts(with: Array("%PDF".utf8)) == true)
            let text = all.filter { !$0.key.hasSuffix(".pdf") }.values.map { String(decoding: $0, as: UTF8.self) }
                .joined()
            #expect(text.contains("Sol de Juárez") && text.contains("case.adopted"))
            // Neither another company's, nor the office's own, nor who its people are.
            for hidden in ["Bravo", "MAB9307148T4", "Nota interna", "programme-officer", "criminal-case", "FGR-7"] {
                #expect(!text.contains(hidden), "\(hidden)")
            }
            for role in [Role.programmeManager, .auditor] {
                try await console.client(role) { client in
                    let answer = try await client.get("/api/programme/export", headers: ["Accept": "*/*"])
                    #expect(answer.status == 200, "\(role)")
                    let place = folder + "/\(role.rawValue).tar.gz"
                    try Data(answer.body).write(to: URL(filePath: place))
                    #expect(try ExportCheck.check(place).problems == [])
                    #expect(try await client.get(path, headers: ["Accept": "*/*"]).status == 403)
                }
            }
            for role in [Role.programmeOfficer, .administrator, .partner] {
                try await console.client(role) { client in
                    let status = try await client.get("/api/programme/export", headers: ["Accept": "*/*"]).status
                    #expect(status == 403, "\(role)")
                }
            }
            let told = try await house.database.read { (db) throws in
                try Ledger.events(EventFilter(kinds: [.exportMade]), in: db)
            }
            #expect(told.map(\.actor) == ["trader", "trader", "programme-manager", "auditor"])
            #expect(try told[1].data["manifest"]?.string == check.hash && told[1].subject == own.text)
            // Nothing is left on the disk.
            let left = try FileManager.default.contentsOfDirectory(atPath: house.programme.base.folder + "/exports")
            #expect(left == [])
        }
    }

    @Test("an export comes whole over a socket; who asks without end waits")
    func socket() async throws {
        try await ConsoleHouse.with { console in
            let own = try await fill(console)
            let session = try #require(console.sessions[.trader])
            try await withClient(of: console.router, over: .live) { client in
                let browser = console.browser(client, session)
                let path = "/api/programme/own/operators/\(own)/export"
                var statuses: [Int] = []
                for _ in 0..<11 {
                    let answer = try await browser.get(path, headers: ["Accept": "*/*"])
                    statuses.append(answer.status)
                    if statuses.count == 1 {
                        let place = try TestFolder.make() + "/live.tar.gz"
                        try Data(answer.body).write(to: URL(filePath: place))
                        #expect(try ExportCheck.check(place).problems == [])
                    }
                    if answer.status == 429 { #expect(answer.headers["Retry-After"] != nil) }
                }
                #expect(statuses == [Int](repeating: 200, count: 10) + [429])
            }
        }
    }

    @Test("a company gives its consent on its page and the public register follows at once")
    func consent() async throws {
        try await ConsoleHouse.with { console in
            _ = try await fill(console)
            func isNamed() async throws -> [Bool] {
                var found: [Bool] = []
                try await console.client(nil) { client in
                    for target in ["/register", "/verify/OEA-1", "/register.csv", "/register.json"] {
                        found.append(
                            try await client.get(target, headers: ["Accept": "*/*"]).text.contains("Sol de Ju"))
                    }
                }
                return found
            }
            #expect(try await isNamed() == [false, false, false, false])
            try await console.client(.trader) { client in
                let page = "/programme/cases/CA-000001"
                let shown = try await client.get(page).text
                #expect(shown.contains("name=\"consents\""))
                let given = try await client.post(page + "/change-consents", form: [("consents", "public-register")])
                #expect(given.status == 303)
                #expect(try await client.get(page).text.contains("value=\"public-register\" checked"))
            }
            #expect(try await isNamed() == [true, true, true, true])
            try await console.client(.trader) { client in
                let withdrawn = try await client.post("/programme/cases/CA-000001/change-consents", form: [])
                #expect(withdrawn.status == 303)
            }
            #expect(try await isNamed() == [false, false, false, false])
        }
    }

    @Test("codes lead to the public address that is set, else to where the house serves")
    func address() async throws {
        #expect(try House.Settings.publicAddress(nil) == nil)
        #expect(try House.Settings.publicAddress("https://garita.example/oea/")?.text == "https://garita.example/oea")
        for wrong in ["garita.example", "https://a/../b", "javascript:x"] {
            #expect(throws: Failure.self) { try House.Settings.publicAddress(wrong) }
        }
        for command in [Command.serve, .demo] { #expect(command.options.contains { $0.name == "public-url" }) }
        try await ConsoleHouse.with { console in
            let desk = console.house.programme.certificates
            #expect(desk.publicAddress == nil)
            desk.serve(at: PublicAddress(listeningOn: "127.0.0.1", port: 8081, name: "x"))
            #expect(desk.publicAddress?.text == "http://127.0.0.1:8081")
        }
        let folder = try TestFolder.make()
        var settings = House.Settings(
            databaseURL: "sqlite:\(folder)/garita.db", countryFolder: ConsoleHouse.root + "/Countries/mx",
            drawKey: [UInt8](repeating: 7, count: 32))
        settings.publicAddress = PublicAddress("https://garita.example/oea")
        let house = try await House.open(settings)
        house.programme.certificates.serve(at: PublicAddress("http://127.0.0.1:1"))
        #expect(house.programme.certificates.publicAddress?.text == "https://garita.example/oea")
        await house.close()
    }
}
