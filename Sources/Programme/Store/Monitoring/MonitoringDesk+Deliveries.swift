import Concurrency
package import Customs
import Database
import FoundationEssentials
import JSON
import Ledger
import Sealing
import WebClient

/// How a connector stands.
package struct ConnectorStanding: Sendable, Hashable {
    package var connector: Connector
    package var isOn: Bool
    package var runAt: Instant?
    package var workedAt: Instant?
    /// Why the last run did not work, a code; empty when it did.
    package var error: String
    /// Of the last delivery: its name, how many rows it had, how many were about operators under watch.
    package var delivery: String?
    package var rows: Int
    package var known: Int
}

extension MonitoringDesk {
    /// Runs the connectors that are on and due; answers how many deliveries were taken. Of several nodes on one database
    /// one takes each turn, and on a node none runs while it still runs.
    @discardableResult
    package func runDue(at instant: Instant) async throws -> Int {
        var taken = 0
        for standing in try await connectors() where standing.isOn {
            let due = standing.runAt.map { $0.advanced(bySeconds: Int64(standing.connector.everyMinutes) * 60) }
            if let due, due > instant { continue }
            guard try await claim(standing.connector, at: instant) else { continue }
            taken += try await alone(standing.connector, at: instant) ?? 0
        }
        return taken
    }

    /// Runs one connector now, whether it is due or not. Throws ``MonitoringError`` `connector` when it is off, unknown or
    /// running.
    @discardableResult
    package func run(_ code: String, at instant: Instant) async throws -> Int {
        guard let connector = rules.connector(code), isOn(connector) else {
            throw MonitoringError(.connector, "the connector \(code) is off or not known")
        }
        guard let taken = try await alone(connector, at: instant) else {
            throw MonitoringError(.connector, "the connector \(code) runs just now")
        }
        return taken
    }

    /// Takes a connector's turn by noting it: true for the one caller, of all nodes, that is to run it now.
    private func claim(_ connector: Connector, at instant: Instant) async throws -> Bool {
        let before = instant.advanced(bySeconds: -Int64(connector.everyMinutes) * 60)
        return try await base.database.write { (tx) throws in
            try tx.execute(
                """
                INSERT INTO monitoring_connector (code, run_at, worked_at, error) VALUES (?, ?, NULL, '')
                ON CONFLICT (code) DO UPDATE SET run_at = excluded.run_at WHERE monitoring_connector.run_at <= ?
                """, [.text(connector.code), .int(instant.milliseconds), .int(before.milliseconds)]) == 1
        }
    }

    /// Runs a connector unless it runs already; nil when it does.
    private func alone(_ connector: Connector, at instant: Instant) async throws -> Int? {
        guard running.with({ $0.insert(connector.code).inserted }) else { return nil }
        defer { running.with { _ = $0.remove(connector.code) } }
        return try await perform(connector, at: instant)
    }

    private func perform(_ connector: Connector, at instant: Instant) async throws -> Int {
        var taken = 0
        var failure = ""
        do {
            taken = try await connector.kind == .http ? fetch(connector, at: instant) : collect(connector, at: instant)
        } catch let error as WebError { failure = "web.\(error.code)" } catch let error as MonitoringError {
            failure = "monitoring.\(error.code.word)"
        } catch let error as CocoaError { failure = "disk.\(error.code.rawValue)" } catch { failure = "other" }
        try await noteRun(connector, at: instant, failure: failure)
        return taken
    }

    /// Reads the files of a drop folder once each, and moves them to `done` or, with their reasons, to `failed`.
    private func collect(_ connector: Connector, at instant: Instant) async throws -> Int {
        let folder = DropFolder(path: folder(of: connector))
        let most = settings.mostBytes
        let files = try await disk.run { try folder.waiting(mostBytes: most) }
        var taken = 0
        for file in files {
            let hash = SHA256.hash(file.bytes).hex
            var delivery = Delivery(file.bytes, of: connector)
            if file.isTooLarge { delivery.reasons = [Delivery.Reason(line: 0, code: "too-large")] }
            let isNew = try await store(delivery, hash: hash, name: file.name, of: connector, at: instant)
            if isNew && delivery.reasons.isEmpty { taken += 1 }
            // Moved after the commit: a stop between both only means that it is looked at again and found known.
            let reasons = delivery.reasons.isEmpty ? nil : Self.reasons(delivery).text()
            try await disk.run {
                try folder.move(file.name, to: reasons == nil ? "done" : "failed", hash: hash, reasons: reasons)
            }
        }
        return taken
    }

    /// Asks a service, once or for each operator under watch.
    private func fetch(_ connector: Connector, at instant: Instant) async throws -> Int {
        let settings = settings
        guard let address = settings.addresses[connector.code] ?? connector.url else { return 0 }
        var options = settings.web
        options.mostBytes = min(options.mostBytes, settings.mostBytes)
        let client = WebClient(options)
        let headers = settings.headers[connector.code] ?? []
        var identifiers: [String?] = [nil]
        if address.contains("{identifier}") {
            let wiring = wiring
            identifiers = try await base.database.read { (db) throws in
                try wiring.operators(db, instant).flatMap(\.identifiers)
            }
        }
        var taken = 0
        // One operator of whom a service cannot tell keeps nobody else back; a service that is away is not asked on.
        var failed: (status: Int, count: Int)?
        for identifier in identifiers {
            let target = identifier.map { address.replacing("{identifier}", with: Self.encoded($0)) } ?? address
            let answer = try await client.get(target, headers: headers)
            // A service that knows nothing of an operator says so with 404: nothing was observed.
            if answer.status == 404, identifier != nil { continue }
            guard answer.isSuccess else {
                failed = (answer.status, (failed?.count ?? 0) + 1)
                if failed?.count ?? 0 < Self.mostFailures, identifier != nil { continue }
                break
            }
            let day = CalendarDay(instant).description
            let hash = SHA256.hash(Array("\(day)\n".utf8) + answer.body).hex
            let delivery = Delivery(answer.body, of: connector)
            let isNew = try await store(delivery, hash: hash, name: "http \(day)", of: connector, at: instant)
            if isNew && delivery.reasons.isEmpty { taken += 1 }
        }
        if let failed { throw MonitoringError(.connector, "the service answered \(failed.status)") }
        return taken
    }

    /// So many answers of one run may fail before the service is left alone until the next.
    private static let mostFailures = 20

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + Hex.text([byte]).uppercased()
        }.joined()
    }

    private static func reasons(_ delivery: Delivery) -> JSONValue {
        .array(delivery.reasons.map { ["code": .string($0.code), "line": .number($0.line)] })
    }

    /// Stores a delivery with its events in one transaction; false when it was stored before.
    private func store(
        _ delivery: Delivery, hash: String, name: String, of connector: Connector, at instant: Instant
    ) async throws -> Bool {
        let wiring = wiring
        return try await base.database.write { (tx) throws in
            let args: [SQLValue] = [.text(connector.code), .text(hash)]
            let known = try tx.value("SELECT state FROM monitoring_delivery WHERE connector = ? AND hash = ?", args)
            guard known == nil else { return false }
            let observations =
                delivery.reasons.isEmpty
                ? Self.observations(
                    delivery, hash: hash, of: connector, operators: try wiring.operators(tx, instant), at: instant) : []
            try tx.execute(
                """
                INSERT INTO monitoring_delivery
                (connector, hash, name, state, row_count, known_count, reasons, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                args + [
                    .text(String(name.prefix(200))), .text(delivery.reasons.isEmpty ? "done" : "failed"),
                    .int(delivery.rows.count), .int(observations.count), .text(Self.reasons(delivery).text()),
                    .int(instant.milliseconds),
                ])
            try Ledger.append(
                delivery.reasons.isEmpty
                    ? try Self.write(observations, of: connector, hash: hash, at: instant, in: tx)
                    : [
                        EventDraft(
                            .monitoringFailed, subject: connector.code, at: instant, actor: "connector",
                            data: ["delivery": .string(hash), "reasons": .number(delivery.reasons.count)])
                    ], in: tx)
            return true
        }
    }

    /// What a delivery says of operators under watch; of a list, also that the others are not on it.
    static func observations(
        _ delivery: Delivery, hash: String, of connector: Connector, operators: [MonitoredOperator], at instant: Instant
    ) -> [Observation] {
        var rows: [String: Delivery.Row] = [:]
        var newest: Instant?
        for row in delivery.rows {
            if let standing = rows[row.identifier], let asOf = standing.asOf, asOf > (row.asOf ?? asOf) { continue }
            rows[row.identifier] = row
            if let asOf = row.asOf { newest = max(newest ?? asOf, asOf) }
        }
        var found: [Observation] = []
        var seen: Set<OperatorID> = []
        for watched in operators where seen.insert(watched.id).inserted {
            let match = watched.identifiers.first { rows[Delivery.normalised($0)] != nil }
            let row = match.flatMap { rows[Delivery.normalised($0)] }
            guard row != nil || connector.mode == .list, let name = match ?? watched.identifiers.first else { continue }
            // Nothing that is said of the future is believed.
            let asOf = min(row?.asOf ?? newest ?? instant, instant)
            found.append(
                Observation(
                    owner: watched.id, identifier: name, check: connector.check, result: row?.result ?? .met,
                    asOf: asOf,
                    source: connector.code, delivery: hash))
        }
        return found
    }

    private static func write(
        _ observations: [Observation], of connector: Connector, hash: String, at instant: Instant, in tx: any Writing
    ) throws -> [EventDraft] {
        let before = try tx.query(
            "SELECT result, as_of FROM monitoring_latest WHERE operator = ? AND check_code = ?",
            each: observations.map { [.text($0.owner.text), .text($0.check)] })
        var changes: [EventDraft] = []
        var counts: [Observation.Result: Int] = [:]
        for (observation, rows) in zip(observations, before) {
            counts[observation.result, default: 0] += 1
            let was = try rows.first?.text("result")
            let isNewer = try rows.first.map { try $0.int("as_of") <= observation.asOf.milliseconds } ?? true
            guard isNewer, was != observation.result.rawValue else { continue }
            var data: JSONObject = [
                "asOf": .number(observation.asOf.milliseconds), "check": .string(observation.check),
                "delivery": .string(hash), "result": .string(observation.result.rawValue),
                "source": .string(connector.code),
            ]
            if let was { data["was"] = .string(was) }
            changes.append(
                EventDraft(
                    .monitoringChanged, subject: observation.owner.text, at: instant, actor: "connector",
                    data: .object(data)))
        }
        func row(_ observation: Observation) -> [SQLValue] {
            [
                .text(observation.owner.text), .text(observation.check), .int(observation.asOf.milliseconds),
                .text(hash), .text(observation.identifier), .text(observation.result.rawValue),
                .text(observation.source),
            ]
        }
        if !observations.isEmpty {
            try tx.execute(
                """
                INSERT INTO monitoring_observation
                (operator, check_code, as_of, delivery, identifier, result, source, received_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (operator, check_code, as_of, delivery) DO NOTHING
                """, many: observations.map { row($0) + [.int(instant.milliseconds)] })
            try tx.execute(
                """
                INSERT INTO monitoring_latest (operator, check_code, as_of, delivery, identifier, result, source)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (operator, check_code) DO UPDATE SET as_of = excluded.as_of,
                delivery = excluded.delivery, identifier = excluded.identifier, result = excluded.result,
                source = excluded.source WHERE monitoring_latest.as_of <= excluded.as_of
                """, many: observations.map(row))
        }
        let summary = EventDraft(
            .monitoringObserved, subject: connector.code, at: instant, actor: "connector",
            data: [
                "changed": .number(changes.count), "check": .string(connector.check), "delivery": .string(hash),
                "met": .number(counts[.met] ?? 0), "notMet": .number(counts[.notMet] ?? 0),
                "unknown": .number(counts[.unknown] ?? 0),
            ])
        return [summary] + changes
    }

    private func noteRun(_ connector: Connector, at instant: Instant, failure: String) async throws {
        let worked: SQLValue = failure.isEmpty ? .int(instant.milliseconds) : .null
        try await base.database.write { (tx) throws -> Void in
            try tx.execute(
                """
                INSERT INTO monitoring_connector (code, run_at, worked_at, error) VALUES (?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET run_at = excluded.run_at, error = excluded.error,
                worked_at = coalesce(excluded.worked_at, monitoring_connector.worked_at)
                """, [.text(connector.code), .int(instant.milliseconds), worked, .text(failure)])
        }
    }

    /// Every connector with its last run.
    package func connectors() async throws -> [ConnectorStanding] {
        let all = rules.connectors
        let rows = try await base.database.read { (db) throws in
            (
                try db.query("SELECT code, run_at, worked_at, error FROM monitoring_connector"),
                try db.query(
                    """
                    SELECT name, row_count, known_count FROM monitoring_delivery WHERE connector = ?
                    ORDER BY received_at DESC LIMIT 1
                    """, each: all.map { [.text($0.code)] })
            )
        }
        return try zip(all, rows.1).map { connector, delivery in
            let row = try rows.0.first { (row) throws in try row.text("code") == connector.code }
            return ConnectorStanding(
                connector: connector, isOn: isOn(connector),
                runAt: try row.map { Instant(milliseconds: try $0.int("run_at")) },
                workedAt: try row?.optionalInt("worked_at").map { Instant(milliseconds: $0) },
                error: try row?.text("error") ?? "", delivery: try delivery.first?.text("name"),
                rows: Int(try delivery.first?.int("row_count") ?? 0),
                known: Int(try delivery.first?.int("known_count") ?? 0))
        }
    }
}
