import Country
import Customs
import HTML
import HTTP
import Identity

extension OperatorsPages {
    /// A company's home: its operators, and for each what to do next.
    func home(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        let principal = try request.signedInHere()
        let found = try await registry.operators(
            of: principal.id, organisation: principal.organisation, at: now)
        var frame = frame(request, t, t("operators.home.title"))
        frame.breadcrumbs = []
        let hasOwn = found.contains { $0.access.isOwn }
        var content = HTML()
        if !hasOwn {
            content += HTML.emptyState(
                t("operators.home.none"),
                """
                <p>\(t("operators.home.none.text", ["number": principal.organisation ?? "–"]))</p>
                <p>\(HTML.linkButton(t("operators.home.register"), href: "/programme/register", .main))</p>
                """)
        }
        for (person, access) in found {
            var cards: [HomeCard] = []
            for source in ProgrammeHome.sources { cards += try await source(site, t, person, access) }
            cards.sort { $0.order < $1.order }
            let link = Self.link(person.id, office: false).text
            content += HTML.section(
                person.name, id: person.id.text.lowercased(),
                """
                <p>\(HTML.identifier(person.id.text)) · \(t("operators.home.powers", ["powers": powers(t, access)])) <a href="\(url: link)">\(t("operators.home.entry"))</a></p>
                \(cards.map { card($0) })
                """)
        }
        return shell.respond(request, frame, "<h1>\(t("operators.home.title"))</h1>\(content)")
    }

    private func card(_ card: HomeCard) -> HTML {
        let action: HTML? = card.action.map { "<p>\(HTML.linkButton($0.label, href: $0.href))</p>" }
        return HTML.notice(card.tone, "\(card.content)\(action)", title: card.title)
    }

    /// What the reader may do, in words.
    func powers(_ t: Words, _ access: OperatorAccess) -> String {
        if access.powers.isEmpty, access.sitePowers.isEmpty { return t("operators.home.read-only") }
        var words = access.powers.sorted().map { t("operators.power.\($0.rawValue)") }
        if !access.sitePowers.isEmpty {
            words.append(t("operators.home.sites", ["count": access.sitePowers.count]))
        }
        return words.joined(separator: ", ")
    }

    /// What the register itself has to say to a company.
    static let homeCards: ProgrammeHome.Source = { site, t, person, access in
        let now = site.programme.base.time.now()
        let day = site.programme.operators.day(of: now)
        var cards: [HomeCard] = []
        let mayPrepare = access.may(.prepare)
        if person.sites(on: day).isEmpty, mayPrepare {
            cards.append(
                HomeCard(
                    t("operators.card.site"), "<p>\(t("operators.card.site.text"))</p>",
                    action: (t("operators.add.site"), OperatorsPages.changeLink(person.id, .site, office: false)),
                    tone: .yellow, order: 10))
        }
        if !person.people.contains(where: { $0.capacity == .owner && $0.validity.contains(day) }), mayPrepare {
            cards.append(
                HomeCard(
                    t("operators.card.owner"), "<p>\(t("operators.card.owner.text"))</p>",
                    action: (t("operators.add.person"), OperatorsPages.changeLink(person.id, .person, office: false)),
                    tone: .yellow, order: 11))
        }
        let ending = person.mandates.filter { mandate in
            guard let through = mandate.validity.through, mandate.revokedAt == nil else { return false }
            return (0...30).contains(through.days(since: day))
        }
        if !ending.isEmpty {
            cards.append(
                HomeCard(
                    t("operators.card.mandate"),
                    "<p>\(t("operators.card.mandate.text", ["count": ending.count]))</p>", tone: .yellow, order: 20))
        }
        return cards
    }
}
