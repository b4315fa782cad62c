internal import CSQLite
import Glibc

/// The writer's write-ahead log, written in one piece for each commit.
///
/// SQLite writes every page of a commit with two calls (its header of 24 bytes, then the page), some eighty for a group of
/// thirty declarations. Behind the VFS ``name`` they are gathered in memory while `COMMIT` runs (``begin()`` to ``end()``) and
/// written together: at the latest with the commit's last page, before other connections are told of it, and before anything is
/// read, synced, cut or measured. What makes a commit durable, the sync that follows, stays SQLite's own.
///
/// Everything else passes straight through: pages that leave the memory before their commit (they must not outlive the write
/// lock, and an error must meet the write that it belongs to), and every other file of that VFS, which is the system's own.
/// Readers and the checkpointer open the log as ever.
final class SQLiteLogFile {
    /// The name to open a writer's connection with; nil, the standard, when SQLite knows no standard VFS.
    static let name: String? = register()

    /// Gathered at most; a larger transaction is written piece by piece.
    private static let capacity = 1 << 20
    /// Written by one call: SQLite's own write takes 128 KiB, and nothing of just so much, for a full disk.
    private static let piece = 64 << 10
    /// A frame is its header, then a page of at least 512 bytes.
    private static let frameHeader = 24

    private let file: UnsafeMutablePointer<sqlite3_file>
    private let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 4096)
    /// Where the gathered bytes belong, and how many they are.
    private var start: Int64 = 0
    private var count = 0
    private var gathers = false
    /// Whether the page that belongs to the last header closes a commit.
    private var isCommit = false

    private init(_ file: UnsafeMutablePointer<sqlite3_file>) { self.file = file }

    deinit { bytes.deallocate() }

    private var methods: sqlite3_io_methods { file.pointee.pMethods.pointee }

    /// A `COMMIT` begins: its pages are gathered from here on.
    func begin() {
        gathers = true
        isCommit = false
    }

    /// It is over. What a failed one has left is dropped, as the transaction is.
    func end() {
        gathers = false
        count = 0
    }

    private func write(_ source: UnsafeRawPointer, _ size: Int, at offset: Int64) -> Int32 {
        // A commit's pages follow each other; what does not (a header that is corrected) ends the gathering.
        if size > Self.capacity || count > 0 && offset != start + Int64(count) { gathers = false }
        if !gathers || count + size > Self.capacity {
            let flushed = flush()
            guard flushed == SQLITE_OK else { return flushed }
        }
        guard gathers else { return methods.xWrite(file, source, Int32(size), offset) }
        if count == 0 { start = offset }
        bytes.baseAddress?.advanced(by: count).copyMemory(from: source, byteCount: size)
        count += size
        if size == Self.frameHeader {
            // Bytes 4 to 7: the pages of the database after this commit, 0 in the frames before its last.
            isCommit = source.loadUnaligned(fromByteOffset: 4, as: UInt32.self) != 0
            return SQLITE_OK
        }
        guard isCommit else { return SQLITE_OK }
        gathers = false
        return flush()
    }

    /// Writes what was gathered.
    private func flush() -> Int32 {
        guard count > 0, let base = bytes.baseAddress else { return SQLITE_OK }
        let size = count
        count = 0
        for piece in stride(from: 0, to: size, by: Self.piece) {
            let written = methods.xWrite(
                file, base + piece, Int32(min(Self.piece, size - piece)), start + Int64(piece))
            guard written == SQLITE_OK else { return written }
        }
        return SQLITE_OK
    }
}

// MARK: - What SQLite calls

// A file of this VFS lies in memory as SQLite's own do: first the pointer to its methods. For a log there follow the object
// above and the system's file; for every other file it is the system's file itself.
extension SQLiteLogFile {
    private static let objectAt = MemoryLayout<UnsafeRawPointer>.stride
    private static let fileAt = 2 * MemoryLayout<UnsafeRawPointer>.stride

    private static func register() -> String? {
        guard let system = sqlite3_vfs_find(nil), let name = strdup("garita-log") else { return nil }
        let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        vfs.initialize(to: system.pointee)
        vfs.pointee.zName = UnsafePointer(name)
        vfs.pointee.pNext = nil
        vfs.pointee.szOsFile = Int32(fileAt) + system.pointee.szOsFile
        vfs.pointee.xOpen = { _, path, file, flags, given in
            guard let system = sqlite3_vfs_find(nil), let file else { return SQLITE_CANTOPEN }
            guard flags & SQLITE_OPEN_WAL != 0 else { return system.pointee.xOpen(system, path, file, flags, given) }
            return SQLiteLogFile.open(path, file, flags, given, system)
        }
        guard sqlite3_vfs_register(vfs, 0) == SQLITE_OK else { return nil }
        return "garita-log"
    }

    private static func open(
        _ path: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>, _ flags: Int32,
        _ given: UnsafeMutablePointer<Int32>?, _ system: UnsafeMutablePointer<sqlite3_vfs>
    ) -> Int32 {
        let place = UnsafeMutableRawPointer(file)
        let real = place.advanced(by: fileAt).assumingMemoryBound(to: sqlite3_file.self)
        file.pointee.pMethods = nil
        let code = system.pointee.xOpen(system, path, real, flags, given)
        // Without methods SQLite takes the file as not open, and does not close it.
        guard code == SQLITE_OK, real.pointee.pMethods != nil else { return code }
        let object = Unmanaged.passRetained(SQLiteLogFile(real))
        place.storeBytes(of: object.toOpaque(), toByteOffset: objectAt, as: UnsafeMutableRawPointer.self)
        file.pointee.pMethods = UnsafePointer(table)
        return SQLITE_OK
    }

    /// The log of a writer's connection, once SQLite has opened it.
    static func of(_ connection: OpaquePointer) -> SQLiteLogFile? {
        var file: UnsafeMutablePointer<sqlite3_file>?
        guard sqlite3_file_control(connection, nil, SQLITE_FCNTL_JOURNAL_POINTER, &file) == SQLITE_OK, let file,
            file.pointee.pMethods == UnsafePointer(table)
        else { return nil }
        return log(file)
    }

    private static func object(_ file: UnsafeMutablePointer<sqlite3_file>) -> Unmanaged<SQLiteLogFile> {
        Unmanaged.fromOpaque(UnsafeRawPointer(file).load(fromByteOffset: objectAt, as: UnsafeMutableRawPointer.self))
    }

    private static func log(_ file: UnsafeMutablePointer<sqlite3_file>) -> SQLiteLogFile {
        object(file).takeUnretainedValue()
    }

    /// Runs a method of the system's file once nothing waits any more.
    private static func settled(
        _ file: UnsafeMutablePointer<sqlite3_file>?,
        _ call: (sqlite3_io_methods, UnsafeMutablePointer<sqlite3_file>) -> Int32
    ) -> Int32 {
        guard let file else { return SQLITE_MISUSE }
        let log = log(file)
        let flushed = log.flush()
        return flushed == SQLITE_OK ? call(log.methods, log.file) : flushed
    }

    nonisolated(unsafe) private static let table: UnsafeMutablePointer<sqlite3_io_methods> = {
        var methods = sqlite3_io_methods()
        methods.iVersion = 1
        methods.xClose = { file in
            guard let file else { return SQLITE_MISUSE }
            let object = SQLiteLogFile.object(file)
            let log = object.takeUnretainedValue()
            let flushed = log.flush()
            let closed = log.methods.xClose(log.file)
            file.pointee.pMethods = nil
            object.release()
            return flushed == SQLITE_OK ? closed : flushed
        }
        methods.xRead = { file, target, size, offset in
            SQLiteLogFile.settled(file) { $0.xRead($1, target, size, offset) }
        }
        methods.xWrite = { file, source, size, offset in
            guard let file, let source else { return SQLITE_MISUSE }
            return SQLiteLogFile.log(file).write(source, Int(size), at: offset)
        }
        methods.xTruncate = { file, size in SQLiteLogFile.settled(file) { $0.xTruncate($1, size) } }
        methods.xSync = { file, flags in SQLiteLogFile.settled(file) { $0.xSync($1, flags) } }
        methods.xFileSize = { file, size in SQLiteLogFile.settled(file) { $0.xFileSize($1, size) } }
        methods.xLock = { file, kind in SQLiteLogFile.settled(file) { $0.xLock($1, kind) } }
        methods.xUnlock = { file, kind in SQLiteLogFile.settled(file) { $0.xUnlock($1, kind) } }
        methods.xCheckReservedLock = { file, answer in
            SQLiteLogFile.settled(file) { $0.xCheckReservedLock($1, answer) }
        }
        methods.xFileControl = { file, kind, argument in
            SQLiteLogFile.settled(file) { $0.xFileControl($1, kind, argument) }
        }
        methods.xSectorSize = { file in
            guard let file else { return 0 }
            let log = SQLiteLogFile.log(file)
            return log.methods.xSectorSize(log.file)
        }
        methods.xDeviceCharacteristics = { file in
            guard let file else { return 0 }
            let log = SQLiteLogFile.log(file)
            return log.methods.xDeviceCharacteristics(log.file)
        }
        let place = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        place.initialize(to: methods)
        return place
    }()
}
