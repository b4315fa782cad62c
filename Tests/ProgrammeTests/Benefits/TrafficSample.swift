import Clearance
import Country
import Customs
import Database
import Deadlines
import GaritaTesting
import HTTP
import Identity
import Ledger
import Risk

@testable import Programme

/// Declarations as `Clearance` would tell them, one in a minute.
enum TrafficSample {
    /// 2026-11-02 18:00 UTC: noon in Mexico.
    static let start = Instant(milliseconds: 1_793_642_400_000)
    static let month = Month("2026-11")

    static func row(
        _ serial: Int64, trader: String?, office: String = "07", chapter: String = "84", band: Int = 1,
        control: TrafficRow.Control = .none, seconds: Int64? = 0, trusted: Bool = false, cause: Cause? = nil,
        holds: Int = 0, flow: DeclarationType.Flow = .import, state: DeclarationState = .released,
        lodgedAt: Instant? = nil
    ) -> TrafficRow {
        let lodged = lodgedAt ?? start.advanced(bySeconds: serial * 60)
        let channel: Channel = control == .examination ? .red : control == .documents ? .yellow : .green
        let digits = String(serial)
        return TrafficRow(
            serial: serial, number: "26MX" + String(repeating: "0", count: 13 - digits.count) + digits + "K",
            trader: trader, flow: flow, office: office, chapter: chapter, mode: "3", hourBand: band, trusted: trusted,
            decided: channel, channel: channel, cause: cause ?? (channel == .green ? Cause.none : .profile),
            control: control, lodgedAt: lodged, presentedAt: lodged,
            releasedAt: seconds.map { lodged.advanced(bySeconds: $0) }, holds: holds, state: state)
    }

    /// A month: the operator `RFC1` with `own` declarations of which `examined` are examined, and as many `others` of
    /// twelve traders with `othersExamined`; the examined take three hours, all else five minutes.
    static func month(
        own: Int, examined: Int, others: Int, othersExamined: Int, office: String = "07", chapter: String = "84",
        from first: Int64 = 1
    ) -> [TrafficRow] {
        let mine = (0..<own).map { index in
            row(
                first + Int64(index), trader: "RFC1", office: office, chapter: chapter,
                control: index < examined ? .examination : .none, seconds: index < examined ? 10_800 : 300,
                trusted: true)
        }
        let theirs = (0..<others).map { index in
            row(
                first + Int64(own + index), trader: "T\(index % 12)", office: office, chapter: chapter,
                control: index < othersExamined ? .examination : .none,
                seconds: index < othersExamined ? 10_800 : 300)
        }
        return mine + theirs
    }

    static func file(_ serial: Int64 = 1, _ number: String = "RFC1", role: String = "importer") -> StatusFile {
        StatusFile(
            operatorID: OperatorID(serial: serial), identifiers: [StatusNumber(number)],
            held: [
                HeldStatus(
                    caseID: CaseID(serial: serial), programme: "MX-OEA", role: role,
                    changes: [StatusChange(since: Instant(milliseconds: 0), status: .certified)])
            ], sequence: 1)
    }

    static func lines(_ rows: [TrafficRow], method: BenefitMethod = .current) throws -> [BenefitLine] {
        try benefits(rows, method: method)?.lines ?? []
    }

    static func benefits(
        _ rows: [TrafficRow], files: [StatusFile] = [file()], method: BenefitMethod = .current,
        promises: Set<String> = ["b", "c"], now: Instant = start.advanced(bySeconds: 86_400 * 60)
    ) throws -> OperatorBenefits? {
        let tally = try tally(rows, files: files, method: method, now: now)
        return tally.benefits(of: OperatorID(serial: 1), in: "MX-OEA", promises: promises)
    }

    static func tally(
        _ rows: [TrafficRow], files: [StatusFile] = [file()], method: BenefitMethod = .current,
        now: Instant = start.advanced(bySeconds: 86_400 * 60)
    ) throws -> BenefitTally {
        guard let month else { throw BenefitError(.notFound, "the sample's month") }
        var tally = BenefitTally(files: files, month: month, method: method, now: now)
        for row in rows { tally.add(row) }
        tally.close()
        return tally
    }
}

/// Traffic that a test gives.
struct FixedTraffic: TrafficSource {
    var rows: [TrafficRow]

    func traffic(from start: Instant, to end: Instant, _ batch: ([TrafficRow]) throws -> Void) async throws {
        let found = rows.filter { $0.lodgedAt >= start && $0.lodgedAt < end }.sorted { $0.lodgedAt < $1.lodgedAt }
        for first in stride(from: 0, to: found.count, by: 100) {
            try batch(Array(found[first..<min(first + 100, found.count)]))
        }
    }
}

/// The room with a ledger of benefits on traffic that the test gives.
struct BenefitRoom: Sendable {
    let programme: Programme
    var ledger: BenefitLedger { programme.benefits }
    let register: StatusRegister

    static let migrations =
        Ledger.migrations + IdentityTables.migrations + ClearanceTables.migrations + Programme.migrations
    static let now = TrafficSample.start.advanced(bySeconds: 86_400 * 40)

    init(_ database: Database, rows: [TrafficRow], now: Instant = now) throws {
        let time = TimeSource.fixed(now)
        register = StatusRegister(database: database)
        register.replace(TrafficSample.file())
        let identity = Identity(database: database, grants: Programme.grants, time: time)
        let library = ProgrammeLibrary([try Self.definition()])
        programme = Programme(
            ProgrammeBase(
                database: database, country: try CountryPack.load(directory: Repository.root + "/Countries/mx"),
                library: library, folder: "", time: time, identity: identity, statuses: register,
                traffic: FixedTraffic(rows: rows)))
    }

    static func with<T>(
        _ engine: TestDatabase, rows: [TrafficRow], _ body: (BenefitRoom) async throws -> T
    ) async throws -> T {
        try await engine.withDatabase(migrations: migrations) { try await body(BenefitRoom($0, rows: rows)) }
    }

    /// A programme that promises fewer examinations and faster release.
    static func definition() throws -> ProgrammeDefinition {
        let text = { (es: String, en: String) in LocalizedText(["es": es, "en": en], fallback: "es") }
        return ProgrammeDefinition(
            code: "MX-OEA", country: try CountryCode("MX"), name: text("OEA de México", "Mexico's AEO"),
            authority: text("SAT", "SAT"), version: "2025",
            validity: Validity(from: try CalendarDay("2020-01-01")),
            roles: [.init(code: "importer", name: text("Importador", "Importer"))], criteria: [], states: [],
            clocks: [],
            grounds: [], exemptions: [],
            benefits: [
                .init(code: "fewer-examinations", name: text("Menos reconocimientos", "Fewer examinations"), tfa: "b"),
                .init(code: "faster-release", name: text("Despacho más rápido", "Faster release"), tfa: "c"),
            ], appeals: [], letters: [],
            certificate: .init(
                prefix: "MXOEA", validityMonths: nil, effectiveAfterDays: 0, renewalWindow: nil,
                renewalUnit: .businessDays),
            bars: [:], questionnaires: [], sources: [])
    }
}
