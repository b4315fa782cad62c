import Customs
import HTML
import HTTP
import JSON
import Sealing

/// The markup of the phone's page; the script shows one check of it at a time.
enum PhonePage {
    static func page(_ t: Words, _ view: PhoneView) -> HTML {
        let (visit, plan) = (view.file.visit, view.file.plan)
        let book = view.file.book
        let cards = book.states.enumerated().map { card(t, view, $1, number: $0 + 1) }
        let names = JSONValue.object(
            JSONObject(view.names.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
        return """
            \(VisitsPages.style)\(preloads)<div class="phone" id="phone" data-visit="\(attribute: visit.id.text)" \
            data-who="\(attribute: view.who.id)" data-csrf="\(attribute: view.csrf)" data-state="\(attribute: visit.state.rawValue)" \
            data-day="\(attribute: visit.day.description)" \
            data-names="\(attribute: names.text())" data-largest="\(PhotoType.largest)" \
            data-worker="\(attribute: PhoneWorker.path)" data-scope="\(attribute: PhoneWorker.scope)">
            <h1>\(plan.siteName)</h1>
            <p class="quiet about">\(plan.operatorName) · <span id="phone-day">\(t.day(visit.day))</span></p>
            <div id="phone-changed" role="status" hidden>\(HTML.notice(.yellow, "<div id=\"phone-changed-text\"></div>"))</div>
            \(bar(t, visit))
            \(visit.state == .closed ? HTML.notice(.green, "<p>\(t("visits.phone.closed"))</p>") : nil)
            \(visit.state == .cancelled ? HTML.notice(.yellow, "<p>\(t("visits.phone.cancelled"))</p>") : nil)
            <noscript>\(HTML.notice(.yellow, "<p>\(t("visits.phone.noscript"))</p>"))</noscript>
            <p id="phone-done">\(t("visits.phone.progress", ["done": book.done, "count": book.states.count]))</p>
            <progress id="phone-meter" max="\(book.states.count)" value="\(book.done)" aria-labelledby="phone-done"></progress>
            \(list(t, book))
            \(cards)
            \(steps(t))
            <p><a class="button" href="\(url: "/office/visits/\(visit.id.text)")">\(t("visits.phone.review"))</a></p>
            </div>
            <div id="phone-shapes" hidden>\(Tone.allCases.map { shape($0) })</div>
            <script type="application/json" id="phone-texts">\(json: PhoneTexts.forScript(t))</script>
            <script type="module" src="\(url: PhoneAssets.phone.address)"></script>
            """
    }

    /// The modules that the page's own one imports, so that all are kept for work without a network.
    private static let preloads: HTML = """
        <link rel="modulepreload" href="\(url: PhoneAssets.store.address)"><link rel="modulepreload" \
        href="\(url: PhoneAssets.sync.address)">
        """

    private static func shape(_ tone: Tone) -> HTML {
        "<span data-shape=\"\(attribute: tone.rawValue)\">\(HTML.shape(tone))</span>"
    }

    /// What the link is like, what waits to be sent, since when nothing came.
    private static func bar(_ t: Words, _ visit: Visit) -> HTML {
        let signIn = Link("sign-in").with("next", "/office/visits/\(visit.id.text)/phone").text
        return """
            <p class="phone-line" id="phone-line" hidden><span id="phone-link" role="status"></span>\
            <span id="phone-count"></span></p>
            <div class="phone-bar" id="phone-bar" hidden>
            <p class="wide" id="phone-more"></p>
            <p class="wide" id="phone-sign-in" hidden><a class="button main" href="\(url: signIn)">\(t("visits.phone.signIn"))</a></p>
            <p><span id="phone-outbox" role="status"></span><br><span class="quiet" id="phone-age"></span></p>
            <button type="button" class="button" id="phone-send">\(t("visits.phone.send"))</button>
            <p class="wide" id="phone-no-worker" hidden>\(t("visits.phone.noWorker"))</p>
            </div>
            """
    }

    private static func list(_ t: Words, _ book: CheckBook) -> HTML {
        let items = book.states.enumerated().map { place, state -> HTML in
            let word: HTML =
                if state.isConflict { HTML.tag(.red, t("visits.differ")) } else if let result = state.result {
                    VisitsPages.tag(t, result)
                } else { HTML.tag(.plain, t("visits.open")) }
            return """
                <li><a href="#check-\(place + 1)"><span>\(state.planned.question)</span>\
                <span data-jump="\(attribute: state.planned.question)">\(word)</span></a></li>
                """
        }
        return """
            <details class="phone-list" id="phone-list"><summary>\(t("visits.phone.list"))</summary>
            <nav aria-label="\(attribute: t("visits.phone.list"))"><ol>\(items)</ol></nav></details>
            """
    }

    private static func steps(_ t: Words) -> HTML {
        """
        <nav class="phone-steps" data-script hidden aria-label="\(attribute: t("visits.phone.steps"))">
        <button type="button" class="button" id="phone-back">\(t("visits.phone.back"))</button>
        <p class="quiet" id="phone-place"></p>
        <button type="button" class="button" id="phone-next">\(t("visits.phone.next"))</button>
        </nav>
        """
    }

    // MARK: One check

    private static func card(_ t: Words, _ view: PhoneView, _ state: CheckBook.State, number: Int) -> HTML {
        let planned = state.planned
        let entries = state.standing.map { entry -> HTML in
            let note: HTML? = entry.note.isEmpty ? nil : "<p>\(entry.note)</p>"
            let photos: HTML? =
                entry.photos.isEmpty
                ? nil : "<p class=\"quiet\">\(t("visits.phone.photos", ["count": entry.photos.count]))</p>"
            return "<li>\(VisitsPages.tag(t, entry.result)) \(view.name(entry.by))\(note)\(photos)</li>"
        }
        let evidence = planned.evidence.map { each -> HTML in "<li>\(each.name)</li>" }
        let list: HTML? = evidence.isEmpty ? nil : "<ul>\(evidence)</ul>"
        let answer: HTML =
            planned.answer.isEmpty
            ? "<p class=\"quiet\">\(t("visits.phone.noAnswer"))</p>" : "<p>\(planned.answer)</p>"
        let form: HTML? = view.file.visit.isOver ? nil : form(t, view, state, number: number)
        return """
            <article class="check" id="check-\(number)" data-question="\(attribute: planned.question)" \
            aria-labelledby="check-\(number)-title">
            <h2 id="check-\(number)-title">\(planned.question) \(VisitsPages.tag(t, planned.obligation))\
            <span class="unsaved" hidden>\(HTML.tag(.yellow, t("visits.phone.unsaved")))</span></h2>
            <p class="ask">\(planned.text(in: t.language.rawValue))</p>
            <div class="told"><h3>\(t("visits.phone.told"))</h3>\(answer)\(list)</div>
            <div class="differ"\(flag: "hidden", !state.isConflict)>\(HTML.notice(.red, "<p>\(t("visits.phone.differ"))</p>"))</div>
            <ul class="stands"\(flag: "hidden", entries.isEmpty)>\(entries)</ul>
            \(form)
            </article>

            """
    }

    private static func form(_ t: Words, _ view: PhoneView, _ state: CheckBook.State, number: Int) -> HTML {
        let planned = state.planned
        let mine = state.standing.last { $0.by == view.who.id }
        func id(_ name: String) -> String { "\(name)-\(number)" }
        let results = CheckResult.allCases.map { result -> HTML in
            """
            <label><input type="radio" name="result" value="\(attribute: result.rawValue)"\
            \(flag: "checked", mine?.result == result)> \(t("visits.result.\(result.rawValue)"))</label>
            """
        }
        let problems = view.wrong?.question == planned.question ? view.wrong?.texts ?? [] : []
        let wrong = problems.map { "<p>\($0)</p>" as HTML }
        let isDiffering = state.isConflict && state.standing.contains { $0.by != view.who.id }
        return """
            <form method="post" enctype="multipart/form-data" \
            action="\(url: Link("office", "visits", view.file.visit.id.text, "checks", planned.question).text)">
            <input type="hidden" name="csrf" value="\(attribute: view.csrf)">\
            <input type="hidden" name="entry" value="\(attribute: uuid())">
            <div class="problems" tabindex="-1" role="alert"\(flag: "hidden", problems.isEmpty)>\(wrong)</div>
            <fieldset class="answers"><legend>\(t("visits.phone.result"))</legend>\(results)</fieldset>
            <div class="field reason">\(select(
                t, id("reason"), "reason", t("visits.phone.reason"), OmissionReason.allCases.map {
                    ($0.rawValue, t("visits.omission.\($0.rawValue)"))
                }, mine?.reason?.rawValue, none: t("visits.phone.reason.none")))</div>
            <div class="field"><label for="\(attribute: id("note"))">\(t("visits.phone.note"))</label>
            <textarea id="\(attribute: id("note"))" name="note" rows="4" maxlength="4000">
            \(mine?.note ?? "")</textarea></div>
            <div class="field"><label for="\(attribute: id("photo"))">\(t("visits.phone.photo"))</label>
            <input type="file" id="\(attribute: id("photo"))" name="photo" accept="image/jpeg,image/png,image/heic,image/webp" \
            capture="environment" multiple>
            <p class="field-error photo-error" role="alert" hidden></p><ul class="pictures" hidden></ul></div>
            <details class="finding"\(flag: "open", mine?.finding != nil)><summary>\(t("visits.phone.finding"))</summary>
            <p class="hint">\(t("visits.phone.finding.hint.\(planned.obligation.rawValue)"))</p>
            <div class="field">\(select(
                t, id("class"), "class", t("visits.phone.class"), Finding.Class.allCases.map {
                    ($0.rawValue, t("visits.class.\($0.rawValue)"))
                }, mine?.finding?.class.rawValue, none: t("visits.phone.class.none")))</div>
            <div class="field">\(select(
                t, id("severity"), "severity", t("visits.phone.severity"), (1...3).map {
                    (String($0), t("visits.severity.\($0)"))
                }, mine?.finding.map { String($0.severity) }, none: t("visits.phone.severity.none")))</div></details>
            <div class="settle"\(flag: "hidden", !isDiffering)><label class="tick"><input type="checkbox" name="settle" value="1"> \
            \(t("visits.phone.settle"))</label></div>
            <button class="button main save">\(t("visits.phone.save"))</button>
            </form>
            """
    }

    private static func select(
        _ t: Words, _ id: String, _ name: String, _ label: String, _ choices: [(String, String)], _ value: String?,
        none: String
    ) -> HTML {
        let options = choices.map { choice -> HTML in
            "<option value=\"\(attribute: choice.0)\"\(flag: "selected", choice.0 == value)>\(choice.1)</option>"
        }
        return """
            <label for="\(attribute: id)">\(label)</label><select id="\(attribute: id)" name="\(attribute: name)">\
            <option value="">\(none)</option>\(options)</select>
            """
    }

    /// A version 4 UUID (RFC 9562 section 5.4).
    private static func uuid() -> String {
        var bytes = RandomBytes.make(16)
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let hex = Array(Hex.text(bytes).utf8)
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(decoding: hex[$0], as: UTF8.self) }
            .joined(separator: "-")
    }
}
