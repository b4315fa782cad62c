import Sealing
import Testing

@Suite("Hashes and encodings")
struct SealingTests {
    @Test(
        "SHA-256 gives the values of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func sha256(text: String, hex: String) {
        #expect(SHA256.hash(text).hex == hex)
        #expect(SHA256.hash(Array(text.utf8)) == Digest(hex: hex))
    }

    @Test("a message taken in parts has the digest of the whole")
    func parts() {
        let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for cut in [0, 1, 63, 64, 65, 999, 1000] {
            var hasher = SHA256.Hasher()
            hasher.update(Array(message[..<cut]))
            hasher.update(Array(message[cut...]))
            #expect(hasher.finalize() == SHA256.hash(message))
        }
    }

    @Test("a digest goes to hex and bytes and back, and is ordered byte by byte")
    func digest() throws {
        let low = try #require(Digest(hex: String(repeating: "00", count: 31) + "ff"))
        let high = try #require(Digest(hex: "01" + String(repeating: "00", count: 31)))
        #expect(low < high)
        #expect(Digest(bytes: low.bytes) == low)
        #expect(Digest(hex: high.hex.uppercased()) == high)
        #expect(high.bytes[0] == 1)
        #expect(Digest(hex: "00") == nil)
        #expect(Digest(hex: String(repeating: "g", count: 64)) == nil)
        #expect(Digest(bytes: [1, 2, 3]) == nil)
    }

    @Test("HMAC-SHA256 gives the values of RFC 4231")
    func hmac() {
        let long = [UInt8](repeating: 0xAA, count: 131)
        let cases: [([UInt8], [UInt8], String)] = [
            (
                [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8),
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                long, Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
            // The empty key and message (computed with Python's hmac).
            ([], [], "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
        ]
        for (key, message, hex) in cases {
            let tag = HMACSHA256.tag(key: key, message: message)
            #expect(Hex.text(tag) == hex)
            #expect(PreparedHMACKey(key).tag(of: message).hex == hex)
            #expect(HMACSHA256.isValid(tag, key: key, message: message))
            #expect(!HMACSHA256.isValid(tag.dropLast() + [tag[31] ^ 1], key: key, message: message))
        }
    }

    @Test("a uniform draw is the first 53 bits of the tag, and draws spread evenly")
    func uniform() {
        let key = PreparedHMACKey(Array("Jefe".utf8))
        // 0x5bdcc146bf6075 4e… >> 11, over 2^53.
        let value = key.uniform(Array("what do ya want for nothing?".utf8))
        #expect(value == Double(0x5bdc_c146_bf60_754e as UInt64 >> 11) / 9_007_199_254_740_992)
        var counts = [Int](repeating: 0, count: 10)
        for number in 0..<10_000 {
            let draw = key.uniform(Array("draw \(number)".utf8))
            #expect(draw >= 0 && draw < 1)
            counts[Int(draw * 10)] += 1
        }
        // Chi square with 9 degrees of freedom: 27.9 is exceeded once in a thousand; the draws are fixed.
        let chiSquare = counts.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
        #expect(chiSquare < 27.9)
    }

    @Test("hex, base64url and base32 give the values of RFC 4648 and come back")
    func encodings() {
        let cases = [
            ("", "", "", ""), ("f", "66", "Zg", "MY"), ("fo", "666f", "Zm8", "MZXQ"),
            ("foo", "666f6f", "Zm9v", "MZXW6"),
            ("foob", "666f6f62", "Zm9vYg", "MZXW6YQ"), ("fooba", "666f6f6261", "Zm9vYmE", "MZXW6YTB"),
            ("foobar", "666f6f626172", "Zm9vYmFy", "MZXW6YTBOI"),
        ]
        for (text, hex, base64, base32) in cases {
            let bytes = Array(text.utf8)
            #expect(Hex.text(bytes) == hex)
            #expect(Hex.bytes(hex) == bytes)
            #expect(Base64URL.text(bytes) == base64)
            #expect(Base64URL.bytes(base64) == bytes)
            #expect(Base32.text(bytes) == base32)
            #expect(Base32.bytes(base32) == bytes)
        }
        #expect(Base64URL.text([0xFB, 0xEF, 0xFF]) == "--__")
        #expect(Base32.bytes("mzxw 6ytb-oi======") == Array("foobar".utf8))
    }

    @Test(
        "a text that no bytes have is refused",
        arguments: ["Zg==", "Zh", "Z", "Zm9v+", "Zm9v/", " Zm9v", "Zm9v\n", "Zm\u{0}9v"])
    func looseBase64(text: String) { #expect(Base64URL.bytes(text) == nil) }

    @Test(
        "base32 refuses loose bits, other characters and letters after padding",
        arguments: ["MZ", "M", "M1", "MY=A", "é"])
    func looseBase32(text: String) { #expect(Base32.bytes(text) == nil) }

    @Test("hex refuses odd lengths and other characters", arguments: ["0", "0g", "é", "0x00"])
    func looseHex(text: String) { #expect(Hex.bytes(text) == nil) }

    @Test("random bytes and tokens do not repeat")
    func random() {
        #expect(RandomBytes.make(0).isEmpty)
        #expect(Set((0..<200).map { _ in RandomBytes.token() }).count == 200)
        #expect(RandomBytes.token(32).utf8.count == 43)
        #expect(RandomBytes.make(33).count == 33)
    }

    @Test("the comparison in constant time tells equal from different")
    func comparison() {
        #expect(constantTimeEqual([1, 2, 3], [1, 2, 3]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2, 4]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2]))
        #expect(constantTimeEqual([UInt8](), []))
        #expect(constantTimeEqual("a", "a"))
    }
}
