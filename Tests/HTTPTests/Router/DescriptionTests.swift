import GaritaTesting
import HTTP
import JSON
import Testing

@Suite("The description of the endpoints")
struct DescriptionTests {
    @Test(
        "is valid JSON, served as it is, and holds every endpoint with its permission",
        arguments: TestTransport.allCases)
    func complete(transport: TestTransport) async throws {
        let router = try House.router()
        try await withClient(of: router, over: transport) { client async throws in
            let answer = try await client.get("/api/openapi.json")
            #expect(answer.status == 200)
            let document = try answer.json()
            #expect(document["openapi"] == "3.1.0")
            #expect(document == router.openAPI)
            for endpoint in router.endpoints {
                let path = endpoint.path.split(separator: "*").joined()
                let operation = document["paths"]?[path]?[endpoint.method.rawValue.lowercased()]
                #expect(operation != nil, "\(endpoint.path)")
                switch endpoint.access {
                case .anyone: #expect(operation?["security"] == [])
                case .signedIn: #expect(operation?["x-access"] == "signed-in")
                case .permission(let permission): #expect(operation?["x-permission"]?.string == permission.rawValue)
                }
            }
        }
    }

    @Test("gives every operation its own name, every path parameter a place, and no dangling reference")
    func consistent() throws {
        let named = Endpoint(
            .put, "/api/things/{id}", access: .anyone, summary: "A thing", tags: ["things"],
            parameters: [EndpointParameter("dry", schema: ["type": "boolean"], summary: "Only try")],
            request: .json(["type": "object"], name: "Thing"),
            responses: [.json(.created, ["type": "object"], name: "Receipt", summary: "Kept")]
        ) { _ in .empty() }
        let router = try House.router(extra: [named])
        var names: Set<String> = []
        for (path, operations) in router.openAPI["paths"]?.object?.members ?? [] {
            for (_, operation) in operations.object?.members ?? [] {
                let name = try #require(operation["operationId"]?.string)
                #expect(names.insert(name).inserted, "\(name)")
                for segment in path.split(separator: "/") where segment.first == "{" {
                    let parameters = operation["parameters"]?.array ?? []
                    #expect(
                        parameters.contains {
                            $0["in"] == "path" && $0["name"]?.string == String(segment.dropFirst().dropLast())
                        })
                }
            }
        }
        let operation = router.openAPI["paths"]?["/api/things/{id}"]?["put"]
        #expect(operation?["operationId"] == "putApiThingsById")
        #expect(operation?["parameters"]?.array?.count == 2)
        let components = router.openAPI["components"]?["schemas"]
        var references: [String] = []
        collect(router.openAPI, into: &references)
        #expect(references.contains("#/components/schemas/Thing"))
        for reference in references {
            #expect(components?[String(reference.split(separator: "/").last ?? "")] != nil, "\(reference)")
        }
    }

    private func collect(_ value: JSONValue, into references: inout [String]) {
        for element in value.array ?? [] { collect(element, into: &references) }
        for (key, value) in value.object?.members ?? [] {
            if key == "$ref", let text = value.string { references.append(text) }
            collect(value, into: &references)
        }
    }

    @Test(
        "two endpoints at one address, or a path that is none, are reported at the start",
        arguments: [
            ["/a", "/a"], ["/a/{x}", "/a/{y}"], ["a"], ["/a//b"], ["/{a}/{a}"], ["/{a*}/b"], ["/a{b}"], ["/{}"],
        ])
    func refused(paths: [String]) {
        let endpoints = paths.map { Endpoint(.get, $0, access: .anyone, summary: "") { _ in .empty() } }
        #expect(throws: RouterError.self) { try Router(endpoints: endpoints, log: Log(to: .nowhere)) }
    }

    @Test("a literal goes before a parameter, a parameter before a tail, and each method finds its own")
    func precedence() async throws {
        let endpoints =
            ["/a/b", "/a/{x}", "/a/{x}/c", "/{rest*}"].map { path in
                Endpoint(.get, path, access: .anyone, summary: "") { _ in .text(path) }
            } + [Endpoint(.post, "/a/{y}", access: .anyone, summary: "") { .text("post \($0.parameters["y"] ?? "")") }]
        let router = try Router(endpoints: endpoints, log: Log(to: .nowhere))
        for (path, expected) in [
            ("/a/b", "/a/b"), ("/a/z", "/a/{x}"), ("/a/b/c", "/a/{x}/c"), ("/a/b/d", "/{rest*}"), ("/z", "/{rest*}"),
            ("/a", "/{rest*}"),
        ] {
            let answer = await router.respond(to: Request(path: path))
            #expect(String(decoding: answer.body, as: UTF8.self) == expected)
        }
        let posted = await router.respond(to: Request(method: .post, path: "/a/b"))
        #expect(String(decoding: posted.body, as: UTF8.self) == "post b")
        #expect(await router.respond(to: Request(path: "/")).status == .notFound)
    }
}
