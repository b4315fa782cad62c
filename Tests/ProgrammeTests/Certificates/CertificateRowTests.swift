import Customs
import Database
import GaritaTesting
import Ledger
import Testing

@testable import Programme

@Suite("Certificates in the register")
struct CertificateRowTests {
    private static func statuses(_ row: CertificateRow, _ days: [Int]) -> [CertificateStatus?] {
        days.map { row.span(at: SampleCertificates.at($0))?.status }
    }

    @Test("the status of each instant follows from the case's events")
    func statuses() throws {
        let life = try SampleCertificates.life(facts: [
            SampleCertificates.decided(.suspend, day: 3), SampleCertificates.decided(.reinstate, day: 5),
            SampleCertificates.decided(.revoke, day: 9),
        ])
        let row = try #require(CertificateRow.rows(from: life).first)
        #expect(
            Self.statuses(row, [0, 1, 2, 3, 4, 5, 8, 9, 900]) == [
                nil, .valid, .valid, .suspended, .suspended, .valid, .valid, .revoked, .revoked,
            ])
        #expect(row.role == "importer" && row.sites.count == 2 && row.decidedAt == nil)
    }

    @Test("validity ends by itself, and a certificate given back is answered and not listed")
    func ends() throws {
        let row = try #require(CertificateRow.rows(from: try SampleCertificates.life()).first)
        #expect(Self.statuses(row, [731, 732]) == [.valid, .expired])
        let back = try SampleCertificates.life(facts: [(.withdrawn(CaseFact.Withdrawn(signedBy: "ana")), 4)])
        let withdrawn = try #require(CertificateRow.rows(from: back).first)
        #expect(Self.statuses(withdrawn, [3, 4]) == [.valid, .withdrawn])
        #expect(!CertificateStatus.withdrawn.isListed && CertificateStatus.withdrawn.answer == .ended)
    }

    @Test("a hearing changes nothing that the public sees")
    func hearing() throws {
        let opened = CaseFact.HearingOpened(
            intention: .revoke, ground: "G1",
            reasons: [Reason(criterion: "C1", fact: Prose(hash: "00"), evidence: [EvidenceID(serial: 1)])])
        let life = try SampleCertificates.life(facts: [(.hearingOpened(opened), 3)])
        #expect(life.state == .hearing)
        let row = try #require(CertificateRow.rows(from: life).first)
        #expect(Self.statuses(row, [4]) == [.valid])
    }

    @Test("what was granted is pending until it takes effect")
    func pending() {
        let spans = CertificateRow.spans(
            [StatusChange(since: SampleCertificates.at(5), status: .certified)], effective: SampleCertificates.at(5),
            decidedAt: SampleCertificates.at(0))
        #expect(spans.map(\.status) == [.pending, .valid])
        #expect(spans[0].until == spans[1].since)
    }

    @Test("an annulment that reaches back leaves nothing valid after it")
    func annulled() {
        let spans = CertificateRow.spans(
            [StatusChange(since: SampleCertificates.at(5), status: .annulled)], effective: SampleCertificates.at(5),
            decidedAt: nil)
        #expect(spans == [CertificateSpan(.annulled, since: SampleCertificates.at(5))])
    }

    @Test("a short code is the same each time, is read as people type it, and no other text is one")
    func codes() throws {
        let code = VerificationCode.make("MX-1", CaseID(serial: 1), OperatorID(serial: 1))
        #expect(code == VerificationCode.make("MX-1", CaseID(serial: 1), OperatorID(serial: 1)))
        #expect(code != VerificationCode.make("MX-2", CaseID(serial: 1), OperatorID(serial: 1)))
        #expect(VerificationCode.read(VerificationCode.grouped(code).lowercased()) == code)
        #expect(VerificationCode.read("O0 iL1-ABCDE") == "00111ABCDE")
        for text in ["", "ABCDE-ABCD", "ABCDE-ABCDEF", "ABCDE-ABCD'", "ABCDE\u{0}ABCD", "ÁBCDEABCDE"] {
            #expect(VerificationCode.read(text) == nil, "\(text)")
        }
        #expect(CertificateNumber.read("mx-oea-2026 -000123") == "MX-OEA-2026-000123")
        for text in ["", "A/B", "A\u{0}", "<a>", String(repeating: "A", count: 41)] {
            #expect(CertificateNumber.read(text) == nil, "\(text)")
        }
    }

    @Test("certificates are put, put again and read as they were", arguments: TestDatabase.both)
    func store(_ engine: TestDatabase) async throws {
        let first = try SampleCertificates.life()
        let later = try SampleCertificates.life(facts: [SampleCertificates.decided(.suspend, day: 3)])
        try await engine.withDatabase(migrations: Ledger.migrations + CertificatesTables.migrations) { db in
            for life in [first, first, later] {
                try await db.write { (tx) throws -> Void in
                    try CertificateStore.put(CertificateRow.rows(from: life), in: tx)
                }
                let row = try await db.read { (db) throws in
                    try CertificateStore.row(number: "MX-OEA-2026-000123", in: db)
                }
                #expect(row == CertificateRow.rows(from: life).first)
            }
            let row = try #require(CertificateRow.rows(from: later).first)
            let found = try await db.read { (db) throws in
                (
                    try CertificateStore.number(code: row.code, in: db),
                    try CertificateStore.rows(of: row.operatorID, in: db),
                    try CertificateStore.number(code: "0000000000", in: db)
                )
            }
            #expect(found.0 == row.number && found.1 == [row] && found.2 == nil)
        }
    }

    @Test("the certificate before a final one is replaced when that takes effect", arguments: TestDatabase.both)
    func replaced(_ engine: TestDatabase) async throws {
        let provisional = try SampleCertificates.life("US-T1")
        var final = provisional
        final.certificate?.number = "US-T2"
        final.certificate?.effective = SampleCertificates.at(20)
        try await engine.withDatabase(migrations: Ledger.migrations + CertificatesTables.migrations) { db in
            let sides = [provisional, final, final]
            for life in sides {
                try await db.write { (tx) throws -> Void in
                    try CertificateStore.put(CertificateRow.rows(from: life), in: tx)
                }
            }
            let rows = try await db.read { (db) throws in
                try CertificateStore.rows(of: OperatorID(serial: 1), in: db)
            }
            #expect(rows.map(\.number) == ["US-T2", "US-T1"])
            #expect(Self.statuses(rows[1], [5, 19, 20, 800]) == [.valid, .valid, .replaced, .replaced])
            #expect(Self.statuses(rows[0], [19, 20, 800]) == [nil, .valid, .expired])
        }
    }

    @Test("numbers run by prefix and year, without gaps, none twice", arguments: TestDatabase.both)
    func numbers(_ engine: TestDatabase) async throws {
        struct Undo: Error {}
        try await engine.withDatabase(migrations: Ledger.migrations + CertificatesTables.migrations) { db in
            func take(_ year: Int) async throws -> String {
                try await db.write { (tx) throws in try CertificateNumbers.take(prefix: "MX-OEA", year: year, in: tx) }
            }
            #expect(try await take(2026) == "MX-OEA-2026-000001")
            _ = try? await db.write { (tx) throws -> String in
                _ = try CertificateNumbers.take(prefix: "MX-OEA", year: 2026, in: tx)
                throw Undo()
            }
            #expect(try await take(2026) == "MX-OEA-2026-000002")
            #expect(try await take(2027) == "MX-OEA-2027-000001")
            let many = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<20 { group.addTask { try await take(2027) } }
                var many: Set<String> = []
                for try await number in group { many.insert(number) }
                return many
            }
            #expect(many.count == 20)
        }
    }
}
