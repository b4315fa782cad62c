import Customs
import Database
import HTML
import HTTP
import Identity
import JSON
import Risk

extension ClearanceConsole {
    var laneEndpoint: Endpoint {
        Endpoint(
            .get, "/lane", access: .permission(.useLane), summary: "What to do with the vehicle that stands here.",
            tags: ["pages"],
            parameters: [EndpointParameter("key"), EndpointParameter("office"), EndpointParameter("done")],
            responses: [.page()], handler: lane)
    }

    /// The cookie that keeps the office of a lane's screen.
    private static let officeCookie = "lane_office"

    private func lane(_ request: Request) async throws -> Response {
        let principal = try request.signedIn()
        let t = shell.words(request)
        let asked = request.query["office"]
        let code = asked ?? request.cookies[Self.officeCookie] ?? ""
        let choices = officeChoices
        let office = choices.contains { $0.value == code } ? code : ""
        let now = time.now()
        var view = LaneView(
            office: office.isEmpty ? t("console.allOffices") : country.officeName(office), dataAsOf: now, now: now)
        view.offices = choices
        view.officeCode = office
        let key = request.query.trimmed("key", limit: 64)
        if key.isEmpty {
            view.expected = try await expected(at: office)
        } else {
            view.result = try await result(key, principal, t)
        }
        if let done = request.query["done"], t.catalogue.has("declaration.done.\(done)") {
            view.done = "declaration.done.\(done)"
        }
        let shown = view
        let response = page(request) { ClearancePages.lane($0, shown) }
        guard asked != nil else { return response }
        return response.setting(
            Cookie(Self.officeCookie, office, maxAge: 365 * 86_400, secure: shell.isSecure))
    }

    /// What was lodged before its arrival and is not here yet.
    private func expected(at office: String) async throws -> [DeclarationRowView] {
        try await clearance.database.read { (db) throws in
            var search = DeclarationSearch()
            search.state = .prelodged
            search.office = office.isEmpty ? nil : office
            search.limit = 10
            return try DeclarationList.page(search, in: db)
        }.map { DeclarationRowView($0, country) }
    }

    private func result(_ key: String, _ principal: Principal, _ t: Words) async throws -> LaneView.Result {
        let found = try await clearance.atLane(key)
        guard let first = found.first else { return .notFound(key: key) }
        // Of a vehicle with a past, what is still to be done counts; the rest is history.
        let open = found.filter { !$0.state.isFinal }
        if open.count > 1 { return .several(open.map { DeclarationRowView($0, country) }) }
        return .found(try await laneView(open.first ?? first, principal, t))
    }

    private func laneView(
        _ standing: DeclarationStanding, _ principal: Principal, _ t: Words
    ) async throws -> LaneFoundView {
        var view = LaneFoundView(row: DeclarationRowView(standing, country), goods: "")
        view.holds = standing.holds.sorted()
        view.mayPresent = Self.acts(on: standing, by: principal).contains(.present)
        view.mayOpen = principal.may(.readOwnDeclarations)
        if let version = try await clearance.version(standing.lodged.version, of: standing) {
            let declaration = try version.declaration()
            let equipment =
                (declaration.shipment?.consignment?.equipment ?? []) + (declaration.consignment?.equipment ?? [])
            view.trailer = equipment.compactMap(\.identifier).first
            view.seal = equipment.flatMap(\.seals).first?.identifier
            view.goods = Self.fewWords(declaration.items.first?.description ?? "")
            view.grossMass = declaration.totalGrossMass?.kilograms
            view.packages = declaration.totalPackages
            let trader = declaration.parties.first { $0.identifier == view.row.trader }
            view.row.trader = trader?.name ?? view.row.trader
        }
        if let stored = try await clearance.decisionRecords(of: standing).last, !standing.state.isFinal {
            let telling = RecordTelling(record: try JSONValue.parse(stored.bytes, limits: .file), t: t)
            if let hash = telling.ruleset {
                view.reasons = telling.laneReasons(try await clearance.rulesets.ruleset(hash).ruleset)
            }
        }
        return view
    }

    /// The goods in at most five words.
    static func fewWords(_ text: String) -> String {
        let words = text.split(separator: " ")
        return words.count > 5 ? words.prefix(5).joined(separator: " ") + " …" : text
    }
}

extension RecordTelling {
    /// What the lane is told: the officers' instructions, but not those of security profiles, which are for those who
    /// examine; and that it was a draw, when nothing else was.
    func laneReasons(_ rules: Ruleset) -> [String] {
        var texts: [String] = []
        for instruction in record["instructions"]?.array ?? [] {
            let source = instruction["source"]?.string
            let isSecret = rules.profiles.contains { $0.id == source && $0.riskArea == .security }
            let text = localized(instruction[isSecret ? "trader" : "officer"])
            if !text.isEmpty, !texts.contains(text) { texts.append(text) }
        }
        let cause = record["cause"]?.string
        if texts.isEmpty, cause == "measurement" || cause == "exploration" { texts.append(t("console.lane.draw")) }
        return Array(texts.prefix(3))
    }
}
