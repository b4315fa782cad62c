/// A string literal of a Swift source, as far as the audit of the texts must understand it: keys never span lines.
struct SourceLiteral: Equatable {
    /// The literal up to its first interpolation.
    var text: String
    /// False when an interpolation cut it short.
    var isWhole: Bool
    /// True when the literal is the first argument of `t(` or `t.html(`.
    var isQuestion: Bool

    /// The literals of a source, those inside interpolations too; comments are left out.
    static func all(in source: String) -> [SourceLiteral] {
        var found: [SourceLiteral] = []
        for line in source.split(separator: "\n") {
            let code = line.drop { $0 == " " }
            if code.hasPrefix("//") { continue }
            let bytes = Array(code.utf8)
            var index = 0
            while index < bytes.count { scanCode(bytes, &index, &found) }
        }
        return found
    }

    /// Reads code up to the parenthesis that closes it, or the end of the line.
    private static func scanCode(_ bytes: [UInt8], _ index: inout Int, _ found: inout [SourceLiteral]) {
        var depth = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x22:
                scanString(bytes, &index, &found)
                continue
            case 0x28: depth += 1
            case 0x29:
                depth -= 1
                if depth < 0 {
                    index += 1
                    return
                }
            default: break
            }
            index += 1
        }
    }

    /// Reads a literal from its opening quote to after its closing one.
    private static func scanString(_ bytes: [UInt8], _ index: inout Int, _ found: inout [SourceLiteral]) {
        let isQuestion = isCall("t(", before: index, bytes) || isCall("t.html(", before: index, bytes)
        var text: [UInt8] = []
        var isWhole = true
        index += 1
        while index < bytes.count, bytes[index] != 0x22 {
            if bytes[index] == 0x5C, index + 1 < bytes.count {
                index += 2
                if bytes[index - 1] == 0x28 {
                    isWhole = false
                    scanCode(bytes, &index, &found)
                }
                continue
            }
            if isWhole { text.append(bytes[index]) }
            index += 1
        }
        index += 1
        let literal = SourceLiteral(
            text: String(decoding: text, as: UTF8.self), isWhole: isWhole, isQuestion: isQuestion)
        found.append(literal)
    }

    /// True when a call stands right before a place and is not the end of a longer name (`t(`, not `format(`).
    private static func isCall(_ call: String, before index: Int, _ bytes: [UInt8]) -> Bool {
        let start = index - call.utf8.count
        guard start >= 0, bytes[start..<index].elementsEqual(call.utf8) else { return false }
        guard start > 0 else { return true }
        let previous = bytes[start - 1]
        return
            !((0x61...0x7A).contains(previous) || (0x41...0x5A).contains(previous)
            || (0x30...0x39).contains(previous) || previous == 0x5F)
    }
}
