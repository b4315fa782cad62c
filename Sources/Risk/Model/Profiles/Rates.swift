/// Rates, draws and limits of a country (`rates.json`), with what single offices have of their own.
package struct Rates: Sendable, Hashable {
    /// What a certified operator gets.
    package struct Relief: Sendable, Hashable {
        /// Statuses that count as certified.
        package var statuses: [String] = ["certified"]
        /// What a profile's probability is multiplied by; above 0.
        package var probabilityFactor = 1.0
        /// Whether a profile's channel is lowered by one step, never below blue.
        package var channelStep = false

        package init() {}
    }

    /// The pure random selection, by stratum.
    package struct Measurement: Sendable, Hashable {
        package var channel = Channel.red
        package var aeo = 0.0
        package var new = 0.0
        package var rest = 0.0

        package init() {}

        package func rate(_ stratum: Stratum) -> Double {
            switch stratum {
            case .aeo: aeo
            case .new: new
            case .rest: rest
            }
        }
    }

    /// The random selection among what would be green.
    package struct Exploration: Sendable, Hashable {
        package var channel = Channel.yellow
        package var rate = 0.0
        /// Where an item is a first (HS heading or origin new for the operator); `rate` when nil.
        package var newKeyRate: Double?
        package var aeoFactor = 1.0

        package init() {}
    }

    /// How much of a channel an office can do in its rolling window; nil without limit.
    package struct Limit: Sendable, Hashable {
        package var count: Int?
        /// Of the window's decisions; asked from ``Rates/Capacity/shareFrom`` decisions on.
        package var share: Double?

        package init(count: Int? = nil, share: Double? = nil) {
            self.count = count
            self.share = share
        }
    }

    package struct Capacity: Sendable, Hashable {
        package var windowHours = 24
        package var red = Limit()
        package var yellow = Limit()

        /// Fewer decisions say nothing about a share.
        package static let shareFrom = 20

        package init() {}
    }

    /// Rates and limits in force at one office.
    package struct Office: Sendable, Hashable {
        package var measurement = Measurement()
        package var exploration = Exploration()
        package var capacity = Capacity()

        package init() {}
    }

    package var newOperatorDays = 90
    package var relief = Relief()
    /// What holds where an office has nothing of its own.
    package var common = Office()
    package var offices: [String: Office] = [:]

    package init() {}

    /// What holds at an office; a section (`071`) has what its office (`07`) has.
    package func office(_ code: String?) -> Office {
        guard var code, !offices.isEmpty else { return common }
        while !code.isEmpty {
            if let office = offices[code] { return office }
            code.removeLast()
        }
        return common
    }
}

/// The groups within which the measurement draw has one rate each.
package enum Stratum: String, Sendable, Hashable, CaseIterable {
    /// Certified operators.
    case aeo
    /// Operators first seen not long ago.
    case new
    case rest
}
