import GaritaTesting
import HTTP
import Testing

@Suite("Whatever bytes come, nothing traps")
struct MutationTests {
    @Test("20,000 mutated targets, forms, parts and field values are read or refused")
    func mutated() async throws {
        var random = SplitMix64(seed: 7)
        let seeds = [
            "/hello/caf%C3%A9?again=s%C3%AD+no&x=%00", "http://x/files/a/b/../c?", "a=1&b=%20&&=c&d=+",
            "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\nx\r\n--b\r\n\r\n\r\n--b--",
            "text/html;q=0.5, */*;q=0.1,application/json; charset=\"utf-8\"", "session=\"a\"; b=c ;; =d",
        ].map { Array($0.utf8) }
        let router = try House.router()
        for round in 0..<20_000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
                default: bytes.append(contentsOf: bytes[index...].prefix(40))
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            _ = try? FormFields(parsing: bytes)
            _ = MediaType.quality(of: "text/html", accept: text)
            _ = MediaType.parameter("boundary", of: text)
            let headers: Headers = [
                "Cookie": text, "Accept": text, "Accept-Language": text, "X-Request-Id": text, "Authorization": text,
                "Content-Type": "multipart/form-data; boundary=b",
            ]
            let request = Request(path: "/", headers: headers, body: bytes)
            _ = request.cookies["session"]
            _ = try? request.multipart()
            if let target = try? RequestTarget(parsing: bytes) {
                let head = RequestHead(method: .get, target: target, headers: headers)
                let answer = await router.respond(to: router.admit(head), body: [])
                #expect(answer.status.code < 500)
            }
        }
    }
}
