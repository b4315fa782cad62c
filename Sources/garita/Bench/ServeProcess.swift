import Concurrency
import Foundation

/// `garita serve` as a process of its own, started from this very program, to be killed or stopped.
///
/// It ends with us, however we end: its standard input is a pipe that we hold, and it stops when that pipe ends.
final class ServeProcess: Sendable {
    private let process: pid_t
    private let input: Int32
    private let output: Int32
    private let log: String
    /// A process is ended once: its number may be another's afterwards.
    private let hasEnded = Locked(false)

    private init(process: pid_t, input: Int32, output: Int32, log: String) {
        self.process = process
        self.input = input
        self.output = output
        self.log = log
    }

    deinit { kill() }

    /// Starts the program with these words; what it writes to standard error goes to the end of `log`.
    static func start(_ words: [String], log: String) throws -> ServeProcess {
        var input: [Int32] = [-1, -1]
        var output: [Int32] = [-1, -1]
        guard pipe(&input) == 0, pipe(&output) == 0 else { throw Failure("no descriptors are left") }
        for end in [input[1], output[0]] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, input[0], 0)
        posix_spawn_file_actions_adddup2(&actions, output[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        for end in [input[0], output[1]] { posix_spawn_file_actions_addclose(&actions, end) }
        var arguments: [UnsafeMutablePointer<CChar>?] = (["garita"] + words).map { strdup($0) } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] =
            ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        var process: pid_t = 0
        // The running program itself, also when its file was replaced by a newer build meanwhile.
        let code = posix_spawn(&process, "/proc/self/exe", &actions, nil, &arguments, &environment)
        for pointer in arguments + environment { free(pointer) }
        posix_spawn_file_actions_destroy(&actions)
        close(input[0])
        close(output[1])
        guard code == 0 else {
            close(input[1])
            close(output[0])
            throw Failure("the program cannot start itself: \(String(cString: strerror(code)))")
        }
        return ServeProcess(process: process, input: input[1], output: output[0], log: log)
    }

    /// Waits up to `seconds` until it serves, and answers on which port. Blocks.
    ///
    /// Throws ``Failure`` with the end of its log when it ends or stays silent; it is killed then.
    func port(within seconds: Double = 120) throws -> UInt16 {
        let line = firstLine(within: seconds)
        if let line, let address = line.range(of: "://")?.upperBound,
            let port = line[address...].prefix(while: { $0 != " " }).split(separator: ":").last.flatMap({ UInt16($0) })
        {
            return port
        }
        kill()
        let tail = (try? String(contentsOfFile: log, encoding: .utf8)).map { $0.suffix(1000) } ?? ""
        throw Failure("the server does not start; its log ends with: \(tail)")
    }

    private func firstLine(within seconds: Double) -> String? {
        var line: [UInt8] = []
        let end = LoadClient.clock() + UInt64(seconds * 1e9)
        while LoadClient.clock() < end {
            var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 1000) > 0 else { continue }
            var byte: UInt8 = 0
            let count = read(output, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return nil }
            if byte == 0x0A { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
        return nil
    }

    /// `kill -9`, at once and without a word; the process is gone when this returns.
    ///
    /// Answers false when it was not this signal that ended it: it had ended before.
    @discardableResult
    func kill() -> Bool { end(SIGKILL).map { $0 & 0x7F == SIGKILL } ?? false }

    /// Asks it to end in peace and answers whether it ended with status 0. Blocks.
    func stop() -> Bool { end(SIGTERM) == 0 }

    /// The status of `waitpid`; nil when it was ended before.
    private func end(_ number: Int32) -> Int32? {
        let isFirst = hasEnded.with { ended in
            defer { ended = true }
            return !ended
        }
        guard isFirst else { return nil }
        Glibc.kill(process, number)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        close(input)
        close(output)
        return status
    }
}

/// Runs blocking work on a thread of its own, away from the shared pool.
func onNewThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        let thread = Thread { continuation.resume(with: Result { try body() }) }
        thread.stackSize = 8 << 20
        thread.start()
    }
}
