/// An ISO 3166-1 alpha-2 country code, or one of the codes the EU and the UN reserve beside it (`XI`, `XK`, `QU`...).
///
/// The type checks the form; whether a code is in force on a date is asked of the country table at the door.
package struct CountryCode: Code {
    package static let scheme = "country"
    package let text: String

    @_specialize(where Text == String)
    package init<Text: StringProtocol>(_ text: Text) throws(InvalidValue) {
        guard text.utf8.count == 2 else { throw Self.refusal(.length, "a country code has two letters (ISO 3166-1)") }
        guard text.utf8.allSatisfy(\.isUpperLetter) else {
            throw Self.refusal(.characters, "a country code has two capital letters (ISO 3166-1)")
        }
        self.text = String(text)
    }
}

/// The number of a customs office as its administration writes it: 1 to 17 letters and digits.
package struct CustomsOffice: Code {
    package static let scheme = "customs-office"
    package let text: String

    @_specialize(where Text == String)
    package init<Text: StringProtocol>(_ text: Text) throws(InvalidValue) {
        guard (1...17).contains(text.utf8.count) else {
            throw Self.refusal(.length, "a customs office has 1 to 17 letters and digits")
        }
        guard text.utf8.allSatisfy({ $0.isUpperAlphanumeric || $0 == 0x2D }) else {
            throw Self.refusal(.characters, "a customs office has capital letters, digits and hyphens only")
        }
        self.text = String(text)
    }
}

/// How goods travel (UN/ECE Recommendation 19): one digit, 1 sea to 9 not known.
package enum TransportMode: String, Sendable, Hashable, CaseIterable {
    case sea = "1"
    case rail = "2"
    case road = "3"
    case air = "4"
    case mail = "5"
    case multimodal = "6"
    case fixed = "7"
    case inlandWater = "8"
    case other = "9"

    package static let scheme = "transport-mode"

    @_specialize(where Text == String)
    package init<Text: StringProtocol>(_ text: Text) throws(InvalidValue) {
        guard let mode = TransportMode(rawValue: String(text)) else {
            throw InvalidValue(
                scheme: Self.scheme, code: .unknown,
                message: "a mode of transport is one digit, 1 to 9 (UN/ECE Rec. 19)")
        }
        self = mode
    }
}
