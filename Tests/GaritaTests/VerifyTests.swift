import Country
import Customs
import Database
import Foundation
import GaritaTesting
import JSON
import Programme
import Sealing
import Testing

@testable import garita

@Suite("The command verify") struct VerifyTests {
    @Test("it finds a byte of evidence that was changed and a file that was removed, and then fails")
    func evidence() async throws {
        let folder = try TestFolder.make()
        let words = ["--data", folder, "--country", ConsoleHouse.root + "/Countries/mx"]
        let arguments = try Arguments(words, for: .verify)
        let owner = OperatorID(serial: 1)
        let house = try await House.open(House.Settings(arguments))
        var files: [EvidenceFile] = []
        for number in 1...3 {
            let bytes = Array("sello;fecha\nABC\(number);2026-11-01\n".utf8)
            let offer = EvidenceOffer(
                owner: owner, name: "sellos-\(number).csv", declaredType: "text/csv", bytes: bytes,
                details: EvidenceDetails())
            files.append(
                try await house.programme.evidence.store(offer, by: "test", at: house.time.now()).file)
        }
        let whole = try await house.proof()
        #expect(whole.complaint == nil && whole.lines.isEmpty)
        #expect(whole.json.text().hasSuffix(#""breaks":0,"evidence":3,"evidenceBroken":0}"#))
        await house.close()
        try await Command.verify.run(arguments)

        func path(_ file: EvidenceFile) -> String {
            "\(folder)/files/evidence/\(file.hash.hex.prefix(2))/\(file.hash.hex.dropFirst(2))"
        }
        var bytes = try Data(contentsOf: URL(filePath: path(files[0])))
        bytes[3] ^= 1
        try bytes.write(to: URL(filePath: path(files[0])))
        try FileManager.default.removeItem(atPath: path(files[1]))
        await #expect(throws: Failure.self) { try await Command.verify.run(arguments) }
        let again = try await House.open(House.Settings(arguments))
        let broken = try await again.proof()
        await again.close()
        #expect(broken.evidenceBroken == 2 && broken.breaks.isEmpty && broken.complaint != nil)
        #expect(
            broken.lines == [
                "\(files[1].id): the file is missing", "\(files[0].id): the file is not what was stored",
            ])
        #expect(broken.json.text().hasSuffix(#""evidence":3,"evidenceBroken":2}"#))
    }
}
