import Glibc

/// Growing memory in network byte order, used again for every message.
struct PostgreSQLBuffer: ~Copyable {
    private(set) var memory: UnsafeMutableRawPointer
    private var capacity: Int
    private(set) var count = 0

    init() {
        capacity = 16_384
        memory = .allocate(byteCount: capacity, alignment: 8)
    }

    deinit { memory.deallocate() }

    /// Empties it; gives back what a rare large message took.
    mutating func removeAll() {
        count = 0
        guard capacity > 4 << 20 else { return }
        memory.deallocate()
        capacity = 16_384
        memory = .allocate(byteCount: capacity, alignment: 8)
    }

    private mutating func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        var larger = capacity * 2
        while larger < count + more { larger *= 2 }
        let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 8)
        moved.copyMemory(from: memory, byteCount: count)
        memory.deallocate()
        memory = moved
        capacity = larger
    }

    mutating func append<T: FixedWidthInteger>(_ value: T) {
        reserve(MemoryLayout<T>.size)
        memory.storeBytes(of: value.bigEndian, toByteOffset: count, as: T.self)
        count += MemoryLayout<T>.size
    }

    /// Sets a number written before.
    mutating func put(_ value: Int32, at offset: Int) {
        memory.storeBytes(of: value.bigEndian, toByteOffset: offset, as: Int32.self)
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        reserve(bytes.count)
        if let start = bytes.baseAddress, bytes.count > 0 {
            (memory + count).copyMemory(from: start, byteCount: bytes.count)
        }
        count += bytes.count
    }

    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    /// Appends the text; false when it holds a NUL character.
    mutating func append(_ text: String) -> Bool {
        let start = count
        var text = text
        // A local copy: the closure may not hold the struct itself.
        let length = text.utf8.count
        reserve(length)
        let place = memory + start
        text.withUTF8 { bytes in
            if let source = bytes.baseAddress, bytes.count > 0 {
                place.copyMemory(from: source, byteCount: bytes.count)
            }
        }
        count += length
        return memchr(place, 0, length) == nil
    }
}
