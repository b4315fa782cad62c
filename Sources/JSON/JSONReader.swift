/// Pulls values out of a JSON document in the order they stand, without a tree: for hot paths.
///
/// As strict as the tree parser (which is made of it): grammar, UTF-8, surrogates, repeated keys, limits. An object or
/// list is walked like this:
///
/// ```swift
/// let number = try JSONReader.read(bytes) { reader in
///     var number = ""
///     try reader.beginObject()
///     while let key = try reader.nextKey() {
///         switch key {
///         case "number": number = try reader.string()
///         case "items":
///             try reader.beginArray()
///             while try reader.nextElement() { … }
///         default: try reader.skip()
///         }
///     }
///     try reader.end()
///     return number
/// }
/// ```
///
/// Every key must be followed by exactly one value or ``skip()``. After an error of code `kind` or `range` the reader
/// still stands before the value, so that a caller who lists all problems can ``skip()`` it and go on.
package struct JSONReader: ~Copyable {
    /// An object or list that is open. Holds no references, so that opening and closing count none.
    struct Frame {
        var isObject: Bool
        /// Members or elements begun.
        var count = 0
        /// Bytes of the key whose value is read, between its quotes; empty range at -1 when none is.
        var keyStart = -1
        var keyEnd = -1
        var keyIsPlain = true
        /// Where this object's keys begin in `seen`.
        var firstSeen = 0
        /// A bit for each of its keys, by the key's mark.
        var keyBits: UInt64 = 0
        /// Which of `keySets` holds all keys, once there are too many to walk through; -1 until then.
        var keySet = -1
    }

    /// A key of an open object, to find repeated ones.
    struct SeenKey {
        let mark: UInt64
        let start: Int
        /// At most ``JSONLimits/maxKeyBytes``.
        let count: UInt32
        let isPlain: Bool
    }

    /// The document. Valid inside ``read(_:limits:_:)`` only, which is the sole way to make a reader.
    let bytes: UnsafeRawBufferPointer
    let limits: JSONLimits
    var position = 0
    /// Where the value that was read or asked for last begins.
    package internal(set) var valueOffset = 0
    /// The mark of the key that was read last.
    var keyMark: UInt64 = 0
    var current = Frame(isObject: false)
    var outer: [Frame] = []
    /// The keys of open objects are the first ``seenCount``; what stands behind them is left over.
    var seen: [SeenKey] = []
    var seenCount = 0
    /// The keys of long objects that are open, the innermost last.
    var keySets: [Set<ExactKey>] = []

    private init(_ bytes: UnsafeRawBufferPointer, limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
        outer.reserveCapacity(8)
        seen.reserveCapacity(41)
    }

    /// Reads `bytes` with a reader that is valid inside `body` only. Call ``end()`` last to refuse what follows.
    package static func read<T, E: Error>(
        _ bytes: [UInt8], limits: JSONLimits = .standard, _ body: (inout JSONReader) throws(E) -> T
    ) throws(E) -> T {
        let outcome: Result<T, E> = bytes.withUnsafeBytes { bytes in
            var reader = JSONReader(bytes, limits: limits)
            do throws(E) { return .success(try body(&reader)) } catch { return .failure(error) }
        }
        return try outcome.get()
    }

    // MARK: Walking

    /// The kind of the value that comes next; reads nothing but blanks.
    package mutating func peek() throws(JSONError) -> JSONKind {
        if position == 0 { try checkBeginning() }
        skipBlanks()
        valueOffset = position
        guard position < bytes.count else { throw unexpectedEnd("a value") }
        switch bytes[position] {
        case 0x22: return .string
        case 0x7B: return .object
        case 0x5B: return .array
        case 0x2D, 0x30...0x39: return .number
        case 0x74, 0x66: return .bool
        case 0x6E: return .null
        default: throw unexpected("a value")
        }
    }

    package mutating func beginObject() throws(JSONError) {
        if !stands(before: 0x7B) { try expect(.object) }
        try open(Frame(isObject: true, firstSeen: seenCount))
    }

    package mutating func beginArray() throws(JSONError) {
        if !stands(before: 0x5B) { try expect(.array) }
        try open(Frame(isObject: false))
    }

    /// The next member's key, or nil at the end of the object, which is thereby closed.
    package mutating func nextKey() throws(JSONError) -> String? {
        guard let span = try nextKeySpan() else { return nil }
        return try makeString(span)
    }

    /// As ``nextKey()``, without making the key's text.
    mutating func nextKeySpan() throws(JSONError) -> StringSpan? {
        assert(current.isObject && !outer.isEmpty, "nextKey() belongs between beginObject() and its nil")
        current.keyStart = -1
        skipBlanks()
        guard position < bytes.count else { throw unexpectedEnd("a key or }") }
        if bytes[position] == 0x7D {
            position += 1
            close()
            return nil
        }
        if current.count > 0 {
            guard bytes[position] == 0x2C else { throw unexpected("a comma or }") }
            position += 1
            skipBlanks()
            guard position < bytes.count else { throw unexpectedEnd("a key") }
        }
        guard bytes[position] == 0x22 else { throw unexpected(current.count > 0 ? "a key" : "a key or }") }
        let span: StringSpan
        if let plain = plainString(limit: limits.maxKeyBytes) {
            span = plain
        } else {
            span = try scanString(limit: limits.maxKeyBytes)
        }
        if !span.isPlain || !span.isASCII { try check(span) }
        current.count += 1
        current.keyStart = span.start
        current.keyEnd = span.end
        current.keyIsPlain = span.isPlain
        try remember(span)
        skipBlanks()
        guard position < bytes.count else { throw unexpectedEnd("a colon") }
        guard bytes[position] == 0x3A else { throw unexpected("a colon") }
        position += 1
        return span
    }

    /// True when another element follows; false at the end of the list, which is thereby closed.
    package mutating func nextElement() throws(JSONError) -> Bool {
        assert(!current.isObject && !outer.isEmpty, "nextElement() belongs between beginArray() and its false")
        skipBlanks()
        guard position < bytes.count else { throw unexpectedEnd("a value or ]") }
        if bytes[position] == 0x5D {
            position += 1
            close()
            return false
        }
        if current.count > 0 {
            guard bytes[position] == 0x2C else { throw unexpected("a comma or ]") }
            position += 1
        }
        current.count += 1
        return true
    }

    /// Refuses anything but blanks after the document's value.
    package mutating func end() throws(JSONError) {
        skipBlanks()
        guard position == bytes.count else {
            throw error(.trailing, at: position, "the document ends with its one value; something follows it")
        }
    }

    // MARK: Inside

    @inline(__always) mutating func skipBlanks() {
        while position < bytes.count, bytes[position] <= 0x20 {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position &+= 1
            default: return
            }
        }
    }

    /// Whether a value that begins with `byte` comes next: the quick way past ``expect(_:)``, which finds the reasons.
    @inline(__always) mutating func stands(before byte: UInt8) -> Bool {
        guard position > 0 else { return false }
        skipBlanks()
        guard position < bytes.count, bytes[position] == byte else { return false }
        valueOffset = position
        return true
    }

    /// Stands before a value of `kind`, or throws.
    mutating func expect(_ kind: JSONKind) throws(JSONError) {
        let found = try peek()
        if found != kind { throw error(.kind, at: position, "\(kind.noun) is expected here, this is \(found.noun)") }
    }

    private mutating func open(_ frame: Frame) throws(JSONError) {
        guard outer.count < limits.maxDepth else {
            throw error(.depth, at: position, "objects and lists are nested at most \(limits.maxDepth) deep")
        }
        position += 1
        outer.append(current)
        current = frame
    }

    private mutating func close() {
        if current.isObject {
            seenCount = current.firstSeen
            if current.keySet >= 0 { keySets.removeLast() }
        }
        if let last = outer.popLast() { current = last }
    }

    private func checkBeginning() throws(JSONError) {
        if bytes.count > limits.maxBytes {
            throw error(.size, at: 0, "a document has at most \(limits.maxBytes) bytes, this one has \(bytes.count)")
        }
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            throw error(.syntax, at: 0, "the document begins with a byte order mark; remove it (RFC 8259 section 8.1)")
        }
    }
}
