import Customs
package import Database
import Formats
import JSON
package import Ledger
import Risk

/// This room's projected tables, made again from the events and the frozen versions that the events name by hash.
///
/// The live path writes the same rows from the same values (``DeclarationStanding``, ``Figures``, ``HistoryDelta``), many
/// at a time; a rebuild takes them one by one and must come out equal.
package struct ClearanceProjection: Projection {
    package let name = "clearance"
    package let tables = [
        ProjectedTable("declaration", key: ["serial"]),
        ProjectedTable("declaration_term_block", key: ["block"]),
        ProjectedTable("declaration_term", key: ["block", "bucket"]),
        ProjectedTable("declaration_hold", key: ["serial", "hold"]),
        ProjectedTable("operator_day", key: ["identifier", "day"]),
        ProjectedTable("operator_pair", key: ["identifier", "kind", "value"]),
        ProjectedTable("peer_value", key: ["commodity", "origin", "currency"]),
        ProjectedTable("operator_status", key: ["identifier", "since"]),
        ProjectedTable("profile_day", key: ["day", "office", "profile"]),
        ProjectedTable("office_figure", key: ["hour", "office", "channel", "trusted", "measure"]),
    ]

    package init() {}

    package func apply(_ event: Event, in tx: any Writing) throws {
        if event.kind == .operatorStatus { return try applyStatus(event, in: tx) }
        guard event.kind.name.hasPrefix("declaration.") else { return }
        guard let fact = DeclarationFact(kind: event.kind.name, data: try event.data) else {
            throw ClearanceError(.notFound, "\(event) is of a shape that this version does not know")
        }
        var standing: DeclarationStanding
        if case .lodged(let lodged) = fact {
            standing = DeclarationStanding(serial: event.sequence, number: event.subject, lodged: lodged, at: event.at)
            let previous = try TermIndex.last(in: tx)
            let words = SearchTerm.all(of: try declaration(event.sequence, in: tx), organisation: lodged.organisation)
            try tx.execute(
                DeclarationStanding.insert, standing.insertValues(words: SearchTerm.joined(words)))
            try TermIndex.moveOn(to: standing.serial, after: previous, in: tx)
        } else {
            guard let found = try DeclarationList.standing(number: event.subject, in: tx) else {
                throw ClearanceError(.notFound, "\(event) is about a declaration that no event lodged")
            }
            standing = found
            if case .amended(let version) = fact {
                let words = SearchTerm.all(
                    of: try declaration(event.sequence, in: tx), organisation: version.organisation)
                try TermIndex.replaceWords(of: standing.serial, by: SearchTerm.joined(words), in: tx)
            }
        }
        standing.apply(fact, at: event.at)
        try tx.execute(DeclarationStanding.update, standing.updateValues)
        if case .refused = fact {
            try tx.execute("UPDATE declaration SET attempt = serial WHERE serial = ?", [.int(standing.serial)])
        }
        try ActWriter.writeHolds(tx, [fact], serial: standing.serial, at: event.at)
        try count(fact, standing: standing, event: event, in: tx)
    }

    private func count(_ fact: DeclarationFact, standing: DeclarationStanding, event: Event, in tx: any Writing) throws
    {
        var figures: [Figures.Key: Int64] = [:]
        for (key, count) in Figures.counts(fact, standing: standing, at: event.at) { figures[key, default: 0] += count }
        if !figures.isEmpty { try tx.execute(Figures.upsert, many: Figures.values(figures)) }
        var histories = HistoryDelta()
        var trace: TradeTrace?
        if case .decided(let decided) = fact, decided.version == 1 {
            trace = TradeTrace(try declaration(standing.serial, in: tx))
        }
        histories.add(fact, standing: standing, trace: trace, at: event.at)
        try histories.write(to: tx)
        if case .decided(let decided) = fact { try count(decided, standing: standing, event: event, in: tx) }
    }

    /// The profiles that selected; the record of the decision names them.
    private func count(
        _ decided: DeclarationFact.Decided, standing: DeclarationStanding, event: Event, in tx: any Writing
    ) throws {
        guard decided.decided != .green else { return }
        let latest = """
            SELECT record FROM decision WHERE id =
            (SELECT max(id) FROM declaration_version WHERE serial = ? AND version > 1 AND id < ?)
            """
        let record =
            if decided.version > 1 {
                try tx.value(latest, [.int(standing.serial), .int(event.sequence)])?.blob
            } else {
                try tx.value("SELECT record FROM decision WHERE id = ?", [.int(standing.serial)])?.blob
            }
        guard let record else { throw ClearanceError(.notFound, "the record that \(event) tells is missing") }
        var counts: [ProfileSelection: Int64] = [:]
        for selection in try ProfileSelection.all(ofRecord: record, office: standing.lodged.office) {
            counts[selection, default: 0] += 1
        }
        try ProfileSelection.write(counts, to: tx)
    }

    private func applyStatus(_ event: Event, in tx: any Writing) throws {
        let data = try event.data
        guard let since = data["since"]?.int, let programme = data["programme"]?.string,
            let status = data["status"]?.string
        else { throw ClearanceError(.notFound, "\(event) is of a shape that this version does not know") }
        try tx.execute(
            "INSERT INTO operator_status (identifier, since, programme, status) VALUES (?, ?, ?, ?)",
            [.text(event.subject), .int(since), .text(programme), .text(status)])
    }

    /// The frozen declaration that an event brought.
    private func declaration(_ id: Int64, in tx: any Writing) throws -> Declaration {
        try Self.read(try tx.first("SELECT body FROM declaration_version WHERE id = ?", [.int(id)]), id)
    }

    private static func read(_ row: Row?, _ id: Int64) throws -> Declaration {
        let body = try row?.blob("body") ?? []
        guard let declaration = Formats.read(body, mediaType: Format.json.mediaType).declarations.first else {
            throw ClearanceError(.notFound, "the frozen version of event \(id) is missing or cannot be read")
        }
        return declaration
    }
}
