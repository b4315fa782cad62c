import Glibc

/// Wakes a thread that waits in `poll`: a pipe to oneself.
final class Bell: Sendable {
    /// Readable after `ring`.
    let descriptor: Int32
    private let other: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        // Without descriptors left both stay -1, which `poll` ignores: then only deadlines stop a statement.
        if pipe(&ends) == 0 {
            for end in ends {
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            }
        }
        descriptor = ends[0]
        other = ends[1]
    }

    deinit {
        Glibc.close(descriptor)
        Glibc.close(other)
    }

    func ring() {
        var byte: UInt8 = 1
        _ = write(other, &byte, 1)
    }

    func silence() {
        var bytes = [UInt8](repeating: 0, count: 64)
        _ = read(descriptor, &bytes, 64)
    }
}
