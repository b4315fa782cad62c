import Customs
import Database
import GaritaTesting
import Ledger
import Testing

@testable import Programme

/// Names that stand out in whatever they are written into.
private struct MarkedNames: OperatorNames {
    func holders(_ ids: Set<OperatorID>, in db: any Reading) throws -> [OperatorID: CertificateHolder] {
        Dictionary(
            uniqueKeysWithValues: ids.map { id in
                let mark = Self.mark(id.serial)
                return (
                    id,
                    CertificateHolder(
                        name: "Nombre\(mark)", identifiers: [.init("RFC", "CLAVE\(mark)", isPublic: true)])
                )
            })
    }
    func sites(_ ids: [SiteID], in db: any Reading) throws -> [SiteID: CertificateSite] {
        Dictionary(
            ids.map { id in
                (id, CertificateSite(id: id, name: "Sitio\(Self.mark(id.serial))", place: "", isPublic: true))
            }, uniquingKeysWith: { first, _ in first })
    }
    func operators(named name: String, limit: Int, in db: any Reading) throws -> [OperatorID] {
        (1...50).filter { "Nombre\(Self.mark($0))".hasPrefix(name) }.map { OperatorID(serial: $0) }
    }
    static func mark(_ serial: Int64) -> String { "Q\(serial)Z" }
}

@Suite("Consent") struct ConsentTests {
    @Test("nothing that leaves the house names anyone who does not consent to it now", arguments: TestDatabase.both)
    func property(_ engine: TestDatabase) async throws {
        let seed: UInt64 = 4_242
        try await engine.withDatabase(migrations: TestCertificates.migrations) { database in
            var random = SplitMix64(seed: seed)
            var stands: [Int64: Set<Consent>] = [:]
            for round in 0..<6 {
                var lives: [CaseLife] = []
                for serial in Int64(1)...12 where round == 0 || Bool.random(using: &random) {
                    let told = (0...Int.random(in: 0...3, using: &random)).map { _ in
                        Consent.allCases.filter { _ in Bool.random(using: &random) }
                    }
                    let life = try SampleCertificates.life(
                        "MX-\(1000 + serial)", serial: serial, role: "carrier", sites: [SiteID(serial: serial)],
                        consents: [],
                        facts: told.enumerated().map { day, consents in
                            (.consentsChanged(.init(consents: consents, signedBy: "ana")), day + 1)
                        })
                    stands[serial] = Set(told.last ?? [])
                    #expect(life.consents == stands[serial])
                    lives.append(life)
                }
                let changed = lives
                try await database.write { (tx) throws -> Void in
                    for life in changed { try CertificateStore.put(CertificateRow.rows(from: life), in: tx) }
                }
                let test = try TestCertificates(database, names: MarkedNames())
                try await withClient(of: test.router, over: .memory) { client in
                    let register = try await client.page("/register").text
                    let byRole = try await client.page("/register?role=carrier").text
                    let search = try await client.page("/register?q=Nombre").text
                    let json = try await client.get("/register.json").text
                    let csv = try await client.get("/register.csv").text
                    for serial in Int64(1)...12 {
                        let number = "MX-\(1000 + serial)"
                        let page = try await client.page("/verify/\(number)").text
                        let api = try await client.get("/api/programme/verify/\(number)").text
                        let isPublic = stands[serial]?.contains(.publicRegister) == true
                        let mark = MarkedNames.mark(serial)
                        // Told by whom: only with consent. That it is valid: always.
                        for (place, text) in [
                            ("register", register), ("by role", byRole), ("search", search), ("json", json),
                            ("csv", csv), ("page", page), ("api", api),
                        ] {
                            #expect(text.contains(mark) == isPublic, "\(place) of \(number), seed \(seed)")
                        }
                        for text in [byRole, search, json, csv] { #expect(text.contains(number) == isPublic) }
                        #expect(register.contains(number) && page.contains("Vigente") && api.contains("\"valid\""))
                        #expect(api.contains("carrier") == isPublic && page.contains("Transportista") == isPublic)
                    }
                }
            }
        }
    }

    @Test(
        "a consent is given and withdrawn by the company alone, and changes nothing else", arguments: TestDatabase.both)
    func act(_ engine: TestDatabase) async throws {
        try await CaseRoom.with(engine) { room in
            let id = try await room.untilDecision()
            let before = try await room.decide(.grant, on: id)
            let number = try #require(before.certificate?.number)
            func isPublic() async throws -> Bool? {
                try await room.database.read { (db) throws in try CertificateStore.row(number: number, in: db)?.isPublic
                }
            }
            #expect(try await isPublic() == false)
            var life = try await room.act(
                "change-consents", ["consents": "public-register mutual-recognition"], on: id, by: "owner")
            #expect(life.consents == Set(Consent.allCases))
            #expect(try await isPublic() == true)
            life = try await room.act("change-consents", ["consents": "mutual-recognition"], on: id, by: "owner")
            #expect(life.consents == [.mutualRecognition])
            #expect(try await isPublic() == false)
            #expect(
                life.state == before.state && life.certificate == before.certificate
                    && life.statuses == before.statuses)
            await #expect(throws: ActRefusal("consents", "cases.error.choice")) {
                try await room.act("change-consents", ["consents": "everything"], on: id, by: "owner")
            }
            await #expect(throws: CaseError(.unknown, "")) {
                try await room.desk.act(id, actor: "owner", at: room.now) { place in
                    var fact = CaseFact.ConsentsChanged(consents: [], signedBy: "owner")
                    fact.consents = ["everything"]
                    return [.consentsChanged(fact)]
                }
            }
            #expect(try await room.desk.replay(id) == room.desk.file(id))
            let report = try await Ledger.rebuild(room.programme.projections, in: room.database)
            #expect(report.differences == [])
            let draft = try await room.desk.open(
                programme: "XX-AEO", operatorID: OperatorID(serial: 2), role: "importer", actor: "owner", at: room.now)
            await #expect(throws: CaseError(.state, "")) {
                try await room.act("change-consents", ["consents": "public-register"], on: draft.id, by: "owner")
            }
        }
    }

    @Test(
        "what was consented to before the register knew of it is read from the signed applications",
        arguments: TestDatabase.both)
    func seeded(_ engine: TestDatabase) async throws {
        let last = CertificatesTables.migrations.filter { $0.id == "certificates-0003-consents" }
        let before = TestCertificates.migrations.filter { !last.contains($0) }
        try await engine.withDatabase(migrations: before) { database in
            try await database.write { (tx) throws -> Void in
                for (serial, consents) in [
                    (1, ["mutual-recognition", "public-register"]), (2, []), (3, ["public-register"]),
                ] {
                    let fact = CaseFact.submitted(
                        .init(answers: "00", signedBy: "ana", consents: consents, sites: []))
                    let event = CaseEvent(fact, at: SampleCertificates.start, actor: "ana")
                    let id = CaseID(serial: Int64(serial))
                    try Ledger.append([try CaseStore.draft(event, about: id)], in: tx)
                    try tx.execute(
                        """
                        INSERT INTO certificate (number, code, case_id, operator, programme, version, role, decided_at,
                        effective, through, sites) VALUES (?, 'X', ?, 'OP-000001', 'P', '1', 'carrier', NULL, 0, NULL, '')
                        """, [.text("N\(serial)"), .text(id.text)])
                    try tx.execute(
                        """
                        INSERT INTO certificate_span (number, since, until, status, programme, role)
                        VALUES (?, 0, 9, 'valid', 'P', 'carrier')
                        """, [.text("N\(serial)")])
                }
            }
            try await database.migrate(before + last)
            let found = try await database.read { (db) throws in
                try db.query(
                    """
                    SELECT c.consents, s.role FROM certificate c JOIN certificate_span s ON s.number = c.number
                    ORDER BY c.number
                    """
                ).map { (row) throws in "\(try row.text("consents"))|\(try row.text("role"))" }
            }
            #expect(found == ["mutual-recognition public-register|carrier", "|", "public-register|carrier"])
        }
    }
}
