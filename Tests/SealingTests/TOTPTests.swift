import Sealing
import Testing

@Suite("One-time codes")
struct TOTPTests {
    private static let times: [Int64] = [
        59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000,
    ]

    @Test(
        "codes are those of RFC 6238 appendix B",
        arguments: [
            (
                TOTP.Algorithm.sha1, "12345678901234567890",
                ["94287082", "07081804", "14050471", "89005924", "69279037", "65353130"]
            ),
            (
                .sha256, "12345678901234567890123456789012",
                ["46119246", "68084774", "67062674", "91819424", "90698825", "77737706"]
            ),
            (
                .sha512, "1234567890123456789012345678901234567890123456789012345678901234",
                ["90693936", "25091201", "99943326", "93441116", "38618901", "47863826"]
            ),
        ])
    func vectors(algorithm: TOTP.Algorithm, secret: String, codes: [String]) {
        for (time, code) in zip(Self.times, codes) {
            let secret = Array(secret.utf8)
            #expect(TOTP.code(secret: secret, at: time, digits: 8, algorithm: algorithm) == code)
            #expect(TOTP.code(secret: secret, at: time, algorithm: algorithm) == String(code.suffix(6)))
        }
    }

    @Test("a code is taken one step early or late, not two, and only once")
    func window() throws {
        let secret = TOTP.newSecret()
        let now: Int64 = 1_800_000_000
        let code = TOTP.code(secret: secret, at: now)
        let step = try #require(TOTP.verify(code, secret: secret, at: now))
        #expect(step == now / 30)
        #expect(TOTP.verify(code, secret: secret, at: now + 30) == step)
        #expect(TOTP.verify(code, secret: secret, at: now - 30) == step)
        #expect(TOTP.verify(code, secret: secret, at: now, after: step) == nil)
        #expect(TOTP.verify("", secret: secret, at: now) == nil)
        #expect(TOTP.verify("12345", secret: secret, at: now) == nil)
        // Six digits may meet by chance, so two steps away is tried on the RFC's own secret.
        let known = Array("12345678901234567890".utf8)
        #expect(TOTP.verify("287082", secret: known, at: 59 + 60) == nil)
    }

    @Test("the address for authenticator apps is encoded")
    func uri() {
        let uri = TOTP.uri(secret: Array("12345678901234567890".utf8), account: "ana@sat.mx", issuer: "Garita Ñ")
        #expect(
            uri == "otpauth://totp/Garita%20%C3%91:ana%40sat.mx?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=Garita%20%C3%91&algorithm=SHA1&digits=6&period=30")
    }
}
