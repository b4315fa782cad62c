/// The lines of a message around the places where something is wrong.
package struct Excerpt: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        /// From 1.
        package var number: Int
        package var text: String
        package var isMarked: Bool
        /// True when lines are left out before this one.
        package var followsGap: Bool
    }

    package var lines: [Line]
    /// True when the bytes are not text.
    package var isBinary: Bool

    /// Three lines before and after each place, the beginning when there is no place; at most 60 lines of 200
    /// characters. Control characters are written as their pictures, bytes that are not UTF-8 as `�`.
    package init(_ bytes: [UInt8], around places: [Int]) {
        let sample = bytes.prefix(4096)
        isBinary = sample.contains(0) && !sample.starts(with: [0xFF, 0xFE]) && !sample.starts(with: [0xFE, 0xFF])
        var wanted: Set<Int> = []
        for place in places.prefix(20) { wanted.formUnion(max(1, place - 3)...max(1, place) + 3) }
        if places.isEmpty { wanted.formUnion(1...12) }
        let marked = Set(places)
        var lines: [Line] = []
        var start = 0
        var number = 0
        let last = wanted.max() ?? 0
        while start <= bytes.count, number < last, lines.count < 60 {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            number += 1
            if wanted.contains(number), start < bytes.count || number == 1 {
                let isMarked = marked.contains(number)
                lines.append(
                    Line(
                        number: number, text: Self.shown(bytes[start..<end]), isMarked: isMarked,
                        followsGap: (lines.last?.number ?? 0) + 1 != number))
            }
            start = end + 1
        }
        self.lines = lines
    }

    private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
        var text = ""
        var count = 0
        for scalar in String(decoding: bytes.prefix(1000), as: UTF8.self).unicodeScalars {
            if count == 200 {
                text += "…"
                break
            }
            count += 1
            switch scalar.value {
            case 0x09: text += "  "
            case 0x0D: continue
            case 0..<0x20: text.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "�")
            case 0x7F, 0x80..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: text += "�"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
