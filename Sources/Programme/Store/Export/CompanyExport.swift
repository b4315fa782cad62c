import Customs
import Database
import JSON
import Sealing

/// Writes a company's own file: what it told, what it was told, what it holds.
struct CompanyExport {
    let room: Programme
    let folder: ExportFolder
    let id: OperatorID
    /// The office's people, who are `office` to the company.
    let officials: Set<String>
    let at: Instant

    /// The tables of a company's own file: those that hold nothing of the office's own.
    static let tables = [
        "case-list", "statuses", "certificates", "certificate-spans", "answers", "answer-revisions", "answer-sets",
        "evidence", "evidence-uses", "incidents", "incident-steps", "notices", "benefits", "benefit-contests",
    ].compactMap { ExportTables.named($0) }

    /// What an operator is called by in a table.
    static func key(_ id: OperatorID, of table: ExportTable) -> SQLValue {
        table.owner?.hasSuffix("serial") == true ? .int(id.serial) : .text(id.text)
    }

    func write(_ papers: [String: [UInt8]], in db: any Reading) throws {
        guard let own = try OperatorRegistry.file(id, in: db) else {
            throw ExportError(.unknown, "there is no operator \(id)")
        }
        try folder.write("README.txt", Array(ExportReadme.company.utf8))
        try folder.write("operator.json", OperatorJSON.person(own, showingPeople: true).bytes() + [0x0A])
        try folder.table(ExportTables.findings) { findings in
            try folder.table(ExportTables.consents) { consents in
                for caseID in try CaseStore.cases(of: id, in: db) {
                    guard let file = try CaseStore.file(caseID, in: db) else { continue }
                    try write(file, in: db)
                    try consents.write(ExportTables.consents(of: file.life))
                    for line in try ExportTables.findings(of: file.life, in: db) { try findings.write(line) }
                }
            }
        }
        for table in Self.tables {
            try folder.table(table) { line in
                try db.forEach(table.sql(ofOne: true), [Self.key(id, of: table)]) { row in
                    try line.write(hiding(row.values, of: table))
                }
            }
        }
        try benefits(in: db)
        for (path, bytes) in papers.sorted(by: { $0.key < $1.key }) { try folder.write(path, bytes) }
        try ExportEvidence(folder: folder, vault: room.evidence.folder).write(
            "WHERE e.operator = ? AND e.withdrawn_at IS NULL", [.text(id.text)], in: db)
    }

    private func hiding(_ values: [SQLValue], of table: ExportTable) -> [SQLValue] {
        zip(table.columns, values).map { column, value in
            if table.name == "case-list", column.name == "overlays", let words = value.text {
                let told = words.split(separator: " ").filter { Overlay(rawValue: String($0))?.isTold ?? false }
                return .text(told.joined(separator: " "))
            }
            guard column.kind == .person, let login = value.text, officials.contains(login) else { return value }
            return .text("office")
        }
    }

    /// A case: its events and texts, its clocks, what it signed, the reports of its visits.
    private func write(_ file: CaseFile, in db: any Reading) throws {
        let place = "cases/\(file.life.id.text)"
        let people = officials.union(file.life.office)
        let whole = try CaseExport.json(file, forCompany: true, hiding: people, at: at, in: db)
        try folder.write("\(place)/case.json", whole.bytes() + [0x0A])
        let rules = try room.cases.rulebook.rules(of: file.life.opened)
        let clocks: JSONValue = [
            "at": .string(at.description),
            "clocks": .array(file.readings(under: rules, at: at, toldOnly: true).map(\.json)),
        ]
        try folder.write("\(place)/clocks.json", clocks.bytes() + [0x0A])
        if let signed = file.life.submitted?.answers { try answers(signed, in: place, db) }
        let reports = try db.query(
            """
            SELECT v.id, r.hash, r.body FROM visit v JOIN visit_report r ON r.visit = v.id
            WHERE v.case_id = ? AND v.state = 'closed' ORDER BY v.serial
            """, [.text(file.life.id.text)])
        for row in reports {
            let report = try JSONValue.parse(try row.blob("body"), limits: .file)
            var object = report.object ?? JSONObject()
            let team = Set((report["team"]?.array ?? []).compactMap(\.string))
            object = CaseExport.hiding(people.union(team), in: .object(object)).object ?? object
            // Of the report as it was signed, with the names of those who signed it.
            object["signedSHA256"] = .string(try row.text("hash"))
            try folder.write("\(place)/\(try row.text("id"))-report.json", JSONValue.object(object).bytes() + [0x0A])
        }
    }

    /// The answers as they were signed: byte for byte under their hash, and as a table to read.
    private func answers(_ hash: String, in place: String, _ db: any Reading) throws {
        let found = try db.first(
            "SELECT body FROM answer_set WHERE hash = ? AND operator = ?", [.text(hash), .text(id.text)])
        guard let body = try found?.blob("body") else { return }
        try folder.write("\(place)/answers-\(hash.prefix(12)).json", body)
        guard let frozen = try? FrozenAnswers(body) else { return }
        try folder.write("\(place)/answers-\(hash.prefix(12)).csv", counted: true) { file in
            var cells: [UInt8] = []
            CSVCell.append(
                row: ["question", "site", "value", "narrative", "evidence", "version", "author", "at"], to: &cells)
            try file.write(cells)
            for answer in frozen.sheet.sorted {
                cells.removeAll(keepingCapacity: true)
                CSVCell.append(
                    row: [
                        answer.key.question, answer.key.site?.text ?? "", answer.content.value?.stored ?? "",
                        answer.content.narrative, answer.content.evidence.map(\.text).joined(separator: " "),
                        answer.version, answer.author, answer.at.description,
                    ], to: &cells)
                try file.write(cells)
                file.records += 1
            }
        }
    }

    /// The lines of the benefits, a figure a line.
    private func benefits(in db: any Reading) throws {
        let rows = try db.query(
            "SELECT hash, body, computed_at FROM benefit_month WHERE operator_id = ? ORDER BY month, programme",
            [.text(id.text)])
        let months = try rows.map { (row) throws -> StoredBenefits<OperatorBenefits> in
            try BenefitLedger.stored(OperatorBenefits.self, row)
        }
        try folder.write("benefit-lines.csv", Array(BenefitsCSV.text(months).utf8))
    }
}
