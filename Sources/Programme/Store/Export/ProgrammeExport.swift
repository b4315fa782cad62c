import Customs
import Database
import FoundationEssentials
import JSON
import Ledger
import Sealing

/// Writes the whole programme, page by page, on one snapshot.
struct ProgrammeExport {
    let room: Programme
    let folder: ExportFolder
    let at: Instant
    let withEvidence: Bool

    func write(in db: any Reading) throws {
        try events(in: db)
        try operators(in: db)
        try cases(in: db)
        for table in ExportTables.all where !table.source.isEmpty {
            try folder.table(table) { line in
                try db.forEach(table.sql(ofOne: false), []) { row in try line.write(row.values) }
            }
        }
        try texts(in: db)
        try questionnaires()
        try definitions()
        if withEvidence { try evidence(in: db) }
        try folder.write("README.txt", Array(ExportReadme.programme.utf8))
    }

    /// Every event of the room with its leaf, so that whoever has them can prove them against the ledger.
    private func events(in db: any Reading) throws {
        try folder.write("events.jsonl", table: "events") { file in
            try Ledger.forEach(EventFilter(kinds: Programme.exportedKinds), in: db) { event in
                var writer = JSONWriter(capacity: event.canonicalData.count + 512)
                writer.beginObject()
                writer.key("sequence")
                writer.int(event.sequence)
                writer.key("kind")
                writer.string(event.kind.name)
                writer.key("subject")
                writer.string(event.subject)
                writer.key("at")
                writer.string(event.at.description)
                writer.key("actor")
                writer.string(event.actor)
                writer.key("reason")
                if let reason = event.reason { writer.string(reason) } else { writer.null() }
                writer.key("data")
                writer.raw(event.canonicalData)
                writer.key("leaf")
                writer.string(event.leaf.hex)
                writer.endObject()
                try file.line(writer.bytes)
            }
        }
    }

    private func operators(in db: any Reading) throws {
        try folder.write("operators.jsonl", table: "operators") { file in
            var last: Int64 = 0
            while true {
                let page = try db.query(
                    "SELECT serial FROM operator_entry WHERE serial > ? ORDER BY serial LIMIT 200", [.int(last)])
                guard let end = page.last else { return }
                for row in page {
                    let id = OperatorID(serial: try row.int("serial"))
                    guard let found = try OperatorRegistry.file(id, in: db) else { continue }
                    try file.line(OperatorJSON.person(found, showingPeople: true).bytes())
                }
                last = try end.int("serial")
            }
        }
    }

    private func cases(in db: any Reading) throws {
        try folder.table(ExportTables.findings) { findings in
            try folder.table(ExportTables.consents) { consents in
                try folder.write("cases.jsonl", table: "cases") { file in
                    var last: Int64 = 0
                    while true {
                        let page = try db.query(
                            "SELECT case_id, serial FROM programme_case WHERE serial > ? ORDER BY serial LIMIT 50",
                            [.int(last)])
                        guard let end = page.last else { return }
                        for row in page {
                            guard let found = try CaseStore.file(try CaseID(try row.text("case_id")), in: db) else {
                                continue
                            }
                            try file.line(
                                try CaseExport.json(found, forCompany: false, at: at, in: db).bytes())
                            try consents.write(ExportTables.consents(of: found.life))
                            for line in try ExportTables.findings(of: found.life, in: db) { try findings.write(line) }
                        }
                        last = try end.int("serial")
                    }
                }
            }
        }
    }

    /// The texts that events name by their SHA-256.
    private func texts(in db: any Reading) throws {
        try folder.write("texts.jsonl", table: "texts") { file in
            for table in ["programme_prose", "operator_text"] {
                try db.forEach("SELECT hash, text FROM \(table) ORDER BY hash", []) { row in
                    var object = JSONObject([("sha256", .string(row[0].text ?? ""))])
                    object["text"] = .string(row[1].text ?? "")
                    try file.line(JSONValue.object(object).bytes())
                }
            }
        }
    }

    private func questionnaires() throws {
        let library = room.base.library.questionnaires
        try folder.write("questionnaires.jsonl", table: "questionnaires") { file in
            for questionnaire in library.questionnaires {
                try file.line(QuestionnaireJSON.whole(questionnaire, library: library).bytes())
            }
        }
    }

    /// The programmes as they are written in the country packs, byte for byte.
    private func definitions() throws {
        guard let directory = room.base.library.directory else { return }
        let files = FileManager.default
        for country in try files.contentsOfDirectory(atPath: directory).sorted() {
            let place = "\(directory)/\(country)"
            let names = ((try? files.subpathsOfDirectory(atPath: place + "/programmes")) ?? []).sorted()
                .filter { $0.hasSuffix(".json") }.map { "programmes/" + $0 }
            if names.isEmpty { continue }
            for name in names + ["calendar.json"] {
                guard let data = files.contents(atPath: "\(place)/\(name)") else { continue }
                try folder.write("definitions/\(country)/\(name)", [UInt8](data))
            }
        }
    }

    /// The bytes of evidence and photographs; what is damaged or gone is named instead, and never keeps the rest back.
    private func evidence(in db: any Reading) throws {
        try photographs(in: db)
        try ExportEvidence(folder: folder, vault: room.evidence.folder).write(
            "WHERE e.withdrawn_at IS NULL", [], in: db)
    }
}

extension ProgrammeExport {
    /// The photographs of visits under the SHA-256 of their bytes.
    private func photographs(in db: any Reading) throws {
        let store = room.visits.photos.folder
        try folder.write("photos-missing.jsonl", table: "photos-missing") { file in
            try db.forEach("SELECT DISTINCT hash, kind, size FROM visit_photo ORDER BY hash", []) { row in
                let (hash, source) = (try row.text("hash"), PhotoStore.place(try row.text("hash"), in: store))
                guard let digest = Digest(hex: hash), try ExportBytes.hash(of: source) == digest else {
                    return try file.line(JSONValue.object(["sha256": .string(hash)]).bytes())
                }
                folder.refer(
                    to: source, as: "photos/\(hash).\(try row.text("kind"))", bytes: Int(try row.int("size")),
                    hash: digest)
            }
        }
    }
}

/// Takes files of evidence into an export, each under its number.
struct ExportEvidence {
    let folder: ExportFolder
    let vault: EvidenceFolder

    /// Refers to every file that a condition on `evidence e` finds; what is no longer whole, infected files too, is a line of
    /// `evidence-missing.jsonl`.
    func write(_ condition: String, _ values: [SQLValue], in db: any Reading) throws {
        try folder.write("evidence-missing.jsonl", table: "evidence-missing") { file in
            try refer(condition, values, in: db) { missing in
                try file.line(
                    JSONValue.object(["evidence": .string(missing.id.text), "sha256": .string(missing.hash.hex)])
                        .bytes())
            }
        }
    }

    private func refer(
        _ condition: String, _ values: [SQLValue], in db: any Reading, missing: (EvidenceFile) throws -> Void
    ) throws {
        var last: Int64 = 0
        while true {
            let page = try EvidenceRows.files(
                "\(condition) AND e.serial > ? ORDER BY e.serial LIMIT 200", values + [.int(last)], in: db)
            guard let end = page.last else { return }
            for file in page {
                guard file.scan != .infected, try vault.hash(of: file.hash) == file.hash else {
                    try missing(file)
                    continue
                }
                folder.refer(
                    to: vault.path(file.hash), as: Self.path(file), bytes: file.size, hash: file.hash)
            }
            last = end.id.serial
        }
    }

    static func path(_ file: EvidenceFile) -> String {
        "evidence/\(file.id.text).\(file.type.endings.first ?? "bin")"
    }
}

extension ExportTables {
    static func consents(of life: CaseLife) -> [SQLValue] {
        [
            .text(life.id.text), .text(life.opened.operatorID.text),
            .int(life.consents.contains(.publicRegister) ? 1 : 0),
            .int(life.consents.contains(.mutualRecognition) ? 1 : 0),
        ]
    }

    static func findings(of life: CaseLife, in db: any Reading) throws -> [[SQLValue]] {
        let names = life.findings.flatMap { [$0.finding.fact] + ($0.disputed.map { [$0] } ?? []) }
        let texts = try ProseStore.texts(names, in: db)
        return life.findings.map { standing in
            let finding = standing.finding
            return [
                .text(life.id.text), .text(life.opened.operatorID.text), .text(finding.id),
                .text(finding.class.rawValue), .text(finding.criterion), .text(finding.site?.text),
                .int(finding.severity), .text(texts[finding.fact] ?? ""),
                .text(finding.evidence.map(\.text).joined(separator: " ")), .int(standing.issuedAt.milliseconds),
                .text(standing.disputed.flatMap { texts[$0] }), .int(standing.cures.count),
                .text(standing.closure?.rawValue),
            ]
        }
    }
}
