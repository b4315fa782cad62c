package import Customs

/// An operator of the simulated trade, as a register would hold it. Nothing here says who is honest.
package struct SimulatedOperator: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable { case importer, exporter, broker, carrier }

    /// The taxpayer number.
    package let id: RFC
    package let name: String
    package let address: Address
    package let kinds: Set<Kind>
    /// The certificate of the trusted-trader programme, nil without one.
    package let certificate: String?
    /// A broker's licences.
    package let licences: [String]
    /// The day on which the number was given.
    package let registered: CalendarDay

    package var isAEO: Bool { certificate != nil }
}
