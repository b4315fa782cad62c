/// Why bytes were refused as JSON, or why a value was not of the kind that its reader asked for, with its place.
///
/// Equality looks at the code and the place, not at the words. The message never repeats the document's values (they
/// may be personal data); the path does name its keys.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of refusal; stable words for catalogues and tests.
    package enum Code: String, Hashable, Sendable {
        /// A byte that the grammar of RFC 8259 does not allow here.
        case syntax
        /// The document ends in the middle of a value, or is empty.
        case end = "unexpected-end"
        /// Something follows the document's one value.
        case trailing
        /// A key stands twice in one object (RFC 8259 leaves the meaning open, so such a document has none).
        case duplicateKey = "duplicate-key"
        /// Bytes that are not UTF-8.
        case utf8
        /// A `\uD800`–`\uDFFF` escape without its other half.
        case surrogate
        /// An unknown or unfinished backslash escape.
        case escape
        /// A control character below U+0020 inside a string.
        case control
        /// Nested deeper than the limit.
        case depth
        /// The document is longer than the limit.
        case size
        /// A string, key or number is longer than the limit.
        case length
        /// A value of another kind than the reader asked for.
        case kind
        /// A number that does not fit the type asked for, or that has no canonical form.
        case range
        /// A key that must be there is missing. The parser never says this; readers of documents do.
        case missing
        /// A value that its reader refused for a reason of the field. The parser never says this.
        case value
    }

    package let code: Code
    /// Line of the document, from 1; 0 when the error is not about a text (canonical form of a built value).
    package let line: Int
    /// Column in Unicode scalars, from 1; 0 when the error is not about a text.
    package let column: Int
    /// Offset in bytes, from 0.
    package let offset: Int
    /// JSON Pointer (RFC 6901) of the value; empty for the whole document.
    package let path: String
    /// What is wrong and how to put it right, in English.
    package let message: String

    package init(code: Code, line: Int = 0, column: Int = 0, offset: Int = 0, path: String = "", message: String) {
        self.code = code
        self.line = line
        self.column = column
        self.offset = offset
        self.path = path
        self.message = message
    }

    package var description: String {
        let place = line > 0 ? "line \(line), column \(column)" : "built value"
        return path.isEmpty ? "\(place): \(message)" : "\(place), at \(path): \(message)"
    }

    package static func == (left: JSONError, right: JSONError) -> Bool {
        left.code == right.code && left.offset == right.offset && left.path == right.path
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(offset)
        hasher.combine(path)
    }
}
