import HTTP
import Identity

/// Who may do what with visits.
enum VisitsGrants {
    static let all: Grants = []
}
