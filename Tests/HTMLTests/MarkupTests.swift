import JSON
import Testing

@testable import HTML

@Suite("Markup")
struct MarkupTests {
    @Test("what is interpolated is text, what is written is markup")
    func escaping() {
        let name = "<b>\"O'Hara\" & co</b>"
        let html: HTML = "<p>\(name)</p>"
        #expect(html.text == "<p>&lt;b&gt;&quot;O&#39;Hara&quot; &amp; co&lt;/b&gt;</p>")
        #expect(("\(name[name.startIndex...])" as HTML).text == HTML(text: name).text)
    }

    @Test("markup, lists of it and optional markup pass through")
    func passing() {
        let item: HTML = "<li>\("a&b")</li>"
        let none: HTML? = nil
        #expect(("<ul>\([item, item])\(none)\(item as HTML?)</ul>" as HTML).text.hasPrefix("<ul><li>a&amp;b</li><li>"))
        #expect([item, item].joined(by: "|").text == "<li>a&amp;b</li>|<li>a&amp;b</li>")
        #expect((item + item).bytes.count == item.bytes.count * 2)
    }

    @Test("every text comes back from its escaped form, whatever its characters")
    func everyCharacter() {
        for scalar in (1...0x2FF).compactMap(Unicode.Scalar.init) + ["\u{FFFF}", "😀", "é"] {
            let text = "a\(Character(scalar))b"
            let escaped = HTML(text: text).text
            #expect(!escaped.dropFirst().dropLast().contains { "<>\"'".contains($0) })
            #expect(HTML(text: text).plainText == text)
        }
    }

    @Test("whole numbers are written plainly", arguments: [0, 7, -7, 1_234_567, Int.max, Int.min])
    func numbers(value: Int) {
        #expect(("\(value)" as HTML).text == String(value))
    }

    @Test("an attribute keeps line ends and tabs as references")
    func attributes() {
        let html: HTML = "<a title=\"\(attribute: "a\"b\n\tc")\"\(attribute: "id", "x")\(attribute: "lang", nil)>"
        #expect(html.text == "<a title=\"a&quot;b&#10;&#9;c\" id=\"x\">")
        #expect(("<input\(flag: "checked", true)\(flag: "disabled", false)>" as HTML).text == "<input checked>")
    }

    @Test(
        "an address that could run or hide something becomes #",
        arguments: [
            "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x", "//evil.example/", "\\\\evil.example", "/\\evil.example", "blob:x", "file:///etc/passwd",
            "\u{01}javascript:x", "feed:javascript:x",
        ])
    func refusedAddresses(address: String) {
        #expect(("<a href=\"\(url: address)\">" as HTML).text == "<a href=\"#\">")
    }

    @Test(
        "addresses of this site and of the allowed schemes stay",
        arguments: [
            "/declarations/26?x=1", "?lang=es", "#content", "https://wcoomd.org/", "HTTP://a.mx", "mailto:a@b.mx",
            "tel:+52", "declarations/12:30?x", "",
        ])
    func allowedAddresses(address: String) {
        #expect(("\(url: address)" as HTML).text == address)
    }

    @Test("a link encodes each of its parts")
    func links() {
        let link = Link("declarations", "26 07/á?").with("q", "a&b=c").with("empty", "").with("page", "2")
        #expect(link.text == "/declarations/26%2007%2F%C3%A1%3F?q=a%26b%3Dc&page=2")
        #expect(Link().text == "/")
    }

    @Test("data for the script cannot end its element")
    func scriptData() throws {
        let value: JSONValue = ["a": "</script><!-- & \u{2028}\u{2029}", "b": 1]
        let html: HTML = "<script type=\"application/json\">\(json: value)</script>"
        let inside = html.text.dropFirst("<script type=\"application/json\">".count).dropLast("</script>".count)
        #expect(!inside.contains("<") && !inside.contains("&") && !inside.contains("\u{2028}"))
        #expect(try JSONValue.parse(Array(inside.utf8)) == value)
    }
}
