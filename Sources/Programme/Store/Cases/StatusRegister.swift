package import Clearance
import Concurrency
package import Customs
package import Database

/// The status of operators at an instant, in memory: what `Clearance` asks in every decision.
///
/// The case desk writes a case's statuses in its own transaction (``put(_:in:)``) and refreshes the operator after the
/// commit, so that the next decision on this node knows it; other nodes follow (``poll()``). A look-up takes a lock for a
/// microsecond and never waits for the database.
package final class StatusRegister: TrustSource {
    /// The statuses of a case as they stand after an event.
    package struct Put: Sendable {
        package var operatorID: OperatorID
        package var held: HeldStatus
        /// The event that brought them.
        package var sequence: Int64

        package init(operatorID: OperatorID, held: HeldStatus, sequence: Int64) {
            self.operatorID = operatorID
            self.held = held
            self.sequence = sequence
        }
    }

    private final class Entry: Sendable {
        let file: StatusFile
        init(_ file: StatusFile) { self.file = file }
    }

    private struct State {
        var files: [OperatorID: Entry] = [:]
        /// By number; more than one when a number passed from one operator to another.
        var numbers: [String: [Entry]] = [:]
        var revision = 0
        /// The last change that was read.
        var seen: Int64 = 0
    }

    private let database: Database
    private let identifiers: any IdentifierSource
    /// The programmes whose status counts in a decision; nil for all.
    private let programmes: Set<String>?
    private let state = Locked(State())

    package init(
        database: Database, identifiers: any IdentifierSource = NoIdentifiers(), programmes: Set<String>? = nil
    ) {
        self.database = database
        self.identifiers = identifiers
        self.programmes = programmes
    }

    /// Grows with every change of what is held here.
    package var revision: Int { state.with { $0.revision } }

    // MARK: Questions

    package func status(of identifier: String, at instant: Instant) -> TrustStatus? {
        state.with { state in
            guard let entries = state.numbers[identifier] else { return nil }
            var found: TrustStatus?
            for entry in entries {
                let file = entry.file
                guard file.identifiers.contains(where: { $0.text == identifier && $0.holds(at: instant) }),
                    let (held, change) = file.standing(at: instant, programmes: programmes)
                else { continue }
                if found == nil || change.status.isActive {
                    found = TrustStatus(
                        since: change.since, programme: held.programme, status: change.status.rawValue)
                }
            }
            return found
        }
    }

    package func status(of operatorID: OperatorID, at instant: Instant) -> OperatorStatus? {
        file(of: operatorID)?.standing(at: instant, programmes: programmes)?.since.status
    }

    package func file(of operatorID: OperatorID) -> StatusFile? { state.with { $0.files[operatorID]?.file } }

    /// The operator that has a number at an instant.
    package func operatorID(of identifier: String, at instant: Instant) -> OperatorID? {
        state.with { state in
            state.numbers[identifier]?.first { entry in
                entry.file.identifiers.contains { $0.text == identifier && $0.holds(at: instant) }
            }?.file.operatorID
        }
    }

    /// Every operator that has or had a status, in the order of their numbers.
    package var files: [StatusFile] {
        state.with { Array($0.files.values) }.map(\.file).filter { !$0.held.isEmpty }
            .sorted { $0.operatorID < $1.operatorID }
    }

    // MARK: What is held in memory

    /// Puts an operator's file in the place of the one before. One that is older than what is held is left aside, so that
    /// two readings that overtake each other leave the newer.
    package func replace(_ file: StatusFile) {
        let entry = Entry(file)
        state.with { state in Self.replace(entry, &state) }
    }

    private static func replace(_ entry: Entry, _ state: inout State) {
        let before = state.files[entry.file.operatorID]
        if let before {
            if before.file.sequence > entry.file.sequence || before.file == entry.file { return }
            for identifier in Set(before.file.identifiers.map(\.text)) {
                state.numbers[identifier]?.removeAll { $0 === before }
                if state.numbers[identifier]?.isEmpty == true { state.numbers[identifier] = nil }
            }
        }
        state.files[entry.file.operatorID] = entry
        for identifier in Set(entry.file.identifiers.map(\.text)) {
            state.numbers[identifier, default: []].append(entry)
        }
        state.revision += 1
    }

    /// Reads every file into memory. Call once at start.
    package func load() async throws {
        let (files, last) = try await database.read { (db) throws in try self.read(nil, in: db) }
        let entries = files.map { Entry($0) }
        state.with { state in
            for entry in entries { Self.replace(entry, &state) }
            state.seen = max(state.seen, last)
        }
    }

    /// Reads one operator's file again: after each commit that changed its status or its numbers.
    package func refresh(_ operatorID: OperatorID) async throws {
        let (files, _) = try await database.read { (db) throws in try self.read(operatorID, in: db) }
        for file in files { replace(file) }
    }

    /// Reads what other nodes changed since the last time; answers how many operators that were.
    @discardableResult
    package func poll() async throws -> Int {
        let seen = state.with { $0.seen }
        let (files, last) = try await database.read { (db) throws in
            let rows = try db.query(
                "SELECT operator_id, sequence FROM programme_status_change WHERE sequence > ? ORDER BY sequence LIMIT 1000",
                [.int(seen)])
            var files: [StatusFile] = []
            for row in rows {
                files += try self.read(try OperatorID(try row.text("operator_id")), in: db).files
            }
            return (files, try rows.last?.int("sequence") ?? seen)
        }
        for file in files { replace(file) }
        state.with { $0.seen = max($0.seen, last) }
        return files.count
    }

    /// Follows the other nodes until the task is cancelled; a database that is away for a moment is asked again.
    package func follow(every interval: Duration = .milliseconds(500)) async {
        while !Task.isCancelled {
            _ = try? await poll()
            try? await Task.sleep(for: interval)
        }
    }

    // MARK: The tables

    /// Writes the statuses of a case in the transaction of the event that brought them.
    package static func put(_ put: Put, in tx: any Writing) throws {
        try write(put, in: tx)
        try touch(put.operatorID, sequence: put.sequence, in: tx)
    }

    /// The rows of a case's statuses alone: what follows from its events, without the note for other nodes.
    static func write(_ put: Put, in tx: any Writing) throws {
        try tx.execute(
            "DELETE FROM programme_status WHERE operator_id = ? AND case_id = ?",
            [.text(put.operatorID.text), .text(put.held.caseID.text)])
        try tx.execute(
            "INSERT INTO programme_status (operator_id, case_id, since, status, programme, role) VALUES (?, ?, ?, ?, ?, ?)",
            many: put.held.changes.map { change in
                [
                    .text(put.operatorID.text), .text(put.held.caseID.text), .int(change.since.milliseconds),
                    .text(change.status.rawValue), .text(put.held.programme), .text(put.held.role),
                ]
            })
    }

    /// Notes that an event changed an operator's statuses or numbers.
    package static func touch(_ operatorID: OperatorID, sequence: Int64, in tx: any Writing) throws {
        try tx.execute(
            """
            INSERT INTO programme_status_change (operator_id, sequence) VALUES (?, ?)
            ON CONFLICT (operator_id) DO UPDATE SET sequence = CASE
                WHEN excluded.sequence > programme_status_change.sequence THEN excluded.sequence
                ELSE programme_status_change.sequence END
            """, [.text(operatorID.text), .int(sequence)])
    }

    /// The files of one operator, or of all, and the last change among them.
    private func read(_ only: OperatorID?, in db: any Reading) throws -> (files: [StatusFile], last: Int64) {
        var files: [OperatorID: StatusFile] = [:]
        let narrowed = only == nil ? "" : " WHERE operator_id = ?"
        let values: [SQLValue] = only.map { [.text($0.text)] } ?? []
        var last: Int64 = 0
        try db.forEach("SELECT operator_id, sequence FROM programme_status_change" + narrowed, values) { row in
            let id = try OperatorID(try row.text("operator_id"))
            let sequence = try row.int("sequence")
            files[id] = StatusFile(operatorID: id, identifiers: [], held: [], sequence: sequence)
            last = max(last, sequence)
        }
        try db.forEach(
            """
            SELECT operator_id, case_id, since, status, programme, role FROM programme_status\(narrowed)
            ORDER BY operator_id, case_id, since
            """, values
        ) { row in
            let id = try OperatorID(try row.text("operator_id"))
            guard files[id] != nil, let status = OperatorStatus(rawValue: try row.text("status")) else { return }
            let caseID = try CaseID(try row.text("case_id"))
            let change = StatusChange(since: Instant(milliseconds: try row.int("since")), status: status)
            if let index = files[id]?.held.indices.last, files[id]?.held[index].caseID == caseID {
                files[id]?.held[index].changes.append(change)
            } else {
                files[id]?.held.append(
                    HeldStatus(
                        caseID: caseID, programme: try row.text("programme"), role: try row.text("role"),
                        changes: [change]))
            }
        }
        try identifiers.forEachIdentifier(of: only, in: db) { id, identifier in
            files[id]?.identifiers.append(identifier)
        }
        return (Array(files.values), last)
    }
}
