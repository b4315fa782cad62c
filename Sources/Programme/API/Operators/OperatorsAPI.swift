import HTTP

/// The API of operators.
struct OperatorsAPI: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] { [] }
}
