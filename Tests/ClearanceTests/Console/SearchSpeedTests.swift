import Customs
import Database
import GaritaTesting
import Ledger
import Risk
import Sealing
import Testing

@testable import Clearance

/// 200,000 declarations, written straight into the projection.
@Suite("The search on a large table", .serialized)
struct SearchSpeedTests {
    static let count = 200_000
    static let start = Instant(milliseconds: 1_795_000_000_000)

    /// The rows of the open block, some two thousand, are read as they stand; every other path has an index.
    @Test("every path of the search goes through an index and answers in less than 50 ms", arguments: TestDatabase.both)
    func paths(_ engine: TestDatabase) async throws {
        try await engine.withDatabase(migrations: Ledger.migrations + ClearanceTables.migrations) { db in
            try await Self.fill(db)
            if engine == .postgresql {
                try await db.write { (tx) throws -> Void in
                    try tx.executeScript(
                        "ANALYZE declaration; ANALYZE declaration_term; ANALYZE declaration_term_block")
                }
            }
            for (name, search) in Self.searches {
                if engine == .sqlite { try await checkPlan(name, search, db) }
                try await checkTime(name, search, db)
            }
        }
    }

    private func checkPlan(_ name: String, _ search: DeclarationSearch, _ db: Database) async throws {
        let (plan, spanPlan) = try await db.read { (db) throws in
            // Words find serials, and of each it is asked whether it belongs to the page.
            let (sql, values) =
                DeclarationList.isByWords(search)
                ? Self.ofOne(search)
                : DeclarationList.statement(search, serials: 0...Int64(Self.count), limit: 51, on: .sqlite)
            let span = DeclarationList.span(from: search.lodgedFrom, before: search.lodgedBefore)
            return (
                try db.query("EXPLAIN QUERY PLAN " + sql, values).map { try $0.text("detail") },
                try db.query("EXPLAIN QUERY PLAN " + span.sql, span.values).map { try $0.text("detail") }
            )
        }
        // Walking down the newest serials is the path of a list that nothing narrows, and of what nearly all are.
        let walks = name.hasPrefix("all") || name == "released" || name == "green"
        if !walks {
            #expect(plan.allSatisfy { !$0.hasPrefix("SCAN") }, "\(name): \(plan)")
        }
        // A declarant uses a reference once: the few rows of one are sorted.
        if !name.hasSuffix("reference") {
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(name) is sorted: \(plan)")
        }
        #expect(spanPlan.allSatisfy { $0.contains("declaration_lodged") }, "\(name): \(spanPlan)")
    }

    private static func ofOne(_ search: DeclarationSearch) -> (sql: String, values: [SQLValue]) {
        let (sql, values) = DeclarationList.statement(search, ofOne: true, limit: 1, on: .sqlite)
        return (sql, [.int(3)] + values)
    }

    private func checkTime(_ name: String, _ search: DeclarationSearch, _ db: Database) async throws {
        // The first reading warms the pages of the file.
        _ = try await db.read { (db) throws in try DeclarationList.page(search, in: db) }
        var best = Duration.seconds(60)
        var rows = 0
        // The best of a few: the other tests of the process take the processors away at any moment.
        for attempt in 0..<25 where best >= .milliseconds(50) {
            if attempt > 2 { try await Task.sleep(for: .milliseconds(40)) }
            let clock = ContinuousClock()
            let begin = clock.now
            rows = try await db.read { (db) throws in try DeclarationList.page(search, in: db) }.count
            best = min(best, clock.now - begin)
        }
        #expect(best < .milliseconds(50), "\(name) took \(best) for \(rows) rows")
        #expect(rows > 0, "\(name) found nothing")
    }

    static var searches: [(String, DeclarationSearch)] {
        func search(_ change: (inout DeclarationSearch) -> Void) -> DeclarationSearch {
            var search = DeclarationSearch()
            search.limit = 51
            change(&search)
            return search
        }
        let (early, late) = (start.advanced(bySeconds: 3600), start.advanced(bySeconds: 7200))
        return [
            ("all", search { _ in }),
            ("all, far below", search { $0.below = 1000 }),
            ("number", search { $0.number = "26MX000000000012345" }),
            ("reference", search { $0.reference = "R-777" }),
            ("party", search { $0.party = "IMP 42" }),
            ("plate", search { $0.plate = "pl-77" }),
            ("equipment", search { $0.equipment = "CONT0000009" }),
            ("six digits", search { $0.commodity = "870829" }),
            ("heading", search { $0.commodity = "0101" }),
            ("heading and more", search { $0.commodity = "87082" }),
            ("office", search { $0.office = "99" }),
            ("red", search { $0.channel = .red }),
            ("yellow", search { $0.channel = .yellow }),
            ("blue", search { $0.channel = .blue }),
            ("green", search { $0.channel = .green }),
            ("prelodged", search { $0.state = .prelodged }),
            ("refused", search { $0.state = .refused }),
            ("withdrawn", search { $0.state = .withdrawn }),
            ("released", search { $0.state = .released }),
            ("organisation", search { $0.organisation = "IMP7" }),
            (
                "a trader's own by number",
                search {
                    $0.organisation = "IMP7"
                    $0.number = "26MX000000000002007"
                }
            ),
            (
                "a trader's own by reference",
                search {
                    $0.organisation = "IMP7"
                    $0.reference = "R-2007"
                }
            ),
            (
                "all of a span",
                search {
                    $0.lodgedFrom = early
                    $0.lodgedBefore = late
                }
            ),
            (
                "office in a span",
                search {
                    $0.office = "07"
                    $0.lodgedFrom = early
                    $0.lodgedBefore = late
                }
            ),
            (
                "a trader's red ones",
                search {
                    $0.organisation = "IMP300"
                    $0.channel = .red
                }
            ),
            (
                "party and commodity",
                search {
                    $0.party = "IMP42"
                    $0.commodity = "870829"
                }
            ),
        ]
    }

    /// One in a hundred is red, two yellow, five blue; one in a thousand waits, was refused or withdrawn.
    private static func fill(_ database: Database) async throws {
        let hash = SHA256.hash("content").hex
        try await database.write(timeout: .seconds(300)) { (tx) throws -> Void in
            for block in 0..<(count / 10_000) {
                var rows: [[SQLValue]] = []
                for index in (block * 10_000 + 1)...(block * 10_000 + 10_000) {
                    rows.append(row(index, hash: hash))
                }
                _ = try tx.execute(DeclarationStanding.insert, many: rows)
                try TermIndex.moveOn(to: Int64(block * 10_000 + 10_000), after: Int64(block * 10_000), in: tx)
            }
        }
    }

    private static func words(_ index: Int) -> [SearchTerm] {
        let commodity = index % 50 == 0 ? "010121" : "870829"
        var words = [
            SearchTerm(kind: .party, term: "IMP\(index % 2000)"), SearchTerm(kind: .plate, term: "PL\(index % 9000)"),
            SearchTerm(kind: .commodity, term: commodity),
            SearchTerm(kind: .heading, term: String(commodity.prefix(4))),
        ]
        if index % 40 == 0 { words.append(SearchTerm(kind: .equipment, term: "CONT000000\(index / 40 % 100)")) }
        words.append(SearchTerm(kind: .office, term: index % 5000 == 0 ? "99" : "07"))
        return words
    }

    private static func row(_ index: Int, hash: String) -> [SQLValue] {
        let channel =
            switch index % 100 {
            case 0: "red"
            case 1, 2: "yellow"
            case 3...7: "blue"
            default: "green"
            }
        let state =
            switch index % 1000 {
            case 11: "prelodged"
            case 12: "refused"
            case 13: "withdrawn"
            default: "released"
            }
        let number = String(index)
        let at = start.advanced(bySeconds: Int64(index)).milliseconds
        return [
            .int(Int64(index)), .text("26MX" + String(repeating: "0", count: 15 - number.count) + number),
            .text("DEC\(index % 300)"), .text("R-\(index)"), .int(0), .text("ORG\(index % 100)"), .int(1), .text(state),
            .text(channel), .text("import"), .text(index % 5000 == 0 ? "99" : "07"), .text("IMP\(index % 2000)"),
            .text(index % 50 == 0 ? "0101210000" : "8708299900"), .text("US"), .int(1), .text("PL\(index % 9000)"),
            .int(0), .int(0), .text(hash), .int(at), .int(at), state == "released" ? .int(at) : .null, .int(at),
            .text("3"), .text(SearchTerm.joined(words(index))),
        ]
    }
}
