import Country
import Customs
import HTML
import HTTP

extension QuestionnairesPages {
    /// Offers that one page shows; what is taken makes room for the rest.
    private static let shown = 40

    /// Answers to other programmes that could be used here: chosen one by one, with their text in sight.
    @Sendable func offers(_ context: Context) async throws -> Response {
        let book = try await door.book(context.entry, context.request.query.text("questionnaire"))
        let offers = try await desk.offers(to: book, of: context.company)
        let t = context.t
        let title = t("questionnaires.offers.title")
        let body: HTML
        if offers.isEmpty {
            body = HTML.emptyState(t("questionnaires.offers.none"), "<p>\(t("questionnaires.offers.none.text"))</p>")
        } else {
            let rows = offers.prefix(Self.shown).enumerated().map { index, offer in row(context, book, offer, index) }
            let mayWrite = context.entry.right.mayWrite
            let list: HTML =
                mayWrite
                ? HTML.form(
                    action: Link("programme", context.company.id.text, "offers").text,
                    csrf: context.entry.who.csrfToken,
                    """
                    <input type="hidden" name="questionnaire" value="\(attribute: book.questionnaire.code)">
                    \(rows)\(HTML.button(t("questionnaires.offers.take")))
                    """) : "\(rows)"
            body = "<p>\(t("questionnaires.offers.text", ["count": offers.count]))</p>\(list)"
        }
        let done: HTML? = context.request.query.int("taken").map { count in
            HTML.notice(.green, "<p>\(t("questionnaires.offers.taken", ["count": count]))</p>", isLive: true)
        }
        let left: HTML? = context.request.query.int("left").flatMap { $0 > 0 ? $0 : nil }.map { count in
            HTML.notice(.yellow, "<p>\(t("questionnaires.offers.left", ["count": count]))</p>")
        }
        return page(
            context, title: title, book: book,
            """
            \(done)\(left)<h1>\(title)</h1>
            <p class="lead">\(book.questionnaire.title[context.language])</p>
            \(menu(context, book, current: "offers"))
            \(body)
            """)
    }

    private func row(
        _ context: Context, _ book: QuestionnaireDesk.Book, _ offer: AnswerOffer, _ index: Int
    ) -> HTML {
        let t = context.t
        guard let question = book.questionnaire.question(offer.key.question) else { return "" }
        let place = offer.key.site.flatMap { context.company.site($0)?.name } ?? t("questionnaires.place.company")
        let name = "\(question.code) \(question.title[context.language]) · \(place)"
        let id = "offer-\(index + 1)"
        let box: HTML =
            context.entry.right.mayWrite(at: offer.key.site)
            ? """
            <div class="choice"><input type="checkbox" id="\(attribute: id)" name="offer" \
            value="\(attribute: Self.token(offer))"><label for="\(attribute: id)">\(name)</label></div>
            """ : "<p><strong>\(name)</strong></p>"
        return """
            <div class="group">\(box)
            <p class="hint">\(question.text[context.language])</p>
            \(content(t, Self.shortened(offer.content), question))
            <p class="quiet">\(t.html("questionnaires.offers.from", [
                "question": HTML.identifier(offer.origin.description), "moment": t.timeElement(offer.source.at),
                "author": HTML.identifier(offer.source.author),
            ]))</p></div>

            """
    }

    /// What names an offer in a form: where it goes, where it comes from, and which writings were seen of both.
    private static func token(_ offer: AnswerOffer) -> String {
        "\(offer.key.question)|\(offer.key.site?.text ?? "")|\(offer.origin)|\(offer.source.revision)"
    }

    @Sendable func takeOffers(_ context: Context) async throws -> Response {
        let form = try context.request.form()
        let book = try await door.book(context.entry, form.text("questionnaire"))
        let chosen = Set(form.all("offer").prefix(Self.shown))
        var (taken, left) = (0, 0)
        for offer in try await desk.offers(to: book, of: context.company)
        where chosen.contains(Self.token(offer)) && context.entry.right.mayWrite(at: offer.key.site) {
            let saved = try await door.save(
                context.entry, book, offer.key, offer.content, seen: offer.revision, origin: offer.origin)
            if case .conflict = saved { left += 1 } else { taken += 1 }
        }
        // What was written or changed meanwhile is no offer any more, or another one.
        left += chosen.count - taken - left
        return .redirect(
            to: Self.link(context.company, "offers", book.questionnaire.code).with("taken", String(taken))
                .with("left", String(left)).text)
    }
}
