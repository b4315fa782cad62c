import Clearance
import Country
import Customs
import Database
import Foundation
import HTTP
import Programme

extension Command {
    /// Options of every command that opens the database.
    static let dataOptions: [Option] = [
        Option("data", .text("DIR"), help: "the folder that holds everything", standard: "$GARITA_DATA or .garita"),
        Option("database", .text("URL"), help: "sqlite:/path or postgresql://user@host:port/name", standard: "in DIR"),
    ]

    /// Options of every command that opens the house.
    static let houseOptions: [Option] =
        dataOptions + [
            Option("country", .text("DIR"), help: "the country pack", standard: "Countries/mx")
        ]

    /// Where the public reaches the house that a command serves.
    static let publicOption = Option(
        "public-url", .text("URL"), help: "where the public reaches this house: codes on certificates lead there",
        standard: "$GARITA_PUBLIC_URL or where it serves")

    static let serve = Command(
        name: "serve", summary: "Serve the console and the API until it is told to stop.",
        details: """
            Listens on one address. SIGTERM or SIGINT finishes what was begun, then ends with status 0.
            Put a TLS proxy in front (--behind-tls) when people reach it over a network, and say with --public-url what
            its address is to them: certificates that are printed carry it.
            """,
        options: houseOptions + [
            Option("address", .text("IP"), help: "the address to listen on", standard: "127.0.0.1"),
            Option("port", .number(0...65535), help: "the port; 0 takes a free one", standard: "8080"),
            publicOption,
            Option("behind-tls", help: "TLS ends before us: cookies are for TLS only, proxies' addresses are believed"),
            Option("quiet", help: "log answers of 500 and above only"),
            Option("with-input", help: "also end when standard input ends: with the program that started this one"),
        ],
        run: { arguments in
            let house = try await House.open(try House.Settings(arguments))
            let served = try await Served(house, arguments)
            Output.line("Garita serves on http://\(served.address):\(served.port) (data in \(served.place))")
            await Signals.wait(orEndOfInput: arguments.has("with-input"))
            await served.stop()
        })
}

extension House.Settings {
    /// The settings that the options of a command name.
    init(_ arguments: Arguments) throws {
        let folder = try DataFolder(arguments.text("data"))
        self.init(
            databaseURL: arguments.text("database") ?? folder.databaseURL,
            countryFolder: arguments.text("country") ?? Self.countryFolder, drawKey: try folder.drawKey())
        filesFolder = folder.file("files")
        connectorsFile = folder.file("connectors.json")
        isSecure = arguments.has("behind-tls")
        publicAddress = try Self.publicAddress(
            arguments.text("public-url") ?? ProcessInfo.processInfo.environment["GARITA_PUBLIC_URL"])
    }

    /// Nil for nothing; throws what is wrong with what is no address of a site.
    static func publicAddress(_ text: String?) throws -> PublicAddress? {
        guard let text, !text.isEmpty else { return nil }
        guard let address = PublicAddress(text) else {
            throw Failure("--public-url is an address such as https://garita.example/oea, not '\(text.prefix(80))'")
        }
        return address
    }

    /// The Mexican pack beside the program.
    static var countryFolder: String { home + "/Countries/mx" }

    /// The folder of the program's own data: `GARITA_HOME`, which `./garita` sets, else the working folder.
    static var home: String {
        ProcessInfo.processInfo.environment["GARITA_HOME"] ?? FileManager.default.currentDirectoryPath
    }
}

/// A house that listens.
final class Served: Sendable {
    let house: House
    let server: Server
    let address: String
    let port: UInt16
    let place: String
    /// What goes on while the server runs.
    private let background: [Task<Void, Never>]

    init(_ house: House, _ arguments: Arguments) async throws {
        var configuration = ServerConfiguration()
        configuration.address = arguments.text("address") ?? "127.0.0.1"
        configuration.port = UInt16(arguments.number("port", standard: 8080))
        let router = try house.router(
            version: Dispatch.version, logsEveryAnswer: !arguments.has("quiet"),
            isBehindProxy: arguments.has("behind-tls"))
        self.house = house
        address = configuration.address
        place = try arguments.text("database") ?? DataFolder(arguments.text("data")).path
        server = Server(router: router, configuration: configuration)
        port = try await server.start()
        house.programme.certificates.serve(
            at: PublicAddress(
                listeningOn: configuration.address, port: port, name: ProcessInfo.processInfo.hostName))
        background = [
            // The seeds of the days that end; what cannot be published now is published by the next round.
            Self.every(.seconds(3600)) { try await house.clearance.revealSeeds(at: house.time.now()) },
            // What follows for cases from the mere passing of time.
            Self.every(.seconds(60)) { try await house.programme.cases.sweep(at: house.time.now()) },
            // Who would no longer qualify.
            Self.every(.seconds(21_600)) { _ = try await house.programme.monitoring.runNightly(at: house.time.now()) },
            // What other authorities say of operators: a connector that is on runs when its own interval is over.
            Self.every(.seconds(60), atOnce: true) {
                _ = try await house.programme.monitoring.runDue(at: house.time.now())
            },
            // What status gave, for the months that are over.
            Self.every(.seconds(3600)) { _ = try await house.programme.benefits.computeDue(at: house.time.now()) },
            // Statuses that another node wrote.
            Task { await house.programme.base.statuses.follow() },
            // Operators and their numbers that another node wrote.
            Task { await house.programme.operators.follow() },
        ]
    }

    /// Does something again and again until it is cancelled, never twice at once; what fails is tried by the next round.
    private static func every(
        _ interval: Duration, atOnce: Bool = false, _ body: @escaping @Sendable () async throws -> Void
    ) -> Task<Void, Never> {
        Task {
            if atOnce { try? await body() }
            while (try? await Task.sleep(for: interval)) != nil { try? await body() }
        }
    }

    /// Finishes what was begun, then closes the database.
    func stop() async {
        for task in background { task.cancel() }
        await server.stop()
        for task in background { await task.value }
        await house.close()
    }
}

/// The signals that end a server in peace.
enum Signals {
    /// Returns at the first SIGTERM or SIGINT, or at the end of standard input when that is asked for.
    static func wait(orEndOfInput: Bool = false) async {
        signal(SIGTERM, SIG_IGN)
        signal(SIGINT, SIG_IGN)
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        let sources = [SIGTERM, SIGINT].map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { @Sendable in continuation.yield() }
            source.resume()
            return source
        }
        if orEndOfInput {
            Thread.detachNewThread {
                while !FileHandle.standardInput.availableData.isEmpty {}
                continuation.yield()
            }
        }
        for await _ in stream { break }
        for source in sources { source.cancel() }
    }
}
