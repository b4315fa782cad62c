import Customs

/// A way to write dates in a CSV column: `yyyy-MM-dd`, `dd/MM/yyyy HH:mm`.
struct CSVDateFormat: Sendable {
    private enum Part: Sendable {
        case year, shortYear, month, day, hour, minute, second
        case sign(UInt8)
    }

    private let parts: [Part]

    /// Nil when the text is no date format.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = Substring(text)
        let words: [(String, Part)] = [
            ("yyyy", .year), ("yy", .shortYear), ("MM", .month), ("dd", .day), ("HH", .hour), ("mm", .minute),
            ("ss", .second),
        ]
        scan: while let first = rest.utf8.first {
            for (word, part) in words where rest.hasPrefix(word) {
                parts.append(part)
                rest = rest.dropFirst(word.count)
                continue scan
            }
            guard first < 0x80, !rest.prefix(1).allSatisfy(\.isLetter) || first == 0x54 else { return nil }
            parts.append(.sign(first))
            rest = rest.dropFirst()
        }
        let hasYear = parts.contains {
            if case .year = $0 { true } else if case .shortYear = $0 { true } else { false }
        }
        guard hasYear else { return nil }
        self.parts = parts
    }

    /// The moment that a text names where the clock is `offset` seconds ahead of UTC; nil when it is none.
    func instant(_ text: String, offset: Int) -> Instant? {
        var bytes = Array(text.utf8)[...]
        var (year, month, day, hour, minute, second) = (0, 1, 1, 0, 0, 0)
        for part in parts {
            switch part {
            case .year: guard let number = Self.number(&bytes, 4) else { return nil }; year = number
            case .shortYear: guard let number = Self.number(&bytes, 2) else { return nil }; year = 2000 + number
            case .month: guard let number = Self.number(&bytes, 2) else { return nil }; month = number
            case .day: guard let number = Self.number(&bytes, 2) else { return nil }; day = number
            case .hour: guard let number = Self.number(&bytes, 2), number < 24 else { return nil }; hour = number
            case .minute: guard let number = Self.number(&bytes, 2), number < 60 else { return nil }; minute = number
            case .second: guard let number = Self.number(&bytes, 2), number < 60 else { return nil }; second = number
            case .sign(let sign): guard bytes.popFirst() == sign else { return nil }
            }
        }
        guard bytes.isEmpty, let date = CalendarDay(year: year, month: month, day: day) else { return nil }
        return date.start(offset: offset).advanced(bySeconds: Int64(hour * 3600 + minute * 60 + second))
    }

    /// A moment as this format writes it.
    func text(_ instant: Instant, offset: Int) -> String {
        let day = CalendarDay(instant, offset: offset)
        let date = day.components
        let seconds = Int(instant.milliseconds - day.start(offset: offset).milliseconds) / 1000
        var bytes: [UInt8] = []
        for part in parts {
            switch part {
            case .year: Self.append(date.year, 4, &bytes)
            case .shortYear: Self.append(date.year % 100, 2, &bytes)
            case .month: Self.append(date.month, 2, &bytes)
            case .day: Self.append(date.day, 2, &bytes)
            case .hour: Self.append(seconds / 3600, 2, &bytes)
            case .minute: Self.append(seconds / 60 % 60, 2, &bytes)
            case .second: Self.append(seconds % 60, 2, &bytes)
            case .sign(let sign): bytes.append(sign)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func number(_ bytes: inout ArraySlice<UInt8>, _ count: Int) -> Int? {
        guard bytes.count >= count else { return nil }
        var value = 0
        for byte in bytes.prefix(count) {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        bytes = bytes.dropFirst(count)
        return value
    }

    private static func append(_ number: Int, _ width: Int, _ bytes: inout [UInt8]) {
        let digits = Array(String(max(0, number)).utf8)
        for _ in digits.count..<max(width, digits.count) { bytes.append(0x30) }
        bytes += digits
    }
}
