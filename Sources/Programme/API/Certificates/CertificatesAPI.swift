import HTTP

/// The API of certificates.
struct CertificatesAPI: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] { [] }
}
