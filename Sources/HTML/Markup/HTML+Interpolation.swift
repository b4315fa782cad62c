package import JSON

extension HTML {
    /// What stands between `\(` and `)` in markup; each overload is one context.
    package struct Interpolation: StringInterpolationProtocol, Sendable {
        fileprivate(set) var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        package mutating func appendLiteral(_ literal: StaticString) { bytes.append(literal: literal) }

        // MARK: Markup

        package mutating func appendInterpolation(_ part: HTML) { bytes.append(contentsOf: part.bytes) }

        package mutating func appendInterpolation(_ part: HTML?) {
            if let part { bytes.append(contentsOf: part.bytes) }
        }

        package mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { bytes.append(contentsOf: part.bytes) }
        }

        // MARK: Text

        package mutating func appendInterpolation(_ text: String) { bytes.append(escaping: text) }
        package mutating func appendInterpolation(_ text: Substring) { bytes.append(escaping: text) }

        /// A whole number as plain digits, for identifiers and attributes; figures for people are formatted by
        /// ``Words``.
        package mutating func appendInterpolation(_ number: Int) { bytes.append(decimal: number) }

        // MARK: Attributes

        /// The value of an attribute, between double quotes that stand in the markup.
        package mutating func appendInterpolation(attribute value: some StringProtocol) {
            bytes.append(escapingAttribute: value)
        }

        /// A whole attribute with a blank before it, nothing when there is no value: `\(attribute: "id", id)`.
        package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            bytes.append(0x20)
            bytes.append(literal: name)
            bytes.append(contentsOf: [0x3D, 0x22])
            bytes.append(escapingAttribute: value)
            bytes.append(0x22)
        }

        /// An attribute without value, with a blank before it, when a condition holds: `\(flag: "checked", isOn)`.
        package mutating func appendInterpolation(flag name: StaticString, _ holds: Bool) {
            guard holds else { return }
            bytes.append(0x20)
            bytes.append(literal: name)
        }

        /// The value of `href`, `src` or `action`, between double quotes: a path of this site, or `http`, `https`,
        /// `mailto` and `tel`; anything else becomes `#`.
        package mutating func appendInterpolation(url: String) {
            bytes.append(escapingAttribute: SafeURL.isAllowed(url) ? url : "#")
        }

        // MARK: Data for the script

        /// The content of `<script type="application/json">`: no `<`, `>` or `&` remains, so nothing can end it.
        package mutating func appendInterpolation(json value: JSONValue) { bytes.append(scriptJSON: value.bytes()) }
    }
}
