/// A text in parts that may differ in weight and face. Never markup: what came from outside stays words.
package struct PaperText: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    package enum Face: Hashable, Sendable {
        case plain, strong, quiet
        /// Monospaced, for identifiers and hashes.
        case code
    }

    package struct Span: Hashable, Sendable {
        package var text: String
        package var face: Face

        package init(_ text: String, _ face: Face = .plain) {
            self.text = text
            self.face = face
        }
    }

    package var spans: [Span]

    package init(_ spans: [Span]) { self.spans = spans }
    package init(_ text: String, _ face: Face = .plain) { spans = [Span(text, face)] }
    package init(stringLiteral value: String) { self.init(value) }

    /// The words without their faces.
    package var plain: String { spans.map(\.text).joined() }

    package static func + (left: PaperText, right: PaperText) -> PaperText { PaperText(left.spans + right.spans) }
}

extension String {
    /// The text as it may be printed: control characters become visible as U+FFFD, and the characters that turn the
    /// direction of writing are left out, as a name with one could rewrite the line that it stands in.
    var printable: String {
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0xFEFF: continue
            // A line or paragraph separator would break lines where nobody sees one.
            case 0x2028, 0x2029, 0x0D, 0x85: text.append("\n")
            case 0x0A, 0x09: text.append(scalar)
            case 0..<0x20, 0x7F...0x9F: text.append("\u{FFFD}")
            default: text.append(scalar)
            }
        }
        return String(text)
    }
}
