/// Cuts portable SQL into tokens, just as far as the translation needs: quotes and comments are kept whole.
package enum PortableSQL {
    package enum Kind: Sendable { case word, quoted, string, number, placeholder, symbol, space }

    package struct Token: Sendable {
        package var kind: Kind
        package var text: Substring
        package var upper: String { kind == .word ? text.uppercased() : String(text) }
    }

    package static func tokens(of sql: String) -> [Token] {
        var tokens: [Token] = []
        let bytes = Array(sql.utf8)
        var start = 0
        let utf8 = sql.utf8
        var startIndex = utf8.startIndex
        while start < bytes.count {
            let (kind, end) = next(bytes, start)
            let endIndex = utf8.index(startIndex, offsetBy: end - start)
            tokens.append(Token(kind: kind, text: sql[startIndex..<endIndex]))
            start = end
            startIndex = endIndex
        }
        return tokens
    }

    private static func next(_ bytes: [UInt8], _ start: Int) -> (Kind, Int) {
        func at(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
        let byte = bytes[start]
        switch byte {
        case UInt8(ascii: " "), 9, 10, 13:
            var end = start + 1
            while [32, 9, 10, 13].contains(at(end)) { end += 1 }
            return (.space, end)
        case UInt8(ascii: "-") where at(start + 1) == byte:
            var end = start + 2
            while end < bytes.count, bytes[end] != 10 { end += 1 }
            return (.space, end)
        case UInt8(ascii: "/") where at(start + 1) == UInt8(ascii: "*"):
            var end = start + 2
            while end < bytes.count, !(at(end) == UInt8(ascii: "*") && at(end + 1) == UInt8(ascii: "/")) { end += 1 }
            return (.space, min(end + 2, bytes.count))
        case UInt8(ascii: "'"): return (.string, closing(byte, bytes, start))
        case UInt8(ascii: "\""): return (.quoted, closing(byte, bytes, start))
        case UInt8(ascii: "$"): return dollar(bytes, start)
        case UInt8(ascii: "?"):
            var end = start + 1
            while isDigit(at(end)) { end += 1 }
            return (.placeholder, end)
        case let byte where isDigit(byte):
            var end = start + 1
            while isDigit(at(end)) || at(end) == UInt8(ascii: ".") { end += 1 }
            return (.number, end)
        case let byte where isWordStart(byte):
            var end = start + 1
            while isWordStart(at(end)) || isDigit(at(end)) || at(end) == UInt8(ascii: "$") { end += 1 }
            return (.word, end)
        default: return (.symbol, start + 1)
        }
    }

    /// The end of a quoted text; a doubled quote stands for itself.
    private static func closing(_ quote: UInt8, _ bytes: [UInt8], _ start: Int) -> Int {
        var end = start + 1
        while end < bytes.count {
            if bytes[end] == quote {
                guard end + 1 < bytes.count, bytes[end + 1] == quote else { return end + 1 }
                end += 1
            }
            end += 1
        }
        return end
    }

    /// PostgreSQL's `$tag$ … $tag$`, or a bare `$1`.
    private static func dollar(_ bytes: [UInt8], _ start: Int) -> (Kind, Int) {
        var end = start + 1
        while end < bytes.count, isWordStart(bytes[end]) || (end > start + 1 && isDigit(bytes[end])) { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "$") else { return (.symbol, start + 1) }
        let tag = bytes[start...end]
        var index = end + 1
        while index + tag.count <= bytes.count {
            if bytes[index] == UInt8(ascii: "$"), bytes[index..<(index + tag.count)].elementsEqual(tag) {
                return (.string, index + tag.count)
            }
            index += 1
        }
        return (.string, bytes.count)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    private static func isWordStart(_ byte: UInt8) -> Bool {
        (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte == UInt8(ascii: "_") || byte >= 128
    }
}
