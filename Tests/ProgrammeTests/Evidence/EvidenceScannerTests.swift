import Customs
import Foundation
import GaritaTesting
import Ledger
import Testing

@testable import Programme

@Suite("The malware scanner of evidence")
struct EvidenceScannerTests {
    @Test("the protocol's words mean what they mean, over both kinds of socket")
    func protocolWords() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/clamd.sock"
        for (server, address) in [
            (FakeClamd(path: path), "unix:" + path), (FakeClamd(), ""),
        ] {
            defer { server.stop() }
            let text = address.isEmpty ? "tcp:127.0.0.1:\(server.port)" : address
            let place = try #require(ClamdScanner.Address(text))
            // An honest answer of a busy machine is waited for; what is none need not be.
            let (scanner, hasty) = (ClamdScanner(place, timeout: 4), ClamdScanner(place, timeout: 1))
            #expect(await scanner.scan(Samples.pdf) == .clean)
            let large = [UInt8](repeating: 0x61, count: 1_000_001)
            #expect(await scanner.scan(large) == .clean)
            #expect(server.seen == large.count)
            #expect(await scanner.scan(Samples.eicar) == .infected("Win.Test.EICAR_HDB-1"))
            for manner in [FakeClamd.Manner.mute, .full, .babbling] {
                server.become(manner)
                guard case .unknown = await hasty.scan(large) else {
                    Issue.record("\(manner) is no answer")
                    continue
                }
            }
        }
        for wrong in ["", "unix:relative", "tcp:host", "tcp:host:70000", "http://x"] {
            #expect(ClamdScanner.Address(wrong) == nil)
        }
        guard case .unknown = await ClamdScanner(.tcp("127.0.0.1", 1), timeout: 1).scan(Samples.pdf) else {
            Issue.record("nobody listens there")
            return
        }
    }

    @Test(
        "an infected file is not kept; one found later is never served; one that waits is served when seen",
        arguments: TestDatabase.both)
    func vault(_ engine: TestDatabase) async throws {
        let server = FakeClamd()
        defer { server.stop() }
        var settings = EvidenceVault.Settings()
        // Long enough for a machine that does much else; a mute scanner is waited for once.
        settings.scanner = ClamdScanner(.tcp("127.0.0.1", server.port), timeout: 4)
        let on = settings
        try await EvidenceRoom.with(engine) { room in
            // Before there was a scanner both came in; they were served as they were.
            let bad = try await room.store(Samples.eicar, name: "prueba.txt")
            let good = try await room.store()
            #expect(bad.scan == .unscanned)
            #expect(try await room.vault.bytes(of: good, at: room.now) == Samples.pdf)

            room.vault.connect(settings: on)
            await #expect(throws: EvidenceError(.unscanned, "")) {
                _ = try await room.vault.bytes(of: good, at: room.now)
            }
            #expect(try await room.vault.scanWaiting(at: room.now) == 2)
            #expect(try await room.vault.scanWaiting(at: room.now) == 0)
            let (seenBad, seenGood) = (try await room.vault.file(bad.id), try await room.vault.file(good.id))
            #expect(seenBad.scan == .infected && seenGood.scan == .clean)
            #expect(try await room.vault.bytes(of: seenGood, at: room.now) == Samples.pdf)
            await #expect(throws: EvidenceError(.infected, "")) {
                _ = try await room.vault.bytes(of: seenBad, at: room.now)
            }
            for client in [room.solClient, room.who("programme-officer"), room.who("auditor")] {
                let answer = try await client.get("/api/programme/evidence/\(bad.id)/file")
                #expect(answer.status == 409 && !answer.text.contains("EICAR"))
            }
            #expect(try await room.events(bad.id.text).map(\.kind) == [.evidenceStored, .evidenceScanned])

            await #expect(throws: EvidenceError(.infected, "")) {
                try await room.store(Samples.eicar + Array(" ".utf8), name: "otra.txt")
            }
            #expect(try await room.events("OP-000001").map(\.kind) == [.evidenceRefused])
            #expect(try await room.vault.verify(at: room.now).checked == 2)
            #expect(try await room.vault.verify(at: room.now).strays == 0)

            server.become(.mute)
            let waiting = try await room.store(Samples.png, name: "foto.png")
            #expect(waiting.scan == .unscanned)
            #expect(try await room.solClient.get("/api/programme/evidence/\(waiting.id)/file").status == 409)
        }
    }

    @Test(
        "the real clamd finds the standard test string", .enabled(if: RealClamd.isInstalled, "clamd is not installed"))
    func real() async throws {
        let folder = try TemporaryFolder()
        let clamd = try RealClamd(folder: folder.path)
        defer { clamd.stop() }
        let scanner = ClamdScanner(.unix(folder.path + "/clamd.sock"), timeout: 20)
        var answer = ScanAnswer.unknown("not started")
        for _ in 0..<100 {
            answer = await scanner.scan(Samples.eicar)
            if case .unknown = answer { try await Task.sleep(for: .milliseconds(200)) } else { break }
        }
        guard case .infected(let name) = answer else {
            Issue.record("clamd said \(answer)")
            return
        }
        #expect(name.hasPrefix("Garita.Test.EICAR"))
        #expect(await scanner.scan(Samples.pdf) == .clean)
    }
}

/// A clamd of the test's own, with a signature of its own for the standard test string, so that no list is fetched.
private struct RealClamd {
    static let program = ["/usr/sbin/clamd", "/usr/local/sbin/clamd"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    static var isInstalled: Bool { program != nil }
    private let process = Process()

    init(folder: String) throws {
        let lists = folder + "/lists"
        try FileManager.default.createDirectory(atPath: lists, withIntermediateDirectories: true)
        let signature = Samples.eicar.map { String(format: "%02x", $0) }.joined()
        try Data("Garita.Test.EICAR:0:0:\(signature)\n".utf8).write(to: URL(filePath: lists + "/garita.ndb"))
        let configuration = """
            LocalSocket \(folder)/clamd.sock
            DatabaseDirectory \(lists)
            TemporaryDirectory \(folder)
            PidFile \(folder)/clamd.pid
            Foreground yes
            User \(NSUserName())
            """
        try Data(configuration.utf8).write(to: URL(filePath: folder + "/clamd.conf"))
        process.executableURL = URL(filePath: Self.program ?? "")
        process.arguments = ["--config-file=\(folder)/clamd.conf"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    func stop() {
        // A thread of the tests may block the gentler signal, and its child inherits that.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
