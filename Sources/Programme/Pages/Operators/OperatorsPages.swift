import HTTP
import Identity

/// The pages of operators.
struct OperatorsPages: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] { [] }

    /// Entries in the navigation of every page.
    static let navigation: [Shell.Entry] = []
}
