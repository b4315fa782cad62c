import CZlib
import Glibc

/// Writes a gzip file (RFC 1952) piece by piece: flat memory, and the same bytes for the same content, for the header names
/// no time and no file. Every call blocks.
package final class GzipWriter {
    private var file: gzFile?
    private let path: String

    /// Makes a file that only its owner can read; one that is there already is an error.
    package init(creating path: String) throws(ArchiveError) {
        self.path = path
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ArchiveError(.disk, "\(path) cannot be made: \(String(cString: strerror(errno)))")
        }
        file = gzdopen(descriptor, "wb6")
        guard file != nil else {
            Glibc.close(descriptor)
            throw ArchiveError(.disk, "\(path) cannot be written")
        }
        gzbuffer(file, 1 << 17)
    }

    deinit { if file != nil { gzclose(file) } }

    package func write(_ bytes: UnsafeRawBufferPointer) throws(ArchiveError) {
        var rest = bytes
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 20))
            guard gzwrite(file, piece.baseAddress, UInt32(piece.count)) == Int32(piece.count) else {
                throw ArchiveError(.disk, "\(path) cannot be written to its end")
            }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(piece.count))
        }
    }

    package func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try write($0) }
    }

    /// Writes what is left; only then is the file whole.
    package func close() throws(ArchiveError) {
        guard let open = file else { return }
        file = nil
        guard gzclose(open) == Z_OK else { throw ArchiveError(.disk, "\(path) cannot be written to its end") }
    }
}

/// Reads a gzip file piece by piece. Every call blocks.
package final class GzipReader {
    private let file: gzFile
    private let path: String

    package init(_ path: String) throws(ArchiveError) {
        self.path = path
        guard let file = gzopen(path, "rb") else { throw ArchiveError(.disk, "\(path) cannot be read") }
        self.file = file
        gzbuffer(file, 1 << 17)
    }

    deinit { gzclose(file) }

    /// Fills a buffer as far as there is more; answers how many bytes.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
        var count = 0
        while count < buffer.count {
            let most = min(buffer.count - count, 1 << 20)
            let got = gzread(file, buffer.baseAddress.map { $0 + count }, UInt32(most))
            if got < 0 { throw ArchiveError(.damaged, "\(path) is no whole gzip file") }
            if got == 0 { break }
            count += Int(got)
        }
        return count
    }

    /// Reads to the end, so that what is cut off or damaged behind what was wanted is found too.
    package func finish() throws {
        var rest = [UInt8](repeating: 0, count: 1 << 12)
        var got = 0
        repeat {
            got = try rest.withUnsafeMutableBytes { try read(into: $0) }
        } while got > 0
        var code: Int32 = 0
        _ = gzerror(file, &code)
        // An end in the middle of the stream is no error to gzread, only here.
        if code != Z_OK && code != Z_STREAM_END { throw ArchiveError(.damaged, "\(path) ends too early") }
    }
}
