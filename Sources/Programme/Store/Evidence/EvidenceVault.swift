import Concurrency
package import Customs
import Database
import JSON
import Ledger
import Sealing

/// Files that prove an answer: stored once per operator, verified at every reading, reused by many answers.
package final class EvidenceVault: Sendable {
    /// What an administration sets.
    package struct Settings: Sendable {
        /// The largest file, in bytes.
        package var mostBytes = 25 << 20
        /// The most files of one operator.
        package var mostFiles = 20_000
        /// The most bytes of one operator's files.
        package var mostBytesInAll = Int64(20) << 30
        /// Days before its last day from which a file is said to expire soon.
        package var soon = 30
        package var scanner: any EvidenceScanner = NoScanner()

        package init() {}
    }

    let base: ProgrammeBase
    let folder: EvidenceFolder
    /// Files are read and written here, never on Swift's shared pool.
    let disk = BlockingQueue("garita.evidence.disk", width: 4)
    private let wiring = Locked((access: EvidenceAccess.closed, settings: Settings()))

    init(_ base: ProgrammeBase) {
        self.base = base
        folder = EvidenceFolder(root: base.folder + "/evidence")
    }

    /// What this desk asks of the register, and what the administration sets; given once, when the rooms are put together.
    package func connect(access: EvidenceAccess? = nil, settings: Settings? = nil) {
        wiring.with { wiring in
            if let access { wiring.access = access }
            if let settings { wiring.settings = settings }
        }
    }

    package var settings: Settings { wiring.with { $0.settings } }
    var access: EvidenceAccess { wiring.with { $0.access } }

    /// Stores a file: its kind told by its content, its hash, its place on the disk, then its row and its event in one
    /// transaction.
    ///
    /// Bytes that the operator has stored before give the earlier file. Throws ``EvidenceError``.
    package func store(
        _ offer: EvidenceOffer, by actor: String, at instant: Instant
    ) async throws -> (file: EvidenceFile, isRepeated: Bool) {
        let settings = settings
        guard offer.bytes.count <= settings.mostBytes else {
            throw EvidenceError(.tooLarge, "a file has at most \(settings.mostBytes) bytes")
        }
        try EvidenceDetails.check(name: offer.name)
        try offer.details.check()
        let hash = SHA256.hash(offer.bytes)
        let (folder, bytes, owner) = (folder, offer.bytes, offer.owner)
        let type = try await disk.run {
            try EvidenceSniff.type(of: bytes, declared: offer.declaredType.lowercased(), name: offer.name)
        }
        if let earlier = try await standing(owner, hash) {
            // The bytes are at hand: a file that was lost or damaged is whole again.
            try await disk.run { try folder.write(bytes, hash: hash) }
            return (earlier, true)
        }
        let scan = try await scanned(bytes, hash, owner, by: actor, at: instant)
        try await disk.run { try folder.write(bytes, hash: hash) }
        let entry = EvidenceFile(
            id: EvidenceID(serial: 0), owner: owner, name: offer.name,
            title: offer.details.title.isEmpty ? offer.name : offer.details.title,
            declaredType: String(offer.declaredType.lowercased().prefix(120)), type: type, hash: hash,
            size: bytes.count,
            validThrough: offer.details.validThrough, sites: offer.details.sites, questions: offer.details.questions,
            storedAt: instant, storedBy: actor, scan: scan, withdrawnAt: nil, damagedAt: nil, version: 1, useCount: 0)
        return try await base.database.write { (tx) throws in
            if let earlier = try EvidenceRows.standing(owner, hash, in: tx) { return (earlier, true) }
            try EvidenceRows.checkQuota(owner, adding: entry.size, settings, in: tx)
            return (try EvidenceRows.insert(entry, in: tx), false)
        }
    }

    private func standing(_ owner: OperatorID, _ hash: Digest) async throws -> EvidenceFile? {
        try await base.database.read { (db) throws in try EvidenceRows.standing(owner, hash, in: db) }
    }

    /// What the scanner says before anything is kept. Throws ``EvidenceError`` `infected`, which the ledger tells.
    private func scanned(
        _ bytes: [UInt8], _ hash: Digest, _ owner: OperatorID, by actor: String, at instant: Instant
    ) async throws -> EvidenceFile.Scan {
        switch await settings.scanner.scan(bytes) {
        case .clean: return .clean
        case .unknown: return .unscanned
        case .infected:
            let draft = EventDraft(
                .evidenceRefused, subject: owner.text, at: instant, actor: actor, reason: "infected",
                data: ["hash": .string(hash.hex), "operator": .string(owner.text), "size": .number(Int64(bytes.count))])
            try await base.database.write { (tx) throws in _ = try Ledger.append([draft], in: tx) }
            throw EvidenceError(.infected, "the scanner found malware in the file; it was not kept")
        }
    }

    /// Changes what a file is said to prove. Throws ``EvidenceError`` `version` when someone else did so meanwhile.
    package func change(
        _ id: EvidenceID, to details: EvidenceDetails, version: Int, at instant: Instant
    ) async throws -> EvidenceFile {
        try details.check()
        return try await base.database.write { (tx) throws in
            var file = try EvidenceRows.file(id, in: tx)
            guard file.withdrawnAt == nil else { throw EvidenceError(.withdrawn, "\(id) is withdrawn") }
            guard file.version == version else {
                throw EvidenceError(.version, "\(id) was changed meanwhile; look at it again")
            }
            file.title = details.title.isEmpty ? file.name : details.title
            file.validThrough = details.validThrough
            file.sites = details.sites
            file.questions = details.questions
            file.version += 1
            try EvidenceRows.update(file, in: tx)
            return file
        }
    }

    /// Takes a file out of use; its bytes and its entry stay. Throws ``EvidenceError`` `inUse` while anything rests on it.
    package func withdraw(_ id: EvidenceID, by actor: String, at instant: Instant) async throws {
        try await base.database.write { (tx) throws in
            let file = try EvidenceRows.file(id, in: tx)
            guard file.withdrawnAt == nil else { return }
            guard file.useCount == 0 else {
                throw EvidenceError(.inUse, "\(id) supports \(file.useCount) other entries and stays")
            }
            try tx.execute(
                "UPDATE evidence SET withdrawn_at = ?, version = version + 1 WHERE serial = ?",
                [.int(instant.milliseconds), .int(id.serial)])
            try Ledger.append(
                [
                    EventDraft(
                        .evidenceWithdrawn, subject: id.text, at: instant, actor: actor,
                        data: ["hash": .string(file.hash.hex), "operator": .string(file.owner.text)])
                ], in: tx)
        }
    }
}

extension EvidenceID {
    /// The number behind the prefix, under which its row stands.
    var serial: Int64 { Int64(text.dropFirst(Self.prefix.count + 1)) ?? 0 }
}
