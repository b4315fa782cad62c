/// The two engines behind the one interface.
package enum Engine: String, Sendable, Hashable, CaseIterable {
    case sqlite
    case postgresql
}
