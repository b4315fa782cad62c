import FoundationEssentials
import JSON

/// What status gave one operator in one programme and month.
package struct OperatorBenefits: Hashable, Sendable, Codable {
    /// The version of the method.
    package var method: String
    package var month: Month
    package var operatorID: OperatorID
    package var programme: String
    package var roles: [String]
    /// Declarations lodged while the status was active, those included that could not be compared.
    package var declarations: Int
    /// Of them, withdrawn or with goods that have not come: neither figure counts them.
    package var untreated: Int
    /// Of them, not released yet.
    package var open: Int
    package var lines: [BenefitLine]
    /// The first of what was not delivered; ``undeliveredCount`` counts all.
    package var undelivered: [Undelivered]
    package var undeliveredCount: Int

    /// As many lines of what was not delivered as are kept.
    package static let kept = 500
}

/// What status gave the holders of one programme in one month.
package struct ProgrammeBenefits: Hashable, Sendable, Codable {
    /// A part of the traffic: all of it, an office, a role.
    package struct Part: Hashable, Sendable, Codable {
        package enum Kind: String, Sendable, Hashable, Codable { case all, office, role }
        package var kind: Kind
        /// The office or role; empty for all.
        package var code: String
        package var declarations: Int
        package var lines: [BenefitLine]
    }

    package var method: String
    package var month: Month
    package var programme: String
    /// Operators with active status and at least one declaration in the month.
    package var operators: Int
    package var undelivered: Int
    package var open: Int
    package var parts: [Part]
}

/// Figures as the bytes that are stored, hashed and computed again.
enum BenefitBytes {
    static func write(_ value: some Encodable) throws -> [UInt8] {
        let encoded = try JSONEncoder().encode(value)
        return try JSONValue.parse([UInt8](encoded), limits: .file).canonicalBytes()
    }

    static func read<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}
