package import Customs

/// A customs office with its sections (bridges, halls, inland posts).
package struct Office: Hashable, Sendable {
    /// Where the office stands.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case landBorder = "land-border"
        case sea
        case air
        case inland
    }

    /// The two-digit code, or whatever the country writes.
    package let code: CustomsOffice
    package let name: String
    package let kind: Kind
    /// The state or province.
    package let region: String
    package let zone: Zone
    package let modes: [TransportMode]
    package let sections: [Section]
    package let validity: Validity
    package let source: Source

    /// A place of an office at which goods are presented.
    package struct Section: Hashable, Sendable {
        /// The office's code with the section's own (`071`).
        package let code: CustomsOffice
        package let name: String
        package let modes: [TransportMode]
        package let validity: Validity
        package let source: Source
    }
}
