/// Writes a tar archive (POSIX ustar) piece by piece into a gzip file. Owner, group and modes are the same for every entry,
/// so that the same content makes the same bytes.
package struct TarWriter {
    private let out: GzipWriter
    /// Seconds since 1970 that every entry carries.
    private let time: Int64

    package init(_ out: GzipWriter, time: Int64) {
        self.out = out
        self.time = time
    }

    /// Adds a file of a known size. `content` is given where to write its bytes, and must write as many as were said.
    ///
    /// Throws ``ArchiveError`` `entry` for a name that ustar cannot hold, a size beyond 8 GiB, or another number of bytes.
    package func add(
        _ name: String, size: Int, _ content: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        try out.write(try Self.header(name, size: size, time: time))
        var written = 0
        try content { bytes in
            written += bytes.count
            try out.write(bytes)
        }
        guard written == size else {
            throw ArchiveError(.entry, "\(name) has \(written) bytes, not \(size) as was said")
        }
        let padding = (512 - size % 512) % 512
        if padding > 0 { try out.write([UInt8](repeating: 0, count: padding)) }
    }

    package func add(_ name: String, _ bytes: [UInt8]) throws {
        try add(name, size: bytes.count) { write in try bytes.withUnsafeBytes { try write($0) } }
    }

    /// Two empty blocks say that nothing follows.
    package func end() throws { try out.write([UInt8](repeating: 0, count: 1024)) }

    static func header(_ name: String, size: Int, time: Int64) throws(ArchiveError) -> [UInt8] {
        let bytes = Array(name.utf8)
        guard !bytes.isEmpty, !bytes.contains(0), size >= 0, size < 1 << 33, let parts = split(bytes) else {
            throw ArchiveError(.entry, "an archive cannot hold \(name) of \(size) bytes")
        }
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: some Sequence<UInt8>, at place: Int) {
            for (index, byte) in text.enumerated() { header[place + index] = byte }
        }
        func octal(_ number: Int64, digits: Int) -> [UInt8] {
            let text = String(max(0, number), radix: 8)
            return Array((String(repeating: "0", count: max(0, digits - text.utf8.count)) + text).utf8)
        }
        put(parts.name, at: 0)
        put(octal(0o644, digits: 7), at: 100)
        put(octal(0, digits: 7), at: 108)
        put(octal(0, digits: 7), at: 116)
        put(octal(Int64(size), digits: 11), at: 124)
        put(octal(time, digits: 11), at: 136)
        put(Array("        ".utf8), at: 148)
        header[156] = 0x30
        put(Array("ustar\0".utf8) + [0x30, 0x30], at: 257)
        put(parts.prefix, at: 345)
        let sum = header.reduce(Int64(0)) { $0 + Int64($1) }
        put(octal(sum, digits: 6) + [0, 0x20], at: 148)
        return header
    }

    /// A long path is split at a slash: up to 155 bytes before it, up to 100 behind it.
    private static func split(_ path: [UInt8]) -> (prefix: ArraySlice<UInt8>, name: ArraySlice<UInt8>)? {
        if path.count <= 100 { return ([], path[...]) }
        for place in path.indices where path[place] == 0x2F && place <= 155 && path.count - place - 1 <= 100 {
            return (path[..<place], path[(place + 1)...])
        }
        return nil
    }
}

/// Reads a tar archive out of a gzip file, entry by entry.
package struct TarReader {
    private let file: GzipReader

    package init(_ file: GzipReader) { self.file = file }

    /// Calls `body` for every file in the archive's order, with where to read its bytes piece by piece; what `body` leaves
    /// is passed over. Throws ``ArchiveError`` `damaged`, and what `body` throws.
    package func forEach(
        _ body: (_ name: String, _ size: Int, _ piece: (_ bytes: inout [UInt8]) throws -> Int) throws -> Void
    ) throws {
        var header = [UInt8](repeating: 0, count: 512)
        while true {
            let got = try header.withUnsafeMutableBytes { (buffer) throws(ArchiveError) in try file.read(into: buffer) }
            if got == 512, header.allSatisfy({ $0 == 0 }) { return try file.finish() }
            guard got == 512, header[257..<262].elementsEqual("ustar".utf8),
                Self.sum(header) == Self.octal(header, 148, 8)
            else { throw ArchiveError(.damaged, "an entry of the archive cannot be read") }
            let prefix = Self.text(header, 345, 155)
            let name = (prefix.isEmpty ? "" : prefix + "/") + Self.text(header, 0, 100)
            let size = Self.octal(header, 124, 12)
            var left = size
            func take(_ bytes: inout [UInt8]) throws -> Int {
                let most = min(left, bytes.count)
                if most == 0 { return 0 }
                let got = try bytes.withUnsafeMutableBytes { (buffer) throws(ArchiveError) in
                    try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<most]))
                }
                guard got == most else { throw ArchiveError(.damaged, "the archive ends within \(name)") }
                left -= got
                return got
            }
            try body(name, size, take)
            var rest = [UInt8](repeating: 0, count: 1 << 16)
            left += (512 - size % 512) % 512
            while try take(&rest) > 0 {}
        }
    }

    private static func text(_ header: [UInt8], _ place: Int, _ length: Int) -> String {
        String(decoding: header[place..<place + length].prefix { $0 != 0 }, as: UTF8.self)
    }

    private static func octal(_ header: [UInt8], _ place: Int, _ length: Int) -> Int {
        header[place..<place + length].reduce(0) { (0x30...0x37).contains($1) ? $0 &* 8 &+ Int($1 - 0x30) : $0 }
    }

    private static func sum(_ header: [UInt8]) -> Int {
        header.indices.reduce(0) { $0 + ((148..<156).contains($1) ? 0x20 : Int(header[$1])) }
    }
}
