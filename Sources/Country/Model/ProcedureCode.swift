package import Customs

/// A code of procedure: a customs regime, or the key of the kind of declaration under it.
package struct ProcedureCode: Hashable, Sendable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// What is done with the goods (definitive import, temporary import for manufacture, transit ...).
        case regime
        /// The kind of declaration (Mexico: clave de pedimento).
        case declarationKey = "declaration-key"
    }

    package let code: String
    package let kind: Kind
    package let name: LocalizedText
    package let flows: [DeclarationType.Flow]
    /// For a key, the regimes that it may be used under; empty for a regime.
    package let regimes: [String]
    package let validity: Validity
    package let source: Source
}

/// A role of the console as the country names it.
package struct RoleTitle: Hashable, Sendable {
    /// Garita's own word for the role (`lane-officer`).
    package let role: String
    package let title: LocalizedText
}

/// A public body that has a part in customs.
package struct Authority: Hashable, Sendable {
    package let code: String
    package let name: LocalizedText
    package let source: Source
}
