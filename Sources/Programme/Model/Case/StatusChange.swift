package import Customs

/// A status from an instant on: what other rooms ask for, and nothing else of the file.
package enum OperatorStatus: String, Sendable, Hashable, Codable, CaseIterable {
    /// Benefits are on.
    case certified
    case suspended, revoked, annulled, withdrawn, expired

    package var isActive: Bool { self == .certified }
}

package struct StatusChange: Hashable, Sendable, Codable {
    package var since: Instant
    package var status: OperatorStatus

    package init(since: Instant, status: OperatorStatus) {
        self.since = since
        self.status = status
    }
}

extension [StatusChange] {
    /// The status that holds at an instant, nil before the first.
    package func status(at instant: Instant) -> OperatorStatus? { last { $0.since <= instant }?.status }

    /// From `since` on it is `status`, until `end` (when there is one), then `expired`. What was announced for later and
    /// has not happened yet is taken back; what already holds is never touched.
    mutating func set(_ status: OperatorStatus, since: Instant, end: Instant?) {
        removeAll { $0.since >= since }
        append(StatusChange(since: since, status: status))
        if let end, end > since { append(StatusChange(since: end, status: .expired)) }
    }
}
