package import Customs

/// A number that this room gives to a thing of its own: a prefix, a hyphen, and at least six digits.
package protocol RoomNumber: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    static var prefix: String { get }
    var text: String { get }
    init(unchecked text: String)
}

extension RoomNumber {
    /// Throws ``InvalidValue`` with scheme `number`.
    package init(_ text: String) throws(InvalidValue) {
        let digits = text.dropFirst(Self.prefix.count + 1).utf8
        guard text.hasPrefix(Self.prefix + "-"), (6...15).contains(digits.count),
            digits.allSatisfy({ (0x30...0x39).contains($0) })
        else {
            throw InvalidValue(
                scheme: "number", code: .structure, message: "a number of this kind looks like \(Self.prefix)-000123")
        }
        self.init(unchecked: text)
    }

    package init(serial: Int64) {
        let digits = String(serial)
        self.init(unchecked: Self.prefix + "-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits)
    }

    /// The digits as a number.
    package var serial: Int64 { Int64(text.dropFirst(Self.prefix.count + 1)) ?? 0 }

    package var description: String { text }
    package static func < (left: Self, right: Self) -> Bool {
        (left.text.utf8.count, left.text) < (right.text.utf8.count, right.text)
    }

    package init(from decoder: any Decoder) throws {
        try self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// An operator of the register, for example `OP-000123`.
package struct OperatorID: RoomNumber {
    package static let prefix = "OP"
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

/// A site of an operator, for example `SI-000123`.
package struct SiteID: RoomNumber {
    package static let prefix = "SI"
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

/// A case, for example `CA-000123`.
package struct CaseID: RoomNumber {
    package static let prefix = "CA"
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

/// A validation visit, for example `VI-000123`.
package struct VisitID: RoomNumber {
    package static let prefix = "VI"
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

/// A file of evidence, for example `EV-000123`.
package struct EvidenceID: RoomNumber {
    package static let prefix = "EV"
    package let text: String
    package init(unchecked text: String) { self.text = text }
}

/// An incident, for example `IN-000123`.
package struct IncidentID: RoomNumber {
    package static let prefix = "IN"
    package let text: String
    package init(unchecked text: String) { self.text = text }
}
