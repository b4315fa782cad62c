import HTTP

/// The API of visits.
struct VisitsAPI: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] { [] }
}
