import Dispatch
import Glibc

/// The shell that starts the private server, waits for our word or our end, stops it and cleans up.
final class Keeper: Sendable {
    private struct State {
        var process: pid_t?
        let words: Int32
        let answers: Int32
    }
    private let state: Lock<State>
    private let queue = DispatchQueue(label: "garita.postgresql.keeper")

    /// `$1` folder, `$2` binaries, `$3` port, `$4` keep or remove. `read` ends when the other side of its pipe is
    /// gone: our process ended, also by a crash. The bootstrap alone may skip fsync; the server does not.
    private static let script = #"""
        trap '' INT TERM HUP
        for open in /proc/self/fd/*; do
            open=${open##*/}
            [ "$open" -le 2 ] || eval "exec $open>&-"
        done
        cd "$1" || { echo failed; exit 1; }
        data="$1/data"
        if [ ! -s "$data/PG_VERSION" ]; then
            rm -rf "$data"
            "$2/initdb" -D "$data" -U garita --pwfile="$1/password" --auth-local=trust --auth-host=scram-sha-256 \
                --encoding=UTF8 --locale=C --no-sync >"$1/log" 2>&1 || { echo failed; exit 1; }
            printf 'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n' >"$data/pg_hba.conf"
            cat >>"$data/postgresql.conf" <<END
        listen_addresses = '127.0.0.1'
        unix_socket_permissions = 0700
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        wal_level = replica
        max_wal_senders = 0
        max_wal_size = 4GB
        shared_buffers = 256MB
        max_connections = 200
        timezone = 'UTC'
        log_timezone = 'UTC'
        jit = off
        END
        fi
        socket="$1"
        [ "${#socket}" -lt 90 ] || socket=
        begin() { "$2/pg_ctl" -D "$data" -l "$1/log" -w -t 60 -o "-p $3 -k '$socket'" start >/dev/null 2>&1 </dev/null; }
        begin "$@" || { echo failed; exit 1; }
        echo ready
        mode=immediate
        [ "$4" = keep ] && mode=fast
        while read -r word; do
            [ "$word" = restart ] || break
            "$2/pg_ctl" -D "$data" -m immediate -w -t 60 stop >/dev/null 2>&1 </dev/null
            if begin "$@"; then echo ready; else echo failed; fi
        done
        "$2/pg_ctl" -D "$data" -m $mode -w -t 60 stop >/dev/null 2>&1 </dev/null
        cd /
        [ "$4" = keep ] || rm -rf "$1"
        echo stopped
        """#

    init(_ user: ServerUser, _ directory: String, port: Int, keeping: Bool) throws(DatabaseError) {
        let command =
            user.prefix + [
                "/bin/bash", "-c", Self.script, "garita-postgresql", directory, PrivatePostgreSQL.binaries,
                String(port),
                keeping ? "keep" : "remove",
            ]
        let (process, words, answers) = try Self.spawn(command)
        state = Lock(State(process: process, words: words, answers: answers))
        guard Self.answer(answers) == "ready" else {
            let log = Files.text(at: "\(directory)/log").map { String($0.suffix(2000)) }
            stopNow()
            throw DatabaseError(
                .connection, "the private PostgreSQL in \(directory) does not start", engineMessage: log)
        }
    }

    func stop() async {
        await withCheckedContinuation { continuation in
            queue.async { @Sendable in
                self.stopNow()
                continuation.resume()
            }
        }
    }

    func restart() async throws {
        let isReady = await withCheckedContinuation { continuation in
            queue.async { @Sendable in
                let ends = self.state.with { ($0.words, $0.answers) }
                _ = write(ends.0, "restart\n", 8)
                continuation.resume(returning: Self.answer(ends.1) == "ready")
            }
        }
        if !isReady { throw DatabaseError(.connection, "the private PostgreSQL does not start again") }
    }

    private func stopNow() {
        let (process, words, answers) = state.with { state in
            defer { state.process = nil }
            return (state.process, state.words, state.answers)
        }
        guard let process else { return }
        close(words)
        while Self.answer(answers) != nil {}
        close(answers)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }

    /// The next line of the shell, nil when it ended.
    private static func answer(_ descriptor: Int32) -> String? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count = read(descriptor, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return nil }
            if byte == 10 { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
    }

    /// Starts the command in a process group of its own with our pipes as its input and output, and no other
    /// descriptor of ours.
    private static func spawn(_ command: [String]) throws(DatabaseError) -> (pid_t, Int32, Int32) {
        var words: [Int32] = [-1, -1]
        var answers: [Int32] = [-1, -1]
        guard pipe(&words) == 0, pipe(&answers) == 0 else {
            throw DatabaseError(.configuration, "no descriptors are left")
        }
        for end in [words[1], answers[0]] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, words[0], 0)
        posix_spawn_file_actions_adddup2(&actions, answers[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=/usr/bin:/bin"), strdup("LC_ALL=C"), nil]
        var process: pid_t = 0
        let code = posix_spawn(&process, command[0], &actions, &attributes, &arguments, &environment)
        for pointer in arguments + environment { free(pointer) }
        posix_spawn_file_actions_destroy(&actions)
        posix_spawnattr_destroy(&attributes)
        close(words[0])
        close(answers[1])
        guard code == 0 else {
            close(words[1])
            close(answers[0])
            throw DatabaseError(.configuration, "\(command[0]) cannot be run")
        }
        return (process, words[1], answers[0])
    }
}
