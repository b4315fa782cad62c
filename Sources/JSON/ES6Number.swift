/// Numbers as ECMAScript writes them (`Number::toString`, ECMA-262 6.1.6.1.20), which RFC 8785 section 3.2.2.3 asks for.
///
/// Swift's `description` already gives the shortest digits that read back, the closest of them first; only the place
/// of the point and the form of the exponent differ, so only they are written anew.
enum ES6Number {
    static func text(_ value: Double) -> String {
        var writer = JSONWriter(capacity: 32)
        writer.appendNumber(value)
        return writer.text
    }
}

extension JSONWriter {
    /// Appends the ECMAScript form; `null` when there is none.
    mutating func appendNumber(_ value: Double) {
        guard value.isFinite else { return append("null") }
        if value.magnitude <= 9_007_199_254_740_992, Double(Int64(value)) == value {
            return appendNumber(Int64(value))  // also turns -0 into 0
        }
        // Shortest digits without point, and the exponent n of ECMA-262: value = 0.d1d2d3… × 10^n.
        var description = value.description
        description.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { digits in
                var count = 0
                var exponent = 0
                var point = false
                var at = 0
                let negative = bytes[0] == 0x2D
                if negative { at = 1 }
                while at < bytes.count {
                    let byte = bytes[at]
                    at += 1
                    if byte == 0x2E {
                        point = true
                    } else if byte == 0x65 {
                        break
                    } else if count == 0, byte == 0x30 {
                        if point { exponent -= 1 }
                    } else {
                        digits[count] = byte
                        count += 1
                        if !point { exponent += 1 }
                    }
                }
                if at < bytes.count {
                    let negativeExponent = bytes[at] == 0x2D
                    var written = 0
                    for byte in bytes[(at + 1)...] { written = written * 10 + Int(byte &- 0x30) }
                    exponent += negativeExponent ? -written : written
                }
                while count > 1, digits[count - 1] == 0x30 { count -= 1 }
                appendNumber(negative: negative, digits: UnsafeBufferPointer(rebasing: digits[..<count]), exponent)
            }
        }
    }

    /// The five forms of ECMA-262, by the number of digits `k` and the exponent `n`.
    private mutating func appendNumber(negative: Bool, digits: UnsafeBufferPointer<UInt8>, _ n: Int) {
        let k = digits.count
        ensure(32 + k)
        if negative { put(0x2D) }
        if n >= k, n <= 21 {
            for digit in digits { put(digit) }
            for _ in k..<n { put(0x30) }
        } else if n > 0, n <= 21 {
            for digit in digits[..<n] { put(digit) }
            put(0x2E)
            for digit in digits[n...] { put(digit) }
        } else if n > -6, n <= 0 {
            put(0x30)
            put(0x2E)
            for _ in n..<0 { put(0x30) }
            for digit in digits { put(digit) }
        } else {
            put(digits[0])
            if k > 1 {
                put(0x2E)
                for digit in digits[1...] { put(digit) }
            }
            put(0x65)
            put(n > 0 ? 0x2B : 0x2D)
            appendNumber(Int64((n - 1).magnitude))
        }
    }
}
