package import Database

/// Tables that are nothing but another view of the events: thrown away and made again, they come out the same.
///
/// `apply` is a function of the events and of the projection's own tables only: no clock, no randomness, no other
/// tables. It writes plain SQL with the tables' own names; a rebuild turns the same SQL to scratch tables.
package protocol Projection: Sendable {
    /// For reports, for example `clearance.declarations`.
    var name: String { get }
    /// Every table that `apply` writes, parents before children.
    var tables: [ProjectedTable] { get }
    /// The kinds that `apply` wants to see; nil for all.
    var kinds: Set<EventKind>? { get }
    /// Brings the tables up to date with one event.
    func apply(_ event: Event, in tx: any Writing) throws
    /// Brings the tables up to date with several events in order; override where rows can be written together.
    func apply(_ events: [Event], in tx: any Writing) throws
}

extension Projection {
    package var kinds: Set<EventKind>? { nil }

    package func apply(_ events: [Event], in tx: any Writing) throws {
        for event in events { try apply(event, in: tx) }
    }

    func applyOfInterest(_ events: [Event], in tx: any Writing) throws {
        guard let kinds else { return try apply(events, in: tx) }
        let wanted = events.filter { kinds.contains($0.kind) }
        if !wanted.isEmpty { try apply(wanted, in: tx) }
    }
}

/// A table of a projection.
package struct ProjectedTable: Sendable, Hashable {
    package let name: String
    /// The columns that tell its rows apart; never null. The other columns are compared.
    package let key: [String]
    /// Columns that are not made from events and stay as they are, such as a cache.
    package let ignoredColumns: Set<String>

    package init(_ name: String, key: [String], ignoring ignoredColumns: Set<String> = []) {
        self.name = name
        self.key = key
        self.ignoredColumns = ignoredColumns
    }
}
