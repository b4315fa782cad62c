import HTTP
import Identity

/// The pages of evidence.
struct EvidencePages: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] { [] }

    /// Entries in the navigation of every page.
    static let navigation: [Shell.Entry] = []
}
