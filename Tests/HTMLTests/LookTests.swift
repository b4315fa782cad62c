import Testing

@testable import HTML

@Suite("Look")
struct LookTests {
    @Test("every pair of colours meets WCAG 2.2 AA, by day and by night", arguments: Tokens.pairs.indices)
    func contrast(index: Int) throws {
        let pair = Tokens.pairs[index]
        let ink = try #require(Tokens.all.first { $0.name == pair.ink })
        let paper = try #require(Tokens.all.first { $0.name == pair.paper })
        for (one, other) in [(ink.light, paper.light), (ink.dark, paper.dark)] {
            let ratio = try contrastRatio(one, other)
            #expect(ratio >= pair.least, "\(pair.ink) on \(pair.paper): \(one) on \(other) is \(ratio)")
        }
    }

    @Test("the stylesheet asks only for tokens that there are, and its braces close")
    func tokens() {
        let names = Set(Tokens.all.map(\.name))
        var rest = Substring(Stylesheet.text)
        while let range = rest.firstRange(of: "var(--") {
            let name = rest[range.upperBound...].prefix { $0 != ")" }
            #expect(names.contains(String(name)), "\(name)")
            rest = rest[range.upperBound...]
        }
        #expect(Stylesheet.text.count(where: { $0 == "{" }) == Stylesheet.text.count(where: { $0 == "}" }))
    }

    @Test("the axis of a chart has round steps that reach its top", arguments: [0.003, 0.7, 1, 4, 37, 99, 1204, 8e6])
    func ticks(top: Double) {
        for scale in [ChartScale.numbers, .seconds] {
            let ticks = scale.ticks(to: top)
            #expect((ticks.last ?? 0) >= top && ticks.count <= 6 && ticks.count >= 2, "\(ticks)")
        }
    }

    private func contrastRatio(_ one: String, _ other: String) throws -> Double {
        let (a, b) = (try luminance(one), try luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// Relative luminance as WCAG 2.2 defines it.
    private func luminance(_ colour: String) throws -> Double {
        let value = try #require(Int(colour.dropFirst(), radix: 16))
        let parts = [value >> 16, value >> 8 & 255, value & 255].map { byte -> Double in
            let channel = Double(byte) / 255
            if channel <= 0.04045 { return channel / 12.92 }
            return power((channel + 0.055) / 1.055)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// x^2.4 as x² · ⁵√x², by Newton's steps: no C library needed.
    private func power(_ x: Double) -> Double {
        let square = x * x
        var root = 1.0
        for _ in 0..<200 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
        return square * root
    }
}
