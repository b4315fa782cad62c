import Testing

@testable import HTTP

@Test("a declared endpoint answers, an undeclared one is a problem")
func firstAnswer() async throws {
    let hello = Endpoint(.get, "/hello/{name}", access: .anyone, summary: "Greets") { request in
        .text("hello \(request.parameters["name"] ?? "")")
    }
    let router = try Router(endpoints: [hello], log: Log(to: .nowhere))
    let response = await router.respond(to: Request(path: "/hello/you"))
    #expect(response.body == Array("hello you".utf8))
    #expect(await router.respond(to: Request(path: "/bye")).status == .notFound)
}
