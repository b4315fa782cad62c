import Customs
import GaritaTesting
import Testing

@testable import HTML

@Suite("Gallery and pages")
struct GalleryTests {
    @Test("the gallery shows every component without a missing text", arguments: Language.allCases)
    func gallery(language: Language) throws {
        let page = Gallery.page(language: language)
        #expect(!page.text.contains("⟦"))
        #expect(MarkupCheck.complaints(page.text) == [])
        try PageFolder.write("gallery.\(language.rawValue).html", page)
    }

    @Test(
        "a refusal says what happened and what to quote", arguments: [400, 401, 403, 404, 409, 413, 418, 429, 500, 503])
    func problems(status: Int) throws {
        for language in Language.allCases {
            let t = Words(Catalogue([]), language)
            let frame = PageFrame(t, title: "", address: "/x", version: "0.1.0", now: Gallery.now)
            let page = HTML.problemPage(frame, ProblemView(status: status, requestID: "r-<1>"))
            #expect(!page.text.contains("⟦") && page.text.contains("<code>r-&lt;1&gt;</code>"))
            #expect(MarkupCheck.complaints(page.text) == [])
            try PageFolder.write("problem-\(status).\(language.rawValue).html", page)
        }
    }

    @Test("the sign-in form is what password managers know, with and without errors", arguments: Language.allCases)
    func signIn(language: Language) throws {
        let t = Words(Catalogue([]), language)
        var frame = PageFrame(t, title: t("signIn.title"), address: "/sign-in", version: "0.1.0", now: Gallery.now)
        frame.width = .reading
        var view = SignInView(action: "/sign-in", csrf: "")
        view.next = "/lane?key=\"1\""
        try PageFolder.write("sign-in.\(language.rawValue).html", .page(frame, .signIn(t, view)))
        view.account = "marisol"
        view.errors = [FieldError("account", "Revise la cuenta y la contraseña")]
        view.message = "Espere 30 segundos"
        let page = HTML.page(frame, .signIn(t, view))
        #expect(MarkupCheck.complaints(page.text) == [])
        for word in ["username", "current-password", "one-time-code"] {
            #expect(page.text.contains("autocomplete=\"\(word)\""))
        }
        #expect(page.text.contains("value=\"marisol\"") && page.text.contains("value=\"/lane?key=&quot;1&quot;\""))
        try PageFolder.write("sign-in-errors.\(language.rawValue).html", page)
    }

    @Test("an identifier is grouped for the eye, a copy of it has no blanks")
    func identifier() {
        #expect(HTML.identifier("26MX0001A", groups: [4, 4, 4]).plainText == "26MX0001A")
        #expect(HTML.identifier("26MX0001A", groups: [4, 4]).text.contains("<span>26MX</span><span>0001</span>A"))
    }

    @Test("a whole page with stylesheet and script is far below 100 KB")
    func weight() {
        let page = Gallery.page(language: .es).bytes.count
        let all = page + Assets.all.reduce(0) { $0 + $1.bytes.count }
        #expect(all < 60_000, "\(all) bytes")
    }

    @Test("the language links keep the page and its query")
    func languageLinks() {
        #expect(HTML.address("/declarations?q=a&b", in: .en) == "/language/en?to=%2Fdeclarations%3Fq%3Da%26b")
    }

    @Test("an asset's address changes with its content and may be kept for ever")
    func assets() {
        #expect(Set(Assets.all.map(\.address)).count == Assets.all.count)
        for asset in Assets.all { #expect(Assets.at(asset.address)?.etag == asset.etag) }
        let one = Asset(name: "a", type: "css", contentType: "text/css", bytes: [1])
        let two = Asset(name: "a", type: "css", contentType: "text/css", bytes: [2])
        #expect(one.address != two.address && one.cacheControl.contains("immutable"))
        #expect(Assets.at("/assets/nothing.css") == nil)
    }
}
