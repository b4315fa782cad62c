import Country
import Customs
import Database
import HTML
import HTTP
import Identity
import Risk

extension ClearanceConsole {
    var declarationEndpoints: [Endpoint] {
        let number = EndpointParameter("number", in: .path)
        return [
            Endpoint(
                .get, "/declarations", access: .permission(.readOwnDeclarations),
                summary: "Declarations, newest first, with their search.", tags: ["pages"],
                parameters: [
                    "number", "party", "plate", "commodity", "office", "from", "to", "channel", "state", "below",
                ].map { EndpointParameter($0) }, responses: [.page()], handler: list),
            Endpoint(
                .get, "/declarations/{number}", access: .permission(.readOwnDeclarations),
                summary: "A declaration: its decision, its history, what can be done.", tags: ["pages"],
                parameters: [number, EndpointParameter("done"), EndpointParameter("replay")], responses: [.page()],
                handler: { [self] request in
                    let standing = try await standing(request)
                    return try await show(standing, request)
                }),
            Endpoint(
                .get, "/declarations/{number}/versions/{version}", access: .permission(.readOwnDeclarations),
                summary: "A version as it was lodged, to keep.", tags: ["pages"],
                parameters: [number, EndpointParameter("version", in: .path)],
                responses: [ResponseSchema(mediaTypes: ["application/json"])], handler: download),
        ]
    }

    static let pageSize = 50

    private func list(_ request: Request) async throws -> Response {
        let principal = try request.signedIn()
        let t = shell.words(request)
        let form = SearchForm(request.query, t, zone: country.zone)
        var view = DeclarationListView(search: form.view)
        view.errors = form.errors
        view.offices = officeChoices
        view.isLater = form.search.below != nil
        view.mayLodge = principal.may(.lodgeDeclaration)
        if form.errors.isEmpty {
            var search = form.search
            search.organisation = principal.narrowedTo
            search.limit = Self.pageSize + 1
            let found = try await find(search, name: form.name, vehicle: form.vehicle)
            view.rows = found.prefix(Self.pageSize).map { DeclarationRowView($0, country) }
            if found.count > Self.pageSize { view.next = String(found[Self.pageSize - 1].serial) }
        }
        let status: HTTPStatus = form.errors.isEmpty ? .ok : .unprocessable
        return page(request, status: status) { ClearancePages.declarations($0, view) }
    }

    /// The declarations of a page. A name is a number, else a reference; a vehicle is a plate, else a trailer or container.
    private func find(_ search: DeclarationSearch, name: String, vehicle: String) async throws
        -> [DeclarationStanding]
    {
        try await clearance.database.read { (db) throws in
            func isThere(_ change: (inout DeclarationSearch) -> Void) throws -> Bool {
                var probe = DeclarationSearch()
                probe.limit = 1
                change(&probe)
                return try !DeclarationList.page(probe, in: db).isEmpty
            }
            var search = search
            if !name.isEmpty {
                let number = name.filter { $0 != " " }
                if try isThere({ $0.number = number }) { search.number = number } else { search.reference = name }
            }
            if !vehicle.isEmpty {
                if try isThere({ $0.plate = vehicle }) { search.plate = vehicle } else { search.equipment = vehicle }
            }
            return try DeclarationList.page(search, in: db)
        }
    }

    private func download(_ request: Request) async throws -> Response {
        let standing = try await standing(request)
        guard let number = request.parameters["version"].flatMap({ Int($0) }),
            let version = try await clearance.version(number, of: standing)
        else { throw HTTPProblem(.notFound) }
        return .download(version.body, type: "application/json", fileName: "\(standing.number)-\(number).json")
    }
}

extension DeclarationRowView {
    init(_ standing: DeclarationStanding, _ country: CountryPack) {
        let lodged = standing.lodged
        self.init(
            number: standing.number, reference: lodged.reference, lodgedAt: standing.lodgedAt,
            trader: lodged.importer ?? lodged.declarant, channel: standing.channel.map { Tone($0) },
            state: standing.state.rawValue)
        isTrusted = standing.trusted
        declarant = lodged.declarant
        commodity = lodged.commodity ?? ""
        origin = lodged.origin ?? ""
        itemCount = lodged.itemCount
        office = country.officeName(lodged.office)
        plate = lodged.plate
        holdCount = standing.holds.count
    }
}

extension Tone {
    init(_ channel: Channel) {
        switch channel {
        case .green: self = .green
        case .blue: self = .blue
        case .yellow: self = .yellow
        case .red: self = .red
        }
    }

    /// The tone of a channel's word; plain for another word.
    init(channel word: String?) { self = word.flatMap { Channel(rawValue: $0) }.map { Tone($0) } ?? .plain }
}
