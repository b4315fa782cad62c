import Clearance
import Country
import Customs
import Database
import HTTP
import Identity
import JSON

/// The API of certificates.
struct CertificatesAPI: Sendable {
    let site: ProgrammeSite

    private var desk: CertificateDesk { site.programme.certificates }
    private var now: Instant { site.programme.base.time.now() }

    /// How often one address may ask what anyone may ask.
    static let publicRate = RateLimit(perMinute: 120, burst: 60)
    static let exportRate = RateLimit(perMinute: 6, burst: 3)

    private static let tags = ["certificates"]

    var endpoints: [Endpoint] {
        let filters = ["programme", "role", "status"].map { EndpointParameter($0) }
        let whole = Endpoint.Limits(maxBody: 0, timeoutMilliseconds: 60_000)
        return [
            Endpoint(
                .get, "/register.json", access: .anyone,
                summary: "The public register as open data, a thousand entries at a time.", tags: Self.tags,
                parameters: filters + [EndpointParameter("below")],
                responses: [.json(.ok, RegisterExport.schema, name: "Register")], rate: Self.publicRate,
                handler: registerJSON),
            Endpoint(
                .get, "/register.csv", access: .anyone, summary: "The whole public register as one CSV file.",
                tags: Self.tags, parameters: filters, responses: [ResponseSchema(mediaTypes: ["text/csv"])],
                limits: whole, rate: Self.exportRate, handler: registerCSV),
            Endpoint(
                .get, RegisterExport.schemaPath, access: .anyone, summary: "The schema of the open data.",
                tags: Self.tags, responses: [.json()], rate: Self.publicRate,
                handler: { _ in .json(RegisterExport.schema) }),
            Endpoint(
                .get, "/api/programme/verify/{number}", access: .anyone,
                summary: "Whether a certificate is valid, by its number or short code.", tags: Self.tags,
                responses: [.json()], rate: Self.publicRate, handler: verify),
            Endpoint(
                .get, "/api/programme/operators/{operator}/certificates", access: .permission(.readOwnCertificates),
                summary: "The certificates of an operator.", tags: Self.tags, responses: [.json()], handler: list),
            Endpoint(
                .get, "/api/programme/operators/{operator}/certificates/{number}",
                access: .permission(.readOwnCertificates), summary: "A certificate of an operator.", tags: Self.tags,
                responses: [.json()], handler: one),
        ]
    }

    // MARK: For anyone

    private func verify(_ request: Request) async throws -> Response {
        let asOf = now
        guard let number = try await desk.number(typed: request.parameters["number"] ?? ""),
            let view = try await desk.view(number: number, at: asOf)
        else {
            return .json(
                ["answer": .string(VerificationAnswer.unknown.rawValue), "asOf": .string(asOf.description)],
                status: .notFound)
        }
        return .json(view.json(isPublic: true))
    }

    private func registerJSON(_ request: Request) async throws -> Response {
        var search = try RegisterSearch(filters: request.query)
        let size = RegisterList.mostRows - 1
        search.limit = size + 1
        let asOf = now
        let zone = site.programme.base.country.zone
        let found = try await desk.register(search, at: asOf).rows
        let entries = found.prefix(size).compactMap { row in
            row.holder.map { RegisterExport.json(row.entry, $0, zone: zone) }
        }
        var next: JSONValue = .null
        if found.count > size {
            search.below = found[size - 1].entry.number
            next = .string(search.link("register.json"))
        }
        return .json([
            "schema": .string(RegisterExport.schemaPath), "asOf": .string(asOf.description),
            "entries": .array(entries), "next": next,
        ])
    }

    private func registerCSV(_ request: Request) async throws -> Response {
        let asked = try RegisterSearch(filters: request.query)
        let (desk, asOf, zone) = (desk, now, site.programme.base.country.zone)
        // One snapshot for all pages.
        let bytes = try await desk.base.database.read(timeout: .seconds(50)) { (db) throws in
            var bytes = RegisterExport.csvHead
            var search = asked
            search.limit = RegisterList.mostRows - 1
            repeat {
                let entries = try RegisterList.page(search, at: asOf, in: db)
                for row in try desk.named(entries, in: db) {
                    guard let holder = row.holder else { continue }
                    RegisterExport.csv(row.entry, holder, zone: zone, asOf: asOf, to: &bytes)
                }
                search.below = entries.count == search.limit ? entries.last?.number : nil
            } while search.below != nil
            return bytes
        }
        return .download(
            bytes, type: "text/csv; charset=utf-8", fileName: "register-\(zone.day(of: asOf)).csv")
    }

    // MARK: For the holder and the office

    private func list(_ request: Request) async throws -> Response {
        let views = try await self.views(request)
        return .json(["certificates": .array(views.map { $0.json(isPublic: false) })])
    }

    private func one(_ request: Request) async throws -> Response {
        let number = request.parameters["number"]
        guard let view = try await views(request).first(where: { $0.number == number }) else {
            throw HTTPProblem.notFound("There is no such certificate.")
        }
        return .json(view.json(isPublic: false))
    }

    /// The certificates of the operator that the path names; to those who may not see them there is no such operator.
    func views(_ request: Request) async throws -> [CertificateView] {
        guard let principal = request.principal else { throw HTTPProblem(.unauthorized) }
        guard let id = try? OperatorID(request.parameters["operator"] ?? ""),
            let views = try await desk.views(of: id, for: principal, at: now)
        else { throw HTTPProblem.notFound("There is no such operator.") }
        return views
    }
}

extension RegisterSearch {
    /// The filters of a query string. Throws a 400 problem for a status that is none, and for what cannot be a code.
    init(filters query: FormFields) throws(HTTPProblem) {
        self.init()
        programme = try Self.code("programme", query)
        role = try Self.code("role", query)
        if let below = query.text("below") {
            guard let number = CertificateNumber.read(below) else { throw Self.refusal("below") }
            self.below = number
        }
        if let text = query.text("status") {
            guard let status = CertificateStatus(rawValue: text), status.isListed else { throw Self.refusal("status") }
            self.status = status
        }
    }

    private static func code(_ name: String, _ query: FormFields) throws(HTTPProblem) -> String? {
        guard let text = query.text(name) else { return nil }
        let isCode = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == 0x2D
        }
        guard isCode, text.utf8.count <= 40 else { throw refusal(name) }
        return text
    }

    private static func refusal(_ name: String) -> HTTPProblem {
        let message = "\(name) is not one of the register's"
        return HTTPProblem.badRequest(
            message, type: "query",
            problems: [Problem(code: "query.\(name)", place: .init(path: name), message: message)])
    }
}
