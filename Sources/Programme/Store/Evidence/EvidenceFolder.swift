import FoundationEssentials
import Sealing

#if canImport(Glibc)
    import Glibc
#endif

/// Files named by their SHA-256, two digits a folder: `ab/cdef…`. Every call blocks.
struct EvidenceFolder: Sendable {
    let root: String

    func path(_ hash: Digest) -> String { "\(folder(hash))/\(hash.hex.dropFirst(2))" }

    private func folder(_ hash: Digest) -> String { "\(root)/\(hash.hex.prefix(2))" }

    /// Writes the bytes so that they stand after a power cut: to a file beside, flushed, renamed, the folder flushed.
    ///
    /// Bytes that stand there already are read and compared first; a damaged file is replaced. Throws ``EvidenceError``
    /// `disk`.
    func write(_ bytes: [UInt8], hash: Digest) throws(EvidenceError) {
        let (folder, path) = (folder(hash), path(hash))
        if let standing = try? read(hash, atMost: bytes.count), SHA256.hash(standing) == hash { return }
        try make(folder)
        let temporary = "\(folder)/.\(Hex.text(RandomBytes.make(8)))"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure("made") }
        var isWhole = Self.write(bytes, to: descriptor) && fsync(descriptor) == 0
        isWhole = close(descriptor) == 0 && isWhole
        guard isWhole, rename(temporary, path) == 0 else {
            unlink(temporary)
            throw Self.failure("written")
        }
        try flush(folder)
    }

    /// The bytes of a file, whatever they are now; nil when there is none.
    ///
    /// - Parameter most: more bytes than the file may have are not read: one more tells that it grew.
    func read(_ hash: Digest, atMost most: Int) throws(EvidenceError) -> [UInt8]? {
        let descriptor = open(path(hash), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw Self.failure("read")
        }
        defer { close(descriptor) }
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: most + 1) { buffer, count in
            while count <= most {
                let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, most + 1 - count)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { failed = true }
                if got <= 0 { break }
                count += got
            }
        }
        if failed { throw Self.failure("read") }
        return bytes
    }

    /// Throws ``EvidenceError`` `disk` when the folder is not there or may not be read.
    func checkThere() throws(EvidenceError) {
        if access(root, R_OK | X_OK) != 0 { throw Self.failure("read") }
    }

    /// The hash of a file, read in pieces; nil when there is none.
    func hash(of hash: Digest) throws(EvidenceError) -> Digest? {
        let descriptor = open(path(hash), O_RDONLY | O_CLOEXEC)
        // A file that may not be read is not gone: only what is not there is told as missing.
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw Self.failure("read")
        }
        defer { close(descriptor) }
        var hasher = SHA256.Hasher()
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let got = Glibc.read(descriptor, &piece, piece.count)
            if got < 0 && errno == EINTR { continue }
            if got < 0 { throw Self.failure("read") }
            if got == 0 { return hasher.finalize() }
            piece.withUnsafeBytes { hasher.update(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
        }
    }

    /// Every hash that a file of the folder is named by.
    func hashes() -> [Digest] {
        var found: [Digest] = []
        for folder in names(in: root) where folder.utf8.count == 2 {
            for name in names(in: "\(root)/\(folder)") {
                if let hash = Digest(hex: folder + name) { found.append(hash) }
            }
        }
        return found
    }

    private func names(in path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    private func make(_ folder: String) throws(EvidenceError) {
        if access(folder, F_OK) == 0 { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw Self.failure("made") }
        // The new folder's own name must stand as well.
        try flush(root)
    }

    private func flush(_ folder: String) throws(EvidenceError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure("flushed") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Self.failure("flushed") }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
    }

    private static func failure(_ what: String) -> EvidenceError {
        EvidenceError(.disk, "the file cannot be \(what): \(String(cString: strerror(errno)))")
    }
}
