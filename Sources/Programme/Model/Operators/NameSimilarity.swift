/// How alike two legal names are, 0 to 1.
///
/// Words are paired, each with the word most like it (Jaro–Winkler at least ``wordThreshold``); the score is the share of
/// letters that stand in pairs, on both sides (Dice). `TRANSPORTES GARZA` and `TRANSPORTE GARSA` are alike,
/// `TRANSPORTES GARZA` and `TRANSPORTES GUERRA` are not.
package enum NameSimilarity {
    /// Names at least so alike are shown as possible duplicates. At 0.84 one changed or missing letter a word still
    /// counts, and one wholly different word among three does not.
    package static let threshold = 0.84
    static let wordThreshold = 0.9

    /// The likeness of two names, legal forms and accents left aside.
    package static func score(_ left: String, _ right: String) -> Double {
        score(NameWords.significant(left), NameWords.significant(right))
    }

    static func score(_ left: [String], _ right: [String]) -> Double {
        if left.isEmpty || right.isEmpty { return 0 }
        if left == right { return 1 }
        let joined = jaroWinkler(Array(left.joined().utf8), Array(right.joined().utf8))
        // Written apart or together: AUTO PARTES and AUTOPARTES.
        if joined > 0.985 { return joined }
        var rest = right
        var paired = 0.0
        for word in left.sorted(by: { $0.utf8.count > $1.utf8.count }) {
            var best = (place: -1, likeness: 0.0)
            for (place, other) in rest.enumerated() {
                let likeness = word == other ? 1 : jaroWinkler(Array(word.utf8), Array(other.utf8))
                if likeness > best.likeness { best = (place, likeness) }
            }
            guard best.place >= 0, best.likeness >= wordThreshold else { continue }
            let other = rest.remove(at: best.place)
            paired += best.likeness * Double(word.utf8.count + other.utf8.count)
        }
        let letters = (left + right).reduce(0) { $0 + $1.utf8.count }
        return paired / Double(letters)
    }

    /// Jaro–Winkler likeness of two words (Winkler 1990: prefix of at most 4, weight 0.1).
    static func jaroWinkler(_ left: [UInt8], _ right: [UInt8]) -> Double {
        if left == right { return 1 }
        let window = max(0, max(left.count, right.count) / 2 - 1)
        var taken = [Bool](repeating: false, count: right.count)
        var matched: [UInt8] = []
        for (place, byte) in left.enumerated() {
            let from = max(0, place - window)
            let to = min(right.count, place + window + 1)
            guard from < to, let found = (from..<to).first(where: { !taken[$0] && right[$0] == byte }) else { continue }
            taken[found] = true
            matched.append(byte)
        }
        if matched.isEmpty { return 0 }
        let others = right.indices.filter { taken[$0] }.map { right[$0] }
        let swapped = Double(zip(matched, others).count { $0 != $1 }) / 2
        let count = Double(matched.count)
        let jaro = (count / Double(left.count) + count / Double(right.count) + (count - swapped) / count) / 3
        let prefix = zip(left, right).prefix(4).prefix { $0 == $1 }.count
        return jaro + Double(prefix) * 0.1 * (1 - jaro)
    }
}
