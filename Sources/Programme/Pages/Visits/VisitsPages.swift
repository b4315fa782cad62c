import HTTP
import Identity

/// The pages of visits.
struct VisitsPages: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] { [] }

    /// Entries in the navigation of every page.
    static let navigation: [Shell.Entry] = []
}
