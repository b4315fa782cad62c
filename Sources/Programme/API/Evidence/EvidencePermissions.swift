import HTTP
import Identity

/// Who may do what with evidence.
enum EvidenceGrants {
    static let all: Grants = []
}
