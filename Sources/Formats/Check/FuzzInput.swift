/// One mutated input: made from a seed and an index alone, so that each can be made again.
struct FuzzInput: Sendable {
    private(set) var bytes: [UInt8]
    /// What the sender says it is; nil leaves it to the door.
    let mediaType: String?
    private var state: UInt64

    private static let maxBytes = 512 << 10

    init(seed: UInt64, index: Int, samples: [[UInt8]]) {
        state = seed &+ UInt64(truncatingIfNeeded: index) &* 0xD134_2543_DE82_EF95
        bytes = []
        let types: [String?] = [nil, nil, nil, "application/xml", "application/json", "text/csv"]
        mediaType = types[Int(Self.next(&state) % UInt64(types.count))]
        bytes = pick(samples)
        if below(2) == 0 { touch() } else { for _ in 0...below(4) { mutate(samples) } }
        if bytes.count > Self.maxBytes { bytes.removeSubrange(Self.maxBytes...) }
    }

    // MARK: Mutations

    /// One small change: such inputs often still are messages, and go the whole way.
    private mutating func touch() {
        switch below(6) {
        case 0: replaceByte()
        case 1: insert([UInt8(0x20 + below(0x5F))])
        case 2, 3: replaceText()
        default: for _ in 0...below(3) { replaceLetter() }
        }
    }

    /// A digit becomes another digit, a letter another letter.
    private mutating func replaceLetter() {
        guard !bytes.isEmpty else { return }
        let place = below(bytes.count)
        switch bytes[place] {
        case 0x30...0x39: bytes[place] = UInt8(0x30 + below(10))
        case 0x41...0x5A: bytes[place] = UInt8(0x41 + below(26))
        case 0x61...0x7A: bytes[place] = UInt8(0x61 + below(26))
        default: break
        }
    }

    private mutating func mutate(_ samples: [[UInt8]]) {
        switch below(13) {
        case 0: flipBits()
        case 1: for _ in 0...below(8) { replaceByte() }
        case 2: if !bytes.isEmpty { bytes.removeSubrange(below(bytes.count)...) }
        case 3: remove()
        case 4: insert(slice(bytes))
        case 5: insert(slice(pick(samples)))
        case 6: bytes = Array(bytes.prefix(below(bytes.count + 1))) + pick(samples).suffix(below(4096))
        case 7, 8: insert(Array(pick(FuzzCorpus.tokens).utf8))
        case 9: nest()
        case 10: replaceText()
        case 11: insert([0xC3, 0x28, 0xED, 0xA0, 0x80, 0xFF, 0x00, 0xF8].shuffledPart(below(8)))
        default: repeatSlice()
        }
    }

    private mutating func flipBits() {
        guard !bytes.isEmpty else { return }
        for _ in 0...below(10) { bytes[below(bytes.count)] ^= 1 << UInt8(below(8)) }
    }

    private mutating func replaceByte() {
        guard !bytes.isEmpty else { return }
        bytes[below(bytes.count)] = UInt8(below(256))
    }

    private mutating func remove() {
        guard !bytes.isEmpty else { return }
        let start = below(bytes.count)
        bytes.removeSubrange(start..<min(bytes.count, start + 1 + below(64)))
    }

    private mutating func repeatSlice() {
        let part = slice(bytes)
        guard !part.isEmpty else { return }
        let times = min(1 + below(200), Self.maxBytes / part.count)
        insert(Array(repeatElement(part, count: times).joined()))
    }

    /// Many elements, objects or lists inside one another.
    private mutating func nest() {
        let depth = 1 + below(below(4) == 0 ? 20_000 : 80)
        let (open, close) = pick([("<a>", "</a>"), ("[", "]"), ("{\"a\":", "}"), ("<Declaration>", ""), ("\"", "\"")])
        insert(Array((String(repeating: open, count: depth) + String(repeating: close, count: depth)).utf8))
    }

    /// Puts something else in the place of a value: between `>` and `<`, or between quotes or commas.
    private mutating func replaceText() {
        guard bytes.count > 2 else { return }
        let from = below(bytes.count)
        guard let start = bytes[from...].firstIndex(where: { $0 == 0x3E || $0 == 0x22 || $0 == 0x2C }),
            let end = bytes[(start + 1)...].firstIndex(where: { $0 == 0x3C || $0 == 0x22 || $0 == 0x2C })
        else { return }
        bytes.replaceSubrange((start + 1)..<end, with: Array(pick(FuzzCorpus.values).utf8))
    }

    private mutating func insert(_ part: [UInt8]) {
        bytes.insert(contentsOf: part.prefix(Self.maxBytes), at: below(bytes.count + 1))
    }

    private mutating func slice(_ source: [UInt8]) -> [UInt8] {
        guard !source.isEmpty else { return [] }
        let start = below(source.count)
        return Array(source[start..<min(source.count, start + 1 + below(512))])
    }

    // MARK: Chance

    private mutating func below(_ bound: Int) -> Int { Int(Self.next(&state) % UInt64(max(1, bound))) }
    private mutating func pick<T>(_ all: [T]) -> T { all[below(all.count)] }

    /// SplitMix64.
    private static func next(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension [UInt8] {
    /// Some bytes from a place on, around the end.
    fileprivate func shuffledPart(_ start: Int) -> [UInt8] {
        Array(self[start...] + self[..<start]).dropLast(start % 3)
    }
}
