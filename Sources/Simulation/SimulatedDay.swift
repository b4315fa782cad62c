package import Customs

/// A declaration as it arrives, with the moments and the place of its truck.
package struct SimulatedDeclaration: Sendable {
    package let declaration: Declaration
    /// When the broker lodges it.
    package let lodgedAt: Instant
    /// When the goods are presented.
    package let presentedAt: Instant
    package let office: CustomsOffice
    package let section: CustomsOffice
    /// The truck; nil for rail.
    package let plate: Plate?
}

/// One day of trade. Declarations stand in the order of lodging; `truths` in the same order, for those who may see them.
package struct SimulatedDay: Sendable {
    package let day: CalendarDay
    package let declarations: [SimulatedDeclaration]
    package let truths: [TruthRecord]
}

/// Why no simulation could be made.
package struct SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: Sendable, Hashable {
        /// The pack's trade cannot be used.
        case pack
        /// An office that the trade does not know.
        case office
        /// A number out of its range.
        case range
    }

    package let code: Code
    package let message: String
    package var description: String { message }
}
