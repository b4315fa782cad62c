package import HTTP
import Identity

/// What may be done with certificates; the public register and verification are for anyone.
extension Permission {
    /// See and download the certificates of one's own company.
    package static let readOwnCertificates = Permission("certificate.read-own")
    /// See and download every certificate, with what the public does not see.
    package static let readCertificates = Permission("certificate.read")
}

/// Who may do what with certificates.
enum CertificatesGrants {
    static let all: Grants = [
        (.readOwnCertificates, officials.union([.trader, .broker])),
        (.readCertificates, officials),
    ]

    private static let officials: Set<Role> = Set(Role.allCases.filter(\.isOfficial)).subtracting([.administrator])
}
