package import Country

/// How a programme plans when a holder is examined anew: data of its file, not law.
///
/// The SAFE Framework (WCO, 2021) ends an authorisation's cycle with "reassessment/re-validation" and leaves the pace to
/// risk; 6 USC 969 sets four years at most, the practice of the Union three. What a programme's law sets is a clock; the
/// rest are an administration's own figures.
package struct ReassessmentRule: Hashable, Sendable {
    /// The clock whose last day is the outer limit, where the programme has one.
    package var clock: String?
    /// The outer limit where no clock runs, in months after the last examination.
    package var months: Int
    /// Months after the last examination at the highest risk.
    package var leastMonths: Int
    /// Months for which an incident counts after it was closed.
    package var incidentMonths: Int
    /// The points that each cause can give, 100 in all.
    package var weights: [ReassessmentCause: Int]
    package var source: Source

    package init(
        clock: String? = nil, months: Int, leastMonths: Int, incidentMonths: Int, weights: [ReassessmentCause: Int],
        source: Source
    ) {
        self.clock = clock
        self.months = months
        self.leastMonths = leastMonths
        self.incidentMonths = incidentMonths
        self.weights = weights
        self.source = source
    }
}

/// What makes an examination come earlier.
package enum ReassessmentCause: String, Sendable, Hashable, CaseIterable {
    /// The highest risk that the risk map left: residual times impact, 1 to 25.
    case riskMap = "risk-map"
    /// Findings that are not closed, by class and gravity.
    case findings
    /// Incidents that are open, or were lately.
    case incidents
    /// Requirements that monitoring found not met.
    case monitoring
    /// No validator has been there since this house knows the operator.
    case unvisited
}
