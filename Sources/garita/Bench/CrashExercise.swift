import Customs
import Database
import Foundation

/// Kills the server with `kill -9` while declarations are lodged, again and again, and counts promises not kept.
///
/// The server is this very program in a process of its own. Its client remembers every acknowledgement; after each
/// restart it sends again what was open and some of what was acknowledged, and goes on. In the end ``CrashJudge``
/// compares the client's memory with the database.
struct CrashExercise: Sendable {
    /// How often and how hard.
    struct Settings: Sendable {
        var times = 50
        /// The longest life under load; each lasts between 0.05 s and this.
        var seconds = 2.0
        var connections = 48
        var seed: UInt64 = 1
        /// Whether PostgreSQL crashes too, in every third life.
        var crashesDatabase = false
        /// Decisions of each life that are made again in the end.
        var replays = 100
        var countryFolder = House.Settings.countryFolder
    }

    /// What one engine came to.
    struct Figures: Sendable {
        var lives = 0
        /// Of these, killed while it started, before it served.
        var killedStarting = 0
        var databaseCrashes = 0
        var seconds = 0.0
        var memory = CrashMemory()
        var verdict = CrashJudge.Verdict()

        var isSound: Bool {
            memory.faults.isEmpty && verdict.rebuildDifferences == 0 && verdict.ledgerBreaks == 0
                && verdict.replayDifferences == 0
        }
    }

    let settings: Settings
    /// The data folder of the server under exercise, empty at the start.
    let folder: DataFolder
    /// Takes a line about progress, after each life.
    let say: @Sendable (String) -> Void

    /// Runs on SQLite in the folder.
    func sqlite() async throws -> Figures { try await run(url: folder.databaseURL, server: nil) }

    /// Runs on a private PostgreSQL, with `fsync` and `synchronous_commit` on.
    func postgreSQL() async throws -> Figures {
        try await PrivatePostgreSQL.withTemporary(purpose: "crash") { server in
            try await run(url: server.url, server: server)
        }
    }

    private func run(url: String, server: PrivatePostgreSQL?) async throws -> Figures {
        let start = ContinuousClock.now
        var figures = Figures()
        let load = try await prepare(url)
        let words =
            ["serve", "--data", folder.path, "--database", url, "--country", settings.countryFolder]
            + ["--port", "0", "--quiet", "--with-input"]
        var dice = CrashDice(seed: settings.seed)
        for life in 0..<settings.times {
            try Task.checkCancellation()
            if dice.chance(0.1) { try await killStarting(words, after: dice.between(0, 0.5), &figures) }
            let (serving, client) = try await serve(words, load)
            try await sendAgain(client, &figures.memory, &dice)
            let plan = plan(life, &dice, server)
            if plan.crash != nil { figures.databaseCrashes += 1 }
            async let killed = end(serving, plan)
            let seen = try await onNewThread { client.untilKilled(first: life * CrashMemory.span) }
            let wasAlive = try await killed
            figures.memory.note(life: life, begun: seen.begun, answers: seen.answers)
            if !wasAlive { figures.memory.add(.unexpected, "the server ended by itself in life \(life)") }
            figures.lives += 1
            let wrong = figures.memory.faults.isEmpty ? "" : ", \(figures.memory.faults.count) wrong"
            say("\(life + 1)/\(settings.times) lives, \(figures.memory.promises.count) acknowledged\(wrong)")
        }
        say("comparing with the database")
        try await judge(url, words, load, &figures, &dice)
        figures.seconds = (ContinuousClock.now - start) / .seconds(1)
        return figures
    }

    /// Account, token and requests, made by a house that is closed again before the first life.
    private func prepare(_ url: String) async throws -> LodgeLoad {
        let house = try await open(url)
        do {
            let token = try await BenchAccount.token(in: house)
            let load = try LodgeLoad(
                country: house.country, today: CalendarDay(house.time.now()), organisation: BenchAccount.organisation,
                token: token, prefix: Self.prefix)
            await house.close()
            return load
        } catch {
            await house.close()
            throw error
        }
    }

    private static let prefix = "CRASH"

    private func open(_ url: String) async throws -> House {
        try await House.open(
            House.Settings(databaseURL: url, countryFolder: settings.countryFolder, drawKey: try folder.drawKey()))
    }

    /// Starts the server and waits until it serves.
    private func serve(_ words: [String], _ load: LodgeLoad) async throws -> (ServeProcess, CrashLife) {
        let log = folder.file("serve.log")
        let (process, port) = try await onNewThread {
            let process = try ServeProcess.start(words, log: log)
            return (process, try process.port())
        }
        return (process, CrashLife(load: load, port: port, connections: settings.connections))
    }

    /// A life that ends before it serves: migrations, rules and seeds are met in the middle.
    private func killStarting(_ words: [String], after seconds: Double, _ figures: inout Figures) async throws {
        let starting = try ServeProcess.start(words, log: folder.file("serve.log"))
        try? await Task.sleep(for: .seconds(seconds))
        starting.kill()
        figures.lives += 1
        figures.killedStarting += 1
    }

    /// When the server is killed, and when PostgreSQL crashes.
    private struct Plan: Sendable {
        var seconds: Double
        /// PostgreSQL and the seconds after which it crashes.
        var crash: (server: PrivatePostgreSQL, seconds: Double)?
    }

    private func plan(_ life: Int, _ dice: inout CrashDice, _ server: PrivatePostgreSQL?) -> Plan {
        var plan = Plan(seconds: dice.between(0.05, settings.seconds))
        if settings.crashesDatabase, let server, life % 3 == 1 {
            // Half of them with the server, half of them under it, so that it lives on for a while.
            plan.crash = (server, dice.chance(0.5) ? plan.seconds : plan.seconds / 2)
        }
        return plan
    }

    /// Lets the load run, then kills; false when the server had ended by itself.
    private func end(_ serving: ServeProcess, _ plan: Plan) async throws -> Bool {
        guard let crash = plan.crash else {
            try? await Task.sleep(for: .seconds(plan.seconds))
            return serving.kill()
        }
        try? await Task.sleep(for: .seconds(crash.seconds))
        if crash.seconds < plan.seconds {
            defer { serving.kill() }
            try await crash.server.restart()
            try? await Task.sleep(for: .seconds(plan.seconds - crash.seconds))
            return serving.kill()
        }
        async let restarted: Void = crash.server.restart()
        let wasAlive = serving.kill()
        try await restarted
        return wasAlive
    }

    /// Sends the sample again until each has an answer that settles it.
    private func sendAgain(
        _ client: CrashLife, _ memory: inout CrashMemory, _ dice: inout CrashDice
    ) async throws {
        var rest = memory.sample(last: 64, earlier: 64, random: &dice)
        for _ in 0..<10 where !rest.isEmpty {
            let answers = try await onNewThread { [rest] in try client.again(rest) }
            let settled = Set(answers.filter { memory.noteAgain($0) }.map(\.index))
            rest.removeAll { settled.contains($0) }
            if !rest.isEmpty { try await Task.sleep(for: .milliseconds(200)) }
        }
        if !rest.isEmpty { memory.add(.repeatedWrong, "\(rest.count) declarations, sent again, got no answer") }
    }

    /// One more life in peace for what the last kill left open, then the judgement.
    private func judge(
        _ url: String, _ words: [String], _ load: LodgeLoad, _ figures: inout Figures, _ dice: inout CrashDice
    ) async throws {
        let (serving, client) = try await serve(words, load)
        try await sendAgain(client, &figures.memory, &dice)
        let isPeaceful = try await onNewThread { serving.stop() }
        if !isPeaceful { figures.memory.add(.unexpected, "the server, asked to end, did not end with status 0") }
        let house = try await open(url)
        do {
            let judge = CrashJudge(
                house: house,
                index: { reference in
                    reference.hasPrefix(Self.prefix) ? Int(reference.dropFirst(Self.prefix.count)) : nil
                }, replays: settings.replays)
            figures.verdict = try await judge.judge(&figures.memory)
            await house.close()
        } catch {
            await house.close()
            throw error
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same seed kills at the same moments.
struct CrashDice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func between(_ low: Double, _ high: Double) -> Double {
        low + (max(low, high) - low) * Double(next() >> 11) * 0x1p-53
    }

    mutating func chance(_ probability: Double) -> Bool { between(0, 1) < probability }
}
