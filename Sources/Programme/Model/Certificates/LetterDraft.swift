import Country
package import Customs

/// What a letter is made from: a template of the programme and what the case brings.
///
/// An adverse letter, of refusal or revocation as of a dismissed appeal or an intention, tells each reason with criterion,
/// fact and evidence, and where and until when to go against it; one that lacks any of these is not made.
package struct LetterDraft: Hashable, Sendable {
    /// The template's code.
    package var code: String
    /// The case or file, as the office names it.
    package var reference: String
    package var date: CalendarDay
    package var recipient: CertificateHolder
    /// Whether it goes against the recipient: it then gives its reasons, and a route.
    package var isAdverse: Bool
    /// False where no route is left or none has a day: the last level has ruled, an intention that may be answered at any
    /// time. A template with a place for routes needs one all the same.
    package var hasRoute = true
    /// The values of the template's places by name; `operator`, `date`, `reference`, `authority` and `programme` are
    /// filled from the draft itself where they are not given.
    package var places: [String: String]
    /// Values of places that are told one by one, each a list of its own, such as `items`.
    package var lists: [String: [String]] = [:]
    /// Values of places that are texts of people: each line is a paragraph, and none is read for places.
    package var texts: [String: String] = [:]
    package var reasons: [LetterReason]
    package var routes: [LetterRoute]

    package init(
        code: String, reference: String, date: CalendarDay, recipient: CertificateHolder, isAdverse: Bool,
        places: [String: String] = [:], reasons: [LetterReason] = [], routes: [LetterRoute] = []
    ) {
        self.code = code
        self.reference = reference
        self.date = date
        self.recipient = recipient
        self.isAdverse = isAdverse
        self.places = places
        self.reasons = reasons
        self.routes = routes
    }

    /// The letter in a language of the programme. `day` writes the date where the template asks for it.
    package func letter(
        of programme: ProgrammeDefinition, language: String, day: (CalendarDay) -> String
    ) throws(LetterError) -> Letter {
        guard let template = programme.letters.first(where: { $0.code == code }) else {
            throw LetterError(.template, "\(programme.code) has no letter \(code)")
        }
        guard recipient.name.contains(where: { !$0.isWhitespace }) else {
            throw LetterError(.recipient, "a letter names whom it goes to")
        }
        var values = [
            "operator": recipient.name, "date": day(date), "reference": reference,
            "authority": programme.authority[language], "programme": programme.name[language],
        ]
        values.merge(places) { _, given in given }
        var parts: [Letter.Part] = []
        for paragraph in template.paragraphs {
            for piece in pieces(of: paragraph[language]) {
                switch piece {
                case .block("reasons"): parts.append(.reasons)
                case .block("appeal"), .block("routes"): parts.append(.routes)
                case .block(let name): parts += block(name)
                case .text(let text): parts.append(.paragraph(try Self.filled(text, values)))
                }
            }
        }
        let givesReasons = isAdverse || parts.contains(.reasons)
        var letter = Letter(
            code: code, title: try Self.filled(template.title[language], values), language: language,
            authority: programme.authority[language], programme: programme.name[language], reference: reference,
            date: date, recipient: recipient, isAdverse: isAdverse || parts.contains(.routes), parts: parts,
            reasons: [],
            routes: [])
        letter.reasons = try toldReasons(programme, language)
        letter.routes = try toldRoutes()
        if givesReasons, letter.reasons.isEmpty {
            throw LetterError(.reasons, "the letter \(code) gives its reasons")
        }
        if isAdverse && hasRoute || parts.contains(.routes), letter.routes.isEmpty {
            throw LetterError(.appeal, "an adverse letter says where to appeal")
        }
        if !letter.reasons.isEmpty, !parts.contains(.reasons) { letter.parts.append(.reasons) }
        if !letter.routes.isEmpty, !parts.contains(.routes) { letter.parts.append(.routes) }
        return letter
    }

    private enum Piece {
        case text(String)
        /// A place that stands for paragraphs of its own.
        case block(String)
    }

    /// A paragraph of a template, cut where a place stands for paragraphs of its own.
    private func pieces(of paragraph: String) -> [Piece] {
        // Alone, it has always meant the routes; within a sentence it is the appeal's number.
        if paragraph == "{appeal}" { return [.block("appeal")] }
        let blocks = Set(["reasons", "routes"]).union(lists.keys).union(texts.keys)
        var pieces: [Piece] = []
        var text = ""
        var rest = Substring(paragraph)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            if blocks.contains(name) {
                pieces.append(.text(text + rest[..<open]))
                pieces.append(.block(name))
                text = ""
            } else {
                text += rest[...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        pieces.append(.text(text + rest))
        return pieces.compactMap { piece in
            guard case .text(let text) = piece else { return piece }
            let bare = text.drop(while: \.isWhitespace)
            return bare.allSatisfy { $0.isWhitespace || $0 == "." } ? nil : .text(String(bare))
        }
    }

    private func block(_ name: String) -> [Letter.Part] {
        if let items = lists[name] { return [.list(items)] }
        let lines = (texts[name] ?? "").split(whereSeparator: \.isNewline)
        return lines.filter { !Self.isBlank(String($0)) }.map { .paragraph(String($0)) }
    }

    private func toldReasons(
        _ programme: ProgrammeDefinition, _ language: String
    ) throws(LetterError) -> [Letter.ToldReason] {
        var told: [Letter.ToldReason] = []
        for reason in reasons {
            guard !Self.isBlank(reason.criterion) else {
                throw LetterError(.criterion, "a reason names the criterion that it is about")
            }
            guard !Self.isBlank(reason.fact) else { throw LetterError(.fact, "a reason tells the fact") }
            let evidence = reason.evidence.filter { !Self.isBlank($0) }
            guard !evidence.isEmpty else { throw LetterError(.evidence, "a reason says what proves its fact") }
            let name = programme.criteria.first { $0.code == reason.criterion }?.name[language]
            told.append(
                Letter.ToldReason(
                    criterion: name.map { "\(reason.criterion), \($0)" } ?? reason.criterion, fact: reason.fact,
                    evidence: evidence))
        }
        return told
    }

    private func toldRoutes() throws(LetterError) -> [Letter.ToldRoute] {
        var told: [Letter.ToldRoute] = []
        for route in routes {
            guard !Self.isBlank(route.name), !Self.isBlank(route.body) else {
                throw LetterError(.appeal, "a route has a name and a body that rules")
            }
            guard let lastDay = route.lastDay, lastDay >= date else {
                throw LetterError(.lastDay, "a route has a last day, on or after the letter's")
            }
            told.append(Letter.ToldRoute(name: route.name, body: route.body, lastDay: lastDay))
        }
        return told
    }

    private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

    /// A text with its places filled; what a value holds is never read as a place.
    static func filled(_ text: String, _ values: [String: String]) throws(LetterError) -> String {
        var filled = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            guard let value = values[name], !isBlank(value) else {
                throw LetterError(.place, "the letter's place {\(name)} has no value")
            }
            filled += rest[..<open] + value
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
