import HTTP
import Identity

/// Who may do what with benefits.
enum BenefitsGrants {
    static let all: Grants = []
}
