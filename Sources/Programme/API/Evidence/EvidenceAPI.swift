import HTTP

/// The API of evidence.
struct EvidenceAPI: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] { [] }
}
