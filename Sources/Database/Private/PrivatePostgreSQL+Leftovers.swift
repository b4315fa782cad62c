import Dispatch
import Glibc

extension PrivatePostgreSQL {
    /// Stops and removes servers in `folder/<process id>` whose process is gone. Their shells do that by themselves;
    /// this is for those that were killed together with their shell.
    package static func removeLeftovers(in folder: String) async {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "garita.postgresql.leftovers").async { @Sendable in
                for name in names(in: folder) {
                    guard let owner = pid_t(name), kill(owner, 0) != 0, errno == ESRCH else { continue }
                    remove("\(folder)/\(name)")
                }
                continuation.resume()
            }
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
