/// Writes JSON by appending to one buffer: no tree, no intermediate strings.
///
/// Commas are set by the writer; the caller calls `key` before each member's value and closes what it opens. Strings are
/// escaped and numbers written as RFC 8785 asks, so a caller who emits keys in canonical order (``JSONKeyOrder``)
/// gets canonical bytes.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject()
/// writer.key("number")
/// writer.string(declaration.number)
/// writer.endObject()
/// return writer.bytes
/// ```
package struct JSONWriter: ~Copyable {
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// How many bytes are written.
    package private(set) var count = 0
    private var needsComma = false

    package init(capacity: Int = 2048) {
        self.capacity = max(capacity, 64)
        buffer = .allocate(capacity: self.capacity)
    }

    deinit { buffer.deallocate() }

    /// What is written so far.
    package var bytes: [UInt8] { Array(UnsafeBufferPointer(start: buffer, count: count)) }

    /// What is written so far, as text.
    package var text: String { String(decoding: UnsafeBufferPointer(start: buffer, count: count), as: UTF8.self) }

    /// The written bytes without a copy, for hashing or sending; valid inside `body` only.
    package func withBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
        body(UnsafeRawBufferPointer(start: buffer, count: count))
    }

    /// Forgets what is written and keeps the buffer.
    package mutating func removeAll() {
        count = 0
        needsComma = false
    }

    /// Forgets what is written and begins with one byte that is no JSON: the domain byte of a hash (RFC 6962).
    package mutating func removeAll(beginningWith byte: UInt8) {
        removeAll()
        put(byte)
    }

    // MARK: Structure

    package mutating func beginObject() {
        comma()
        ensure(1)
        put(0x7B)
        needsComma = false
    }

    package mutating func endObject() {
        ensure(1)
        put(0x7D)
        needsComma = true
    }

    package mutating func beginArray() {
        comma()
        ensure(1)
        put(0x5B)
        needsComma = false
    }

    package mutating func endArray() {
        ensure(1)
        put(0x5D)
        needsComma = true
    }

    /// The key of the member whose value comes next.
    package mutating func key(_ name: String) {
        comma()
        quoted(name)
        ensure(1)
        put(0x3A)
        needsComma = false
    }

    // MARK: Values

    package mutating func string(_ value: String) {
        comma()
        quoted(value)
        needsComma = true
    }

    /// Canonical within ±2^53.
    package mutating func int(_ value: Int64) {
        comma()
        appendNumber(value)
        needsComma = true
    }

    package mutating func int(_ value: Int) { int(Int64(value)) }

    /// A decimal number as a text, `"1.10"`: the digits of `coefficient`, the last `scale` of them behind the point.
    package mutating func decimalText(_ coefficient: Int64, scale: Int) {
        comma()
        ensure(24 + scale)
        put(0x22)
        if coefficient < 0 { put(0x2D) }
        appendDigits(coefficient.magnitude, atLeast: scale + 1)
        if scale > 0 {
            let point = count - scale
            UnsafeMutableRawPointer(buffer + point + 1).copyMemory(from: buffer + point, byteCount: scale)
            buffer[point] = 0x2E
            count += 1
        }
        put(0x22)
        needsComma = true
    }

    /// The ECMAScript form; `null` for infinities and NaN.
    package mutating func double(_ value: Double) {
        comma()
        appendNumber(value)
        needsComma = true
    }

    /// The number as it is written.
    package mutating func number(_ value: JSONNumber) {
        comma()
        append(value.text)
        needsComma = true
    }

    package mutating func bool(_ value: Bool) {
        comma()
        append(value ? "true" : "false")
        needsComma = true
    }

    package mutating func null() {
        comma()
        append("null")
        needsComma = true
    }

    /// A value that is already JSON, as it stands.
    package mutating func raw(_ json: [UInt8]) {
        json.withUnsafeBytes { raw($0) }
    }

    /// A value that is already JSON, as it stands.
    package mutating func raw(_ json: UnsafeRawBufferPointer) {
        comma()
        append(json)
        needsComma = true
    }

    // MARK: Bytes

    /// Writes the comma that the next key or element needs.
    @inline(__always) mutating func comma() {
        guard needsComma else { return }
        ensure(1)
        put(0x2C)
    }

    /// The comma is written and blanks follow: the next value needs none.
    mutating func afterBlank() { needsComma = false }

    /// Makes room for `more` bytes, so that ``put(_:)`` may be called as often.
    @inline(__always) mutating func ensure(_ more: Int) {
        if capacity &- count < more { grow(more) }
    }

    /// Appends one byte where ``ensure(_:)`` has made room.
    @inline(__always) mutating func put(_ byte: UInt8) {
        buffer[count] = byte
        count &+= 1
    }

    @inline(never) private mutating func grow(_ more: Int) {
        let wanted = max(capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
        larger.update(from: buffer, count: count)
        buffer.deallocate()
        buffer = larger
        capacity = wanted
    }

    /// Appends plain bytes, unescaped.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress else { return }
        ensure(bytes.count)
        UnsafeMutableRawPointer(buffer + count).copyMemory(from: base, byteCount: bytes.count)
        count += bytes.count
    }

    /// Appends plain text, unescaped.
    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    mutating func appendNumber(_ value: Int64) {
        ensure(20)
        if value < 0 { put(0x2D) }
        appendDigits(value.magnitude, atLeast: 1)
    }

    /// Appends a number with so many digits at least, for which there is room.
    private mutating func appendDigits(_ value: UInt64, atLeast least: Int) {
        var rest = value
        var width = 1
        var power: UInt64 = 10
        while width < 19, rest >= power {
            width += 1
            power &*= 10
        }
        width = max(width, least)
        var at = count + width
        let first = count
        count = at
        repeat {
            at &-= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            buffer[at] = 0x30 &+ UInt8(truncatingIfNeeded: digit)
            rest = quotient
        } while at > first
    }

    /// Appends a string with its quotes and escapes.
    private mutating func quoted(_ text: String) {
        // Lent, not copied: a copy of the text would be counted.
        text.utf8.span.bytes.withUnsafeBytes { quoted($0) }
    }

    private mutating func quoted(_ source: UnsafeRawBufferPointer) {
        let length = source.count
        ensure(length + 2)
        put(0x22)
        var at = 0
        while length &- at >= 8, take(source, at) { at &+= 8 }
        // The last bytes go with some that are written already, which are plain.
        if at > 0, at < length, length &- at < 8 {
            count &-= 8 &- (length &- at)
            if take(source, length &- 8) { at = length } else { count &+= 8 &- (length &- at) }
        }
        while at < length {
            let byte = source[at]
            if byte >= 0x20, byte != 0x22, byte != 0x5C {
                put(byte)
            } else {
                escape(byte, rest: length - at)
            }
            at &+= 1
        }
        put(0x22)
    }

    /// Appends the eight bytes at a place when none of them is escaped.
    @inline(__always) private mutating func take(_ source: UnsafeRawBufferPointer, _ at: Int) -> Bool {
        let word = source.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        guard ByteScan.mustEscape(word) == 0 else { return false }
        UnsafeMutableRawPointer(buffer + count).storeBytes(of: word, as: UInt64.self)
        count &+= 8
        return true
    }

    /// Appends the escape of RFC 8785 section 3.2.2.2, leaving room for the `rest` of the string and its quote.
    @inline(never) private mutating func escape(_ byte: UInt8, rest: Int) {
        ensure(rest + 8)
        put(0x5C)
        switch byte {
        case 0x22, 0x5C: put(byte)
        case 0x08: put(0x62)
        case 0x09: put(0x74)
        case 0x0A: put(0x6E)
        case 0x0C: put(0x66)
        case 0x0D: put(0x72)
        default:
            put(0x75)
            put(0x30)
            put(0x30)
            put(0x30 + (byte >> 4))
            let low = byte & 0x0F
            put(low < 10 ? 0x30 + low : 0x57 + low)
        }
    }
}
