import Concurrency
import Country
package import Customs
import Database
import FoundationEssentials
import Identity
import JSON
package import Ledger
import Sealing

/// Exports: the whole programme for the administration, a company's own file for the company.
///
/// Everything is read on one snapshot of the database and written to files as it comes; only a page of rows and one case
/// are in memory at a time.
package struct ExportDesk: Sendable {
    let programme: Programme

    var base: ProgrammeBase { programme.base }

    /// What an export came to.
    package struct Result: Sendable {
        package var manifest: ExportManifest
        /// SHA-256 of the manifest's bytes, which the ledger keeps.
        package var hash: String
    }

    /// Where an export goes.
    package enum Target: Hashable, Sendable {
        /// A folder that is not there yet, or is empty.
        case folder(String)
        /// A `.tar.gz` that is not there yet.
        case archive(String)

        /// By the ending of a path.
        package init(_ path: String) {
            self = path.hasSuffix(".tar.gz") || path.hasSuffix(".tgz") ? .archive(path) : .folder(path)
        }
    }

    /// Exports the whole programme. Throws ``ExportError``, ``ArchiveError`` and what the database throws.
    package func programme(
        to target: Target, withEvidence: Bool, by login: String, at instant: Instant
    ) async throws -> Result {
        let room = programme
        return try await export(to: target, subject: "programme", at: instant) { folder, db in
            try ProgrammeExport(room: room, folder: folder, at: instant, withEvidence: withEvidence).write(in: db)
            return ExportManifest(
                kind: .programme, at: instant, by: login, country: room.base.country.code.text,
                events: try Self.lastEvent(in: db), files: folder.files)
        }
    }

    /// Exports a company's own file: its cases and all that belongs to them.
    /// - Parameter papers: certificates as they are printed, by their paths within the export.
    package func company(
        _ id: OperatorID, to target: Target, papers: [String: [UInt8]] = [:], by login: String, at instant: Instant
    ) async throws -> Result {
        let room = programme
        let officials = try await officials(near: id)
        return try await export(to: target, subject: id.text, at: instant) { folder, db in
            try CompanyExport(room: room, folder: folder, id: id, officials: officials, at: instant).write(
                papers, in: db)
            return ExportManifest(
                kind: .company, at: instant, by: login, country: room.base.country.code.text, operatorID: id.text,
                events: try Self.lastEvent(in: db), files: folder.files)
        }
    }

    /// Writes the files on one snapshot, then the folder's end or the archive, then the event.
    private func export(
        to target: Target, subject: String, at instant: Instant,
        _ write: @escaping @Sendable (ExportFolder, any Reading) throws -> ExportManifest
    ) async throws -> Result {
        let staging: String
        switch target {
        case .folder(let path): staging = path
        case .archive(let path):
            guard !FileManager.default.fileExists(atPath: path) else {
                throw ExportError(.place, "\(path) is there already")
            }
            staging = path + "." + RandomBytes.token(6) + ".parts"
        }
        let isArchive = if case .archive = target { true } else { false }
        do {
            let result = try await base.database.read(timeout: .seconds(3600)) { (db) throws in
                // A reading that is begun anew after a broken connection finds what the one before left.
                if isArchive { try? FileManager.default.removeItem(atPath: staging) }
                let folder = try ExportFolder(making: staging)
                let manifest = try write(folder, db)
                return Staged(manifest: manifest, folder: folder)
            }
            let manifest = result.manifest
            // Packing reads and hashes every byte: on a thread of its own, so that nobody else waits for it.
            try await Self.disk.run {
                if case .archive(let path) = target {
                    try ExportPack.pack(result.folder, manifest, to: path)
                    try? FileManager.default.removeItem(atPath: staging)
                } else {
                    try ExportPack.gather(result.folder, manifest)
                    _ = try result.folder.end(manifest)
                }
            }
            let hash = SHA256.hash(manifest.bytes).hex
            try await note(manifest, hash, subject: subject, at: instant)
            return Result(manifest: manifest, hash: hash)
        } catch {
            if case .archive(let path) = target {
                try? FileManager.default.removeItem(atPath: staging)
                // What stood there before is not ours to remove; what was half written is.
                if (error as? ExportError)?.code != .place { try? FileManager.default.removeItem(atPath: path) }
            }
            throw error
        }
    }

    private static let disk = BlockingQueue("garita.programme.export", width: ExportGate.mostAtOnce)

    /// `@unchecked`: handed from the database's thread to the caller's once, after the writing.
    private struct Staged: @unchecked Sendable {
        let manifest: ExportManifest
        let folder: ExportFolder
    }

    /// The last event that an export takes in. That somebody took one is no part of it: the same data give the same bytes.
    private static func lastEvent(in db: any Reading) throws -> Int64 {
        let filter = EventFilter(kinds: Programme.exportedKinds, limit: 1, isReversed: true)
        return try Ledger.events(filter, in: db).first?.sequence ?? 0
    }

    /// Tells the ledger who took what.
    private func note(_ manifest: ExportManifest, _ hash: String, subject: String, at instant: Instant) async throws {
        let draft = EventDraft(
            .exportMade, subject: subject, at: instant, actor: manifest.by,
            data: [
                "files": .number(manifest.files.count), "kind": .string(manifest.kind.rawValue),
                "manifest": .string(hash),
            ])
        try await base.database.write { (tx) throws -> Void in _ = try Ledger.append([draft], in: tx) }
    }

    /// The people of the office who stand in what belongs to an operator: who they are is the office's own.
    private func officials(near id: OperatorID) async throws -> Set<String> {
        let logins = try await base.database.read { (db) throws -> Set<String> in
            var logins: Set<String> = []
            for table in CompanyExport.tables {
                for column in table.columns where column.kind == .person {
                    let sql =
                        "SELECT DISTINCT \(column.sql) AS login FROM \(table.source) WHERE \(table.owner ?? "") = ?"
                    for row in try db.query(sql, [CompanyExport.key(id, of: table)]) {
                        if let login = row[0].text { logins.insert(login) }
                    }
                }
            }
            for caseID in try CaseStore.cases(of: id, in: db) {
                logins.formUnion(try CaseStore.file(caseID, in: db)?.events.map(\.actor) ?? [])
            }
            return logins
        }
        var officials: Set<String> = []
        for login in logins {
            // Whoever is not known as somebody's of a company may have been the office's once.
            let account = try await base.identity.account(login)
            let isCompanys = account.map { $0.organisation != nil && !$0.roles.contains(where: \.isOfficial) } ?? false
            if !isCompanys, login != "system" { officials.insert(login) }
        }
        return officials
    }
}

extension Programme {
    package var exports: ExportDesk { ExportDesk(programme: self) }

    /// Every kind of event of this room that an export takes in.
    static let exportedKinds: [EventKind] =
        OperatorFact.kinds + CaseFact.kinds + EventKind.evidenceKinds + EventKind.visitKinds
        + EventKind.monitoringKinds + EventKind.benefits
}

extension EventKind {
    package static let exportMade = EventKind(
        "export.made",
        "Somebody took an export of the programme, or a company its own file: `kind`, `files` how many, `manifest` SHA-256 of its manifest."
    )
}

/// Keeps exports apart in time: they are large and nobody needs many.
package final class ExportGate: Sendable {
    private struct State {
        var running: Set<String> = []
        var begun: [String: [Int64]] = [:]
    }

    private let state = Locked(State())
    /// At once on this node, and in an hour by one subject.
    static let mostAtOnce = 2
    static let mostInHour = 10

    package init() {}

    /// Lets an export of a subject begin. Answers nil, or the seconds after which to ask again.
    func enter(_ subject: String, at instant: Instant) -> Int? {
        state.with { state in
            let hourAgo = instant.milliseconds - 3_600_000
            state.begun = state.begun.mapValues { $0.filter { $0 > hourAgo } }.filter { !$0.value.isEmpty }
            if state.running.contains(subject) || state.running.count >= Self.mostAtOnce { return 10 }
            let begun = state.begun[subject] ?? []
            if begun.count >= Self.mostInHour, let first = begun.first {
                return max(1, Int((first - hourAgo) / 1000))
            }
            state.begun[subject, default: []].append(instant.milliseconds)
            state.running.insert(subject)
            return nil
        }
    }

    func leave(_ subject: String) { state.with { _ = $0.running.remove(subject) } }
}
