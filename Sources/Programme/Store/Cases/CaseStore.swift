import Customs
import Database
import Deadlines
import FoundationEssentials
import JSON
import Ledger

/// Reads and writes of cases. The file of a case is kept as its events made it last; the events make it again.
enum CaseStore {
    static func file(_ id: CaseID, in db: any Reading) throws -> CaseFile? {
        let row = try db.first("SELECT file FROM programme_case_file WHERE case_id = ?", [.text(id.text)])
        guard let bytes = try row?.blob("file") else { return nil }
        return try JSONDecoder().decode(CaseFile.self, from: Data(bytes))
    }

    /// A case's events from the ledger, those of this version's kinds.
    static func events(_ id: CaseID, in db: any Reading) throws -> [CaseEvent] {
        try Ledger.events(about: id.text, in: db).compactMap { try event($0) }
    }

    /// The fact that an event of the ledger tells; nil for an event of another kind.
    static func event(_ event: Event) throws -> CaseEvent? {
        guard let fact = try CaseFact(kind: event.kind.name, from: CaseFactData(bytes: event.canonicalData)) else {
            return nil
        }
        return CaseEvent(fact, at: event.at, actor: event.actor, sequence: event.sequence)
    }

    static func draft(_ event: CaseEvent, about id: CaseID) throws -> EventDraft {
        EventDraft(
            event.fact.kind, subject: id.text, at: event.at, actor: event.actor,
            canonicalData: try CaseFactData(event.fact.payload).bytes)
    }

    static func nextID(in db: any Reading) throws -> (CaseID, serial: Int64) {
        let last = try db.value("SELECT max(serial) FROM programme_case")?.int ?? 0
        return (CaseID(serial: last + 1), last + 1)
    }

    /// The cases whose certificate stands, and those that are on their way to one.
    static func watched(in db: any Reading) throws -> [CaseID] {
        let rows = try db.query(
            "SELECT case_id FROM programme_case WHERE state = ?",
            each: CaseState.allCases.filter(\.isLive).map { [.text($0.rawValue)] })
        return try rows.joined().map { try CaseID(try $0.text("case_id")) }.sorted()
    }

    /// An operator's cases that are on their way to a certificate or have one, the newest first.
    static func watched(of operatorID: OperatorID, in db: any Reading) throws -> [CaseID] {
        try cases(of: operatorID, in: db) { $0?.isLive == true }.reversed()
    }

    /// The cases of an operator whose certificate stands.
    static func held(by operatorID: OperatorID, in db: any Reading) throws -> [CaseID] {
        try cases(of: operatorID, in: db) { $0?.isHeld == true }
    }

    /// An operator's cases, the oldest first; `state` is nil for a word that this build does not know.
    static func cases(
        of operatorID: OperatorID, in db: any Reading, where isWanted: (_ state: CaseState?) -> Bool = { _ in true }
    ) throws -> [CaseID] {
        try db.query(
            "SELECT case_id, state FROM programme_case WHERE operator_id = ? ORDER BY serial", [.text(operatorID.text)]
        ).compactMap { row in
            guard isWanted(CaseState(rawValue: try row.text("state"))) else { return nil }
            return try CaseID(try row.text("case_id"))
        }
    }

    /// Who may not apply again under a programme on a day: by the months that it sets for the end of a status.
    static func bars(under rules: CaseRules, on day: CalendarDay, in db: any Reading) throws -> [OperatorBar] {
        try rules.definition.bars.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { state, months in
            let rows = try db.query(
                "SELECT operator_id, state_since FROM programme_case WHERE programme = ? AND state = ?",
                [.text(rules.definition.code), .text(state.rawValue)])
            return try rows.compactMap { row -> OperatorBar? in
                let since = rules.zone.day(of: Instant(milliseconds: try row.int("state_since")))
                let through = since.advanced(byMonths: months)
                guard day <= through else { return nil }
                return OperatorBar(
                    operatorID: try OperatorID(try row.text("operator_id")), ground: state.rawValue, through: through)
            }
        }
    }

    /// Writes the rows that follow from a file.
    static func write(_ file: CaseFile, clocks: [CaseClock], in tx: any Writing) throws {
        let life = file.life
        let encoded = try JSONEncoder().encode(file)
        let bytes = try JSONValue.parse([UInt8](encoded), limits: .file).canonicalBytes()
        try tx.execute(
            """
            INSERT INTO programme_case_file (case_id, file) VALUES (?, ?)
            ON CONFLICT (case_id) DO UPDATE SET file = excluded.file
            """, [.text(life.id.text), .blob(bytes)])
        let overlays = Set(life.overlays.map(\.overlay.rawValue)).sorted().joined(separator: " ")
        try tx.execute(
            """
            INSERT INTO programme_case (case_id, serial, operator_id, programme, version, role, state, state_since,
                opened_at, officer, certificate, effective, through, overlays, last_sequence)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, state_since = excluded.state_since,
                officer = excluded.officer, certificate = excluded.certificate, effective = excluded.effective,
                through = excluded.through, overlays = excluded.overlays, last_sequence = excluded.last_sequence
            """,
            [
                .text(life.id.text), .int(life.id.serial), .text(life.opened.operatorID.text),
                .text(life.opened.programme), .text(life.opened.version), .text(life.opened.role),
                .text(life.state.rawValue), .int(life.stateSince.milliseconds), .int(life.openedAt.milliseconds),
                .text(life.assigned["case"]), .text(life.certificate?.number),
                life.certificate.map { .int($0.effective.milliseconds) } ?? .null,
                life.certificate?.through.map { .int(Int64($0.number)) } ?? .null, .text(overlays),
                .int(life.lastSequence),
            ])
        try tx.execute(
            """
            INSERT INTO programme_consultation (case_id, consultation, authority, opened_at, closed)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (case_id, consultation) DO UPDATE SET closed = excluded.closed
            """,
            many: life.consultations.map { standing in
                [
                    .text(life.id.text), .text(standing.opened.consultation),
                    .text(ConsultedAuthority.key(standing.opened.authority)), .int(standing.at.milliseconds),
                    .int(standing.closed == nil ? 0 : 1),
                ]
            })
        try tx.execute("DELETE FROM programme_clock WHERE case_id = ?", [.text(life.id.text)])
        try tx.execute(
            """
            INSERT INTO programme_clock (case_id, clock, due, over_at, paused, consequence) VALUES (?, ?, ?, ?, ?, ?)
            """,
            many: Dictionary(clocks.map { ($0.code, $0) }) { _, later in later }.values.map {
                [
                    .text(life.id.text), .text($0.code), .int(Int64($0.due.number)), .int($0.overAt.milliseconds),
                    .int($0.isPaused ? 1 : 0), .text($0.consequence.rawValue),
                ]
            })
    }
}
