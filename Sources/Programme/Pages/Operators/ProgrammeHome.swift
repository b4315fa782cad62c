import HTML
import HTTP

/// A card of a company's home: one thing to know or to do next.
struct HomeCard: Sendable {
    var title: String
    var content: HTML
    /// Where the thing is done; nil when there is nothing to do.
    var action: (label: String, href: String)?
    var tone: Tone
    /// Small numbers stand first: 0 what presses, 50 what goes on, 100 what is kept.
    var order: Int

    init(
        _ title: String, _ content: HTML, action: (label: String, href: String)? = nil, tone: Tone = .plain,
        order: Int = 50
    ) {
        self.title = title
        self.content = content
        self.action = action
        self.tone = tone
        self.order = order
    }
}

/// What a company finds at `/programme`: each topic adds its cards here.
enum ProgrammeHome {
    /// The cards of one topic for one operator that the reader may act for.
    typealias Source = @Sendable (ProgrammeSite, Words, LegalPerson, OperatorAccess) async throws -> [HomeCard]

    /// In no order: cards are sorted by their own.
    static let sources: [Source] = [OperatorsPages.homeCards, CasesPages.homeCards]
}
