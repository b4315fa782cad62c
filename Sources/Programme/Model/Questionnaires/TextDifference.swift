/// What changed between two texts, word by word.
package enum TextDifference {
    package enum Piece: Hashable, Sendable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// Texts longer than this are shown whole: the comparison takes their product in steps.
    private static let maximum = 1200

    /// The pieces of both texts in order; the texts without `added` are the left one, without `removed` the right one.
    package static func words(_ left: String, _ right: String) -> [Piece] {
        let (first, second) = (cut(left), cut(right))
        var start = 0
        while start < first.count, start < second.count, first[start] == second[start] { start += 1 }
        var end = 0
        while end < first.count - start, end < second.count - start,
            first[first.count - 1 - end] == second[second.count - 1 - end]
        {
            end += 1
        }
        var pieces: [Piece] = []
        add(.same(first[..<start].joined()), to: &pieces)
        middle(first[start..<(first.count - end)], second[start..<(second.count - end)], &pieces)
        add(.same(first[(first.count - end)...].joined()), to: &pieces)
        return pieces
    }

    /// Words with the blanks behind them.
    private static func cut(_ text: String) -> [Substring] {
        var words: [Substring] = []
        var start = text.startIndex
        var wasBlank = false
        for index in text.indices {
            let isBlank = text[index].isWhitespace
            if wasBlank, !isBlank {
                words.append(text[start..<index])
                start = index
            }
            wasBlank = isBlank
        }
        if start < text.endIndex { words.append(text[start...]) }
        return words
    }

    private static func middle(_ left: ArraySlice<Substring>, _ right: ArraySlice<Substring>, _ pieces: inout [Piece]) {
        guard !left.isEmpty, !right.isEmpty, left.count <= maximum, right.count <= maximum else {
            add(.removed(left.joined()), to: &pieces)
            add(.added(right.joined()), to: &pieces)
            return
        }
        let (first, second) = (Array(left), Array(right))
        // lengths[i * width + j]: the longest common subsequence of the words from i and from j on.
        let width = second.count + 1
        var lengths = [Int32](repeating: 0, count: (first.count + 1) * width)
        for i in first.indices.reversed() {
            for j in second.indices.reversed() {
                lengths[i * width + j] =
                    first[i] == second[j]
                    ? lengths[(i + 1) * width + j + 1] + 1
                    : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
            }
        }
        var (i, j) = (0, 0)
        while i < first.count || j < second.count {
            if i < first.count, j < second.count, first[i] == second[j] {
                add(.same(String(first[i])), to: &pieces)
                i += 1
                j += 1
            } else if j == second.count
                || i < first.count && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]
            {
                add(.removed(String(first[i])), to: &pieces)
                i += 1
            } else {
                add(.added(String(second[j])), to: &pieces)
                j += 1
            }
        }
    }

    /// Puts a piece behind the last one, into it where both are of one kind.
    private static func add(_ piece: Piece, to pieces: inout [Piece]) {
        switch (pieces.last, piece) {
        case (_, .same("")), (_, .removed("")), (_, .added("")): return
        case (.same(let before)?, .same(let text)): pieces[pieces.count - 1] = .same(before + text)
        case (.removed(let before)?, .removed(let text)): pieces[pieces.count - 1] = .removed(before + text)
        case (.added(let before)?, .added(let text)): pieces[pieces.count - 1] = .added(before + text)
        default: pieces.append(piece)
        }
    }
}
