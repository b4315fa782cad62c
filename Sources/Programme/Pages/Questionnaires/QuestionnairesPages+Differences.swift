import Country
import Customs
import HTML
import HTTP
import Sealing

extension QuestionnairesPages {
    /// Differences that one page shows.
    private static let shownDifferences = 100

    /// What differs between two states (now, or as signed) or two sites.
    @Sendable func differences(_ context: Context) async throws -> Response {
        let query = context.request.query
        let book = try await door.book(context.entry, query.text("questionnaire"))
        let frozen =
            context.entry.right.sites == nil
            ? try await desk.frozenSets(context.company.id, book.questionnaire.code) : []
        let t = context.t
        let title = t("questionnaires.differences.title")
        let isAsked = query.text("left") != nil || query.text("leftSite") != nil || query.text("rightSite") != nil
        let result: HTML? =
            isAsked
            ? list(context, try await AnswerComparison.make(context.request, context.entry, book, door)) : nil
        return page(
            context, title: title, book: book,
            """
            <h1>\(title)</h1>
            <p>\(t("questionnaires.differences.text"))</p>
            \(menu(context, book, current: "differences"))
            \(choice(context, book, frozen))
            \(result)
            """)
    }

    private func choice(
        _ context: Context, _ book: QuestionnaireDesk.Book, _ frozen: [QuestionnaireDesk.FrozenSummary]
    ) -> HTML {
        let t = context.t
        let query = context.request.query
        let states =
            [Choice("now", t("questionnaires.differences.now"))]
            + frozen.map { set in
                Choice(
                    set.hash.hex,
                    t(
                        "questionnaires.differences.set",
                        ["moment": t.moment(set.at), "version": set.version, "hash": String(set.hash.hex.prefix(8))]))
            }
        let sites = context.company.sites.map { Choice($0.id.text, $0.name) }
        func field(_ name: String, _ label: String, _ choices: [Choice], _ value: String, _ empty: String?) -> HTML {
            var field = Field(name, label, .select(choices), value: value)
            field.isRequired = empty == nil
            field.saysOptional = false
            field.emptyChoice = empty
            return HTML.field(t, field)
        }
        let all = t("questionnaires.differences.whole")
        func side(_ name: String, _ label: String) -> HTML {
            """
            <fieldset class="group"><legend>\(label)</legend>\
            \(field(name, t("questionnaires.differences.state"), states, query.text(name) ?? "now", nil))\
            \(sites.isEmpty ? "" : field(
                name + "Site", t("questionnaires.place"), sites, query.text(name + "Site") ?? "", all))</fieldset>
            """
        }
        return HTML.queryForm(
            action: Link("programme", context.company.id.text, "differences").text,
            """
            <input type="hidden" name="questionnaire" value="\(attribute: book.questionnaire.code)">
            <div class="beside">\(side("left", t("questionnaires.differences.left")))\
            \(side("right", t("questionnaires.differences.right")))</div>
            \(HTML.button(t("questionnaires.differences.compare")))
            """)
    }

    private func list(_ context: Context, _ comparison: AnswerComparison) -> HTML {
        let t = context.t
        let count = comparison.differences.count
        let read = t("questionnaires.differences.migrated", ["version": comparison.right.version])
        let migrated: HTML? = comparison.isMigrated ? HTML.notice(.blue, "<p>\(read)</p>") : nil
        guard count > 0 else {
            return "\(migrated)\(HTML.emptyState(t("questionnaires.differences.none"), ""))"
        }
        let more: HTML? =
            count > Self.shownDifferences
            ? "<p>\(t("questionnaires.differences.more", ["count": Self.shownDifferences]))</p>" : nil
        let entries = comparison.differences.prefix(Self.shownDifferences).map { difference in
            entry(context, comparison, difference)
        }
        return """
            \(migrated)<h2>\(t("questionnaires.differences.count", ["count": count]))</h2>\(more)
            \(entries)
            """
    }

    private func entry(
        _ context: Context, _ comparison: AnswerComparison, _ difference: AnswerDifference
    ) -> HTML {
        let t = context.t
        let key = difference.key
        let question =
            comparison.right.questionnaire.question(key.question)
            ?? comparison.left.questionnaire.question(key.question)
        let place = key.site.flatMap { id in context.company.site(id)?.name ?? id.text }
        let name = [question.map { "\($0.code) \($0.title[context.language])" } ?? key.question, place]
            .compactMap { $0 }.joined(separator: " · ")
        let tone: Tone =
            switch difference.kind {
            case .added: .green
            case .removed: .red
            case .changed: .yellow
            }
        var parts: [HTML] = []
        if let question, difference.parts.contains(.value) {
            func word(_ content: AnswerContent?) -> HTML {
                content?.value.map { value(t, $0, question) }
                    ?? "<span class=\"quiet\">\(t("questionnaires.novalue"))</span>"
            }
            parts.append("<p>\(word(difference.left)) → \(word(difference.right))</p>")
        }
        if difference.parts.contains(.narrative) {
            parts.append(
                HTML.changedText(Self.pieces(difference.left?.narrative ?? "", difference.right?.narrative ?? "")))
        }
        if difference.parts.contains(.evidence) {
            func files(_ content: AnswerContent?) -> String {
                let names = content?.evidence.map(\.text) ?? []
                return names.isEmpty ? t("questionnaires.novalue") : names.joined(separator: ", ")
            }
            parts.append(
                "<p>\(t("questionnaires.field.evidence")): \(files(difference.left)) → \(files(difference.right))</p>")
        }
        return """
            <section class="group"><h3>\(name)</h3>\
            <p>\(HTML.tag(tone, t("questionnaires.difference.\(difference.kind.rawValue)")))</p>\(parts)</section>

            """
    }
}
