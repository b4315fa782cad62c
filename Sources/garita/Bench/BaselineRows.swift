import Clearance
import Customs
import Database
import Formats

/// What lodgings left in a database, as rows for the bare program of ``RawBaseline``: those of each declaration as they stand,
/// and of each group what it adds to the sums over operators and usual values, and the ledger's size. The counts for the
/// live figures, a dozen rows a group, are left out.
enum BaselineRows {
    /// So many declarations at most.
    private static let limit = 30_000

    static func read(from url: String, meanGroup: Double) async throws -> RawBaseline {
        let database = try await Database.open(url)
        do {
            let baseline = try await database.read(timeout: nil) { (db) throws -> RawBaseline in
                try rows(of: db, group: max(1, Int(meanGroup.rounded())))
            }
            await database.close()
            return baseline
        } catch {
            await database.close()
            throw error
        }
    }

    private static func rows(of db: any Reading, group size: Int) throws -> RawBaseline {
        let serials = try db.query("SELECT serial, number FROM declaration ORDER BY serial LIMIT \(limit)")
        let count = serials.count
        var groups = [Int](repeating: size, count: count / size)
        if count % size > 0 { groups.append(count % size) }
        return RawBaseline(
            tables: try tables(of: serials, in: db) + sums(of: count, groups: groups, in: db) + [
                sizes(of: count, groups)
            ],
            groups: groups)
    }

    private static func tables(of serials: [Row], in db: any Reading) throws -> [RawBaseline.Table] {
        let places = Dictionary(
            try serials.enumerated().map { (try $1.int("serial"), $0) }, uniquingKeysWith: { first, _ in first })
        let numbers = Dictionary(
            try serials.enumerated().map { (try $1.text("number"), $0) }, uniquingKeysWith: { first, _ in first })
        let last = try serials.last?.int("serial") ?? 0
        // The words of a block are written with its first declaration here.
        let firsts = Dictionary(places.map { ($0 / TermIndex.blockSize, $1) }, uniquingKeysWith: { min($0, $1) })
        func table(_ name: String, order: String, place: (Row) throws -> Int?) throws -> RawBaseline.Table? {
            var rows = [[[SQLValue]]](repeating: [], count: serials.count)
            var columns: [String] = []
            try db.forEach("SELECT * FROM \(name) WHERE \(order) <= \(last + 8) ORDER BY \(order)", []) { row in
                if columns.isEmpty { columns = row.names }
                if let index = try place(row) { rows[index].append(row.values) }
            }
            // The words of a load that fills no block.
            guard !columns.isEmpty else { return nil }
            let marks = columns.map { _ in "?" }.joined(separator: ", ")
            return RawBaseline.Table(
                insert: "INSERT INTO \(name) (\(columns.joined(separator: ", "))) VALUES (\(marks))", rows: rows)
        }
        return [
            try table("event", order: "sequence") { numbers[try $0.text("subject")] },
            try table("declaration", order: "serial") { places[try $0.int("serial")] },
            try table("declaration_version", order: "id") { places[try $0.int("id")] },
            try table("decision", order: "id") { places[try $0.int("id")] },
            try table("declaration_term", order: "block") { firsts[try $0.int("block")] },
            try table("declaration_term_block", order: "block") { firsts[try $0.int("block")] },
        ].compactMap { $0 }
    }

    /// The size of the ledger after each group, with its first declaration.
    private static func sizes(of count: Int, _ groups: [Int]) -> RawBaseline.Table {
        var rows = [[[SQLValue]]](repeating: [], count: count)
        var first = 0
        for group in groups {
            rows[first] = [[.int(first + group)]]
            first += group
        }
        return RawBaseline.Table(insert: "UPDATE ledger_head SET size = ? WHERE id = 1", rows: rows)
    }

    /// The rows of the sums, with the first declaration of each group; of what an operator has declared only what is new.
    private static func sums(of count: Int, groups: [Int], in db: any Reading) throws -> [RawBaseline.Table] {
        var traces: [(importer: String?, day: Int64, trace: TradeTrace)] = []
        try db.forEach(
            """
            SELECT d.importer, d.lodged_at, v.body FROM declaration d JOIN declaration_version v ON v.id = d.serial
            ORDER BY d.serial LIMIT \(count)
            """, []
        ) { row in
            let read = Formats.read(try row.blob("body"), mediaType: Format.json.mediaType)
            guard let declaration = read.declarations.first else { throw Failure("a stored body cannot be read") }
            let day = CalendarDay(Instant(milliseconds: try row.int("lodged_at")))
            traces.append((try row.optionalText("importer"), Int64(day.number), TradeTrace(declaration)))
        }
        let recorder = Recorder()
        var known: [String: Set<TradeTrace.Pair>] = [:]
        var tables: [String: [[[SQLValue]]]] = [:]
        var first = 0
        for group in groups {
            var delta = HistoryDelta()
            for (importer, day, trace) in traces[first..<first + group] {
                guard let importer else { continue }
                var trace = trace
                trace.pairs.removeAll { !known[importer, default: []].insert($0).inserted }
                delta.add(HistoryDelta.Counts(declarations: 1), of: importer, on: day, leaving: trace)
            }
            try delta.write(to: recorder)
            for (sql, rows) in recorder.take() {
                tables[sql, default: [[[SQLValue]]](repeating: [], count: count)][first] = rows
            }
            first += group
        }
        return tables.sorted { $0.key < $1.key }.map { RawBaseline.Table(insert: $0.key, rows: $0.value) }
    }

    /// Takes down what is written, and writes nothing.
    private final class Recorder: Writing {
        let engine = Engine.sqlite
        private var statements: [(String, [[SQLValue]])] = []

        func take() -> [(String, [[SQLValue]])] {
            defer { statements = [] }
            return statements
        }

        func execute(_ sql: String, many: [[SQLValue]]) throws(DatabaseError) -> Int {
            statements.append((sql, many))
            return many.count
        }
        func execute(_ sql: String, _ args: [SQLValue]) throws(DatabaseError) -> Int { try execute(sql, many: [args]) }
        func query(_ sql: String, _ args: [SQLValue]) throws(DatabaseError) -> [Row] { [] }
        func query(_ sql: String, each: [[SQLValue]]) throws(DatabaseError) -> [[Row]] { each.map { _ in [] } }
        func forEach(_ sql: String, _ args: [SQLValue], _ row: (Row) throws -> Void) throws {}
        func executeScript(_ sql: String) throws(DatabaseError) {}
        func attempt<T>(_ body: () throws -> T) throws -> T { try body() }
    }
}
