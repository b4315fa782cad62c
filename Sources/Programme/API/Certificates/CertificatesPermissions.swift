import HTTP
import Identity

/// Who may do what with certificates.
enum CertificatesGrants {
    static let all: Grants = []
}
