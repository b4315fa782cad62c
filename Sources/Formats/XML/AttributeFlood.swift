/// Finds an element with more attributes than any message has, before libxml2 compares each of them with each other.
///
/// libxml2 2.9 looks for repeated attributes pair by pair: 4 MB of one start tag would keep it busy for minutes. Short
/// documents cannot hold enough of them to matter and are not looked at.
enum AttributeFlood {
    private static let harmlessBytes = 64 << 10
    private static let maxAttributes = 256

    /// The line of the element, nil when there is none.
    static func line(in bytes: [UInt8]) -> Int? {
        guard bytes.count > harmlessBytes else { return nil }
        return bytes.withUnsafeBufferPointer { scan($0) }
    }

    private static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var at = 0
        let end = bytes.count
        while at < end {
            guard bytes[at] == 0x3C else {
                at += 1
                continue
            }
            if let after = skipped(bytes, at) {
                at = after
                continue
            }
            var quote: UInt8 = 0
            var equals = 0
            at += 1
            while at < end {
                let byte = bytes[at]
                if quote != 0 {
                    if byte == quote { quote = 0 }
                } else if byte == 0x22 || byte == 0x27 {
                    quote = byte
                } else if byte == 0x3D {
                    equals += 1
                    if equals > maxAttributes { return 1 + bytes[..<at].count { $0 == 0x0A } }
                } else if byte == 0x3E {
                    break
                }
                at += 1
            }
        }
        return nil
    }

    /// Where a comment, CDATA section or processing instruction that begins at `at` ends; nil when none begins there.
    private static func skipped(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
        let kinds: [(begin: StaticString, end: StaticString)] = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
        for kind in kinds where matches(bytes, at, kind.begin) {
            var search = at + kind.begin.utf8CodeUnitCount
            while search < bytes.count {
                if matches(bytes, search, kind.end) { return search + kind.end.utf8CodeUnitCount }
                search += 1
            }
            return bytes.count
        }
        return nil
    }

    private static func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard at + count <= bytes.count else { return false }
        for index in 0..<count where bytes[at + index] != word.utf8Start[index] { return false }
        return true
    }
}
