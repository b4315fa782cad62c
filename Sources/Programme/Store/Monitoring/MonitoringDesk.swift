import Database

/// Checks after the grant: connectors, compliance figures, notices, incidents.
package final class MonitoringDesk: Sendable {
    let base: ProgrammeBase

    init(_ base: ProgrammeBase) { self.base = base }
}
