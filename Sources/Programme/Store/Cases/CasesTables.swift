import Database

/// The tables of cases: the life of an application and of the status that follows from it.
enum CasesTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = []
}
