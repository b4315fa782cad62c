import Concurrency

#if canImport(Glibc)
    import Glibc
#endif

/// ClamAV's daemon over its socket: `zINSTREAM`, the bytes in pieces, an empty piece, one line back (clamd(8)).
package struct ClamdScanner: EvidenceScanner {
    package enum Address: Sendable, Hashable {
        /// The path of a unix socket.
        case unix(String)
        /// An IPv4 address or `localhost`, and a port.
        case tcp(String, UInt16)

        /// `unix:/run/clamav/clamd.ctl` or `tcp:127.0.0.1:3310`; nil for another text.
        package init?(_ text: String) {
            if text.hasPrefix("unix:/") {
                self = .unix(String(text.dropFirst(5)))
                return
            }
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "tcp", let port = UInt16(parts[2]) else { return nil }
            self = .tcp(String(parts[1]), port)
        }
    }

    package let isOn = true
    let address: Address
    /// Seconds for the connection and for each wait on the socket.
    let timeout: Int
    private let queue: BlockingQueue

    package init(_ address: Address, timeout: Int = 20) {
        self.address = address
        self.timeout = max(1, timeout)
        queue = BlockingQueue("garita.evidence.scan", width: 2)
    }

    package func scan(_ bytes: [UInt8]) async -> ScanAnswer {
        let (address, timeout) = (address, timeout)
        let answer = try? await queue.run { ClamdCall(address, timeout: timeout).scan(bytes) }
        return answer ?? .unknown("the scan was stopped")
    }
}

/// One conversation; every call blocks, none longer than the timeout.
private struct ClamdCall {
    let address: ClamdScanner.Address
    let timeout: Int

    init(_ address: ClamdScanner.Address, timeout: Int) {
        self.address = address
        self.timeout = timeout
    }

    private static let piece = 128 << 10
    private static let longestAnswer = 4096

    func scan(_ bytes: [UInt8]) -> ScanAnswer {
        let descriptor = connect()
        guard descriptor >= 0 else { return .unknown("the scanner cannot be reached") }
        defer { close(descriptor) }
        var isSent = send(Array("zINSTREAM\0".utf8), to: descriptor)
        var start = 0
        while isSent, start < bytes.count {
            let end = min(start + Self.piece, bytes.count)
            isSent = send(Self.length(end - start) + bytes[start..<end], to: descriptor)
            start = end
        }
        if isSent { isSent = send(Self.length(0), to: descriptor) }
        // A scanner that has read enough answers and closes while we still send: its answer counts.
        guard let line = receive(from: descriptor) else {
            return .unknown(isSent ? "the scanner did not answer in time" : "the scanner closed the line")
        }
        return Self.meaning(of: line)
    }

    static func meaning(of line: String) -> ScanAnswer {
        var text = Substring(line)
        if text.hasPrefix("stream: ") { text = text.dropFirst(8) }
        if text == "OK" { return .clean }
        if text.hasSuffix(" FOUND") { return .infected(String(text.dropLast(6).prefix(120))) }
        return .unknown("the scanner said \(text.prefix(120))")
    }

    private static func length(_ count: Int) -> [UInt8] {
        [UInt8(count >> 24 & 255), UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255)]
    }

    private func connect() -> Int32 {
        switch address {
        case .unix(let path):
            var name = sockaddr_un()
            name.sun_family = sa_family_t(AF_UNIX)
            let bytes = Array(path.utf8)
            guard bytes.count < MemoryLayout.size(ofValue: name.sun_path) else { return -1 }
            withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
            return withUnsafePointer(to: &name) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    open(AF_UNIX, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
        case .tcp(let host, let port):
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_port = port.bigEndian
            guard inet_pton(AF_INET, host == "localhost" ? "127.0.0.1" : host, &name.sin_addr) == 1 else { return -1 }
            return withUnsafePointer(to: &name) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    open(AF_INET, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }
    }

    /// A connected socket whose sending and receiving end with the timeout; -1 when there is none.
    private func open(_ family: Int32, _ name: UnsafePointer<sockaddr>, _ size: socklen_t) -> Int32 {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return -1 }
        // On Linux the send timeout bounds the connection too (socket(7)).
        var limit = timeval(tv_sec: timeout, tv_usec: 0)
        let length = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, length)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, length)
        guard Glibc.connect(descriptor, name, size) == 0 else {
            close(descriptor)
            return -1
        }
        return descriptor
    }

    private func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Glibc.send(
                    descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, Int32(MSG_NOSIGNAL))
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
    }

    private func receive(from descriptor: Int32) -> String? {
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 512)
        while answer.count < Self.longestAnswer {
            let count = recv(descriptor, &piece, piece.count, 0)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            answer += piece[..<count]
            if piece[..<count].contains(0) { break }
        }
        let line = answer.prefix { $0 != 0 && $0 != 0x0A }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }
}
