import HTML

/// What the pages of questionnaires say.
enum QuestionnairesTexts {
    static let all: Texts = [:]
}
