/// A fixed set of keys that a reader of documents knows, each by its number: a switch over numbers needs no text for a
/// key and no chain of comparisons.
package struct JSONKeyTable: Sendable {
    /// Numbers plus one by mark, 0 where there is none; collisions go to the next place.
    private let places: [UInt16]
    /// The keys' bytes, one behind the other, and where each begins; the last number is where they end.
    private let bytes: [UInt8]
    private let starts: [Int]
    private let mask: Int

    /// `keys` are told apart; the number of each is its place in the list.
    package init(_ keys: [String]) {
        var size = 64
        while size < keys.count * 4 { size *= 2 }
        var places = [UInt16](repeating: 0, count: size)
        var bytes: [UInt8] = []
        var starts = [0]
        for (number, key) in keys.enumerated() {
            let key = Array(key.utf8)
            let mark = key.withUnsafeBytes { KeyMark.of($0, 0, key.count) }
            var place = Int(truncatingIfNeeded: mark) & (size - 1)
            while places[place] != 0 { place = (place + 1) & (size - 1) }
            places[place] = UInt16(truncatingIfNeeded: number + 1)
            bytes += key
            starts.append(bytes.count)
        }
        self.places = places
        self.bytes = bytes
        self.starts = starts
        mask = size - 1
    }

    /// The number of a key with its mark; nil when it is not in the table.
    @inline(__always) func number(of key: UnsafeRawBufferPointer, mark: UInt64) -> Int? {
        var place = Int(truncatingIfNeeded: mark) & mask
        while places[place] != 0 {
            let number = Int(places[place]) - 1
            let start = starts[number]
            if starts[number + 1] - start == key.count, isSame(key, from: start) { return number }
            place = (place + 1) & mask
        }
        return nil
    }

    @inline(__always) private func isSame(_ key: UnsafeRawBufferPointer, from start: Int) -> Bool {
        guard let written = key.baseAddress else { return true }
        return bytes.withUnsafeBytes { bytes in
            guard let known = bytes.baseAddress else { return false }
            return ByteScan.same(known + start, written, count: key.count)
        }
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
            return table.number(of: key, mark: keyMark).map { .known($0) } ?? .unknown
        }
        let text = Array(try makeString(span).utf8)
        return text.withUnsafeBytes { table.number(of: $0, mark: keyMark).map { .known($0) } ?? .unknown }
    }
}
