import Testing

@testable import HTML

@Suite("Markup")
struct MarkupTests {
    @Test("what is interpolated is text, what is written is markup")
    func escaping() {
        let name = "<b>\"O'Hara\" & co</b>"
        let html: HTML = "<p>\(name)</p>"
        #expect(html.text == "<p>&lt;b&gt;&quot;O&#39;Hara&quot; &amp; co&lt;/b&gt;</p>")
    }
}
