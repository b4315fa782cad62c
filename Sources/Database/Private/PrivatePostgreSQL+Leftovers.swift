import Dispatch
import Glibc

extension PrivatePostgreSQL {
    /// Starts a server in a new folder under `/tmp` named after `purpose` and this process, after removing what earlier
    /// processes with the same purpose left behind.
    ///
    /// Servers end with their process by themselves; leftovers are those that were killed together with their shell.
    package static func startTemporary(purpose: String) async throws -> PrivatePostgreSQL {
        let prefix = "garita-\(purpose)-postgresql-"
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "garita.postgresql.leftovers").async { @Sendable in
                removeLeftovers(prefix)
                continuation.resume()
            }
        }
        let chance = String(UInt32.random(in: 0 ... .max), radix: 36)
        return try await start(in: "/tmp/\(prefix)\(getpid())-\(chance)")
    }

    /// Runs `body` with such a server, and stops it whatever comes of it. Its folder is apart from the caller's data, which
    /// the server's own user could not reach.
    package static func withTemporary<T>(
        purpose: String, _ body: (PrivatePostgreSQL) async throws -> T
    ) async throws -> T {
        let server = try await startTemporary(purpose: purpose)
        do {
            let result = try await body(server)
            await server.stop()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }

    private static func removeLeftovers(_ prefix: String) {
        for name in names(in: "/tmp") where name.hasPrefix(prefix) {
            guard let number = name.dropFirst(prefix.count).split(separator: "-").first, let owner = pid_t(number),
                kill(owner, 0) != 0, errno == ESRCH
            else { continue }
            remove("/tmp/\(name)")
        }
    }

    private static func remove(_ directory: String) {
        if let first = Files.text(at: "\(directory)/data/postmaster.pid")?.split(separator: "\n").first,
            let process = pid_t(first), isServer(process, of: directory)
        {
            kill(process, SIGQUIT)
            for _ in 0..<100 where kill(process, 0) == 0 { usleep(50_000) }
        }
        removeTree(directory)
    }

    /// A process id alone is no proof: it may be another program's by now.
    private static func isServer(_ process: pid_t, of directory: String) -> Bool {
        guard let command = Files.text(at: "/proc/\(process)/cmdline") else { return false }
        return command.contains("postgres") && command.contains(directory)
    }

    private static func names(in folder: String) -> [String] {
        guard let open = opendir(folder) else { return [] }
        defer { closedir(open) }
        var names: [String] = []
        while let entry = readdir(open) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    private static func removeTree(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR {
            for name in names(in: path) { removeTree("\(path)/\(name)") }
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}
