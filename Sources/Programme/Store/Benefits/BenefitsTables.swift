import Database

/// The tables of benefits: what status gave an operator against comparable traffic.
enum BenefitsTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = []
}
