import Dispatch
import Foundation
import Glibc
import Sealing

/// Photographs in files under the hash of their bytes: the same picture is kept once, and what is read is checked.
///
/// Files are written beside their place, flushed, and moved there, so that a name never stands for half a picture. Nothing is
/// stripped from them: where and when a picture was taken is part of the evidence.
struct PhotoStore: Sendable {
    let folder: String
    /// Disks block; requests must not.
    private let line = DispatchQueue(label: "garita.programme.photos")

    init(folder: String) { self.folder = folder }

    /// Keeps the bytes; answers their hash. Keeping the same again changes nothing.
    func keep(_ bytes: [UInt8]) async throws -> String {
        try await perform { folder in
            let hash = SHA256.hash(bytes).hex
            let place = Self.place(hash, in: folder)
            if let kept = FileManager.default.contents(atPath: place), SHA256.hash([UInt8](kept)).hex == hash {
                return hash
            }
            let parent = URL(filePath: place).deletingLastPathComponent().path
            try FileManager.default.createDirectory(
                atPath: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let temporary = "\(place).\(RandomBytes.token(9)).part"
            try Self.write(bytes, to: temporary)
            guard rename(temporary, place) == 0 else {
                unlink(temporary)
                throw VisitError(.photo, "the photograph cannot be kept")
            }
            Self.flush(folder: parent)
            return hash
        }
    }

    /// The bytes of a hash; nil when there are none. Throws `hash` when the file is not what it was.
    func bytes(_ hash: String) async throws -> [UInt8]? {
        guard CheckEntry.isHash(hash) else { return nil }
        return try await perform { folder in
            guard let data = FileManager.default.contents(atPath: Self.place(hash, in: folder)) else { return nil }
            let bytes = [UInt8](data)
            guard SHA256.hash(bytes).hex == hash else {
                throw VisitError(.hash, "the photograph \(hash.prefix(12)) is not what was kept")
            }
            return bytes
        }
    }

    static func place(_ hash: String, in folder: String) -> String { "\(folder)/\(hash.prefix(2))/\(hash)" }

    private func perform<T: Sendable>(_ body: @escaping @Sendable (String) throws -> T) async throws -> T {
        let folder = folder
        return try await withCheckedThrowingContinuation { continuation in
            line.async { continuation.resume(with: Result { try body(folder) }) }
        }
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw VisitError(.photo, "the photograph cannot be kept") }
        defer { close(file) }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(file, buffer.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                unlink(path)
                throw VisitError(.photo, "the photograph cannot be kept")
            }
            done += count
        }
        guard fsync(file) == 0 else {
            unlink(path)
            throw VisitError(.photo, "the photograph cannot be kept")
        }
    }

    /// Makes the new name itself durable.
    private static func flush(folder: String) {
        let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { return }
        fsync(handle)
        close(handle)
    }
}
