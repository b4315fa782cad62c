/// A fixed set of keys that a reader of documents knows, each by its number: a switch over numbers needs no text for a
/// key and no chain of comparisons.
package struct JSONKeyTable: Sendable {
    /// Numbers plus one by hash, 0 where there is none; collisions go to the next place.
    private let places: [UInt16]
    private let keys: [[UInt8]]
    private let mask: Int

    /// `keys` are told apart; the number of each is its place in the list.
    package init(_ keys: [String]) {
        var size = 64
        while size < keys.count * 4 { size *= 2 }
        var places = [UInt16](repeating: 0, count: size)
        let bytes = keys.map { Array($0.utf8) }
        for (number, key) in bytes.enumerated() {
            var place = key.withUnsafeBytes { Self.hash($0) } & (size - 1)
            while places[place] != 0 { place = (place + 1) & (size - 1) }
            places[place] = UInt16(truncatingIfNeeded: number + 1)
        }
        self.places = places
        self.keys = bytes
        mask = size - 1
    }

    /// The number of a key; nil when it is not in the table.
    func number(of key: UnsafeRawBufferPointer) -> Int? {
        var place = Self.hash(key) & mask
        while places[place] != 0 {
            let number = Int(places[place]) - 1
            if keys[number].count == key.count, keys[number].elementsEqual(key) { return number }
            place = (place + 1) & mask
        }
        return nil
    }

    /// FNV-1a over the bytes.
    private static func hash(_ key: UnsafeRawBufferPointer) -> Int {
        var value: UInt32 = 2_166_136_261
        for byte in key { value = (value ^ UInt32(byte)) &* 16_777_619 }
        return Int(value ^ (value >> 15))
    }
}

/// A member's key, as a reader with a table meets it.
package enum JSONKey: Hashable, Sendable {
    /// A key of the table, by its number.
    case known(Int)
    /// Any other key.
    case unknown
}

extension JSONReader {
    /// As ``nextKey()``, for a reader that knows its keys.
    package mutating func nextKey(in table: JSONKeyTable) throws(JSONError) -> JSONKey? {
        guard let span = try nextKeySpan() else { return nil }
        if span.isPlain {
            let key = UnsafeRawBufferPointer(rebasing: bytes[span.start..<span.end])
            return table.number(of: key).map { .known($0) } ?? .unknown
        }
        let text = Array(try makeString(span).utf8)
        return text.withUnsafeBytes { table.number(of: $0).map { .known($0) } ?? .unknown }
    }
}
