extension Instant: CustomStringConvertible {
    /// Reads an RFC 3339 moment: `2026-11-23T21:16:24Z`, with any number of fraction digits (cut after the
    /// millisecond) and `Z` or an offset `±hh:mm`.
    ///
    /// A leap second (`:60`) counts as the second after. The year runs from 0001 to 9999.
    /// Throws ``InvalidValue`` with scheme `instant`.
    @_specialize(where Text == String)
    package init<Text: StringProtocol>(_ text: Text) throws(InvalidValue) {
        var text = String(text)
        guard let milliseconds = text.withUTF8({ Self.milliseconds(rfc3339: $0) }) else {
            throw InvalidValue(
                scheme: "instant", code: .structure,
                message: "a moment is written as in RFC 3339, for example 2026-11-23T21:16:24Z")
        }
        self.init(milliseconds: milliseconds)
    }

    /// RFC 3339 in UTC: `2026-11-23T21:16:24Z`, with three fraction digits when the milliseconds are not zero.
    package var description: String {
        String(unsafeUninitializedCapacity: 24) { bytes in
            let day = CalendarDay(self)
            let time = milliseconds - Int64(day.number) * 86_400_000
            var count = day.write(to: bytes)
            bytes[count] = 0x54
            bytes.put(twoDigits: Int(time / 3_600_000), at: count + 1)
            bytes[count + 3] = 0x3A
            bytes.put(twoDigits: Int(time / 60_000 % 60), at: count + 4)
            bytes[count + 6] = 0x3A
            bytes.put(twoDigits: Int(time / 1000 % 60), at: count + 7)
            count += 9
            let fraction = Int(time % 1000)
            if fraction != 0 {
                bytes[count] = 0x2E
                bytes[count + 1] = UInt8(0x30 + fraction / 100)
                bytes.put(twoDigits: fraction % 100, at: count + 2)
                count += 4
            }
            bytes[count] = 0x5A
            return count + 1
        }
    }

    /// `yyyy-mm-ddThh:mm:ss[.fff…](Z|±hh:mm)`; nil when any part is wrong. `T` and `Z` may be lower case, as the RFC says.
    private static func milliseconds(rfc3339 bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard bytes.count >= 20, bytes[10] | 0x20 == 0x74, bytes[13] == 0x3A, bytes[16] == 0x3A,
            let day = CalendarDay(ascii: UnsafeBufferPointer(rebasing: bytes[0..<10])),
            let hour = bytes.twoDigits(at: 11), hour < 24, let minute = bytes.twoDigits(at: 14), minute < 60,
            let second = bytes.twoDigits(at: 17), second <= 60
        else { return nil }
        var index = 19
        var fraction = 0
        if bytes[index] == 0x2E {
            index += 1
            var weight = 100
            let start = index
            while index < bytes.count, bytes[index].isDigit {
                fraction += Int(bytes[index] - 0x30) * weight
                weight /= 10
                index += 1
            }
            guard index > start, index < bytes.count else { return nil }
        }
        var offset = 0
        if bytes[index] | 0x20 == 0x7A {
            guard index + 1 == bytes.count else { return nil }
        } else {
            guard bytes[index] == 0x2B || bytes[index] == 0x2D, index + 6 == bytes.count, bytes[index + 3] == 0x3A,
                let hours = bytes.twoDigits(at: index + 1), hours < 24,
                let minutes = bytes.twoDigits(at: index + 4), minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (bytes[index] == 0x2D ? -60 : 60)
        }
        let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
        return seconds * 1000 + Int64(fraction)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The number that two ASCII digits write, nil when they are not digits.
    func twoDigits(at index: Int) -> Int? {
        guard index + 1 < count, self[index].isDigit, self[index + 1].isDigit else { return nil }
        return Int(self[index] - 0x30) * 10 + Int(self[index + 1] - 0x30)
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes a number below 100 as two ASCII digits.
    func put(twoDigits number: Int, at place: Int) {
        self[place] = UInt8(0x30 + number / 10)
        self[place + 1] = UInt8(0x30 + number % 10)
    }
}

extension [UInt8] {
    /// Appends a number below 100 as two ASCII digits.
    mutating func append(twoDigits number: Int) {
        append(UInt8(0x30 + number / 10))
        append(UInt8(0x30 + number % 10))
    }
}
