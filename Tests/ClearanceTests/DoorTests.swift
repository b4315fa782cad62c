import Customs
import Database
import Formats
import GaritaTesting
import HTTP
import JSON
import Testing

@testable import Clearance

@Suite("The door for declarations over HTTP")
struct DoorTests {
    @Test(
        "JSON: 201 and where it is, 200 when repeated, 409 for other content, 422 with reasons",
        arguments: TestDatabase.both)
    func json(_ engine: TestDatabase) async throws {
        try await TestDoor.with(engine) { test, client in
            let first = try await client.broker.lodge(.sample(type: "IMA", commodity: TestRules.hs.yellow))
            #expect(first.status == 201)
            let number = try #require(try first.json()["number"]?.string)
            #expect(first.headers["Location"] == "/api/declarations/\(number)")
            #expect(try first.json()["state"]?.string == "documents")
            let again = try await client.broker.lodge(.sample(type: "IMA", commodity: TestRules.hs.yellow))
            #expect(again.status == 200)
            #expect(try again.json()["repeated"]?.bool == true)
            let other = try await client.broker.lodge(.sample(commodity: TestRules.hs.green))
            #expect(other.status == 409)
            #expect(try other.json()["type"]?.string?.hasSuffix("reference.other-content") == true)
            let refused = try await client.broker.lodge(.sample(reference: "R9", office: "ZZ"))
            #expect(refused.status == 422)
            let problem = try #require(try refused.json()["problems"]?.array?.first)
            #expect(problem["code"]?.string == "office.unknown")
            #expect(problem["path"]?.string == "/declarationOffice")
            #expect(try await client.broker.get("/api/declarations/\(number)").json()["number"]?.string == number)
        }
    }

    @Test("WCO XML is lodged, kept as it came, corrected by COR and withdrawn by INV", arguments: TestDatabase.both)
    func xml(_ engine: TestDatabase) async throws {
        try await TestDoor.with(engine) { test, client in
            let bytes = Formats.write(try .sample(commodity: TestRules.hs.yellow), as: .wco).bytes
            func send(_ bytes: [UInt8]) async throws -> TestAnswer {
                try await client.broker.send("POST", "/api/declarations", type: "application/xml", body: bytes)
            }
            let lodged = try await send(bytes)
            #expect(lodged.status == 201, "\(lodged.text)")
            let number = try #require(try lodged.json()["number"]?.string)
            let kept = try await client.broker.get(
                "/api/declarations/\(number)/versions/1", headers: ["Accept": "application/xml"])
            #expect(kept.body == bytes)
            let corrected = try await send(
                try #require(try AmendmentTests.correction(number, commodity: TestRules.hs.yellow).original))
            #expect(try corrected.json()["version"]?.int == 2, "\(corrected.text)")
            let empty = Array(
                """
                <Declaration><FunctionCode>13</FunctionCode><FunctionalReferenceID>M1</FunctionalReferenceID>\
                <ID>\(number)</ID><TypeCode>COR</TypeCode></Declaration>
                """.utf8)
            let refused = try await send(empty)
            #expect(refused.status == 422)
            #expect(try refused.json()["problems"]?.array?.first?["code"]?.string == "amendment.empty")
            let withdrawn = try await send(try #require(try AmendmentTests.cancellation(number).original))
            #expect(try withdrawn.json()["state"]?.string == "withdrawn", "\(withdrawn.text)")
        }
    }

    @Test(
        "what cannot be read is answered with its places and kept under the name in the answer",
        arguments: TestDatabase.both)
    func unreadable(_ engine: TestDatabase) async throws {
        try await TestDoor.with(engine) { test, client in
            let bytes = Array(#"{"reference": "R1", "type": "IMD", "surprise"#.utf8)
            let answer = try await client.broker.send(
                "POST", "/api/declarations", type: "application/json", body: bytes)
            #expect(answer.status == 422)
            #expect(answer.headers["Content-Type"]?.hasPrefix("application/problem+json") == true)
            let id = try #require(try answer.json()["quarantine"]?.string)
            #expect(try await test.room.quarantine.entry(id)?.bytes == bytes)
            #expect(try answer.json()["problems"]?.array?.first?["line"]?.int == 1)
            let list = try await client.as("supervisor").get("/api/quarantine")
            #expect(try list.json()["entries"]?.array?.first?["bytes"]?.int == Int64(bytes.count))
            #expect(try await client.as("supervisor").get("/api/quarantine/\(id)").body == bytes)
            #expect(try await client.broker.get("/api/quarantine").status == 403)
        }
    }

    @Test(
        "control characters are refused with their place, and kept; in acts and searches too",
        arguments: TestDatabase.both)
    func controls(_ engine: TestDatabase) async throws {
        try await TestDoor.with(engine) { test, client in
            let texts = ["\u{0}", "\u{1}", "\u{7F}", "\u{8}"]
            for (index, text) in texts.enumerated() {
                let answer = try await client.broker.lodge(.sample(reference: "R\(index)\(text)"))
                #expect(answer.status == 422, "\(answer.text)")
                let problem = try #require(try answer.json()["problems"]?.array?.first)
                #expect(problem["code"]?.string == "text.control-character")
                #expect(problem["path"]?.string == "/reference")
                #expect(try answer.json()["quarantine"]?.string != nil)
            }
            #expect(try await test.count("SELECT count(*) FROM declaration") == 0)
            #expect(try await test.room.quarantine.waiting() == texts.count)
            let multiline = try await client.broker.lodge(
                .sample { $0.shipment?.items[0].description = "one\ntwo\t\"three\" \\u0000" })
            #expect(multiline.status == 201)
            let number = try #require(try multiline.json()["number"]?.string)
            let hold = try await client.as("supervisor").post(
                "/api/declarations/\(number)/holds", json: ["hold": "a\u{0}", "reason": "why not"])
            #expect(hold.status == 422)
            #expect(try hold.json()["problems"]?.array?.first?["path"]?.string == "/hold")
            for target in ["?reference=a%00b", "?party=%00", "?plate=x%01", "?number=%00", "?commodity=%00"] {
                #expect(try await client.broker.get("/api/declarations" + target).status == 400, "\(target)")
            }
            let status = try await client.as("lane-officer").get("/api/lane/a%00").status
            #expect([200, 400, 404].contains(status))
            #expect([400, 404].contains(try await client.broker.get("/api/declarations/a%00b").status))
        }
    }

    @Test("a trader or broker lodges only as declarant or agent", arguments: TestDatabase.both)
    func notYours(_ engine: TestDatabase) async throws {
        try await TestDoor.with(engine) { test, client in
            let answer = try await client.as("broker:OTHER").lodge(.sample())
            #expect(answer.status == 422)
            let problem = try #require(try answer.json()["problems"]?.array?.first)
            #expect(problem["code"]?.string == "declarant.not-yours")
            #expect(problem["path"]?.string == "/parties/0/identifier")
            #expect(try await test.count("SELECT count(*) FROM declaration") == 0)
            let agent = try await client.as("broker:OTHER").lodge(
                .sample { $0.parties.append(Party(role: .agent, identifier: "OTHER", name: "Agent")) })
            #expect(agent.status == 201)
            // Nobody takes a reference away from its declarant by naming it.
            let own = try await client.as("trader:SAT970701NN3").lodge(
                .sample(reference: "R2", declarant: "SAT970701NN3"))
            #expect(own.status == 201)
        }
    }

    @Test("a quarantined message is retried with its sender's rights, not the officer's", arguments: TestDatabase.both)
    func retryIsNotElevated(_ engine: TestDatabase) async throws {
        try await TestDoor.with(engine) { test, client in
            let bytes = try Declaration.sample().canonicalJSON()
            func keep(_ organisation: String) async throws -> String {
                try await test.room.quarantine.keep(
                    bytes, mediaType: "application/json", problems: [], organisation: organisation, source: "http",
                    actor: "x", at: TestClearance.start)
            }
            let foreign = try await keep("OTHER")
            let refused = try await client.as("supervisor").send("POST", "/api/quarantine/\(foreign)/retry")
            #expect(refused.status == 422)
            #expect(try await test.room.quarantine.entry(foreign)?.state == .waiting)
            let own = try await keep(TestClearance.organisation)
            let retried = try await client.as("supervisor").send("POST", "/api/quarantine/\(own)/retry")
            #expect(retried.status == 200, "\(retried.text)")
            let entry = try #require(try await test.room.quarantine.entry(own))
            #expect(entry.state == .retried)
            #expect(try await test.standing(entry.number ?? "")?.lodged.organisation == TestClearance.organisation)
            #expect(entry.bytes == bytes)
            #expect(try await client.as("supervisor").send("POST", "/api/quarantine/\(own)/retry").status == 409)
            let discarded = try await client.as("supervisor").post(
                "/api/quarantine/\(foreign)/discard", json: ["reason": "not theirs"])
            #expect(discarded.status == 200)
            #expect(try await test.room.quarantine.entry(foreign)?.bytes == bytes)
        }
    }

    @Test("a dry run tells the same problems and stores nothing", arguments: TestDatabase.both)
    func dryRun(_ engine: TestDatabase) async throws {
        try await TestDoor.with(engine) { test, client in
            for (office, accepted) in [("07", true), ("ZZ", false)] {
                let answer = try await client.broker.send(
                    "POST", "/api/check", type: "application/json",
                    body: try Declaration.sample(office: office).canonicalJSON())
                #expect(answer.status == 200)
                #expect(try answer.json()["accepted"]?.bool == accepted)
            }
            let broken = try await client.broker.send("POST", "/api/check", type: "application/json", body: [0x7B])
            #expect(try broken.json()["accepted"]?.bool == false)
            for table in ["declaration", "quarantine", "number_block", "daily_seed"] {
                #expect(try await test.count("SELECT count(*) FROM \(table)") == 0)
            }
        }
    }

    @Test(
        "another organisation's declaration is not there; the importer sees it and may not withdraw it",
        arguments: TestDatabase.both)
    func others(_ engine: TestDatabase) async throws {
        try await TestDoor.with(engine) { test, client in
            let lodged = try await client.broker.lodge(.sample(commodity: TestRules.hs.yellow))
            let number = try #require(try lodged.json()["number"]?.string)
            let stranger = client.as("trader:OTHER")
            for path in ["", "/versions/1"] {
                #expect(try await stranger.get("/api/declarations/\(number)\(path)").status == 404)
                #expect(
                    try await client.as("trader:SAT970701NN3").get("/api/declarations/\(number)\(path)").status == 200)
                #expect(try await client.as("examiner").get("/api/declarations/\(number)\(path)").status == 200)
            }
            #expect(try await stranger.get("/api/declarations").json()["declarations"]?.array?.isEmpty == true)
            let withdrawal: JSONValue = ["reason": "mistake"]
            let path = "/api/declarations/\(number)/withdrawal"
            #expect(try await stranger.post(path, json: withdrawal).status == 404)
            #expect(try await client.as("trader:SAT970701NN3").post(path, json: withdrawal).status == 403)
            #expect(try await client.broker.post(path, json: withdrawal).status == 200)
            #expect(try await client.broker.post(path, json: withdrawal).status == 409)
        }
    }

    @Test("acts need their permission and a body that says enough", arguments: TestDatabase.both)
    func acts(_ engine: TestDatabase) async throws {
        try await TestDoor.with(engine) { test, client in
            let lodged = try await client.broker.lodge(.sample(type: "IMA", commodity: TestRules.hs.red))
            let path = "/api/declarations/\(try #require(try lodged.json()["number"]?.string))"
            let check: JSONValue = ["result": "satisfactory", "note": "counted"]
            for who in ["broker:" + TestClearance.organisation, "lane-officer", "auditor", "risk-analyst"] {
                #expect(try await client.as(who).post(path + "/checks", json: check).status == 403, "\(who)")
            }
            #expect(try await client.post(path + "/checks", json: check).status == 401)
            #expect(try await client.broker.get(path + "/decision").status == 403)
            #expect(try await client.as("auditor").get(path + "/decision").status == 200)
            let examiner = client.as("examiner")
            let wrong: [JSONValue] = [
                [:], ["result": "fine", "note": "counted"], ["result": "satisfactory", "note": ""], ["note": "counted"],
            ]
            for body in wrong { #expect(try await examiner.post(path + "/checks", json: body).status == 422) }
            #expect(try await examiner.send("POST", path + "/checks", type: "text/plain", body: [1]).status == 415)
            #expect(
                try await examiner.post(path + "/checks", json: ["result": "escalated", "note": "more"]).status == 409)
            #expect(try await examiner.post(path + "/checks", json: check).json()["state"]?.string == "released")
            #expect(try await examiner.post(path + "/checks", json: check).status == 409)
            let replay = try await client.as("auditor").send("POST", path + "/replay")
            #expect(try replay.json()["different"]?.int == 0)
        }
    }

    @Test("bad values in a query are 400 and named", arguments: [TestDatabase.sqlite])
    func badQueries(_ engine: TestDatabase) async throws {
        try await TestDoor.with(engine) { test, client in
            for query in [
                "channel=purple", "state=gone", "from=yesterday", "to=2026-13-40", "below=x", "limit=0", "limit=999",
                "limit=x", "below=99999999999999999999",
            ] {
                let answer = try await client.as("examiner").get("/api/declarations?" + query)
                #expect(answer.status == 400, "\(query)")
                let name = query.split(separator: "=")[0]
                #expect(try answer.json()["problems"]?.array?.first?["code"]?.string == "query.\(name)", "\(query)")
            }
            for query in ["state=gone", "limit=0", "below=x", "below=1.a%00"] {
                let answer = try await client.as("supervisor").get("/api/quarantine?" + query)
                #expect(answer.status == 400, "\(query)")
            }
            #expect(try await client.as("supervisor").get("/api/figures?from=x").status == 400)
            #expect(try await client.get("/api/draws").status == 200)
        }
    }

    @Test("a body beyond the limit is 413; 9,999 items are answered in time", .timeLimit(.minutes(5)))
    func huge() async throws {
        try await TestDoor.with(.sqlite) { test, client in
            let body = [UInt8](repeating: 0x20, count: (4 << 20) + 1)
            let large = try await client.broker.send("POST", "/api/declarations", type: "application/json", body: body)
            #expect(large.status == 413)
            let declaration = try Declaration.sample(commodity: TestRules.hs.green) { declaration in
                let first = declaration.items[0]
                declaration.shipment?.items = (1...9_999).map { sequence in
                    var item = GoodsItem(sequence: sequence)
                    item.commodity = first.commodity
                    item.origins = first.origins
                    item.price = first.price
                    item.netMass = first.netMass
                    return item
                }
                declaration.goodsItemCount = 9_999
            }
            let answer = try await client.broker.lodge(declaration)
            #expect(answer.status == 201, "\(answer.text.prefix(300))")
            #expect(try answer.json()["items"]?.int == 9_999)
        }
    }
}
