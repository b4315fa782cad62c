/// How a declaration goes on, from the lightest to the heaviest: `red` wins over `yellow` over `blue` over `green`.
package enum Channel: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Nothing to do.
    case green
    /// Released now, looked at after clearance.
    case blue
    /// Documents are looked at before release.
    case yellow
    /// Goods are examined before release.
    case red

    /// 0 green to 3 red.
    package var severity: Int {
        switch self {
        case .green: 0
        case .blue: 1
        case .yellow: 2
        case .red: 3
        }
    }

    package static func < (left: Channel, right: Channel) -> Bool { left.severity < right.severity }

    /// The channel one step lighter that still looks: red to yellow, yellow to blue; blue and green stay.
    package var lowered: Channel {
        switch self {
        case .red: .yellow
        case .yellow: .blue
        case .blue: .blue
        case .green: .green
        }
    }
}

/// What the final channel is owed to; the first that asked for it, in this order.
package enum Cause: String, Sendable, Hashable, CaseIterable {
    /// A prohibition, licence, sanction, court order or alert.
    case mandatory
    /// A profile whose hit was selected.
    case profile
    /// A selected profile whose own channel was full, so that a lighter one was taken.
    case capacity
    /// The measurement draw.
    case measurement
    /// The exploration draw.
    case exploration
    /// Nothing: the declaration is green.
    case none
}
