/// What a page says when it cannot show what was asked for.
package struct ProblemView: Sendable {
    /// The HTTP status; those with a text of their own are 400, 401, 403, 404, 409, 413, 429 and 503.
    package var status: Int
    /// More than the catalogue says, in the reader's language.
    package var detail: String?
    /// What to quote when asking for help.
    package var requestID: String

    package init(status: Int, detail: String? = nil, requestID: String) {
        self.status = status
        self.detail = detail
        self.requestID = requestID
    }
}

extension HTML {
    /// A whole page for a refusal or a failure: what happened, what to do, whom to quote.
    package static func problemPage(_ frame: PageFrame, _ problem: ProblemView) -> HTML {
        let t = frame.t
        let known = t.catalogue.has("problem.\(problem.status).title")
        let title = known ? t("problem.\(problem.status).title") : t("problem.other.title")
        let text = known ? t("problem.\(problem.status).text") : t("problem.other.text")
        var frame = frame
        frame.title = title
        frame.width = .reading
        let id: HTML = "<code>\(problem.requestID)</code>"
        return page(
            frame,
            """
            <h1>\(title)</h1>
            <p>\(text)</p>
            \(problem.detail.map { "<p>\($0)</p>" as HTML })
            <p class="quiet">\(t.html("problem.request", ["id": id]))</p>
            <p><a href="/">\(t("problem.home"))</a></p>
            """)
    }
}
