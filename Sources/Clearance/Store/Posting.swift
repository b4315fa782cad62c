/// That a word stands in a declaration, in 48 bits: 36 of the word's hash, then the place of the declaration in its block.
/// Six more bits of the hash name the bucket in which it is kept.
struct Posting: Hashable {
    /// Buckets of a block: some 1.7 kB each, which lie in a page beside others.
    static let buckets: Int64 = 64
    /// Bytes of a posting in a bucket.
    private static let width = 6

    let bucket: Int64
    let entry: UInt64

    init(hash: UInt64, serial: Int64) {
        bucket = Int64(hash & 63)
        entry = (hash >> 6 & 0xF_FFFF_FFFF) << 12 | UInt64(bitPattern: serial % TermIndex.blockSize)
    }

    /// The postings of a declaration's words (``SearchTerm/joined(_:)``).
    static func all(of words: String, serial: Int64) -> [Posting] {
        words.utf8.split(separator: UInt8(ascii: " ")).map { Posting(hash: hash(of: $0), serial: serial) }
    }

    /// FNV-1a with 64 bits, its halves folded so that the low bits, which name the bucket, hang on every byte. Whoever
    /// makes two words meet gains nothing: postings are compared with the words of the row.
    static func hash(of word: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash ^ hash >> 32
    }

    // MARK: A bucket's bytes

    /// Each once, the most significant byte first, so that bytes sort as their entries do.
    static func bytes(of sorted: [UInt64]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(sorted.count * width)
        var before: UInt64?
        for entry in sorted where entry != before {
            for place in 1...width { bytes.append(UInt8(truncatingIfNeeded: entry >> UInt64(8 * (width - place)))) }
            before = entry
        }
        return bytes
    }

    static func entries(of bytes: [UInt8]) -> [UInt64] {
        (0..<bytes.count / width).map { entry(at: $0, of: bytes) }
    }

    private static func entry(at index: Int, of bytes: [UInt8]) -> UInt64 {
        bytes[index * width..<(index + 1) * width].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The first place in a bucket whose entry is not less than one.
    private static func place(of entry: UInt64, in bytes: [UInt8]) -> Int {
        var (low, high) = (0, bytes.count / width)
        while low < high {
            let middle = (low + high) / 2
            if self.entry(at: middle, of: bytes) < entry { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The serials of a block's declarations that have all of some words, rising.
    ///
    /// - Parameter words: the hash of each word, and the bytes of its bucket.
    static func serials(of words: [(hash: UInt64, bytes: [UInt8])], block: Int64) -> [Int64] {
        let spans = words.map { word in
            let first = Posting(hash: word.hash, serial: 0).entry
            return (first: first, places: place(of: first, in: word.bytes)..<place(of: first + 4096, in: word.bytes))
        }
        // The rarest word proposes, the others are asked.
        guard let rarest = spans.indices.min(by: { spans[$0].places.count < spans[$1].places.count }) else { return [] }
        return spans[rarest].places.compactMap { place in
            let offset = entry(at: place, of: words[rarest].bytes) & 0xFFF
            for (index, span) in spans.enumerated() where index != rarest {
                let bytes = words[index].bytes
                let found = self.place(of: span.first | offset, in: bytes)
                guard span.places.contains(found), entry(at: found, of: bytes) == span.first | offset else {
                    return nil
                }
            }
            return block * TermIndex.blockSize + Int64(offset)
        }
    }
}
