import CEpoll
import Glibc

/// An HTTP/1.1 load client for loopback: many keep-alive connections driven by one thread over `epoll`.
///
/// It knows just enough HTTP to measure this server: requests are ready-made bytes, answers carry `Content-Length`.
struct LoadClient {
    /// What became of one request.
    struct Outcome: Sendable {
        let index: Int
        let status: Int
        /// Nanoseconds from the first byte sent to the last byte read.
        let nanoseconds: UInt64
    }

    enum Failure: Error, CustomStringConvertible {
        case connect(errno: Int32)
        case wait(errno: Int32)

        var description: String {
            switch self {
            case .connect(let code): "cannot connect to the server: \(String(cString: strerror(code)))"
            case .wait(let code): "epoll failed: \(String(cString: strerror(code)))"
            }
        }
    }

    let port: UInt16
    let connections: Int

    /// Sends requests until `next` has no more, each connection one at a time; returns when all are answered or when
    /// every connection is broken (a server that is killed).
    ///
    /// - Parameters:
    ///   - next: fills the buffer with the request of a new index; returns false when there are no more.
    ///   - answered: called on the client's thread with each outcome and the answer's body.
    func run(
        next: (_ index: Int, _ request: inout [UInt8]) -> Bool,
        answered: (_ outcome: Outcome, _ body: ArraySlice<UInt8>) -> Void
    ) throws {
        var open: [Connection] = []
        defer { for connection in open where connection.socket >= 0 { close(connection.socket) } }
        let watch = epoll_create1(0)
        guard watch >= 0 else { throw Failure.wait(errno: errno) }
        defer { close(watch) }
        for slot in 0..<connections {
            open.append(Connection(socket: try Self.connect(port: port)))
            var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(u64: UInt64(slot)))
            guard epoll_ctl(watch, EPOLL_CTL_ADD, open[slot].socket, &event) == 0 else {
                throw Failure.wait(errno: errno)
            }
        }
        var index = 0
        var alive = 0
        for slot in open.indices where open[slot].begin(index, next) {
            index += 1
            alive += 1
        }
        var ready = [epoll_event](repeating: epoll_event(), count: max(1, connections))
        while alive > 0 {
            let count = epoll_wait(watch, &ready, Int32(ready.count), 10_000)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure.wait(errno: errno) }
            guard count > 0 else { return }
            for event in ready.prefix(Int(count)) {
                let slot = Int(event.data.u64)
                switch open[slot].read() {
                case .more: continue
                case .broken:
                    if open[slot].busy { alive -= 1 }
                    // Closing it takes it out of the watch.
                    close(open[slot].socket)
                    open[slot].socket = -1
                case .answer(let status, let bodyStart, let bodyEnd):
                    let elapsed = Self.clock() &- open[slot].started
                    answered(
                        Outcome(index: open[slot].index, status: status, nanoseconds: elapsed),
                        open[slot].buffer[bodyStart..<bodyEnd])
                    open[slot].filled = 0
                    if open[slot].begin(index, next) {
                        index += 1
                    } else {
                        alive -= 1
                    }
                }
            }
        }
    }

    /// Nanoseconds of the monotonic clock.
    static func clock() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private static func connect(port: UInt16) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure.connect(errno: errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw Failure.connect(errno: code)
        }
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        return descriptor
    }
}

/// One keep-alive connection: the request in flight and the bytes of its answer so far.
private struct Connection {
    enum Step {
        case more
        case broken
        case answer(status: Int, bodyStart: Int, bodyEnd: Int)
    }

    var socket: Int32
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    var filled = 0
    var request: [UInt8] = []
    var index = 0
    var started: UInt64 = 0
    var busy = false

    init(socket: Int32) { self.socket = socket }

    /// Sends the next request; false when there is none or the connection is broken.
    mutating func begin(_ index: Int, _ next: (Int, inout [UInt8]) -> Bool) -> Bool {
        busy = false
        guard socket >= 0, next(index, &request) else { return false }
        self.index = index
        started = LoadClient.clock()
        var sent = 0
        while sent < request.count {
            let count = request.withUnsafeBytes { bytes in
                send(socket, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        busy = true
        return true
    }

    mutating func read() -> Step {
        if filled == buffer.count { buffer.append(contentsOf: repeatElement(0, count: buffer.count)) }
        let room = buffer.count - filled
        let start = filled
        let descriptor = socket
        let count = buffer.withUnsafeMutableBytes { bytes in
            recv(descriptor, bytes.baseAddress?.advanced(by: start), room, 0)
        }
        guard count > 0 else { return .broken }
        filled += count
        return parse()
    }

    /// Finds the end of the head, its status and its `Content-Length`, line by line.
    private func parse() -> Step {
        guard filled > 16 else { return .more }
        let status = Int(buffer[9] &- 48) * 100 + Int(buffer[10] &- 48) * 10 + Int(buffer[11] &- 48)
        return buffer.withUnsafeBytes { bytes in
            var length: Int?
            var line = 0
            while let base = bytes.baseAddress, let feed = memchr(base + line, 0x0A, filled - line) {
                let end = feed - UnsafeMutableRawPointer(mutating: base)
                if end - line <= 1 {
                    guard let length else { return .broken }
                    let body = end + 1
                    return filled >= body + length
                        ? .answer(status: status, bodyStart: body, bodyEnd: body + length) : .more
                }
                length = length ?? Self.length(UnsafeRawBufferPointer(rebasing: bytes[line..<end]))
                line = end + 1
            }
            return .more
        }
    }

    private static let name = Array("content-length:".utf8)

    /// The number of a `Content-Length` line; nil for any other line.
    private static func length(_ line: UnsafeRawBufferPointer) -> Int? {
        guard line.count > name.count, line[0] | 0x20 == name[0], line[name.count - 1] == 0x3A,
            zip(line, name).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
        else { return nil }
        return line.dropFirst(name.count).reduce(0) { value, byte in
            byte &- 0x30 < 10 ? value * 10 + Int(byte - 0x30) : value
        }
    }
}
