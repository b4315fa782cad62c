#if canImport(Glibc)
    import Glibc
#endif

/// Why a file could not be read or written.
package struct CSVFileError: Error, Sendable, CustomStringConvertible {
    package let path: String
    package let reason: String
    package var description: String { "\(path): \(reason)" }
}

/// A file that is read or written from its beginning to its end, in pieces.
final class CSVFile {
    private let path: String
    private let stream: UnsafeMutablePointer<FILE>
    private static let chunkBytes = 64 << 10

    /// Opens a file; `mode` as in `fopen`. Throws when it cannot be opened.
    init(path: String, mode: String = "rb") throws(CSVFileError) {
        guard let stream = fopen(path, mode) else {
            throw CSVFileError(path: path, reason: String(cString: strerror(errno)))
        }
        self.path = path
        self.stream = stream
    }

    deinit { fclose(stream) }

    /// The next bytes, at most 64 KB; none at the end.
    func read() throws(CSVFileError) -> [UInt8] {
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunkBytes) { buffer, count in
            count = fread(buffer.baseAddress, 1, Self.chunkBytes, stream)
        }
        if bytes.isEmpty, ferror(stream) != 0 { throw CSVFileError(path: path, reason: "the file cannot be read") }
        return bytes
    }

    func write(_ bytes: [UInt8]) throws(CSVFileError) {
        guard fwrite(bytes, 1, bytes.count, stream) == bytes.count, fflush(stream) == 0 else {
            throw CSVFileError(path: path, reason: "the file cannot be written")
        }
    }
}
