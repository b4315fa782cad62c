/// One bit per profile, in the index's own order ("rank").
struct BitRow: Hashable {
    private(set) var words: [UInt64]

    init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

    subscript(rank: Int) -> Bool {
        get { words[rank >> 6] >> UInt64(rank & 63) & 1 == 1 }
        set {
            let bit = (1 as UInt64) << UInt64(rank & 63)
            if newValue { words[rank >> 6] |= bit } else { words[rank >> 6] &= ~bit }
        }
    }
}

/// The rows of an index in one piece of memory, equal rows once.
///
/// A row is its summary (one bit for each word that is not empty) and then its words. The hot loop intersects summaries
/// first, so that 64 profiles of which none can match cost one bit.
struct RowStore {
    let wordCount: Int
    let summaryCount: Int
    private(set) var words: [UInt64] = []
    private var places: [BitRow: UInt32] = [:]

    /// For a number of profiles.
    init(profiles: Int) {
        wordCount = max(1, (profiles + 63) / 64)
        summaryCount = (wordCount + 63) / 64
    }

    /// Words that a row takes.
    var stride: Int { summaryCount + wordCount }

    /// The place of the row's first word.
    mutating func place(_ row: BitRow) -> UInt32 {
        if let place = places[row] { return place }
        let place = UInt32(words.count)
        words.append(contentsOf: repeatElement(0, count: stride))
        for (number, word) in row.words.enumerated() where word != 0 {
            words[Int(place) + number >> 6] |= (1 as UInt64) << UInt64(number & 63)
            words[Int(place) + summaryCount + number] = word
        }
        places[row] = place
        return place
    }
}
