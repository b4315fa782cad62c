import Glibc

/// A file as the body of an answer: sent from the disk piece by piece, never whole in memory.
///
/// It is opened at once, so that it may be removed from its folder while it is being sent.
package final class FileBody: Sendable {
    let descriptor: Int32
    /// Bytes.
    package let size: Int

    /// Opens a file; nil when it cannot be read or is none.
    ///
    /// - Parameter removing: takes its name away, so that the disk forgets it when it has been sent.
    package init?(_ path: String, removing: Bool = false) {
        let opened = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard opened >= 0 else { return nil }
        var status = stat()
        guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            return nil
        }
        descriptor = opened
        size = Int(status.st_size)
        if removing { unlink(path) }
    }

    deinit { close(descriptor) }

    /// All bytes, for what is small and for tests.
    package func bytes() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = pread(descriptor, buffer.baseAddress.map { $0 + count }, size - count, count)
                if got < 0 && errno == EINTR { continue }
                if got <= 0 { break }
                count += got
            }
        }
    }
}
