import Concurrency
package import Customs
package import Database
import JSON
import Ledger
import Sealing

/// What the vault tells and serves.
extension EvidenceVault {
    /// Which files of an operator, or of all, are asked for.
    package struct Search: Sendable, Hashable {
        package enum Show: String, Sendable, Hashable, CaseIterable {
            case live
            /// Valid for a few days more, or no longer.
            case expiring, withdrawn, infected, damaged
        }

        package var owner: OperatorID?
        package var show: Show = .live
        package var site: SiteID?
        package var question: String?
        /// The serial of the last row of the page above.
        package var below: EvidenceID?
        package var limit = 50

        package init(owner: OperatorID? = nil, show: Show = .live) {
            self.owner = owner
            self.show = show
        }
    }

    /// Throws ``EvidenceError`` `notFound`.
    package func file(_ id: EvidenceID) async throws -> EvidenceFile {
        try await base.database.read { (db) throws in try EvidenceRows.file(id, in: db) }
    }

    /// Files, newest first, a page at a time (at most 201).
    package func files(_ search: Search, today: CalendarDay) async throws -> [EvidenceFile] {
        var clauses: [String] = []
        var args: [SQLValue] = []
        if let owner = search.owner {
            clauses.append("e.operator = ?")
            args.append(.text(owner.text))
        }
        switch search.show {
        case .live: clauses.append("e.withdrawn_at IS NULL")
        case .expiring:
            clauses.append("e.withdrawn_at IS NULL AND e.valid_through IS NOT NULL AND e.valid_through <= ?")
            args.append(.int(Int(today.number) + settings.soon))
        case .withdrawn: clauses.append("e.withdrawn_at IS NOT NULL")
        case .infected: clauses.append("e.scan = 'infected'")
        case .damaged: clauses.append("e.damaged_at IS NOT NULL")
        }
        for (kind, value) in [("site", search.site?.text), ("question", search.question)] {
            guard let value else { continue }
            clauses.append(
                "EXISTS (SELECT 1 FROM evidence_support s WHERE s.serial = e.serial AND s.kind = '\(kind)' AND s.value = ?)"
            )
            args.append(.text(value))
        }
        if let below = search.below {
            clauses.append("e.serial < ?")
            args.append(.int(below.serial))
        }
        let limit = max(1, min(search.limit, 201))
        let condition = "WHERE \(clauses.joined(separator: " AND ")) ORDER BY e.serial DESC LIMIT \(limit)"
        let values = args
        return try await base.database.read { (db) throws in try EvidenceRows.files(condition, values, in: db) }
    }

    /// How many of an operator's files expire within the days set, or have expired.
    package func expiringCount(of owner: OperatorID, today: CalendarDay) async throws -> Int {
        let last = Int(today.number) + settings.soon
        return try await base.database.read { (db) throws in
            Int(
                try db.value(
                    """
                    SELECT count(*) FROM evidence WHERE operator = ? AND withdrawn_at IS NULL
                    AND valid_through IS NOT NULL AND valid_through <= ?
                    """, [.text(owner.text), .int(last)])?.int ?? 0)
        }
    }

    /// Where a file is used, newest first; at most 200.
    package func uses(of id: EvidenceID) async throws -> [EvidenceUse] {
        try await base.database.read { (db) throws in
            try db.query(
                """
                SELECT kind, reference, noted_at FROM evidence_use WHERE serial = ?
                ORDER BY noted_at DESC, kind, reference LIMIT 200
                """, [.int(id.serial)]
            ).compactMap { (row) throws in
                EvidenceUse.Kind(rawValue: try row.text("kind")).map { kind in
                    (kind, row)
                }
            }.map { (kind, row) throws in
                EvidenceUse(
                    kind, try row.text("reference"), at: Instant(milliseconds: try row.int("noted_at")))
            }
        }
    }

    /// The bytes of a file, checked against its hash.
    ///
    /// Throws ``EvidenceError``: `infected` and, where a scanner is in use, `unscanned` are never served; `changed` when the
    /// bytes are no longer those that were stored, which the ledger tells once.
    package func bytes(of file: EvidenceFile, at instant: Instant) async throws -> [UInt8] {
        if file.scan == .infected { throw EvidenceError(.infected, "a scanner found malware in \(file.id)") }
        if file.scan == .unscanned, settings.scanner.isOn {
            throw EvidenceError(.unscanned, "\(file.id) waits for the scanner")
        }
        return try await verifiedBytes(of: file, at: instant)
    }

    func verifiedBytes(of file: EvidenceFile, at instant: Instant) async throws -> [UInt8] {
        let folder = folder
        let (bytes, found) = try await disk.run {
            let bytes = try folder.read(file.hash, atMost: file.size)
            return (bytes, bytes.map { SHA256.hash($0) })
        }
        guard let bytes, found == file.hash else {
            try await noteDamage(file, found: found, at: instant)
            throw EvidenceError(.changed, "\(file.id) is no longer what was stored, and is not served")
        }
        return bytes
    }

    /// Tells the ledger once that a file is damaged.
    func noteDamage(_ file: EvidenceFile, found: Digest?, at instant: Instant) async throws {
        try await base.database.write { (tx) throws in
            let changed = try tx.execute(
                "UPDATE evidence SET damaged_at = ? WHERE serial = ? AND damaged_at IS NULL",
                [.int(instant.milliseconds), .int(file.id.serial)])
            guard changed == 1 else { return }
            try Ledger.append(
                [
                    EventDraft(
                        .evidenceDamaged, subject: file.id.text, at: instant, actor: "garita",
                        data: [
                            "found": .string(found?.hex ?? "missing"), "hash": .string(file.hash.hex),
                            "operator": .string(file.owner.text),
                        ])
                ], in: tx)
        }
    }
}

/// What other topics do inside their own transactions.
extension EvidenceVault {
    /// Notes that files support something; in the transaction that gives it effect.
    ///
    /// Throws ``EvidenceError`` when one is not the operator's (`notFound`), is withdrawn or infected.
    package static func noteUse(
        of ids: [EvidenceID], owner: OperatorID, as kind: EvidenceUse.Kind, reference: String, at instant: Instant,
        in tx: any Writing
    ) throws {
        for id in Set(ids).sorted() {
            let file = try EvidenceRows.file(id, in: tx)
            guard file.owner == owner else { throw EvidenceError(.notFound, "there is no evidence \(id)") }
            guard file.withdrawnAt == nil else { throw EvidenceError(.withdrawn, "\(id) is withdrawn") }
            guard file.scan != .infected else { throw EvidenceError(.infected, "\(id) is infected") }
            try tx.execute(
                """
                INSERT INTO evidence_use (serial, kind, reference, noted_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (serial, kind, reference) DO NOTHING
                """, [.int(id.serial), .text(kind.rawValue), .text(reference), .int(instant.milliseconds)])
        }
    }

    /// Takes back that files support something, such as an answer that names them no longer.
    package static func dropUse(
        of ids: [EvidenceID]? = nil, as kind: EvidenceUse.Kind, reference: String, in tx: any Writing
    ) throws {
        guard let ids else {
            try tx.execute(
                "DELETE FROM evidence_use WHERE kind = ? AND reference = ?", [.text(kind.rawValue), .text(reference)])
            return
        }
        try tx.execute(
            "DELETE FROM evidence_use WHERE serial = ? AND kind = ? AND reference = ?",
            many: ids.map { [.int($0.serial), .text(kind.rawValue), .text(reference)] })
    }

    /// The files that support something.
    package static func files(for kind: EvidenceUse.Kind, reference: String, in db: any Reading) throws
        -> [EvidenceFile]
    {
        try EvidenceRows.files(
            """
            WHERE e.serial IN (SELECT serial FROM evidence_use WHERE kind = ? AND reference = ?) ORDER BY e.serial LIMIT 500
            """, [.text(kind.rawValue), .text(reference)], in: db)
    }
}
