import Customs
import Database
import Formats
import GaritaTesting
import Ledger
import Risk
import Sealing
import Testing

@testable import Clearance

@Suite("Amendments and withdrawals by message")
struct AmendmentTests {
    /// A COR message about a declaration: the number of packages and the commodity of the first item change.
    static func correction(_ number: String, commodity: String = TestRules.hs.red, reason: String = "21") throws
        -> Submission
    {
        let xml = """
            <Declaration><FunctionCode>13</FunctionCode><FunctionalReferenceID>M1</FunctionalReferenceID>\
            <ID>\(number)</ID><TypeCode>COR</TypeCode><TotalPackageQuantity>11</TotalPackageQuantity>
            <Amendment><ChangeReasonCode>\(reason)</ChangeReasonCode><Pointer><DocumentSectionCode>42A</DocumentSectionCode>
            <TagID>146</TagID></Pointer></Amendment>
            <Amendment><ChangeReasonCode>\(reason)</ChangeReasonCode>
            <Pointer><DocumentSectionCode>42A</DocumentSectionCode></Pointer>
            <Pointer><DocumentSectionCode>67A</DocumentSectionCode></Pointer>
            <Pointer><SequenceNumeric>1</SequenceNumeric><DocumentSectionCode>68A</DocumentSectionCode></Pointer>
            <Pointer><DocumentSectionCode>23A</DocumentSectionCode></Pointer>
            <Pointer><SequenceNumeric>1</SequenceNumeric><DocumentSectionCode>21A</DocumentSectionCode>
            <TagID>145</TagID></Pointer></Amendment>
            <GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric><Commodity><Classification>
            <ID>\(commodity)</ID></Classification></Commodity></GovernmentAgencyGoodsItem></GoodsShipment>
            </Declaration>
            """
        return try message(xml)
    }

    static func message(_ xml: String, organisation: String = TestClearance.organisation) throws -> Submission {
        let bytes = Array(xml.utf8)
        let result = Formats.read(bytes, mediaType: "text/xml")
        let declaration = try #require(result.declarations.first, "\(result.problems)")
        return TestClearance.submission(declaration, organisation: organisation, original: bytes)
    }

    static func cancellation(_ number: String) throws -> Submission {
        try message(
            """
            <Declaration><FunctionCode>13</FunctionCode><FunctionalReferenceID>M2</FunctionalReferenceID>\
            <ID>\(number)</ID><TypeCode>INV</TypeCode></Declaration>
            """)
    }

    @Test(
        "a correction makes version 2; version 1 stays byte for byte, words and events follow",
        arguments: TestDatabase.both)
    func correction(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let declaration = try Declaration.sample(commodity: TestRules.hs.yellow)
            let first = try await test.lodge(declaration)
            let number = first.standing.number
            let answer = try await test.room.amend(try Self.correction(number), at: TestClearance.at(60))
            #expect(answer.standing.lodged.version == 2)
            #expect(answer.standing.channel == .red)
            #expect(answer.standing.state == .examination)
            #expect(answer.standing.lodged.commodity == TestRules.hs.red)
            #expect(try await test.standing(number) == answer.standing)

            let versions = try await test.room.versions(of: answer.standing)
            #expect(versions.map(\.version) == [1, 2])
            #expect(versions[0].body == declaration.canonicalJSON())
            #expect(try versions[1].declaration().totalPackages == 11)
            #expect(versions[1].contentHash == answer.standing.lodged.contentHash.hex)
            let records = try await test.room.decisionRecords(of: answer.standing)
            #expect(records.map(\.hash) == [first.recordHash, answer.recordHash])

            #expect(try await test.page { $0.commodity = "620342" }.isEmpty)
            #expect(try await test.page { $0.commodity = "610910" }.map(\.number) == [number])
            let kinds = try await test.events(number).map(\.kind.name)
            #expect(
                kinds == ["declaration.lodged", "declaration.decided", "declaration.amended", "declaration.decided"])
            let report = try await Ledger.rebuild([ClearanceProjection()], in: test.database)
            #expect(report.isSound, "\(report.differences)")
            let replay = try await test.room.replay(serials: 1...Int64.max)
            #expect(replay.decisions == 2)
            #expect(replay.isSame, "\(replay.differences)")
        }
    }

    @Test("an amendment never lowers the channel", arguments: TestDatabase.both)
    func neverLower(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let number = try await test.lodge(.sample(commodity: TestRules.hs.yellow)).standing.number
            let answer = try await test.room.amend(
                try Self.correction(number, commodity: TestRules.hs.green), at: TestClearance.at(60))
            #expect(answer.standing.lodged.version == 2)
            #expect(answer.standing.channel == .yellow)
            #expect(answer.standing.state == .documents)
        }
    }

    @Test("the same correction again is answered again; so is the first message", arguments: TestDatabase.both)
    func again(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let declaration = try Declaration.sample(commodity: TestRules.hs.yellow)
            let number = try await test.lodge(declaration).standing.number
            let first = try await test.room.amend(try Self.correction(number), at: TestClearance.at(60))
            let again = try await test.room.amend(try Self.correction(number), at: TestClearance.at(90))
            #expect(again.repeated)
            #expect(again.standing == first.standing)
            #expect(again.recordHash == first.recordHash)
            let lodgedAgain = try await test.lodge(declaration, at: 120)
            #expect(lodgedAgain.repeated)
            #expect(lodgedAgain.standing == first.standing)
        }
    }

    @Test(
        "the whole declaration with function 13 amends too; declarant and reference stay", arguments: TestDatabase.both)
    func whole(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let number = try await test.lodge(.sample(commodity: TestRules.hs.yellow)).standing.number
            var wanted = try Declaration.sample(commodity: TestRules.hs.yellow)
            wanted.borderTransport?.identifier = "NEW777"
            wanted.function = .amendment
            let answer = try await test.room.amend(TestClearance.submission(wanted), at: TestClearance.at(60))
            #expect(answer.standing.lodged.version == 2)
            #expect(try await test.page { $0.plate = "new-777" }.map(\.number) == [number])
            #expect(try await test.page { $0.plate = "AB123C" }.isEmpty)

            wanted.number = number
            wanted.parties[0].identifier = "SAT970701NN3"
            let stolen = TestClearance.submission(wanted)
            await #expect(throws: ClearanceError(.amendmentRefused, "")) {
                try await test.room.amend(stolen, at: TestClearance.at(90))
            }
        }
    }

    @Test("a refused amendment is an error with its reasons, and nothing changes", arguments: TestDatabase.both)
    func refused(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let before = try await test.lodge(.sample(commodity: TestRules.hs.yellow)).standing
            let empty = try Self.message(
                """
                <Declaration><FunctionCode>13</FunctionCode><FunctionalReferenceID>M1</FunctionalReferenceID>\
                <ID>\(before.number)</ID><TypeCode>COR</TypeCode></Declaration>
                """)
            var wrong = try Declaration.sample(commodity: TestRules.hs.yellow, office: "ZZ")
            wrong.function = .amendment
            for (message, code) in [(empty, "amendment.empty"), (TestClearance.submission(wrong), "office.unknown")] {
                do {
                    _ = try await test.room.amend(message, at: TestClearance.at(60))
                    Issue.record("accepted")
                } catch let error as ClearanceError {
                    #expect(error.code == .amendmentRefused)
                    #expect(error.problems.map(\.code).contains(code))
                }
            }
            #expect(try await test.standing(before.number) == before)
            let other = try Self.message(
                """
                <Declaration><FunctionCode>13</FunctionCode><FunctionalReferenceID>M1</FunctionalReferenceID>\
                <ID>\(before.number)</ID><TypeCode>INV</TypeCode></Declaration>
                """, organisation: "OTHER")
            await #expect(throws: ClearanceError(.notFound, "")) {
                try await test.room.withdraw(other, at: TestClearance.at(60))
            }
        }
    }

    @Test("two amendments at once: the second is told to look again", arguments: TestDatabase.both)
    func atOnce(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let number = try await test.lodge(.sample(commodity: TestRules.hs.yellow)).standing.number
            let outcomes = await withTaskGroup(of: String.self) { group in
                for index in 0..<6 {
                    group.addTask {
                        do {
                            let message = try Self.correction(number, commodity: "620342000\(index)")
                            return
                                "v\(try await test.room.amend(message, at: TestClearance.at(60)).standing.lodged.version)"
                        } catch let error as ClearanceError {
                            return error.code.rawValue
                        } catch {
                            return "\(error)"
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let versions = outcomes.filter { $0.hasPrefix("v") }
            #expect(Set(versions).count == versions.count)
            #expect(Set(outcomes).subtracting(versions).isSubset(of: [ClearanceError.Code.changedMeanwhile.rawValue]))
            let standing = try #require(try await test.standing(number))
            #expect(try await test.room.versions(of: standing).map(\.version) == Array(1...(versions.count + 1)))
        }
    }

    @Test("a withdrawal message withdraws, and again it is answered again", arguments: TestDatabase.both)
    func withdrawal(_ engine: TestDatabase) async throws {
        try await TestClearance.with(engine) { test in
            let number = try await test.lodge(.sample(commodity: TestRules.hs.yellow)).standing.number
            let first = try await test.room.withdraw(try Self.cancellation(number), at: TestClearance.at(60))
            #expect(first.standing.state == .withdrawn)
            let again = try await test.room.withdraw(try Self.cancellation(number), at: TestClearance.at(90))
            #expect(again.repeated)
            #expect(again.standing == first.standing)
        }
    }
}
