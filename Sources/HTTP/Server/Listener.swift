import CMicrohttpd
import Glibc

/// A listening socket of our own, so that the port is known and the backlog is ours.
struct Listener: Sendable {
    let descriptor: Int32
    let port: UInt16

    /// Connections that the kernel completes before anybody takes them.
    private static let backlog: Int32 = 1024

    init(address: String, port: UInt16) throws(ServerError) {
        let isSix = address.contains(":")
        descriptor = socket(
            isSix ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ServerError("no socket: \(Self.lastError)") }
        do {
            self.port = try Self.listen(descriptor, address, port, isSix: isSix)
        } catch {
            Glibc.close(descriptor)
            throw error
        }
    }

    private static func listen(
        _ descriptor: Int32, _ address: String, _ port: UInt16, isSix: Bool
    ) throws(ServerError) -> UInt16 {
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var storage = sockaddr_storage()
        let size: socklen_t
        if isSix {
            setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &yes, socklen_t(MemoryLayout<Int32>.size))
            var six = sockaddr_in6()
            six.sin6_family = sa_family_t(AF_INET6)
            six.sin6_port = port.bigEndian
            guard inet_pton(AF_INET6, address, &six.sin6_addr) == 1 else {
                throw ServerError("\(address) is no address")
            }
            withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: six, as: sockaddr_in6.self) }
            size = socklen_t(MemoryLayout<sockaddr_in6>.size)
        } else {
            var four = sockaddr_in()
            four.sin_family = sa_family_t(AF_INET)
            four.sin_port = port.bigEndian
            guard inet_pton(AF_INET, address, &four.sin_addr) == 1 else {
                throw ServerError("\(address) is no address")
            }
            withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: four, as: sockaddr_in.self) }
            size = socklen_t(MemoryLayout<sockaddr_in>.size)
        }
        let bound = withUnsafePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        guard bound == 0 else { throw ServerError("cannot have \(address):\(port): \(lastError)") }
        guard Glibc.listen(descriptor, backlog) == 0 else { throw ServerError("cannot listen: \(lastError)") }

        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let named = withUnsafeMutablePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard named == 0 else { throw ServerError("no port: \(lastError)") }
        // The port stands at the same place in both kinds of address.
        return withUnsafeBytes(of: &storage) { UInt16(bigEndian: $0.load(fromByteOffset: 2, as: UInt16.self)) }
    }

    private static var lastError: String { String(cString: strerror(errno)) }

    /// The address of a peer as text, without its port.
    static func text(of address: UnsafePointer<sockaddr>?) -> String {
        guard let address else { return "" }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let raw = UnsafeRawPointer(address)
        let family = Int32(address.pointee.sa_family)
        // The address stands after family and port (and, in IPv6, the flow label).
        let offset = family == AF_INET6 ? 8 : 4
        guard family == AF_INET || family == AF_INET6 else { return "" }
        inet_ntop(family, raw + offset, &text, socklen_t(text.count))
        let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
