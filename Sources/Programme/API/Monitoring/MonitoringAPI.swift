import HTTP

/// The API of monitoring.
struct MonitoringAPI: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] { [] }
}
