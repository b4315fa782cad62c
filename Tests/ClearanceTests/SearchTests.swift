import Customs
import Database
import GaritaTesting
import Risk
import Testing

@testable import Clearance

@Suite("Search")
struct SearchTests {
    /// 36 declarations of two brokers, two traders, three offices and four channels, some refused.
    private static func filled(_ test: TestClearance) async throws -> [DeclarationStanding] {
        var all: [DeclarationStanding] = []
        let goods = [TestRules.hs.green, TestRules.hs.blue, TestRules.hs.yellow, TestRules.hs.red]
        for index in 0..<36 {
            let broker = index % 2 == 0 ? TestClearance.organisation : "BRO010101AB1"
            let declaration = try Declaration.sample(
                reference: "R\(index)", commodity: goods[index % 4],
                office: index % 9 == 8 ? "ZZ" : ["07", "24", "80"][index % 3],
                importer: index % 3 == 0 ? "SAT970701NN3" : "OTR010101AB1", declarant: broker, plate: "P-\(index % 5)"
            ) { declaration in
                var container = TransportEquipment()
                container.identifier = "CSQU305438\(index % 4)"
                var consignment = Consignment()
                consignment.equipment = [container]
                declaration.shipment?.consignment = consignment
            }
            all.append(
                try await test.lodge(
                    declaration, organisation: broker, presented: index % 5 != 0, at: Int64(index * 3600)
                )
                .standing)
        }
        return all
    }

    @Test("every field narrows to just those that it names", arguments: TestDatabase.both)
    func fields(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let all = try await Self.filled(test)
            func expect(
                _ name: String, _ change: (inout DeclarationSearch) -> Void, _ wanted: (DeclarationStanding) -> Bool
            ) async throws {
                let found = try await test.page(change)
                let expected = all.filter(wanted).sorted { $0.serial > $1.serial }
                #expect(found == expected, "\(name)")
                #expect(!expected.isEmpty, "\(name)")
            }
            let some = all[17]
            try await expect("number", { $0.number = some.number.lowercased() }) { $0.number == some.number }
            try await expect("reference", { $0.reference = "R17" }) { $0.lodged.reference == "R17" }
            try await expect("party", { $0.party = "otr 010101-ab1" }) { $0.lodged.importer == "OTR010101AB1" }
            try await expect("plate", { $0.plate = "p3" }) { $0.lodged.plate == "P3" }
            try await expect("equipment", { $0.equipment = "CSQU3054382" }) {
                Int($0.lodged.reference.dropFirst())! % 4 == 2
            }
            try await expect("commodity", { $0.commodity = TestRules.hs.red }) {
                $0.lodged.commodity == TestRules.hs.red
            }
            try await expect("heading", { $0.commodity = "6109" }) { $0.lodged.commodity == TestRules.hs.red }
            try await expect("chapter", { $0.commodity = "6" }) { $0.lodged.commodity?.hasPrefix("6") == true }
            try await expect("office", { $0.office = "24" }) { $0.lodged.office == "24" }
            for channel in Channel.allCases {
                try await expect("channel", { $0.channel = channel }) { $0.channel == channel }
            }
            for state in [DeclarationState.prelodged, .documents, .examination, .released, .refused] {
                try await expect("state", { $0.state = state }) { $0.state == state }
            }
            try await expect(
                "span",
                {
                    $0.lodgedFrom = TestClearance.at(5 * 3600)
                    $0.lodgedBefore = TestClearance.at(9 * 3600)
                }
            ) { (5..<9).contains(Int($0.lodged.reference.dropFirst())!) }
            try await expect("organisation", { $0.organisation = "BRO010101AB1" }) {
                $0.lodged.organisation == "BRO010101AB1"
            }
            try await expect("importer", { $0.organisation = "SAT970701NN3" }) { $0.lodged.importer == "SAT970701NN3" }
            try await expect(
                "several",
                {
                    $0.organisation = "SAT970701NN3"
                    $0.plate = "P-0"
                    $0.commodity = TestRules.hs.yellow
                    $0.office = "07"
                }
            ) {
                $0.lodged.importer == "SAT970701NN3" && $0.lodged.plate == "P0"
                    && $0.lodged.commodity == TestRules.hs.yellow && $0.lodged.office == "07"
            }
            #expect(try await test.page { $0.organisation = "NOBODY" }.isEmpty)
            #expect(try await test.page { $0.party = "--" }.isEmpty)
            #expect(try await test.page { $0.lodgedFrom = TestClearance.at(99 * 3600) }.isEmpty)
            for declaration in all {
                #expect(declaration.isVisible(to: declaration.lodged.organisation))
                #expect(!declaration.isVisible(to: "NOBODY"))
            }
        }
    }

    @Test("pages are complete and without doubles, also while more is lodged", arguments: TestDatabase.both)
    func pages(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let all = try await Self.filled(test)
            for organisation in [nil, "BRO010101AB1"] {
                let wanted = all.filter { $0.isVisible(to: organisation) }.map(\.serial).sorted(by: >)
                var seen: [Int64] = []
                var below: Int64?
                var pages = 0
                while true {
                    let from = below
                    let page = try await test.page { search in
                        search.below = from
                        search.limit = 7
                        search.organisation = organisation
                    }
                    seen += page.map(\.serial)
                    guard let last = page.last else { break }
                    below = last.serial
                    pages += 1
                    try await test.lodge(.sample(reference: "LATE\(pages)\(organisation ?? "")"))
                }
                let late = seen.filter { serial in !all.contains { $0.serial == serial } }
                #expect(late.isEmpty || organisation == nil)
                #expect(seen.filter { !late.contains($0) } == wanted)
                #expect(Set(seen).count == seen.count)
            }
        }
    }

    @Test("who lodged a declaration without any party finds it", arguments: TestDatabase.both)
    func nameless(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let refused = try await test.lodge(.sample { $0.parties = [] }).standing
            #expect(refused.state == .refused)
            #expect(try await test.page { $0.organisation = TestClearance.organisation } == [refused])
        }
    }

    @Test("the lane finds a vehicle by number, plate and container", arguments: TestDatabase.both)
    func lane(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let all = try await Self.filled(test)
            #expect(try await test.room.atLane(all[3].number).map(\.number) == [all[3].number])
            #expect(try await test.room.atLane("p 3").allSatisfy { $0.lodged.plate == "P3" })
            #expect(try await test.room.atLane("csqu305438-1").count == 9)
            #expect(try await test.room.atLane("").isEmpty)
            #expect(try await test.room.atLane(String(repeating: "x", count: 100_000)).isEmpty)
        }
    }
}
