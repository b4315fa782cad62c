import Concurrency
import FoundationEssentials
import Glibc

/// A clamd for tests that speaks INSTREAM over a unix or a TCP socket: it reads the pieces as the real one does and finds
/// the standard test string.
final class FakeClamd: Sendable {
    enum Manner: Sendable {
        case honest
        /// Reads and never answers.
        case mute
        /// Answers that the stream is too long, and closes.
        case full
        /// Answers something that nobody knows.
        case babbling
    }

    let port: UInt16
    private let descriptor: Int32
    private let manner: Locked<Manner>
    private let seenBytes = Locked(0)
    var seen: Int { seenBytes.with { $0 } }

    init(path: String? = nil, _ manner: Manner = .honest) {
        self.manner = Locked(manner)
        if let path {
            let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            descriptor = socket
            var name = sockaddr_un()
            name.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
            _ = withUnsafePointer(to: &name) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            port = 0
        } else {
            let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            descriptor = socket
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            port = withUnsafeMutablePointer(to: &name) {
                _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, length) }
                _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
                return UInt16(bigEndian: $0.pointee.sin_port)
            }
        }
        listen(descriptor, 16)
        let (listener, counter, how) = (descriptor, seenBytes, self.manner)
        Thread.detach {
            while true {
                let line = accept(listener, nil, nil)
                if line >= 0 { Self.serve(line, how.with { $0 }, counter) } else if errno == EINVAL { break }
            }
            close(listener)
        }
    }

    func become(_ manner: Manner) { self.manner.with { $0 = manner } }

    /// The accepting thread closes the listener: closed here, its number could be another's by the next `accept`.
    func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    private static func serve(_ line: Int32, _ manner: Manner, _ counter: Locked<Int>) {
        defer { close(line) }
        guard read(10, from: line) == Array("zINSTREAM\0".utf8) else { return answer("UNKNOWN COMMAND", line) }
        if case .full = manner { return answer("INSTREAM size limit exceeded. ERROR", line) }
        var body: [UInt8] = []
        while let head = read(4, from: line) {
            let length = head.reduce(0) { $0 << 8 | Int($1) }
            if length == 0 { break }
            guard let piece = read(length, from: line) else { return }
            body += piece
        }
        let size = body.count
        counter.with { $0 = size }
        switch manner {
        case .mute: sleep(3)
        case .babbling: answer("stream: what a file", line)
        default:
            let isBad = body.starts(with: Samples.eicar)
            answer(isBad ? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK", line)
        }
    }

    private static func answer(_ text: String, _ line: Int32) {
        let bytes = Array(text.utf8) + [0]
        _ = send(line, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    private static func read(_ count: Int, from line: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes.withUnsafeMutableBytes { recv(line, $0.baseAddress.map { $0 + done }, count - done, 0) }
            guard got > 0 else { return nil }
            done += got
        }
        return bytes
    }
}

/// A thread of its own, for what blocks.
private enum Thread {
    private final class Work {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    static func detach(_ run: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(run))
        let failed = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, work.toOpaque())
        if failed == 0 { pthread_detach(thread) } else { work.release() }
    }
}
