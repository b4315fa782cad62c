import Concurrency
package import Customs
import Database
import JSON
import Ledger
import Sealing

/// What the nightly care of the vault found.
package struct EvidenceReport: Sendable, Hashable {
    package var checked = 0
    package var bytes: Int64 = 0
    /// Entries whose file is gone.
    package var missing: [EvidenceID] = []
    /// Entries whose file holds other bytes than were stored.
    package var changed: [EvidenceID] = []
    /// Files that no entry names: what a stopped upload left. They harm nobody.
    package var strays = 0

    package var isWhole: Bool { missing.isEmpty && changed.isEmpty }
    package init() {}
}

extension EvidenceVault {
    /// Reads every file and compares it with its hash: for `garita verify`. Files that are found damaged are told to the
    /// ledger once; one that is whole again (restored from a copy) is cleared.
    package func verify(at instant: Instant) async throws -> EvidenceReport {
        var report = EvidenceReport()
        var known: Set<Digest> = []
        var after = EvidenceID(serial: 0)
        let folder = folder
        // A folder that is not there at all is a wrong path, not the loss of every file.
        let any = try await base.database.read { (db) throws in try db.value("SELECT 1 FROM evidence LIMIT 1") }
        if any != nil { try await disk.run { try folder.checkThere() } }
        while true {
            let from = after
            let files = try await base.database.read { (db) throws in
                try EvidenceRows.files("WHERE e.serial > ? ORDER BY e.serial LIMIT 200", [.int(from.serial)], in: db)
            }
            guard let last = files.last else { break }
            after = last.id
            for file in files {
                known.insert(file.hash)
                let found = try await disk.run { try folder.hash(of: file.hash) }
                report.checked += 1
                report.bytes += Int64(file.size)
                if found == file.hash {
                    if file.damagedAt != nil { try await clearDamage(file) }
                    continue
                }
                if found == nil { report.missing.append(file.id) } else { report.changed.append(file.id) }
                try await noteDamage(file, found: found, at: instant)
            }
        }
        let standing = try await disk.run { folder.hashes() }
        report.strays = standing.filter { !known.contains($0) }.count
        return report
    }

    private func clearDamage(_ file: EvidenceFile) async throws {
        try await base.database.write { (tx) throws -> Void in
            try tx.execute("UPDATE evidence SET damaged_at = NULL WHERE serial = ?", [.int(file.id.serial)])
        }
    }

    /// Shows the scanner what it has not seen, oldest first; answers how many it looked at. Stops when it does not answer.
    @discardableResult
    package func scanWaiting(at instant: Instant, limit: Int = 200) async throws -> Int {
        let scanner = settings.scanner
        guard scanner.isOn else { return 0 }
        let waiting = try await base.database.read { (db) throws in
            try EvidenceRows.files(
                "WHERE e.scan = 'unscanned' AND e.damaged_at IS NULL ORDER BY e.serial LIMIT ?",
                [.int(max(1, min(limit, 1000)))], in: db)
        }
        var seen = 0
        for file in waiting {
            guard let bytes = try? await verifiedBytes(of: file, at: instant) else { continue }
            let answer: EvidenceFile.Scan
            switch await scanner.scan(bytes) {
            case .clean: answer = .clean
            case .infected: answer = .infected
            case .unknown: return seen
            }
            try await note(answer, of: file, at: instant)
            seen += 1
        }
        return seen
    }

    private func note(_ answer: EvidenceFile.Scan, of file: EvidenceFile, at instant: Instant) async throws {
        try await base.database.write { (tx) throws -> Void in
            try tx.execute(
                "UPDATE evidence SET scan = ?, version = version + 1 WHERE serial = ?",
                [.text(answer.rawValue), .int(file.id.serial)])
            try Ledger.append(
                [
                    EventDraft(
                        .evidenceScanned, subject: file.id.text, at: instant, actor: "scanner",
                        data: [
                            "hash": .string(file.hash.hex), "operator": .string(file.owner.text),
                            "result": .string(answer.rawValue),
                        ])
                ], in: tx)
        }
    }
}
