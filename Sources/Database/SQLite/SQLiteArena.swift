import Glibc

/// Memory for the text and bytes of one row of arguments, used again for the next.
final class SQLiteArena {
    private var memory = UnsafeMutableRawPointer.allocate(byteCount: 16_384, alignment: 16)
    private var capacity = 16_384
    private var used = 0

    deinit { memory.deallocate() }

    /// Forgets what it held and makes room for all the arguments, so that nothing moves while they are added.
    func empty(for args: [SQLValue]) {
        used = 0
        var needed = 1
        for arg in args {
            switch arg {
            case .text(let value): needed += value.utf8.count
            case .blob(let value): needed += value.count
            default: break
            }
        }
        let isWasteful = capacity > 1 << 20 && needed < 1 << 18
        guard needed > capacity || isWasteful else { return }
        memory.deallocate()
        capacity = max(needed, 16_384)
        memory = .allocate(byteCount: capacity, alignment: 16)
    }

    /// The text's bytes in the arena; nil when it holds a NUL character.
    func add(_ text: String) -> UnsafeRawBufferPointer? {
        var text = text
        let place = text.withUTF8 { copy(UnsafeRawBufferPointer($0)) }
        if let start = place.baseAddress, memchr(start, 0, place.count) != nil { return nil }
        return place
    }

    func add(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
        bytes.withUnsafeBytes { copy($0) }
    }

    private func copy(_ source: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        // Also for nothing an address inside the arena is given: SQLite takes a null pointer for NULL.
        let place = memory + used
        if let start = source.baseAddress, source.count > 0 {
            place.copyMemory(from: start, byteCount: source.count)
        }
        used += source.count
        return UnsafeRawBufferPointer(start: place, count: source.count)
    }
}
