package import Customs

/// One entry of the page's navigation.
package struct NavigationItem: Sendable {
    package var label: String
    package var href: String
    package var isCurrent: Bool

    package init(_ label: String, href: String, isCurrent: Bool = false) {
        self.label = label
        self.href = href
        self.isCurrent = isCurrent
    }
}

/// Who is signed in, as the header shows it.
package struct PageUser: Sendable {
    package var name: String
    /// Role and office, in words.
    package var detail: String
    /// The token that every form of this session carries.
    package var csrf: String

    package init(name: String, detail: String = "", csrf: String) {
        self.name = name
        self.detail = detail
        self.csrf = csrf
    }
}

/// Everything of a page but its content.
package struct PageFrame: Sendable {
    /// How wide the page may grow.
    package enum Width: Sendable {
        /// Text for reading: at most 70 characters a line.
        case reading
        /// Tables and cases.
        case work
        /// The lane: all of the screen, no navigation.
        case lane
    }

    package var t: Words
    /// What the page is, for the window's title; the page itself writes its `h1`.
    package var title: String
    package var width: Width = .work
    package var navigation: [NavigationItem] = []
    package var user: PageUser?
    /// The address of this page with its query, for the language links.
    package var address: String
    /// The way up from here, without this page.
    package var breadcrumbs: [NavigationItem] = []
    /// The program's version.
    package var version: String
    package var now: Instant
    /// The moment of the newest data shown; nil when the page shows none.
    package var dataAsOf: Instant?
    /// True when the form on the page was refused: the title then says so first.
    package var hasErrors = false

    package init(_ t: Words, title: String, address: String, version: String, now: Instant) {
        self.t = t
        self.title = title
        self.address = address
        self.version = version
        self.now = now
    }
}

extension HTML {
    /// A whole page.
    ///
    /// The language links lead to `/language/es?to=…`: the server sets the cookie `language` and leads back.
    package static func page(_ frame: PageFrame, _ content: HTML) -> HTML {
        let t = frame.t
        let prefix = frame.hasErrors ? t("error.prefix") + " " : ""
        let width: HTML =
            switch frame.width {
            case .reading: "reading"
            case .work: "work"
            case .lane: "lane-page"
            }
        return """
            <!DOCTYPE html>
            <html lang="\(attribute: t.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <title>\(prefix)\(frame.title) – \(t("page.product"))</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="stylesheet" href="\(url: Assets.stylesheet.address)">
            <link rel="icon" href="\(url: Assets.icon.address)" type="image/svg+xml">
            <script type="module" src="\(url: Assets.script.address)"></script>
            </head>
            <body class="\(width)">
            <a class="skip" href="#content">\(t("page.skip"))</a>
            \(header(frame))
            <main id="content" tabindex="-1">
            \(breadcrumbs(frame))\(content)
            </main>
            \(footer(frame))
            </body>
            </html>

            """
    }

    private static func header(_ frame: PageFrame) -> HTML {
        let t = frame.t
        let links = Language.allCases.map { language -> HTML in
            let href = address(frame.address, in: language)
            let code = language.rawValue
            if language == t.language {
                return "<li><span lang=\"\(attribute: code)\" aria-current=\"true\">\(language.name)</span></li>"
            }
            return """
                <li><a lang="\(attribute: code)" hreflang="\(attribute: code)" href="\(url: href)">\(language.name)</a></li>
                """
        }
        return """
            <header class="top"><div class="bar">
            <a class="product" href="/">\(mark)\(t("page.product"))</a>
            <nav class="languages" aria-label="\(attribute: t("page.languages"))"><ul>\(links)</ul></nav>
            \(frame.user.map { userBox($0, t) })
            </div>\(navigation(frame))</header>
            """
    }

    private static func userBox(_ user: PageUser, _ t: Words) -> HTML {
        let detail: HTML = user.detail.isEmpty ? "" : " <span class=\"quiet\">\(user.detail)</span>"
        return """
            <div class="user"><span><span class="name">\(user.name)</span>\(detail)</span>
            \(form(action: "/sign-out", csrf: user.csrf, "<button class=\"link\">\(t("page.signOut"))</button>"))</div>
            """
    }

    private static func navigation(_ frame: PageFrame) -> HTML? {
        guard !frame.navigation.isEmpty else { return nil }
        let items = frame.navigation.map { item -> HTML in
            "<li><a href=\"\(url: item.href)\"\(attribute: "aria-current", item.isCurrent ? "page" : nil)>\(item.label)</a></li>"
        }
        return """
            <nav class="sections" aria-label="\(attribute: frame.t("page.navigation"))"><ul>\(items)</ul></nav>
            """
    }

    private static func breadcrumbs(_ frame: PageFrame) -> HTML? {
        guard !frame.breadcrumbs.isEmpty else { return nil }
        let items = frame.breadcrumbs.map { "<li><a href=\"\(url: $0.href)\">\($0.label)</a></li>" as HTML }
        return """
            <nav class="crumbs" aria-label="\(attribute: frame.t("page.breadcrumbs"))"><ol>\(items)</ol></nav>

            """
    }

    private static func footer(_ frame: PageFrame) -> HTML {
        let t = frame.t
        let age: HTML? = frame.dataAsOf.map { asOf in
            "<span>\(t("page.asOf", ["moment": t.moment(asOf, seconds: true), "ago": t.ago(asOf, now: frame.now)]))</span>"
        }
        return """
            <footer class="bottom"><div class="bar">\(age)<span>\(t("page.clock", ["clock": t.clock.name]))</span>
            <span>\(t("page.version", ["version": frame.version]))</span></div></footer>
            """
    }

    /// Where a language is chosen: the server sets its cookie and leads back to the page.
    static func address(_ address: String, in language: Language) -> String {
        Link("language", language.rawValue).with("to", address).text
    }

    /// The product's mark: a raised barrier beside its post.
    static let mark: HTML = """
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">\
        <path d="M4 22V10h5v12zM7.5 9 21 2.5l1 2L9 11z"/></svg>
        """
}
