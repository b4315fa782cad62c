import GaritaTesting
import HTTP
import Testing

@Suite("Requests and answers, in memory and over a socket")
struct ExchangeTests {
    @Test("an endpoint answers with its parameters and query decoded", arguments: TestTransport.allCases)
    func answers(transport: TestTransport) async throws {
        try await withClient(of: House.router(), over: transport) { client async throws in
            let answer = try await client.get("/hello/caf%C3%A9%20y%2Fo?again=s%C3%AD+no")
            #expect(answer.status == 200)
            #expect(answer.text == "hello café y/o sí no")
            #expect(answer.headers["x-request-id"]?.utf8.count == 13)
        }
    }

    @Test("a body of any size comes back as it went", arguments: TestTransport.allCases)
    func echoes(transport: TestTransport) async throws {
        try await withClient(of: House.router(), over: transport) { client async throws in
            for size in [0, 1, 2000, 40_000, 100_000] {
                let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
                let path = size == 2000 ? "/slow-echo" : "/echo"
                let answer = try await client.send("POST", path, type: "application/octet-stream", body: body)
                #expect(answer.status == 200)
                #expect(answer.body == body)
            }
        }
    }
}
