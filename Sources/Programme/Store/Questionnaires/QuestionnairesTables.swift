import Database

/// The tables of questionnaires: questions and answers.
enum QuestionnairesTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = []
}
