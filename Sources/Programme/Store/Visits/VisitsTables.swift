import Database

/// The tables of visits: validation visits: plan, team, checks, what came from the phone.
enum VisitsTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = []
}
