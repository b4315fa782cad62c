import Glibc

/// As whom the private server runs: PostgreSQL refuses root, so root lends it to the user `postgres`.
struct ServerUser: Sendable {
    /// Nil for ourselves.
    let other: (user: uid_t, group: gid_t)?

    static func current() throws(DatabaseError) -> ServerUser {
        guard geteuid() == 0 else { return ServerUser(other: nil) }
        guard let entry = getpwnam("postgres") else {
            throw DatabaseError(
                .configuration, "the user postgres is missing; run: sudo apt-get install -y postgresql-15")
        }
        return ServerUser(other: (entry.pointee.pw_uid, entry.pointee.pw_gid))
    }

    /// What to write before a command so that it runs as this user.
    var prefix: [String] {
        guard let other else { return [] }
        return ["/usr/bin/setpriv", "--reuid=\(other.user)", "--regid=\(other.group)", "--clear-groups", "--"]
    }

    /// Makes the folder and those above it; the last belongs to the user and to nobody else.
    func makeDirectory(_ path: String) throws(DatabaseError) {
        var above = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            above += above.isEmpty || above.hasSuffix("/") ? String(part) : "/" + part
            guard mkdir(above, 0o755) == 0 || errno == EEXIST else {
                throw DatabaseError(.configuration, "the folder \(above) cannot be made")
            }
        }
        // In a folder like /tmp somebody else may have put a link under our name.
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
            status.st_uid == geteuid() || status.st_uid == other?.user
        else { throw DatabaseError(.configuration, "the folder \(path) belongs to somebody else") }
        try own(path)
        guard chmod(path, 0o700) == 0 else { throw DatabaseError(.configuration, "the folder \(path) is not ours") }
    }

    private func own(_ path: String) throws(DatabaseError) {
        guard let other else { return }
        guard chown(path, other.user, other.group) == 0 else {
            throw DatabaseError(.configuration, "the folder \(path) cannot be given to the user postgres")
        }
    }

    /// The password of the cluster in the folder, made at the first start.
    func password(in directory: String) throws(DatabaseError) -> String {
        let path = "\(directory)/password"
        if let known = Files.text(at: path), !known.isEmpty { return known }
        var random = SystemRandomNumberGenerator()
        let password = (0..<2).map { _ in String(random.next(), radix: 16) }.joined()
        guard Files.write(password, to: path, mode: 0o600) else {
            throw DatabaseError(.configuration, "the folder \(directory) cannot be written")
        }
        try own(path)
        return password
    }
}

/// The little that is needed of files.
enum Files {
    /// The text of a small file without the white space at its end, nil when it cannot be read.
    static func text(at path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(file, &bytes, bytes.count)
        guard count >= 0 else { return nil }
        let end = bytes[..<count].lastIndex { $0 > 32 } ?? -1
        return String(decoding: bytes[...end], as: UTF8.self)
    }

    static func write(_ text: String, to path: String, mode: mode_t) -> Bool {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard file >= 0 else { return false }
        defer { close(file) }
        return Array(text.utf8).withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) == text.utf8.count }
    }
}
