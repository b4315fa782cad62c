import Database

/// The tables of operators: legal persons, their identifiers, sites, people, mandates and history.
enum OperatorsTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = []
}
