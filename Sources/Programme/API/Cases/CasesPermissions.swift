import HTTP
import Identity

/// Who may do what with cases.
enum CasesGrants {
    static let all: Grants = []
}
