import Customs
import Database
import JSON
import Ledger
import Sealing

/// Rows of evidence to values and back.
enum EvidenceRows {
    static let columns = """
        e.serial, e.operator, e.name, e.title, e.declared, e.type, e.hash, e.size, e.valid_through, e.stored_at, \
        e.stored_by, e.scan, e.withdrawn_at, e.damaged_at, e.version, \
        (SELECT count(*) FROM evidence_use u WHERE u.serial = e.serial) AS use_count
        """

    /// Throws ``EvidenceError`` `notFound`.
    static func file(_ id: EvidenceID, in db: any Reading) throws -> EvidenceFile {
        let found = try files("WHERE e.serial = ?", [.int(id.serial)], in: db)
        guard let file = found.first else { throw EvidenceError(.notFound, "there is no evidence \(id)") }
        return file
    }

    /// The live file of these bytes.
    static func standing(_ owner: OperatorID, _ hash: Digest, in db: any Reading) throws -> EvidenceFile? {
        try files(
            "WHERE e.operator = ? AND e.hash = ? AND e.withdrawn_at IS NULL", [.text(owner.text), .text(hash.hex)],
            in: db
        ).first
    }

    /// The files that a condition on `evidence e` finds, with sites and questions.
    static func files(_ condition: String, _ args: [SQLValue], in db: any Reading) throws -> [EvidenceFile] {
        let rows = try db.query("SELECT \(columns) FROM evidence e \(condition)", args)
        let support = try db.query(
            "SELECT kind, value FROM evidence_support WHERE serial = ? ORDER BY kind, value",
            each: try rows.map { (row) throws in [.int(try row.int("serial"))] })
        return try zip(rows, support).map { row, support in try file(row, support: support) }
    }

    private static func file(_ row: Row, support: [Row]) throws -> EvidenceFile {
        guard let hash = Digest(hex: try row.text("hash")), let type = EvidenceType(rawValue: try row.text("type")),
            let scan = EvidenceFile.Scan(rawValue: try row.text("scan"))
        else { throw EvidenceError(.notFound, "an entry of evidence cannot be read") }
        var sites: [SiteID] = []
        var questions: [String] = []
        for line in support {
            let value = try line.text("value")
            if try line.text("kind") == "site" {
                sites.append(SiteID(unchecked: value))
            } else {
                questions.append(value)
            }
        }
        return EvidenceFile(
            id: EvidenceID(serial: try row.int("serial")), owner: OperatorID(unchecked: try row.text("operator")),
            name: try row.text("name"), title: try row.text("title"), declaredType: try row.text("declared"),
            type: type,
            hash: hash, size: Int(try row.int("size")),
            validThrough: try row.optionalInt("valid_through").map { CalendarDay(number: Int32(clamping: $0)) },
            sites: sites,
            questions: questions, storedAt: Instant(milliseconds: try row.int("stored_at")),
            storedBy: try row.text("stored_by"), scan: scan,
            withdrawnAt: try row.optionalInt("withdrawn_at").map { Instant(milliseconds: $0) },
            damagedAt: try row.optionalInt("damaged_at").map { Instant(milliseconds: $0) },
            version: Int(try row.int("version")), useCount: Int(try row.int("use_count")))
    }

    /// Gives the file its number, writes its row and appends its event.
    static func insert(_ entry: EvidenceFile, in tx: any Writing) throws -> EvidenceFile {
        var file = entry
        // The update comes first: on PostgreSQL it locks the row, so that no other node takes the same number.
        try tx.execute("UPDATE evidence_series SET next = next + 1 WHERE id = 1")
        let next = try tx.value("SELECT next FROM evidence_series WHERE id = 1")?.int ?? 0
        file.id = EvidenceID(serial: next - 1)
        try tx.execute(
            """
            INSERT INTO evidence (serial, operator, name, title, declared, type, hash, size, valid_through, stored_at,
            stored_by, scan, withdrawn_at, damaged_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, 1)
            """,
            [
                .int(file.id.serial), .text(file.owner.text), .text(file.name), .text(file.title),
                .text(file.declaredType), .text(file.type.rawValue), .text(file.hash.hex), .int(file.size),
                .int(file.validThrough.map { Int($0.number) }), .int(file.storedAt.milliseconds), .text(file.storedBy),
                .text(file.scan.rawValue),
            ])
        try writeSupport(file, in: tx)
        try Ledger.append(
            [
                EventDraft(
                    .evidenceStored, subject: file.id.text, at: file.storedAt, actor: file.storedBy,
                    data: [
                        "hash": .string(file.hash.hex), "operator": .string(file.owner.text),
                        "scan": .string(file.scan.rawValue), "size": .number(Int64(file.size)),
                        "type": .string(file.type.rawValue),
                    ])
            ], in: tx)
        return file
    }

    static func update(_ file: EvidenceFile, in tx: any Writing) throws {
        try tx.execute(
            "UPDATE evidence SET title = ?, valid_through = ?, version = ? WHERE serial = ?",
            [
                .text(file.title), .int(file.validThrough.map { Int($0.number) }), .int(file.version),
                .int(file.id.serial),
            ])
        try tx.execute("DELETE FROM evidence_support WHERE serial = ?", [.int(file.id.serial)])
        try writeSupport(file, in: tx)
    }

    private static func writeSupport(_ file: EvidenceFile, in tx: any Writing) throws {
        var rows: Set<[SQLValue]> = []
        for site in file.sites { rows.insert([.int(file.id.serial), "site", .text(site.text)]) }
        for question in file.questions { rows.insert([.int(file.id.serial), "question", .text(question)]) }
        if rows.isEmpty { return }
        try tx.execute("INSERT INTO evidence_support (serial, kind, value) VALUES (?, ?, ?)", many: Array(rows))
    }

    static func checkQuota(
        _ owner: OperatorID, adding size: Int, _ settings: EvidenceVault.Settings, in tx: any Writing
    ) throws {
        let row = try tx.first(
            "SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes FROM evidence WHERE operator = ?",
            [.text(owner.text)])
        let files = try row?.int("files") ?? 0
        let bytes = try row?.int("bytes") ?? 0
        guard files < settings.mostFiles, bytes + Int64(size) <= settings.mostBytesInAll else {
            throw EvidenceError(.quota, "the operator has stored as much as it may")
        }
    }
}
