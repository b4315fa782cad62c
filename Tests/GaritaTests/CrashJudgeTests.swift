import Customs
import Database
import Foundation
import GaritaTesting
import Testing

@testable import garita

@Suite("What the kill -9 exercise finds")
struct CrashJudgeTests {
    @Test(
        "nothing is wrong with what was lodged, and everything that is taken away is found",
        arguments: TestDatabase.both)
    func finds(_ engine: TestDatabase) async throws {
        let folder = try TestFolder.make()
        let house = try await House.open(
            House.Settings(
                databaseURL: try await engine.makeURL(), countryFolder: Program.home.path + "/Countries/mx",
                drawKey: [UInt8](repeating: 7, count: 32)))
        let served = try await Served(
            house, try Arguments(["--port", "0", "--quiet", "--data", folder], for: .serve))
        let load = try LodgeLoad(
            country: house.country, today: CalendarDay(house.time.now()), organisation: BenchAccount.organisation,
            token: try await BenchAccount.token(in: house), prefix: "CRASH")
        let life = CrashLife(load: load, port: served.port, connections: 4)
        let answers = try await onOwnThread { try life.again(Array(0..<12)) }
        var memory = CrashMemory()
        memory.note(life: 0, begun: 12, answers: answers)
        try #require(memory.promises.count == 12)
        let judge = CrashJudge(house: house, index: { Int($0.dropFirst(5)) }, replays: 100)

        var untouched = memory
        let sound = try await judge.judge(&untouched)
        #expect(untouched.faults.isEmpty, "\(untouched.faults)")
        #expect(sound.stored == 12 && sound.replayed == 12 && sound.details.isEmpty, "\(sound)")

        let numbers = try (0..<12).map { try #require(memory.promises[$0]).number }
        try await house.database.write { (tx) throws -> Void in
            // 0 is gone, 1 has lost its decision, 2 has the reference of 3, 4 has another decision than was told.
            try tx.execute("DELETE FROM declaration WHERE number = ?", [.text(numbers[0])])
            let serial = "(SELECT serial FROM declaration WHERE number = ?)"
            try tx.execute("DELETE FROM decision WHERE id = \(serial)", [.text(numbers[1])])
            try tx.execute(
                "UPDATE declaration SET reference = ?, attempt = serial WHERE number = ?",
                [.text(load.reference(3)), .text(numbers[2])])
            try tx.execute("UPDATE decision SET record_hash = 'x' WHERE id = \(serial)", [.text(numbers[4])])
        }
        let verdict = try await judge.judge(&memory)
        await served.stop()
        #expect(memory.count(.lost) == 4, "\(memory.faults)")
        #expect(memory.count(.doubled) == 1, "\(memory.faults)")
        #expect(memory.count(.incomplete) == 3, "\(memory.faults)")
        // A rebuild that needs the record that is gone cannot go on, and says so once; else each row is counted. Which of
        // the two it is depends on the day's draws.
        #expect(verdict.rebuildDifferences >= 1, "\(verdict)")
        #expect(verdict.replayDifferences == 2, "\(verdict)")
    }

    @Test("a declaration sent again is answered as before, or it is a fault")
    func again() {
        func answer(_ index: Int, _ status: Int, _ number: String) -> CrashLife.Answer {
            CrashLife.Answer(
                index: index, status: status, promise: CrashMemory.Promise(number: number, decision: "d"))
        }
        var memory = CrashMemory()
        memory.note(life: 0, begun: 4, answers: [answer(0, 201, "A"), answer(1, 201, "B"), answer(3, 503, "")])
        #expect(memory.open == [2, 3])
        let asBefore = [answer(0, 200, "A"), answer(2, 201, "C"), answer(3, 200, "D")].map { memory.noteAgain($0) }
        #expect(asBefore == [true, true, true])
        #expect(memory.faults.isEmpty && memory.storedUnacknowledged == 1 && memory.promises.count == 4)
        let isSettled = memory.noteAgain(answer(1, 503, ""))
        #expect(!isSettled && memory.faults.isEmpty, "no answer yet")
        // Another number, accepted a second time, refused.
        for wrong in [answer(1, 200, "X"), answer(0, 201, "A"), answer(2, 409, "C")] { _ = memory.noteAgain(wrong) }
        #expect(memory.count(.repeatedWrong) == 3, "\(memory.faults)")
    }
}
