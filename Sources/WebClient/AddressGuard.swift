#if canImport(Glibc)
    import Glibc
#endif

/// Which addresses a call may reach: those of the public internet (RFC 6890 and its registries), unless allowed.
enum AddressGuard {
    /// Whether a socket address is of the public internet.
    static func isPublic(_ address: UnsafePointer<sockaddr>) -> Bool {
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                isPublic(v4: UInt32(bigEndian: $0.pointee.sin_addr.s_addr))
            }
        case AF_INET6:
            address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                var address = $0.pointee.sin6_addr
                return withUnsafeBytes(of: &address) { isPublic(v6: Array($0)) }
            }
        default: false
        }
    }

    /// Network, bits: special-purpose registry of IPv4 with multicast and reserved.
    private static let special: [(UInt32, UInt32)] = [
        (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16), (0xAC10_0000, 12),
        (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16), (0xC612_0000, 15),
        (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 4), (0xF000_0000, 4),
    ]

    static func isPublic(v4 address: UInt32) -> Bool {
        !special.contains { network, bits in (address ^ network) >> (32 - bits) == 0 }
    }

    static func isPublic(v6 bytes: [UInt8]) -> Bool {
        func embedded(at place: Int) -> UInt32 {
            bytes[place..<(place + 4)].reduce(0) { $0 << 8 | UInt32($1) }
        }
        if bytes[..<12].elementsEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) {
            return isPublic(v4: embedded(at: 12))
        }
        // NAT64 (RFC 6052) and 6to4 (RFC 3056) carry an IPv4 address that counts.
        if bytes[..<12].elementsEqual([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) {
            return isPublic(v4: embedded(at: 12))
        }
        if bytes[0] == 0x20, bytes[1] == 0x02 { return isPublic(v4: embedded(at: 2)) }
        // Teredo, documentation and other special blocks of 2001::/23 and 2001:db8::/32.
        if bytes[0] == 0x20, bytes[1] == 0x01, bytes[2] < 2 || (bytes[2] == 0x0D && bytes[3] == 0xB8) { return false }
        // Global unicast is 2000::/3; all else is local, mapped, multicast or reserved.
        return bytes[0] & 0xE0 == 0x20
    }
}
