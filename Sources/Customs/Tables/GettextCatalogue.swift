/// The texts of a compiled gettext catalogue (`.mo`): original to translation.
///
/// Source: GNU gettext manual, "The Format of GNU MO Files". A damaged file gives the texts that can be read.
struct GettextCatalogue {
    let texts: [String: String]

    init(_ bytes: [UInt8]) {
        var texts: [String: String] = [:]
        let reader = Reader(bytes: bytes)
        guard let swapped = reader.isSwapped, let count = reader.word(at: 8, swapped: swapped),
            let originals = reader.word(at: 12, swapped: swapped),
            let translations = reader.word(at: 16, swapped: swapped), count < 1_000_000
        else {
            self.texts = [:]
            return
        }
        for index in 0..<count {
            guard let original = reader.text(at: originals + index * 8, swapped: swapped),
                let translation = reader.text(at: translations + index * 8, swapped: swapped)
            else { break }
            if !original.isEmpty, !translation.isEmpty { texts[original] = translation }
        }
        self.texts = texts
    }

    private struct Reader {
        let bytes: [UInt8]

        /// Whether the file's byte order is the other one; nil when it is no catalogue.
        var isSwapped: Bool? {
            switch word(at: 0, swapped: false) {
            case 0x9504_12DE: false
            case 0xDE12_0495: true
            default: nil
            }
        }

        func word(at offset: Int, swapped: Bool) -> Int? {
            guard offset >= 0, offset <= bytes.count - 4 else { return nil }
            let order = swapped ? [0, 1, 2, 3] : [3, 2, 1, 0]
            return order.reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
        }

        /// The text that a length and an offset at `place` describe; only the first form of a plural.
        func text(at place: Int, swapped: Bool) -> String? {
            guard let length = word(at: place, swapped: swapped), let start = word(at: place + 4, swapped: swapped),
                start <= bytes.count, length <= bytes.count - start
            else { return nil }
            return String(decoding: bytes[start..<(start + length)].prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}
