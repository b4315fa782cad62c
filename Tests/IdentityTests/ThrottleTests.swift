import Customs
import GaritaTesting
import Identity
import Testing

@Suite("Throttle")
struct ThrottleTests {
    private let start = Instant(milliseconds: 1_795_468_584_000)
    private let key = Throttle.Key.pair(login: "ana", address: "192.0.2.1")

    @Test("five attempts are free, then each failure doubles the wait up to a quarter of an hour")
    func doubles() {
        var throttle = Throttle()
        var now = start
        var waits: [Int64] = []
        for _ in 0..<20 {
            #expect(throttle.attempt([key], at: now) == 0)
            let wait = throttle.wait(key, at: now)
            waits.append(wait)
            now = now.advanced(bySeconds: wait)
        }
        #expect(Array(waits.prefix(8)) == [0, 0, 0, 0, 2, 4, 8, 16])
        #expect(waits.suffix(5).allSatisfy { $0 == 900 })
    }

    @Test("an attempt during the wait is not counted, and an hour of quiet starts anew")
    func quiet() {
        var throttle = Throttle()
        for _ in 0..<5 { _ = throttle.attempt([key], at: start) }
        for _ in 0..<100 { #expect(throttle.attempt([key], at: start) == 2) }
        #expect(throttle.attempt([key], at: start.advanced(bySeconds: 2)) == 0)
        #expect(throttle.attempt([key], at: start.advanced(bySeconds: 3700)) == 0)
        #expect(throttle.wait(key, at: start.advanced(bySeconds: 3700)) == 0)
    }

    @Test("a success clears the person and gives the address back one attempt only")
    func succeeds() {
        let address = Throttle.Key.address("192.0.2.1")
        var person = Throttle()
        for _ in 0..<5 { _ = person.attempt([key], at: start) }
        person.succeeded([key])
        #expect(person.wait(key, at: start) == 0)
        var guessing = Throttle()
        for index in 0..<30 { #expect(guessing.attempt([.login("victim \(index)"), address], at: start) == 0) }
        // Whoever has one account guesses at others no faster for signing in to his own in between.
        _ = guessing.attempt([.login("own"), address], at: start)
        guessing.succeeded([.login("own"), address])
        #expect(guessing.attempt([.login("victim x"), address], at: start) == 0)
        #expect(guessing.attempt([.login("victim y"), address], at: start) > 0)
    }

    @Test("many addresses cannot make it grow without end, nor forget the one that is guessed at")
    func bounded() {
        var throttle = Throttle(capacity: 1000)
        var now = start
        for index in 0..<20_000 {
            now = now.advanced(bySeconds: 1)
            let address = "203.0.113.\(index)"
            _ = throttle.attempt([.pair(login: "ana", address: address), .login("ana"), .address(address)], at: now)
        }
        #expect(throttle.wait(.login("ana"), at: now) > 0)
    }
}
