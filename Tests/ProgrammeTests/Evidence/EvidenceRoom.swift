import Clearance
import Concurrency
import Country
import Customs
import Database
import GaritaTesting
import HTML
import HTTP
import Identity
import Ledger
import Sealing

@testable import Programme

/// The room with its API and pages in memory, over a folder of its own: `X-Who` says who asks (`trader:RFC` or an
/// official role). OP-000001 is SOL, OP-000002 is MAR.
struct EvidenceRoom: Sendable {
    static let sol = OperatorID(serial: 1)
    static let mar = OperatorID(serial: 2)
    static let solRFC = "GAR260101AB8"
    static let marRFC = "MAB9307148T4"
    static let site = SiteID(serial: 1)
    static let start = Instant(milliseconds: 1_795_428_000_000)  // 2026-11-23T10:00:00Z
    static let migrations =
        Ledger.migrations + IdentityTables.migrations + ClearanceTables.migrations + Programme.migrations

    let database: Database
    let folder: TemporaryFolder
    let programme: Programme
    let client: TestClient
    let shell: Shell
    private let clock: Locked<Instant>

    var vault: EvidenceVault { programme.evidence }
    var now: Instant { clock.with { $0 } }
    func wait(days: Int64) { clock.with { $0 = $0.advanced(bySeconds: days * 86_400) } }
    func wait(seconds: Int64) { clock.with { $0 = $0.advanced(bySeconds: seconds) } }

    static let access = EvidenceAccess(
        isOwn: { organisation, owner, _ in
            (organisation == solRFC && owner == sol) || (organisation == marRFC && owner == mar)
        },
        name: { owner in owner == sol ? "Sol de Juárez, S.A. de C.V." : owner == mar ? "Maquilas Bravo" : nil },
        sites: { owner in owner == sol ? [EvidenceAccess.Site(id: site, name: "Planta Juárez")] : [] })

    /// Both hold MX-OEA, granted 400 days before the start; a report is due by the clock of MX-OEA.
    static func wiring(overlays: Set<Overlay> = []) -> MonitoringWiring {
        var wiring = MonitoringWiring()
        wiring.access = access
        wiring.operators = { _, _ in
            [(sol, "Sol de Juárez", solRFC), (mar, "Maquilas Bravo", marRFC)].map { id, name, number in
                MonitoredOperator(
                    id: id, name: name, identifiers: [number], programme: "MX-OEA",
                    grantedAt: start.advanced(bySeconds: -400 * 86_400), overlays: id == mar ? overlays : [])
            }
        }
        wiring.deadline = { incident, _ in
            guard let definition = try TestLibrary.loaded.get().definition("MX-OEA") else { return nil }
            return incident.notice(
                under: CaseRules(definition: definition, zone: definition.zone, calendar: definition.calendar))
        }
        return wiring
    }

    static func with<T: Sendable>(
        _ engine: TestDatabase, settings: EvidenceVault.Settings = EvidenceVault.Settings(), grants: Grants? = nil,
        _ body: (EvidenceRoom) async throws -> T
    ) async throws -> T {
        try await engine.withDatabase(migrations: migrations) { database in
            let folder = try TemporaryFolder()
            let clock = Locked(start)
            let time = TimeSource { clock.with { $0 } }
            let country = try CountryPack.load(directory: Repository.root + "/Countries/mx")
            let grants = Grants([Identity.grants, Programme.grants])
            let programme = Programme(
                ProgrammeBase(
                    database: database, country: country, library: ProgrammeLibrary([]), folder: folder.path,
                    time: time,
                    identity: Identity(database: database, grants: grants, time: time)))
            programme.evidence.connect(access: access, settings: settings)
            try programme.monitoring.load(country: Repository.root + "/Countries/mx")
            programme.monitoring.connect(wiring: wiring())
            let shell = Shell(
                catalogue: Catalogue([IdentityTexts.all, Programme.texts]), version: "0", time: time,
                navigation: Programme.navigation, clock: .utc, isSecure: false)
            let site = ProgrammeSite(
                programme: programme, shell: shell,
                approvals: Approvals(database: database, grants: grants, time: time, performances: []))
            let endpoints =
                EvidenceAPI(site: site).endpoints + EvidencePages(site: site).endpoints
                + MonitoringAPI(site: site).endpoints + MonitoringPages(site: site).endpoints
            let router = try Router(
                endpoints: endpoints, log: Log(level: .error),
                authenticate: { request in principal(request.headers["x-who"], grants) })
            return try await withClient(of: router, over: .memory) { client in
                try await body(
                    EvidenceRoom(
                        database: database, folder: folder, programme: programme, client: client, shell: shell,
                        clock: clock))
            }
        }
    }

    private static func principal(_ text: String?, _ grants: Grants) -> Principal? {
        guard let parts = text?.split(separator: ":").map(String.init), let role = Role(rawValue: parts[0]) else {
            return nil
        }
        return Principal(
            id: parts[0], name: parts[0], organisation: parts.count > 1 ? parts[1] : nil, roles: [parts[0]],
            permissions: grants.permissions(of: [role]), kind: .token)
    }

    func who(_ who: String) -> TestClient { client.with("X-Who", who) }
    var solClient: TestClient { who("trader:" + Self.solRFC) }
    var marClient: TestClient { who("trader:" + Self.marRFC) }

    func events(_ subject: String) async throws -> [Event] {
        try await database.read { (db) throws in try Ledger.events(about: subject, in: db) }
    }

    @discardableResult
    func store(
        _ bytes: [UInt8] = Samples.pdf, name: String = "opinion.pdf", owner: OperatorID = sol,
        details: EvidenceDetails = EvidenceDetails()
    ) async throws -> EvidenceFile {
        try await vault.store(
            EvidenceOffer(owner: owner, name: name, declaredType: "", bytes: bytes, details: details), by: "ana",
            at: now
        ).file
    }

    func path(_ file: EvidenceFile) -> String {
        "\(folder.path)/evidence/\(file.hash.hex.prefix(2))/\(file.hash.hex.dropFirst(2))"
    }
}

/// Small files of each kind.
enum Samples {
    static let pdf = Array("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".utf8)
    static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + [0, 0xFF, 0xD9]
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0, 1]
    static let heic: [UInt8] = [0, 0, 0, 24] + Array("ftypheic".utf8) + [0, 0, 0, 0] + Array("mif1heic".utf8)
    static let mp4: [UInt8] = [0, 0, 0, 24] + Array("ftypisom".utf8) + [0, 0, 2, 0] + Array("isomavc1".utf8)
    static let tiff: [UInt8] = [0x49, 0x49, 0x2A, 0x00, 8, 0, 0, 0]
    static let csv = Array("sello;fecha\nABC123;2026-11-01\nÑandú;2026-11-02\n".utf8)
    static let xml = Array("<?xml version=\"1.0\"?><cfdi:Comprobante xmlns:cfdi=\"http://www.sat.gob.mx/cfd/4\"/>".utf8)
    static let xlsx = zip(["[Content_Types].xml", "xl/workbook.xml"])
    static let docx = zip(["[Content_Types].xml", "word/document.xml"])
    /// The standard test string of the antivirus makers (eicar.org), in two parts so that this file is none.
    static let eicar =
        Array(#"X5O!P%@AP[4\PZX54(P^)7CC)7}$"#.utf8) + Array("EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*".utf8)

    /// An archive of empty, stored members.
    static func zip(_ names: [String], flags: UInt8 = 0) -> [UInt8] {
        var body: [UInt8] = []
        var directory: [UInt8] = []
        func short(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }
        func long(_ value: Int) -> [UInt8] { short(value & 0xFFFF) + short(value >> 16) }
        for name in names {
            let head = short(20) + [flags, 0] + short(0) + long(0) + long(0) + long(0) + long(0)
            let place = body.count
            body += [0x50, 0x4B, 3, 4] + head + short(name.utf8.count) + short(0) + Array(name.utf8)
            directory += [0x50, 0x4B, 1, 2] + short(20) + head + short(name.utf8.count) + short(0) + short(0)
            directory += short(0) + short(0) + long(0) + long(place) + Array(name.utf8)
        }
        let end =
            short(0) + short(0) + short(names.count) + short(names.count) + long(directory.count) + long(body.count)
        return body + directory + [0x50, 0x4B, 5, 6] + end + short(0)
    }
}
