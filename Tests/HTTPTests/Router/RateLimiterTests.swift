import HTTP
import Testing

@Suite("The rate limiter")
struct RateLimiterTests {
    private let second: Int64 = 1_000_000_000

    @Test("lets a burst through, then one at a time as the bucket fills")
    func refills() {
        let limiter = RateLimiter(RateLimit(perMinute: 60, burst: 3))
        for _ in 0..<3 { #expect(limiter.take("a", at: 0) == nil) }
        #expect(limiter.take("a", at: 0) == 1)
        #expect(limiter.take("b", at: 0) == nil)
        #expect(limiter.take("a", at: second) == nil)
        #expect(limiter.take("a", at: second) == 1)
        for _ in 0..<3 { #expect(limiter.take("a", at: 100 * second) == nil) }
        #expect(limiter.take("a", at: 100 * second) == 1)
        limiter.forget("a")
        #expect(limiter.take("a", at: 100 * second) == nil)
    }

    @Test("never remembers more keys than it may, and forgets the full ones first")
    func bounded() {
        let limiter = RateLimiter(RateLimit(perMinute: 1, burst: 2), capacity: 100)
        for _ in 0..<2 { _ = limiter.take("watched", at: 500 * second) }
        for index in 0..<10_000 { _ = limiter.take("k\(index)", at: 500 * second + Int64(index)) }
        #expect(limiter.count <= 100)
        let patient = RateLimiter(RateLimit(perMinute: 60, burst: 1), capacity: 100)
        for index in 0..<99 { _ = patient.take("k\(index)", at: 0) }
        _ = patient.take("watched", at: 10 * second)
        _ = patient.take("new", at: 10 * second)
        #expect(patient.take("watched", at: 10 * second) == 1)
    }

    @Test("a clock that goes back gives no tokens away")
    func backwards() {
        let limiter = RateLimiter(RateLimit(perMinute: 60, burst: 1))
        #expect(limiter.take("a", at: 100 * second) == nil)
        #expect(limiter.take("a", at: 0) == 1)
        #expect(limiter.take("a", at: 100 * second) == 1)
    }
}
