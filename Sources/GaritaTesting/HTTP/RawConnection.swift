import CMicrohttpd
import Dispatch
import Glibc
import HTTP

/// A TCP connection to a server on loopback, byte by byte: for what a decent client would never send.
///
/// Its calls block the thread; run them inside ``onOwnThread(_:)``.
package final class RawConnection {
    package enum Failure: Error { case socket(String), closed, timeout, malformed(String) }

    private let descriptor: Int32
    private var pending: [UInt8] = []

    /// Connects; reads give up after `patience` milliseconds.
    package init(port: UInt16, patience: Int = 10_000) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure.socket(String(cString: strerror(errno))) }
        var wait = timeval(tv_sec: patience / 1000, tv_usec: patience % 1000 * 1000)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        // The end of the object closes it, also here: a second close could hit a descriptor that is another's by then.
        guard connected == 0 else { throw Failure.socket(String(cString: strerror(errno))) }
    }

    deinit { Glibc.close(descriptor) }

    /// Sends bytes; throws ``Failure/closed`` when the server has gone.
    package func send(_ bytes: [UInt8]) throws {
        var offset = 0
        while offset < bytes.count {
            let sent = bytes[offset...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { throw Failure.closed }
            offset += sent
        }
    }

    package func send(_ text: String) throws { try send(Array(text.utf8)) }

    /// Says that nothing more will be sent.
    package func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Everything until the server closes.
    package func readToEnd() throws -> [UInt8] {
        while try fill() {}
        defer { pending = [] }
        return pending
    }

    /// Whether the server closes the connection (cleanly or not) within the patience.
    package func isClosedByServer() -> Bool {
        do {
            while try fill() {}
            return true
        } catch Failure.closed {
            return true
        } catch {
            return false
        }
    }

    /// One whole answer; what follows it stays for the next call.
    package func readAnswer(to method: String = "GET") throws -> TestAnswer {
        var answer = try readHeadFields()
        if answer.status == 100 { return try readAnswer(to: method) }
        guard method != "HEAD", answer.status != 204, answer.status != 304 else { return answer }
        if let length = answer.headers["content-length"].flatMap({ Int($0) }) {
            while pending.count < length {
                guard try fill() else { throw Failure.malformed("the body ends early") }
            }
            answer.body = Array(pending[..<length])
            pending.removeFirst(length)
        } else {
            answer.body = try readToEnd()
        }
        return answer
    }

    /// The status of the next head alone, such as a 100.
    package func readHead() throws -> Int { try readHeadFields().status }

    private func readHeadFields() throws -> TestAnswer {
        while true {
            if let end = Self.endOfHead(pending) {
                defer { pending.removeFirst(end) }
                return try TestAnswer(head: Array(pending[..<end]))
            }
            guard try fill() else { throw pending.isEmpty ? Failure.closed : Failure.malformed("the head ends early") }
        }
    }

    /// Reads once. False: the server has closed.
    private func fill() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count == 0 { return false }
        guard count > 0 else { throw errno == EAGAIN ? Failure.timeout : Failure.closed }
        pending += buffer[..<count]
        return true
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        for index in 3..<bytes.count
        where bytes[index] == 10 && bytes[index - 1] == 13 && bytes[index - 2] == 10 && bytes[index - 3] == 13 {
            return index + 1
        }
        return nil
    }
}

/// Sleeping on a thread of one's own.
package enum Pause {
    package static func milliseconds(_ count: UInt32) { usleep(count * 1000) }
}

/// Runs blocking work on a thread of its own, so that the shared pool stays free for what is tested.
package func onOwnThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        let thread = DispatchQueue(label: "garita.test")
        thread.async { continuation.resume(with: Result { try body() }) }
    }
}
