import HTTP

/// The API of cases.
struct CasesAPI: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] { [] }
}
