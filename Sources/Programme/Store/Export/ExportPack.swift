import Archive
import Customs
import FoundationEssentials
import Sealing

#if canImport(Glibc)
    import Glibc
#endif

/// Makes one file of an export: the manifest first, then every file in its order.
enum ExportPack {
    /// Packs a folder that was written. Bytes that are elsewhere are read there and must still be what the manifest says.
    ///
    /// Throws ``ExportError`` and ``ArchiveError``.
    static func pack(_ folder: ExportFolder, _ manifest: ExportManifest, to path: String) throws {
        let out = try GzipWriter(creating: path)
        let tar = TarWriter(out, time: manifest.at.milliseconds / 1000)
        try tar.add(ExportManifest.fileName, manifest.bytes)
        for file in manifest.files {
            let source = folder.elsewhere[file.path] ?? "\(folder.path)/\(file.path)"
            try tar.add(file.path, size: file.bytes) { write in
                var hasher = SHA256.Hasher()
                try ExportBytes.forEachPiece(of: source) { piece in
                    hasher.update(piece)
                    try write(piece)
                }
                guard hasher.finalize().hex == file.sha256 else {
                    throw ExportError(.disk, "\(file.path) is no longer what was stored")
                }
            }
        }
        try tar.end()
        try out.close()
    }

    /// Copies into the folder what is elsewhere, so that the folder is whole by itself.
    static func gather(_ folder: ExportFolder, _ manifest: ExportManifest) throws {
        for file in manifest.files {
            guard let source = folder.elsewhere[file.path] else { continue }
            let copy = try folder.file(file.path)
            try ExportBytes.forEachPiece(of: source) { try copy.write(Array($0)) }
            guard try copy.close().hash.hex == file.sha256 else {
                throw ExportError(.disk, "\(file.path) is no longer what was stored")
            }
        }
    }
}

/// Reads files piece by piece.
enum ExportBytes {
    /// The SHA-256 of a file; nil when it cannot be read.
    static func hash(of path: String) throws -> Digest? {
        guard access(path, R_OK) == 0 else { return nil }
        var hasher = SHA256.Hasher()
        try forEachPiece(of: path) { hasher.update($0) }
        return hasher.finalize()
    }

    static func forEachPiece(of path: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ExportError(.disk, "\(path) cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var piece = [UInt8](repeating: 0, count: 1 << 17)
        while true {
            let got = read(descriptor, &piece, piece.count)
            if got < 0 && errno == EINTR { continue }
            if got < 0 { throw ExportError(.disk, "\(path) cannot be read: \(String(cString: strerror(errno)))") }
            if got == 0 { return }
            try piece.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
        }
    }
}
