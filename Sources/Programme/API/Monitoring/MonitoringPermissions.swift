import HTTP
import Identity

/// Who may do what with monitoring.
enum MonitoringGrants {
    static let all: Grants = []
}
