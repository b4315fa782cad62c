import Customs

/// Dates and times as WCO messages write them (UN/EDIFACT 2379: 102, 203, 204, 304).
enum WCODate {
    /// Format 304 in UTC: `20171001000000Z`. Milliseconds have no place in it.
    static func text(_ instant: Instant) -> String {
        let day = CalendarDay(instant)
        let date = day.components
        let seconds = Int(truncatingIfNeeded: (instant.milliseconds - day.start().milliseconds) / 1000)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(15)
        for (number, width) in [
            (date.year, 4), (date.month, 2), (date.day, 2), (seconds / 3600, 2), (seconds / 60 % 60, 2),
            (seconds % 60, 2),
        ] {
            append(number, width, &bytes)
        }
        bytes.append(0x5A)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ number: Int, _ width: Int, _ bytes: inout [UInt8]) {
        var power = 1
        for _ in 1..<width { power *= 10 }
        var rest = max(0, number)
        while power > 0 {
            bytes.append(UInt8(0x30 + rest / power % 10))
            rest %= power
            power /= 10
        }
    }

    /// The moment that a text names; a day or a time without zone is taken as UTC. Nil when it is none, or not one of
    /// the format that is named.
    static func instant(_ text: String, format: String?) -> Instant? {
        var text = text
        return text.withUTF8 { bytes in
            let digits = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
            switch format {
            case "102": guard digits == 8, bytes.count == 8 else { return nil }
            case "203": guard digits == 12, bytes.count == 12 else { return nil }
            case "204": guard digits == 14, bytes.count == 14 else { return nil }
            case "304", "305": guard digits >= 12 else { return nil }
            case nil, "": if digits == 4 { return try? Instant(String(decoding: bytes, as: UTF8.self)) }
            default: return nil
            }
            guard digits == 8 || digits == 12 || digits == 14, let offset = zone(bytes.dropFirst(digits)) else {
                return nil
            }
            guard
                let day = CalendarDay(
                    year: number(bytes, 0, 4), month: number(bytes, 4, 2), day: number(bytes, 6, 2))
            else { return nil }
            let hour = digits > 8 ? number(bytes, 8, 2) : 0
            let minute = digits > 8 ? number(bytes, 10, 2) : 0
            let second = digits > 12 ? number(bytes, 12, 2) : 0
            guard hour < 24, minute < 60, second <= 60 else { return nil }
            return day.start().advanced(bySeconds: Int64(hour * 3600 + minute * 60 + second - offset))
        }
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int {
        bytes[start..<start + count].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Seconds ahead of UTC of `Z`, `+01`, `-0530`, `+05:30` or nothing.
    private static func zone(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard let sign = bytes.first else { return 0 }
        if sign == 0x5A { return bytes.count == 1 ? 0 : nil }
        guard sign == 0x2B || sign == 0x2D else { return nil }
        let digits = bytes.dropFirst().filter { $0 != 0x3A }
        guard digits.count == 2 || digits.count == 4, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            return nil
        }
        let hours = Int(digits[0] - 0x30) * 10 + Int(digits[1] - 0x30)
        let minutes = digits.count == 4 ? Int(digits[2] - 0x30) * 10 + Int(digits[3] - 0x30) : 0
        guard hours < 24, minutes < 60 else { return nil }
        return (hours * 3600 + minutes * 60) * (sign == 0x2D ? -1 : 1)
    }
}
