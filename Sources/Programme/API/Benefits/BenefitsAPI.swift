import HTTP

/// The API of benefits.
struct BenefitsAPI: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] { [] }
}
