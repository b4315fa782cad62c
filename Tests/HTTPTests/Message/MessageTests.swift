import HTTP
import Testing

@Suite("Parts of messages")
struct MessageTests {
    @Test("header names compare without regard to case, and setting replaces every line")
    func headers() {
        var headers: Headers = ["Content-Type": "a", "x-one": "1", "X-ONE": "2", "x-One": "3"]
        #expect(headers["content-type"] == "a")
        #expect(headers.all("X-One") == ["1", "2", "3"])
        headers["X-One"] = "4"
        #expect(headers.all("x-one") == ["4"])
        headers["x-one"] = nil
        #expect(headers.count == 1)
    }

    @Test("a form is read with its blanks, repeated names and empty values")
    func forms() throws {
        let form = try FormFields(parsing: Array("a=1&b=x+y%2B&a=2&c=&d&%C3%B1=%C3%A9&=z&&".utf8))
        #expect(form.all("a") == ["1", "2"])
        #expect(form["b"] == "x y+")
        #expect(form["c"] == "")
        #expect(form["d"] == "")
        #expect(form["ñ"] == "é")
        #expect(form[""] == "z")
        #expect(form["none"] == nil)
        #expect(form.text("c") == nil)
        #expect(form.int("a") == 1)
        #expect(try FormFields(parsing: Array(form.encoded.utf8)) == form)
    }

    @Test("a form that is no text is refused", arguments: ["a=%0", "a=%gg", "%00=a", "a=%ff", "a=%c3%28"])
    func brokenForms(text: String) {
        #expect(throws: HTTPProblem.self) { try FormFields(parsing: Array(text.utf8)) }
    }

    @Test("a form with more than 1,000 fields is refused")
    func largeForms() {
        let text = String(repeating: "a=1&", count: 1001)
        #expect(throws: HTTPProblem.self) { try FormFields(parsing: Array(text.utf8)) }
    }

    @Test("cookies are found by their whole name")
    func cookies() {
        let request = Request(path: "/", headers: ["Cookie": "xsession=1; session=\"a=b\" ;session=2;empty="])
        #expect(request.cookies["session"] == "a=b")
        #expect(request.cookies["empty"] == "")
        #expect(request.cookies["ession"] == nil)
        #expect(Request(path: "/").cookies["session"] == nil)
    }

    @Test("a cookie is set for this host, out of reach of scripts, and its value cannot break out")
    func settingCookies() {
        #expect(
            Cookie("session", "abc", maxAge: 60, secure: true).header
                == "session=abc; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax")
        #expect(
            Cookie("a", "x; Domain=evil\r\n", secure: false).header.hasPrefix("a=x%3B%20Domain%3Devil%0D%0A; Path=/"))
        #expect(
            Cookie.expired("session", secure: false).header == "session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
    }

    @Test(
        "a redirect never leaves the site",
        arguments: [
            ("/a?b=c", "/a?b=c"), ("//evil.example", "/"), ("/\\evil.example", "/"), ("https://evil.example", "/"),
            ("", "/"), ("/a\r\nX: y", "/"), ("javascript:alert(1)", "/"), ("/", "/"), ("/\t/evil", "/"),
        ])
    func redirects(path: String, expected: String) {
        #expect(Response.redirect(to: path).headers["location"] == expected)
    }

    @Test(
        "the best of Accept decides",
        arguments: [
            ("text/html", nil as String?, 1.0), ("text/html", "*/*", 1), ("text/html", "text/*;q=0.5, */*;q=0.1", 0.5),
            ("text/html", "text/html;q=0, */*", 0), ("application/json", "text/html", 0),
            ("text/html", "TEXT/HTML ; q=0.3", 0.3),
            ("text/html", "garbage;;;q=x,,", 0),
        ])
    func accepts(type: String, accept: String?, quality: Double) {
        #expect(MediaType.quality(of: type, accept: accept) == quality)
    }

    @Test("media types lose their parameters and case, and give their parameters")
    func mediaTypes() {
        #expect(MediaType.essence(of: "Text/HTML ; charset=utf-8") == "text/html")
        #expect(MediaType.parameter("boundary", of: "multipart/form-data; a=b; Boundary=\"x y\"") == "x y")
        #expect(MediaType.parameter("boundary", of: "multipart/form-data") == nil)
    }

    @Test("the parts of a form with files are read to the byte")
    func multipart() throws {
        let body =
            "preamble\r\n--b\r\nContent-Disposition: form-data; name=\"one\"\r\n\r\nvalue\r\n--b \r\n"
            + "content-type: Text/XML; charset=utf-8\r\nContent-Disposition: form-data; name=\"two\"; filename=\"C:\\x\\ñ.xml\"\r\n"
            + "\r\n\r\n--bogus\r\n\r\n--b--\r\nafter"
        let request = Request(
            path: "/", headers: ["Content-Type": "multipart/form-data; boundary=b"], body: Array(body.utf8))
        let parts = try request.multipart()
        #expect(parts.count == 2)
        #expect(parts[0].text == "value")
        #expect(parts[1].fileName == "ñ.xml")
        #expect(parts[1].mediaType == "text/xml")
        #expect(parts[1].text == "\r\n--bogus\r\n")
    }

    @Test(
        "a form with files that is not whole is refused, not guessed",
        arguments: [
            "", "--b", "--b\r\n", "--b\r\n\r\n", "--b\r\n\r\nx", "--b\r\nno colon\r\n\r\nx\r\n--b--",
            "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--", "--b\r\n\r\n--b--", "--bx\r\n\r\n\r\n",
            "--b\r\nX: \(String(repeating: "y", count: 5000))\r\n\r\nx\r\n--b--",
        ])
    func brokenMultipart(body: String) {
        let request = Request(
            path: "/", headers: ["Content-Type": "multipart/form-data; boundary=b"], body: Array(body.utf8))
        #expect(throws: HTTPProblem.self) { try request.multipart() }
    }

    @Test("a percent-encoded path comes back as it was")
    func percent() throws {
        let name = "a/b ñ%\"'?#[]"
        let target = try RequestTarget(
            parsing: Array("/x/\(PercentCoding.encode(name))?q=\(PercentCoding.encode(name))".utf8))
        #expect(target.path == "/x/" + name)
        #expect(target.query["q"] == name)
        #expect(PercentCoding.encodePath("/a b/c") == "/a%20b/c")
    }
}
