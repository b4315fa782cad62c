import HTTP
import Identity

/// The pages of questionnaires.
struct QuestionnairesPages: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] { [] }

    /// Entries in the navigation of every page.
    static let navigation: [Shell.Entry] = []
}
