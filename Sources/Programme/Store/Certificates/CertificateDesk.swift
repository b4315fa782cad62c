import Database

/// Certificates, the public register and verification.
package final class CertificateDesk: Sendable {
    let base: ProgrammeBase

    init(_ base: ProgrammeBase) { self.base = base }
}
