import Database

/// The tables of monitoring: checks after the grant: connectors, compliance figures, notices, incidents.
enum MonitoringTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = []
}
