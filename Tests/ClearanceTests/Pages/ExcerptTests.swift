import Testing

@testable import Clearance

@Suite("Excerpts of messages")
struct ExcerptTests {
    private let message = Array((1...50).map { "line \($0)" }.joined(separator: "\n").utf8)

    @Test("three lines before and after each place, gaps marked")
    func places() {
        let excerpt = Excerpt(message, around: [2, 40])
        #expect(excerpt.lines.map(\.number) == [1, 2, 3, 4, 5, 37, 38, 39, 40, 41, 42, 43])
        #expect(excerpt.lines.filter(\.isMarked).map(\.text) == ["line 2", "line 40"])
        #expect(excerpt.lines.filter(\.followsGap).map(\.number) == [37])
    }

    @Test("without a place the beginning is shown, of nothing nothing")
    func beginning() {
        #expect(Excerpt(message, around: []).lines.map(\.number) == Array(1...12))
        #expect(Excerpt([], around: []).lines.map(\.text) == [""])
        #expect(Excerpt(Array("a".utf8), around: [9]).lines.isEmpty)
    }

    @Test("what is not text says so, and what hides in text is shown")
    func strange() {
        #expect(Excerpt([0x50, 0x4B, 0, 3], around: []).isBinary)
        let excerpt = Excerpt(Array("a\u{1}b\u{202E}c\tď\r".utf8) + [0xFF], around: [])
        #expect(excerpt.lines.first?.text == "a␁b�c  ď�")
        let long = Excerpt([UInt8](repeating: 0x78, count: 5_000_000), around: [1])
        #expect(long.lines.first?.text.count == 201)
    }
}
