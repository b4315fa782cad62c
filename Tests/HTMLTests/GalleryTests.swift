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

    @Test("a whole page with stylesheet and script is far below 100 KB")
    func weight() {
        let page = Gallery.page(language: .es).bytes.count
        let all = page + Assets.all.reduce(0) { $0 + $1.bytes.count }
        #expect(all < 60_000, "\(all) bytes")
    }

    @Test("the language links keep the page and its query")
    func languageLinks() {
        #expect(HTML.address("/declarations?q=a&lang=es&page=2", in: .en) == "/declarations?q=a&page=2&lang=en")
        #expect(HTML.address("/", in: .es) == "/?lang=es")
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
