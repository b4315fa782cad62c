import HTTP
import Identity

/// Who may do what with operators.
enum OperatorsGrants {
    static let all: Grants = []
}
