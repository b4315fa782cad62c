import JSON

/// Writes moments as RFC 3339 in UTC with milliseconds, without allocating.
enum UTCText {
    /// Appends `"2026-11-23T21:16:24.123Z"`, quotes included, as the writer's next value.
    static func write(milliseconds: Int64, to writer: inout JSONWriter) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 26) { text in
            let seconds = milliseconds.floored(by: 1000)
            let days = seconds.floored(by: 86_400)
            let inDay = seconds - days * 86_400
            let (year, month, day) = civil(days)
            text[0] = 0x22
            put(year, 4, at: 1, in: text)
            text[5] = 0x2D
            put(month, 2, at: 6, in: text)
            text[8] = 0x2D
            put(day, 2, at: 9, in: text)
            text[11] = 0x54
            put(inDay / 3600, 2, at: 12, in: text)
            text[14] = 0x3A
            put(inDay / 60 % 60, 2, at: 15, in: text)
            text[17] = 0x3A
            put(inDay % 60, 2, at: 18, in: text)
            text[20] = 0x2E
            put(milliseconds - seconds * 1000, 3, at: 21, in: text)
            text[24] = 0x5A
            text[25] = 0x22
            writer.raw(UnsafeRawBufferPointer(text))
        }
    }

    /// Year, month and day of a number of days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date
    /// algorithms", civil_from_days).
    private static func civil(_ days: Int64) -> (Int64, Int64, Int64) {
        let shifted = days + 719_468
        let era = shifted.floored(by: 146_097)
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func put(
        _ value: Int64, _ digits: Int, at start: Int, in text: UnsafeMutableBufferPointer<UInt8>
    ) {
        var rest = value
        var index = start + digits
        while index > start {
            index -= 1
            text[index] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}

extension Int64 {
    /// The quotient rounded down, for a positive divisor.
    fileprivate func floored(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
