import Customs
import GaritaTesting
import Risk
import Sealing
import Testing

/// What the tests of this module decide about and with.
enum Given {
    static let day = CalendarDay(year: 2026, month: 11, day: 23) ?? CalendarDay(number: 0)

    static func draws(_ byte: UInt8 = 7) throws -> DrawSource {
        DrawSource(try #require(DailySeed(day: day, bytes: Array(repeating: byte, count: 32))))
    }

    static func context(office: String? = "07") -> Context {
        var context = Context(now: day.start().advanced(bySeconds: 43_200), day: day, office: office)
        context.currency = try? Currency("MXN")
        if let dollar = try? Currency("USD") { context.exchangeRates[dollar] = try? ExactDecimal("18.2350") }
        return context
    }

    static func subject(_ number: String = "26 07 3210 6000001", version: Int = 1) -> DecisionSubject {
        DecisionSubject(number: number, version: version, inputHash: SHA256.hash(number))
    }
}
