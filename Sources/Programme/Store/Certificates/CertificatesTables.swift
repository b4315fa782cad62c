import Database

/// The tables of certificates: certificates, the public register and verification.
enum CertificatesTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = []
}
