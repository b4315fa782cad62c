/// A number exactly as it was written: `1.10` stays `1.10`, `12345678901234567890` loses nothing.
///
/// Equality is of the text. Ask ``int`` or ``double`` for a value to compute with.
package struct JSONNumber: Hashable, Sendable, CustomStringConvertible {
    /// The number in the grammar of RFC 8259 section 6 (or `null`, see ``init(_:)-(Double)``).
    package let text: String

    package init(_ value: Int64) { text = String(value) }

    /// The shortest digits that read back as `value`, in the form of ECMAScript.
    ///
    /// JSON has no infinities and no NaN: they become `null`, as `JSON.stringify` does, and have no canonical form.
    package init(_ value: Double) { text = ES6Number.text(value) }

    /// A number that is already text; nil when it is not in the grammar of RFC 8259.
    package init?(text: String) {
        guard Self.isNumber(text) else { return nil }
        self.text = text
    }

    /// A text that the caller knows to be a JSON number, for example the description of an exact decimal.
    package init(unchecked text: String) { self.text = text }

    package var description: String { text }

    /// The value when it is written as a whole number (no point, no exponent) and fits 64 bits.
    package var int: Int64? { Int64(text) }

    /// The nearest binary number; nil beyond its range.
    package var double: Double? {
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
    private static func isNumber(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            NumberShape(UnsafeRawBufferPointer(bytes), from: 0)?.end == bytes.count
        }
    }
}

/// The extent of a number in bytes, by the grammar of RFC 8259 section 6.
struct NumberShape {
    /// One past the last byte.
    let end: Int
    /// Without point and exponent.
    let isWhole: Bool

    /// Nil when no number begins at `start`.
    init?(_ bytes: UnsafeRawBufferPointer, from start: Int) {
        let limit = bytes.count
        var at = start
        @inline(__always) func digits() -> Bool {
            let first = at
            while at < limit, bytes[at] &- 0x30 < 10 { at += 1 }
            return at > first
        }
        if at < limit, bytes[at] == 0x2D { at += 1 }
        guard at < limit else { return nil }
        if bytes[at] == 0x30 {
            at += 1
        } else if !digits() {
            return nil
        }
        var whole = true
        if at < limit, bytes[at] == 0x2E {
            at += 1
            whole = false
            guard digits() else { return nil }
        }
        if at < limit, bytes[at] | 0x20 == 0x65 {
            at += 1
            whole = false
            if at < limit, bytes[at] == 0x2B || bytes[at] == 0x2D { at += 1 }
            guard digits() else { return nil }
        }
        end = at
        isWhole = whole
    }
}
