import Clearance
import Concurrency
import Customs
import Database
import Formats
import GaritaTesting
import JSON
import Ledger
import Risk
import Testing

@testable import Programme

@Suite("Monitoring after the grant")
struct MonitoringDeskTests {
    /// The room of declarations on the same database, with a declaration of SOL lodged.
    static func lodge(
        in room: EvidenceRoom, importer: String = EvidenceRoom.solRFC, reference: String = "R-1"
    ) async throws -> String {
        let register = OperatorRegister(database: room.database)
        try await register.load()
        let rulesets = RulesetStore(database: room.database)
        let ruleset = try await rulesets.publish(room.programme.base.country, at: room.now)
        let clearance = Clearance(
            database: room.database, country: room.programme.base.country, rulesets: rulesets, ruleset: ruleset,
            trust: register, drawKey: [UInt8](repeating: 7, count: 32))
        let declaration = try Declaration.sample(reference: reference, importer: importer) { sample in
            sample.parties.append(Party(role: .carrier, identifier: "CAAT0001", name: "Transportes"))
            sample.shipment?.consignment = Consignment()
            sample.shipment?.consignment?.equipment = [
                TransportEquipment(sequence: 1, identifier: "MSKU1234565", seals: [.init(identifier: "S-77")])
            ]
        }
        return try await clearance.lodge(
            Submission(
                declaration: declaration, body: declaration.canonicalJSON(), mediaType: Format.json.mediaType,
                organisation: "GODE561231GR8", actor: "ana"), at: room.now
        ).standing.number
    }

    @Test("the nightly run stores an answer and tells it only when it changed", arguments: TestDatabase.both)
    func nightly(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            let desk = room.programme.monitoring
            var settings = MonitoringDesk.Settings()
            settings.enabled = Set(desk.rules.connectors.map(\.code)).subtracting(["sat-csd"])
            desk.connect(settings: settings)
            _ = try await Self.lodge(in: room)
            let first = try await desk.runNightly(at: room.now)
            #expect(first.judged == 2 && first.changed == 2)
            let second = try await desk.runNightly(at: room.now.advanced(bySeconds: 60))
            #expect(second.judged == 2 && second.changed == 0)
            func answer(_ requirement: String, _ owner: OperatorID = EvidenceRoom.sol) async throws -> Qualification
                .Line?
            {
                try await desk.qualification(of: owner, at: room.now)?.lines.first { $0.requirement == requirement }
            }
            #expect(try await answer("operations")?.answer == .met)
            #expect(try await answer("operations", EvidenceRoom.mar)?.answer == .notMet)
            #expect(try await answer("tax-opinion")?.cause == .silent)

            try await desk.dropSimulated(failing: ["tax-list-69b": [EvidenceRoom.solRFC]], at: room.now)
            #expect(try await desk.runDue(at: room.now) == 9)
            #expect(try await answer("tax-opinion")?.answer == .met)
            #expect(try await answer("list-69b")?.answer == .notMet)
            #expect(try await answer("list-69")?.answer == .met)
            #expect(try await answer("list-69b", EvidenceRoom.mar)?.answer == .met)
            #expect(try await answer("annual-update")?.answer == .notMet)
            room.wait(days: 1)
            #expect(try await desk.runNightly(at: room.now).changed == 2)
            let bad = try await desk.standings(.notMet)
            #expect(bad.map(\.owner) == [EvidenceRoom.sol, EvidenceRoom.mar])
            #expect(try await desk.outcomeCounts().counts == [.notMet: 2])
            #expect(try await desk.history(of: EvidenceRoom.sol).count == 2)
            let events = try await room.events("OP-000001").filter { $0.kind == .qualificationChanged }
            #expect(events.count == 2)
            #expect(try events[1].data["answers"]?["list-69b"]?.string == "not-met")

            _ = try await desk.file(
                "annual-update", of: EvidenceRoom.sol, effective: nil, text: "Sin cambios", evidence: [], by: "ana",
                at: room.now)
            #expect(try await answer("annual-update")?.answer == .met)
            // What was seen grows old.
            room.wait(days: 40)
            #expect(try await answer("tax-opinion")?.cause == .stale)
            #expect(try await desk.qualification(of: OperatorID(serial: 9), at: room.now) == nil)
        }
    }

    @Test("an expired document in use and an overlay are found", arguments: TestDatabase.both)
    func documents(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            let desk = room.programme.monitoring
            desk.connect(wiring: EvidenceRoom.wiring(overlays: [.debt]))
            let file = try await room.store(details: EvidenceDetails(validThrough: try CalendarDay("2026-12-01")))
            let now = room.now
            try await room.database.write { (tx) throws -> Void in
                try EvidenceVault.noteUse(
                    of: [file.id], owner: EvidenceRoom.sol, as: .answer, reference: "A", at: now, in: tx)
            }
            func answer(_ requirement: String, _ owner: OperatorID) async throws -> Qualification.Answer? {
                try await desk.qualification(of: owner, at: room.now)?.lines.first { $0.requirement == requirement }?
                    .answer
            }
            #expect(try await answer("documents", EvidenceRoom.sol) == .met)
            #expect(try await answer("no-debt", EvidenceRoom.sol) == .met)
            #expect(try await answer("no-debt", EvidenceRoom.mar) == .notMet)
            room.wait(days: 30)
            #expect(try await answer("documents", EvidenceRoom.sol) == .notMet)
        }
    }

    private static func report(_ owner: OperatorID = EvidenceRoom.sol, _ number: String? = nil) -> IncidentReport {
        IncidentReport(
            owner: owner, kind: "narcotics", occurredAt: EvidenceRoom.start.advanced(bySeconds: -7200),
            knownAt: EvidenceRoom.start.advanced(bySeconds: -3600), knewFirst: .operator, declaration: number,
            text: "Se encontraron paquetes en la pared del remolque.\nJuan avisó.")
    }

    @Test(
        "an incident goes from report to closure; the ledger holds codes and hashes, and a rebuild gives the same",
        arguments: TestDatabase.both)
    func incident(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            let desk = room.programme.monitoring
            let number = try await Self.lodge(in: room)
            let told = Locked<[String]>([])
            var wiring = EvidenceRoom.wiring()
            wiring.onIncident = { incident, _, _ in told.with { $0.append(incident.id.text) } }
            wiring.onIncidentClosed = { incident, _, _ in told.with { $0.append("closed " + incident.id.text) } }
            desk.connect(wiring: wiring)
            var report = Self.report(EvidenceRoom.sol, number)
            report.site = EvidenceRoom.site
            let made = try await desk.report(report, by: "ana", at: room.now)
            #expect(made.id.text == "IN-000001" && made.clock == "incident-notice" && made.stage == .reported)
            #expect(told.with { $0 } == ["IN-000001"])
            #expect(try await desk.text(of: made.text)?.contains("remolque") == true)

            await #expect(throws: MonitoringError(.open, "")) {
                _ = try await desk.close(made.id, text: "x", by: "eva", at: room.now)
            }
            func add(_ entry: IncidentEntry) async throws -> Incident {
                try await desk.add(entry, to: made.id, by: "ana", at: room.now)
            }
            let file = try await room.store()
            #expect(try await add(IncidentEntry(.containment, text: "Se aisló la unidad")).stage == .contained)
            #expect(try await add(IncidentEntry(.rootCause, text: "Sello débil")).stage == .analysed)
            let due = try CalendarDay("2026-12-31")
            #expect(try await add(IncidentEntry(.objective, text: "Cambiar sellos", due: due)).plan.first?.item == "O1")
            #expect(try await add(IncidentEntry(.objective, text: "Capacitar", due: due)).plan.count == 2)
            await #expect(throws: MonitoringError(.time, "")) {
                _ = try await add(IncidentEntry(.objective, text: "Ayer", due: try CalendarDay("2026-11-22")))
            }
            await #expect(throws: MonitoringError(.kind, "")) { _ = try await add(IncidentEntry(.reached, item: "O9")) }
            await #expect(throws: MonitoringError(.text, "")) { _ = try await add(IncidentEntry(.note, text: " \n")) }
            _ = try await add(IncidentEntry(.reached, item: "O1"))
            _ = try await add(IncidentEntry(.reached, item: "O2"))
            _ = try await add(IncidentEntry(.consent))
            for item in desk.rules.incidentFile {
                _ = try await add(
                    IncidentEntry(
                        .file, item: item.code, file: item.code == "cctv" ? .held : .notApplicable,
                        evidence: item.code == "cctv" ? [file.id] : []))
            }
            #expect(try await room.vault.uses(of: file.id).map(\.reference) == ["IN-000001"])
            let closed = try await desk.close(made.id, text: "Corregido", by: "eva", at: room.now)
            #expect(closed.stage == .closed && closed.closedAt == room.now && closed.hasConsent)
            #expect(told.with { $0 } == ["IN-000001", "closed IN-000001"])
            await #expect(throws: MonitoringError(.closed, "")) { _ = try await add(IncidentEntry(.note, text: "más")) }
            let events = try await room.events("IN-000001")
            #expect(events.first?.kind == .incidentReported && events.last?.kind == .incidentClosed)
            for event in events {
                let text = String(decoding: event.canonicalData, as: UTF8.self)
                #expect(!text.contains("Juan") && !text.contains("remolque") && !text.contains("Sello"))
            }
            let rebuilt = try await Ledger.rebuild([MonitoringProjection()], in: room.database)
            #expect(rebuilt.isSound, "\(rebuilt.differences)")
        }
    }

    private static func refusal(
        of report: IncidentReport, by desk: MonitoringDesk, at instant: Instant
    ) async throws -> String {
        do {
            _ = try await desk.report(report, by: "ana", at: instant)
            return "taken"
        } catch let error as MonitoringError { return error.code.word }
    }

    @Test(
        "what the case refuses is not reported, and wrong reports are refused with their reason",
        arguments: TestDatabase.both)
    func refusals(_ engine: TestDatabase) async throws {
        try await EvidenceRoom.with(engine) { room in
            let desk = room.programme.monitoring
            let number = try await Self.lodge(in: room)
            func refusal(_ change: (inout IncidentReport) -> Void) async throws -> String {
                var report = Self.report()
                change(&report)
                return try await Self.refusal(of: report, by: desk, at: room.now)
            }
            #expect(try await refusal { $0.kind = "ufo" } == "kind")
            #expect(try await refusal { $0.knownAt = $0.occurredAt.advanced(bySeconds: -1) } == "time")
            #expect(try await refusal { $0.knownAt = EvidenceRoom.start.advanced(bySeconds: 1) } == "time")
            #expect(try await refusal { $0.site = SiteID(serial: 9) } == "site")
            #expect(try await refusal { $0.text = "a\u{7}" } == "text")
            #expect(try await refusal { $0.declaration = "26MX000000" } == "declaration")
            // Another company's declaration is as if it were not there.
            #expect(
                try await refusal {
                    $0.owner = EvidenceRoom.mar
                    $0.declaration = number
                } == "declaration")
            struct CaseSaysNo: Error {}
            var wiring = EvidenceRoom.wiring()
            wiring.onIncident = { _, _, _ in throw CaseSaysNo() }
            wiring.onNotice = { _, _ in throw CaseSaysNo() }
            desk.connect(wiring: wiring)
            await #expect(throws: CaseSaysNo.self) { _ = try await desk.report(Self.report(), by: "ana", at: room.now) }
            await #expect(throws: CaseSaysNo.self) {
                _ = try await desk.file(
                    "name", of: EvidenceRoom.sol, effective: nil, text: "x", evidence: [], by: "ana", at: room.now)
            }
            #expect(try await desk.incidents().isEmpty)
            #expect(try await desk.notices(of: nil).isEmpty)
            #expect(try await room.events("IN-000001").isEmpty)
        }
    }
}
