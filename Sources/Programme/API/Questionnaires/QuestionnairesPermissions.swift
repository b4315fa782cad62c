import HTTP
import Identity

/// Who may do what with questionnaires.
enum QuestionnairesGrants {
    static let all: Grants = []
}
