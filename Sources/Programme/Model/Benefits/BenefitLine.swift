package import Customs

/// What is compared.
package enum BenefitMeasure: String, Sendable, Hashable, Codable, CaseIterable {
    /// The share whose goods were to be examined.
    case examined
    /// The share with any control before release: documents or examination.
    case controlled
    /// Seconds to release that half do not exceed.
    case half
    /// Seconds to release that nine of ten do not exceed.
    case nine

    /// Measured in seconds, else a share.
    package var isTime: Bool { self == .half || self == .nine }
}

/// What the comparison comes to.
package enum BenefitVerdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// Less than comparable traffic, beyond what chance explains.
    case better
    /// No difference that chance does not explain.
    case same
    case worse
    /// No figure is given.
    case tooFew = "too-few"
}

/// One compared figure: the operator's, that of comparable traffic in the operator's own mix, and their difference.
package struct BenefitLine: Hashable, Sendable, Codable {
    package struct Figures: Hashable, Sendable, Codable {
        package var own: Estimate
        package var others: Estimate
        /// `own` less `others`: below nought is better.
        package var difference: Estimate
    }

    package var measure: BenefitMeasure
    /// Declarations of the operator that were compared.
    package var cases: Int
    /// Comparable declarations of others.
    package var compared: Int
    /// Declarations of the operator that had nothing to be compared with.
    package var leftOut: Int
    package var verdict: BenefitVerdict
    /// Nil when there are too few cases.
    package var figures: Figures?
}

/// Treatment that the programme promises and a declaration did not get.
package struct Undelivered: Hashable, Sendable, Codable {
    package enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
        /// The status was active, the decision did not count it, and a control was asked for that it could have spared.
        case statusNotCounted = "status-not-counted"
        /// It waited longer than nine of ten comparable declarations under the same control.
        case waitedLonger = "waited-longer"

        /// The letter of WTO TFA article 7.7.3 under which the benefit is promised.
        package var promise: String {
            switch self {
            case .statusNotCounted: "b"
            case .waitedLonger: "c"
            }
        }
    }

    package var number: String
    package var reason: Reason
    package var office: String
    package var lodgedAt: Instant
    package var seconds: Int32
    /// What nine of ten comparable declarations did not exceed, for ``Reason/waitedLonger``.
    package var limit: Int32?
}
