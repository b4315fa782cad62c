import Database

/// The tables of evidence: files that prove an answer.
enum EvidenceTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = []
}
