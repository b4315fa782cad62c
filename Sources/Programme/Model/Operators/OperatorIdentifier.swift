package import Customs

/// The registries whose numbers a legal person may hold.
package enum IdentifierScheme: String, Sendable, Hashable, Codable, CaseIterable {
    /// Mexico's taxpayer number and its population register key.
    case rfc, curp
    /// WCO trader identification number; the EU's and Great Britain's form of it.
    case tin, eori
    /// US manufacturer identification code.
    case mid
    case lei, duns, gln
    /// Mexico's carrier code (Código Alfanumérico Armonizado del Transportista).
    case caat
    /// A number of no registry that is known here.
    case other

    /// The country whose TIN is its code and this number (WCO Guidelines on Trader Identification Numbers, 2018).
    var country: String? { self == .rfc ? RFC.country : nil }
}

/// A number that a registry gave a legal person.
package struct OperatorIdentifier: Hashable, Sendable {
    package let scheme: IdentifierScheme
    /// Capitals, without blanks and separators.
    package let value: String
    /// What is doubtful about it, such as the check digit: it stands all the same (about 1.5 % of the RFC in use fail).
    package let warnings: [InvalidValue]

    /// Throws ``InvalidValue`` when the text cannot be a number of the scheme. A check digit that does not agree is a
    /// warning in every scheme.
    package init(_ scheme: IdentifierScheme, _ text: some StringProtocol) throws(InvalidValue) {
        let value = Self.normalised(text)
        self.scheme = scheme
        self.value = value
        switch scheme {
        case .rfc: warnings = try RFC(value).warnings
        case .curp: warnings = try CURP(value).warnings
        case .tin:
            _ = try TIN(value)
            warnings = []
        case .eori:
            _ = try EORI(value)
            warnings = []
        case .lei: warnings = try Self.doubt { () throws(InvalidValue) in _ = try LEI(value) }
        case .gln: warnings = try Self.doubt { () throws(InvalidValue) in _ = try GLN(value) }
        case .mid:
            try Self.check(scheme, value, 5...15, "an MID has a country code and 3 to 13 letters and digits")
            warnings = []
        case .duns:
            try Self.check(scheme, value, 9...9, "a DUNS number has 9 digits")
            guard value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw InvalidValue(scheme: "duns", code: .characters, message: "a DUNS number has 9 digits")
            }
            warnings = []
        case .caat:
            try Self.check(scheme, value, 4...10, "a CAAT has 4 to 10 letters and digits")
            warnings = []
        case .other:
            try Self.check(scheme, value, 1...35, "a number has 1 to 35 letters and digits")
            warnings = []
        }
    }

    /// What two numbers have in common that name the same registration: an RFC and the Mexican TIN made of it, an EORI and
    /// its TIN. Country-made numbers are `MX:…`, others `lei:…`.
    package var key: String {
        if let country = scheme.country { return "\(country):\(value)" }
        switch scheme {
        case .tin, .eori: return "\(value.prefix(2)):\(value.dropFirst(2))"
        default: return "\(scheme.rawValue):\(value)"
        }
    }

    /// The keys that a number without its scheme may have, such as an account's organisation number.
    package static func keys(ofNumber text: some StringProtocol) -> [String] {
        let value = normalised(text)
        guard (1...35).contains(value.utf8.count) else { return [] }
        return IdentifierScheme.allCases.compactMap { scheme in try? OperatorIdentifier(scheme, value).key }
    }

    /// Capitals, letters and digits only (and `&`, which an RFC may have).
    package static func normalised(_ text: some StringProtocol) -> String {
        String(
            text.uppercased().unicodeScalars.filter {
                $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "&"
            })
    }

    /// A check digit that does not agree as a warning; every other refusal is thrown on.
    private static func doubt(_ parse: () throws(InvalidValue) -> Void) throws(InvalidValue) -> [InvalidValue] {
        do throws(InvalidValue) {
            try parse()
            return []
        } catch {
            guard error.code == .checkDigit else { throw error }
            return [error]
        }
    }

    private static func check(
        _ scheme: IdentifierScheme, _ value: String, _ length: ClosedRange<Int>, _ message: String
    ) throws(InvalidValue) {
        guard !value.isEmpty else { throw InvalidValue(scheme: scheme.rawValue, code: .empty, message: message) }
        guard length.contains(value.utf8.count) else {
            throw InvalidValue(scheme: scheme.rawValue, code: .length, message: message)
        }
        guard value.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }) else {
            throw InvalidValue(scheme: scheme.rawValue, code: .characters, message: message)
        }
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.scheme == right.scheme && left.value == right.value
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(scheme)
        hasher.combine(value)
    }
}
