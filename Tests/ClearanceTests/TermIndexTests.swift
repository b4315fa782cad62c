import Customs
import Database
import GaritaTesting
import Ledger
import Testing

@testable import Clearance

@Suite("The words of declarations in blocks")
struct TermIndexTests {
    @Test("words settle block by block, and a search walks all of them, newest first", arguments: TestDatabase.both)
    func walk(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            var numbers: [String] = []
            for index in 0..<12 {
                let declaration = try Declaration.sample(
                    reference: "R\(index)", commodity: index % 2 == 0 ? "8471300100" : "8471490000")
                numbers.append(try await test.lodge(declaration, at: Int64(index)).standing.number)
                // Other rooms' events pass: every third declaration falls into a later block.
                if index % 3 == 2 { try await Self.pass(test) }
            }
            #expect(try await test.count("SELECT count(*) FROM declaration_term_block") == 3)
            #expect(try await test.count("SELECT count(DISTINCT block) FROM declaration_term") == 3)

            let newest = Array(numbers.reversed())
            #expect(try await test.page { $0.plate = "ab 123 c" }.map(\.number) == newest)
            #expect(try await test.page { $0.commodity = "8471" }.map(\.number) == newest)
            let odd = newest.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
            #expect(try await test.page { $0.commodity = "847149" }.map(\.number) == odd)
            #expect(try await test.page { $0.commodity = "84714" }.map(\.number) == odd)
            let both = try await test.page {
                $0.party = "SAT970701NN3"
                $0.commodity = "8471490000"
            }
            #expect(both.map(\.number) == odd)

            var seen: [String] = []
            var below: Int64?
            while seen.count < 20 {
                let asked = below
                let page = try await test.page {
                    $0.party = "SAT970701NN3"
                    $0.below = asked
                    $0.limit = 5
                }
                seen += page.map(\.number)
                guard page.count == 5, let last = page.last else { break }
                below = last.serial
            }
            #expect(seen == newest)

            let span = try await test.page {
                $0.plate = "AB123C"
                $0.lodgedFrom = TestClearance.at(4)
                $0.lodgedBefore = TestClearance.at(10)
            }
            #expect(span.map(\.number) == Array(numbers[4..<10].reversed()))
        }
    }

    @Test("an amendment changes the words where they stand, and a rebuild agrees", arguments: TestDatabase.both)
    func amended(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let old = try await test.lodge(.sample(reference: "OLD", commodity: TestRules.hs.yellow)).standing.number
            try await Self.pass(test)
            let new = try await test.lodge(.sample(reference: "NEW", commodity: TestRules.hs.yellow)).standing.number
            for (reference, plate) in [("OLD", "PAST1"), ("NEW", "NOW1")] {
                var wanted = try Declaration.sample(reference: reference, commodity: TestRules.hs.yellow)
                wanted.borderTransport?.identifier = plate
                wanted.function = .amendment
                _ = try await test.room.amend(TestClearance.submission(wanted), at: TestClearance.at(60))
            }
            #expect(try await test.page { $0.plate = "PAST1" }.map(\.number) == [old])
            #expect(try await test.page { $0.plate = "NOW1" }.map(\.number) == [new])
            #expect(try await test.page { $0.plate = "AB123C" }.isEmpty)
            let rebuilt = try await TestRebuild.run(test)
            #expect(rebuilt.differences.map(\.description) == [])
        }
    }

    @Test("a group that lies across a block's end settles what lies below it", arguments: TestDatabase.both)
    func across(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let size = try await test.count("SELECT size FROM ledger_head")
            try await Self.pass(test, events: Int(TermIndex.blockSize) - size - 12)
            let numbers = try await withThrowingTaskGroup(of: String.self) { group in
                for index in 0..<24 {
                    group.addTask { try await test.lodge(.sample(reference: "G\(index)")).standing.number }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            let found = try await test.page { $0.plate = "AB123C" }
            #expect(Set(found.map(\.number)) == numbers)
            #expect(found.map(\.serial) == found.map(\.serial).sorted(by: >))
            let blocks = Set(found.map { $0.serial / TermIndex.blockSize })
            #expect(blocks.count == 2)
            let rebuilt = try await TestRebuild.run(test)
            #expect(rebuilt.differences.map(\.description) == [])
        }
    }

    @Test(
        "a trader finds only its own, in recent and settled words, by word, number and reference",
        arguments: TestDatabase.both)
    func narrowed(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let (own, other) = ("SAT970701NN3", "AME061029GS9")
            var numbers: [String: [String]] = [:]
            for index in 0..<8 {
                let importer = index % 2 == 0 ? own : other
                let declaration = try Declaration.sample(reference: "N\(index)", importer: importer)
                let answer = try await test.lodge(declaration, organisation: "BROKER\(index % 2)")
                numbers[importer, default: []].append(answer.standing.number)
                if index == 3 { try await Self.pass(test) }
            }
            for (importer, mine) in numbers {
                #expect(try await test.page { $0.organisation = importer }.map(\.number) == mine.reversed())
                let byPlate = try await test.page {
                    $0.organisation = importer
                    $0.plate = "AB123C"
                }
                #expect(byPlate.map(\.number) == mine.reversed())
                for (owner, theirs) in numbers {
                    for number in theirs {
                        let found = try await test.page {
                            $0.organisation = importer
                            $0.number = number
                        }
                        #expect(found.map(\.number) == (owner == importer ? [number] : []))
                    }
                }
                let byReference = try await test.page {
                    $0.organisation = importer
                    $0.reference = "N7"
                }
                #expect(byReference.map(\.number) == (importer == other ? mine.suffix(1) : []))
            }
            for below in [Int64.min, -1, 0] {
                #expect(try await test.page { $0.below = below }.isEmpty)
            }
        }
    }

    @Test("a short code finds a declaration of many containers by its first item", arguments: TestDatabase.both)
    func many(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            var declaration = try Declaration.sample(commodity: "8471300100")
            var consignment = Consignment()
            consignment.equipment = (1...80).map {
                TransportEquipment(sequence: $0, identifier: "CONT\(1_000_000 + $0)")
            }
            declaration.shipment?.consignment = consignment
            let words = SearchTerm.all(of: declaration, organisation: "X")
            #expect(words.count == SearchTerm.limit + 2)
            #expect(words.suffix(2).map(\.kind) == [.heading, .office])
            let number = try await test.lodge(declaration).standing.number
            #expect(try await test.page { $0.commodity = "8471" }.map(\.number) == [number])
            #expect(try await test.page { $0.commodity = "84713" }.map(\.number) == [number])
            #expect(try await test.page { $0.commodity = "84714" }.isEmpty)
            #expect(try await TestRebuild.run(test).isSound)
        }
    }

    @Test(
        "words written before there were postings are found as before, at once and gathered",
        arguments: TestDatabase.both)
    func migrated(_ engine: TestDatabase) async throws {
        for last in ["clearance-0005", "clearance-0006"] {
            let before = ClearanceTables.migrations.filter { $0.id < last }
            try await engine.withDatabase(migrations: Ledger.migrations + before) { database in
                let serials: [Int64] = [1, 5, 9_000, 20_000, 20_003]
                let hasBlocks = last > "clearance-0005"
                try await database.write { (tx) throws -> Void in
                    for serial in serials {
                        try tx.execute(Self.insertBefore, Self.row(serial))
                        for (kind, term) in [("plate", "AB1"), ("commodity", "847130"), ("commodity", "847149")] {
                            let (names, marks) = hasBlocks ? ("block, ", "?, ") : ("", "")
                            try tx.execute(
                                "INSERT INTO declaration_term (\(names)kind, term, serial) VALUES (\(marks)?, ?, ?)",
                                (hasBlocks ? [.int(serial / 4096)] : []) + [.text(kind), .text(term), .int(serial)])
                        }
                        if hasBlocks {
                            try tx.execute(
                                "INSERT INTO declaration_term_recent (kind, term, serial) VALUES (?, ?, ?)",
                                ["heading", "8471", .int(serial)])
                        }
                    }
                }
                try await database.migrate(TestClearance.migrations)
                let test = try await TestClearance(database)
                #expect(try await test.count("SELECT count(*) FROM declaration_term_block") == 0)
                try await Self.expectFound(serials, test)
                try await TermIndex.settleAll(in: database)
                #expect(try await test.count("SELECT count(*) FROM declaration_term_block") == 2)
                try await Self.expectFound(serials, test)
                let words = try await database.read { (db) throws in
                    try db.query("SELECT DISTINCT words FROM declaration").map { try $0.text("words") }
                }
                #expect(words == [" c:847130 c:847149 h:8471 o:A-7 v:AB1 "])
            }
        }
    }

    private static func expectFound(_ serials: [Int64], _ test: TestClearance) async throws {
        #expect(try await test.page { $0.plate = "AB1" }.map(\.serial) == serials.reversed())
        #expect(try await test.page { $0.commodity = "8471" }.map(\.serial) == serials.reversed())
        #expect(try await test.page { $0.office = "A-7" }.map(\.serial) == serials.reversed())
        #expect(try await test.page { $0.office = "A7" }.isEmpty)
    }

    @Test("a frequent word reads its blocks as they lie, a rare one only what it finds")
    func parts() async throws {
        try await TestClearance.with(.sqlite) { test in
            for index in 0..<70 {
                var declaration = try Declaration.sample(reference: "P\(index)")
                if index == 7 { declaration.borderTransport?.identifier = "RARE 7" }
                _ = try await test.lodge(declaration)
            }
            try await Self.pass(test)
            _ = try await test.lodge(.sample(reference: "LAST"))
            func parts(_ words: [SearchTerm]) async throws -> [DeclarationList.Part] {
                try await test.database.read { (db) throws in
                    var parts: [DeclarationList.Part] = []
                    try DeclarationList.forEachPart(words, 0...Int64.max, in: db) { part in
                        parts.append(part)
                        return true
                    }
                    return parts
                }
            }
            let frequent = SearchTerm(kind: .party, term: "SAT970701NN3")
            let rare = SearchTerm(kind: .plate, term: "RARE7")
            guard case .span = try await parts([frequent]).last else {
                Issue.record("a frequent word is looked up one by one")
                return
            }
            for words in [[rare], [frequent, rare], [rare, frequent]] {
                guard case .these(let serials) = try await parts(words).last else {
                    Issue.record("a rare word reads a block")
                    return
                }
                #expect(serials.count == 1)
            }
            #expect(try await parts([frequent, SearchTerm(kind: .plate, term: "NONE")]).count == 1)
        }
    }

    @Test("a bucket's bytes give back what they hold, and only the serials of the word asked for")
    func bytes() {
        let words = (0..<500).map { SearchTerm(kind: .plate, term: "W\($0)").text }
        for bucket in 0..<Posting.buckets {
            var entries: [UInt64] = []
            var wanted: [String: [Int64]] = [:]
            for (index, word) in words.enumerated() {
                for serial: Int64 in [Int64(index), 4095, 36_871] {
                    let posting = Posting(hash: Posting.hash(of: word.utf8), serial: serial)
                    guard posting.bucket == bucket else { continue }
                    entries += [posting.entry, posting.entry]
                    wanted[word, default: []].append(4096 * 3 + serial % 4096)
                }
            }
            let bytes = Posting.bytes(of: entries.sorted())
            #expect(Posting.entries(of: bytes) == Set(entries).sorted())
            for (word, serials) in wanted {
                let hash = Posting.hash(of: word.utf8)
                let all = Set(serials).sorted()
                #expect(Posting.serials(of: [(hash, bytes)], block: 3) == all)
                #expect(Posting.serials(of: [(hash ^ (1 << 20), bytes)], block: 3).isEmpty)
                let few = Posting.bytes(
                    of: [Posting(hash: 1, serial: all[0]), Posting(hash: 1, serial: 1)].map(\.entry).sorted())
                #expect(Posting.serials(of: [(hash, bytes), (1, few)], block: 3) == [all[0]])
            }
        }
    }

    /// Moves the ledger on by a block.
    private static func pass(_ test: TestClearance, events: Int = Int(TermIndex.blockSize)) async throws {
        let kind = EventKind("test.passed", "Nothing that a projection looks at.")
        try await test.database.write { (tx) throws -> Void in
            try Ledger.append(
                (0..<events).map { _ in EventDraft(kind, subject: "x", at: TestClearance.start, actor: "x")
                },
                in: tx)
        }
    }

    /// As declarations were written before their words came into the row.
    private static let insertBefore = """
        INSERT INTO declaration (\(DeclarationStanding.columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static func row(_ serial: Int64) -> [SQLValue] {
        let at = SQLValue.int(TestClearance.at(serial).milliseconds)
        return [
            .int(serial), .text("N\(serial)"), .text("D"), .text("R\(serial)"), .int(0), .text("O"), .int(1),
            .text("released"), .text("green"), .text("import"), .text("A-7"), .text("I"), .text("8471300100"),
            .text("US"), .int(1), .text("AB1"), .int(0), .int(0), .text(String(repeating: "0", count: 64)), at, at, at,
            at, .text("3"),
        ]
    }
}
