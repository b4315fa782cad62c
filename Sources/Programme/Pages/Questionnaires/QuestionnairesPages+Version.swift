import Country
import Customs
import HTML
import HTTP

extension QuestionnairesPages {
    /// What becomes of the answers under the version in force, before anybody agrees to it.
    @Sendable func version(_ context: Context) async throws -> Response {
        let book = try await door.book(context.entry, context.request.query.text("questionnaire"))
        let t = context.t
        let title = t("questionnaires.version.title")
        let steps = try await desk.plannedMigration(
            context.company.id, book.questionnaire.code, at: desk.base.time.now())
        let body: HTML
        if let successor = book.successor {
            let act: HTML? =
                context.entry.right.mayWrite(at: nil)
                ? HTML.act(
                    t("questionnaires.version.act", ["version": successor.version]),
                    action: Link("programme", context.company.id.text, "new-version").text,
                    csrf: context.entry.who.csrfToken, .main, fields: [("questionnaire", successor.code)]) : nil
            body = "\(steps.map { step(context, successor, $0) })\(act)"
        } else {
            body = HTML.emptyState(
                t("questionnaires.version.none"),
                "<p>\(t("questionnaires.version", ["version": book.questionnaire.version]))</p>")
        }
        return page(
            context, title: title, book: book,
            "<h1>\(title)</h1><p class=\"lead\">\(book.questionnaire.title[context.language])</p>\(body)")
    }

    private func step(_ context: Context, _ successor: Questionnaire, _ step: AnswerMigration) -> HTML {
        let t = context.t
        func place(_ key: AnswerKey) -> String {
            key.site.map { id in context.company.site(id)?.name ?? id.text } ?? t("questionnaires.place.company")
        }
        let rows = step.look.map { write -> [HTML] in
            let question = successor.question(write.key.question)
            return [
                "\(write.key.question) \(question?.title[context.language] ?? "")", "\(place(write.key))",
                "\(write.review.map { t("questionnaires.review.\($0.rawValue)") } ?? "")",
                "\(write.why?[context.language] ?? "")",
            ]
        }
        let table = DataTable(
            caption: "\(t("questionnaires.version.look", ["count": rows.count]))",
            columns: [
                Column(t("questionnaires.question")), Column(t("questionnaires.place")),
                Column(t("questionnaires.version.cause")), Column(t("questionnaires.version.why")),
            ], rows: rows)
        let retired: HTML? =
            step.retired.isEmpty
            ? nil
            : """
            <p>\(t("questionnaires.version.retired", ["count": step.retired.count]))</p>\
            <ul>\(step.retired.map { "<li>\($0.question) · \(place($0))</li>" as HTML })</ul>
            """
        let new: HTML? =
            step.new.isEmpty
            ? nil
            : "<p>\(t("questionnaires.version.new", ["list": step.new.joined(separator: ", ")]))</p>"
        let moved = step.writes.count - step.look.count
        return HTML.section(
            t("questionnaires.version.step", ["from": step.from, "to": step.to]), id: "step-\(step.to)",
            """
            <p>\(t("questionnaires.version.kept", ["count": step.kept.count + moved]))</p>
            \(rows.isEmpty ? "" : HTML.table(t, table))\(retired)\(new)
            """)
    }

    @Sendable func migrate(_ context: Context) async throws -> Response {
        guard context.entry.right.mayWrite(at: nil) else { throw HTTPProblem(.forbidden) }
        let form = try context.request.form()
        let book = try await door.book(context.entry, form.text("questionnaire"))
        _ = try await desk.migrate(
            context.company.id, book.questionnaire.code, author: context.entry.who.id, at: desk.base.time.now())
        return .redirect(to: Self.tasksLink(context.company, book.questionnaire.code, nil).with("done", "1").text)
    }
}
