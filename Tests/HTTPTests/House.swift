import HTTP
import JSON

/// A small house of endpoints for the tests of this module.
enum House {
    static let lodge = Permission("test.lodge")

    static func router(
        extra: [Endpoint] = [], settings: RouterSettings = RouterSettings(), log: Log = Log(to: .nowhere),
        metrics: Metrics = Metrics(), readiness: [ReadinessCheck] = []
    ) throws -> Router {
        try Router(
            endpoints: endpoints + extra, settings: settings, readiness: readiness, metrics: metrics, log: log
        ) { request in
            if let token = request.bearerToken { return people[token] }
            if let cookie = request.cookies["session"] { return people[cookie] }
            return nil
        }
    }

    static let people: [String: Principal] = [
        "ana": Principal(id: "ana", name: "Ana", permissions: [lodge], language: "en", kind: .token),
        "luis": Principal(id: "luis", name: "Luis", kind: .token),
        "eva": Principal(id: "eva", name: "Eva", permissions: [lodge], csrfToken: "0123456789abcdef"),
    ]

    static let endpoints: [Endpoint] = [
        Endpoint(.get, "/", access: .anyone, summary: "Home", responses: [.page()]) { _ in .html("<p>home</p>") },
        Endpoint(.get, "/hello/{name}", access: .anyone, summary: "Greets") { request in
            .text("hello \(request.parameters["name"] ?? "") \(request.query["again"] ?? "")")
        },
        Endpoint(
            .post, "/echo", access: .anyone, summary: "Gives the body back",
            request: BodySchema(mediaTypes: ["application/octet-stream"], isRequired: false),
            limits: Endpoint.Limits(maxBody: 100_000)
        ) { request in
            Response(type: "application/octet-stream", bytes: request.body)
        },
        Endpoint(
            .post, "/slow-echo", access: .anyone, summary: "Gives the body back after a while",
            request: BodySchema(mediaTypes: ["application/octet-stream"])
        ) { request in
            try await Task.sleep(for: .milliseconds(20))
            return Response(type: "application/octet-stream", bytes: request.body)
        },
        Endpoint(
            .get, "/sleep", access: .anyone, summary: "Sleeps too long",
            limits: Endpoint.Limits(timeoutMilliseconds: 300)
        ) { _ in
            try await Task.sleep(for: .seconds(20))
            return .text("awake")
        },
        Endpoint(
            .post, "/lodge", access: .permission(lodge), summary: "Needs a permission",
            request: .json(["type": "object", "required": ["reference"]])
        ) { request in
            .json(["by": .string(request.principal?.id ?? "")], status: .created)
        },
        Endpoint(.post, "/form", access: .signedIn, summary: "A form", request: .form(["csrf", "word"])) { request in
            .text(try request.form()["word"] ?? "")
        },
        Endpoint(.get, "/mine", access: .signedIn, summary: "For those signed in", responses: [.page()]) { request in
            .html(request.principal?.name ?? "")
        },
        Endpoint(.get, "/files/{path*}", access: .anyone, summary: "A tail") { request in
            .text(request.parameters["path"] ?? "")
        },
        Endpoint(.get, "/broken", access: .anyone, summary: "Fails") { _ in throw Unknown() },
    ]

    struct Unknown: Error {}
}
