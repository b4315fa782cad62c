import Customs
import Database
import Formats
import HTML
import HTTP
import Identity
import JSON
import Ledger
import Risk

extension ClearanceConsole {
    /// The page of a declaration, as far as the asker may see it.
    ///
    /// - Parameter change: what an act that was refused adds to the view.
    func show(
        _ standing: DeclarationStanding, _ request: Request, status: HTTPStatus = .ok,
        change: (inout DeclarationPageView) -> Void = { _ in }
    ) async throws -> Response {
        let principal = try request.signedIn()
        let t = shell.words(request)
        let versions = try await clearance.versions(of: standing)
        let events = try await clearance.database.read { (db) throws in
            try Ledger.events(about: standing.number, in: db)
        }
        let story = DeclarationStory(events, versions: versions)
        var view = DeclarationPageView(row: DeclarationRowView(standing, country))
        view.flow = standing.lodged.flow.rawValue
        view.presentedAt = standing.presentedAt
        view.releasedAt = standing.releasedAt
        view.holds = standing.holds.sorted()
        view.events = story.rows(for: principal, administration: t("console.administration")).reversed()
        view.versions = story.versionRows(number: standing.number).reversed()
        view.acts = Self.acts(on: standing, by: principal).map(\.rawValue)
        if let latest = versions.last { add(try latest.declaration(), standing, to: &view) }
        if standing.state == .refused { view.problems = story.reasons }
        view.decision = try await decision(on: standing, story, for: principal, t)
        view.mayReplay = view.decision?.explanation != nil
        if view.mayReplay, request.query["replay"] != nil, status == .ok {
            view.replay = try await replay(standing)
        }
        if let done = request.query["done"], t.catalogue.has("declaration.done.\(done)"), status == .ok {
            view.done = "declaration.done.\(done)"
        }
        change(&view)
        let shown = view
        return page(request, status: status) { ClearancePages.declaration($0, shown) }
    }

    /// What the declaration says: parties, items, and the warnings that travel with it.
    private func add(_ declaration: Declaration, _ standing: DeclarationStanding, to view: inout DeclarationPageView) {
        let now = time.now()
        func isTrusted(_ identifier: String) -> Bool {
            clearance.isTrusted(identifier, at: now)
        }
        var seen: Set<String> = []
        let all =
            declaration.parties + (declaration.consignment?.parties ?? []) + (declaration.shipment?.parties ?? [])
            + (declaration.shipment?.consignment?.parties ?? [])
        view.parties = all.compactMap { party in
            let identifier = party.identifier ?? ""
            guard !identifier.isEmpty || party.name != nil,
                seen.insert("\(party.role.rawValue) \(identifier) \(party.name ?? "")").inserted
            else { return nil }
            return PartyView(
                role: party.role.rawValue, identifier: identifier, name: party.name,
                isTrusted: isTrusted(identifier))
        }
        if let trader = view.parties.first(where: { $0.identifier == view.row.trader })?.name {
            view.row.trader = trader
        }
        view.items = declaration.items.map { item in
            var row = ItemView(
                sequence: item.sequence, description: item.description ?? "", commodity: item.commodity?.text ?? "",
                origin: item.origin?.text ?? "")
            row.procedure = item.procedure?.current ?? ""
            row.quantity = item.quantity?.value
            row.unit = item.quantity?.unit?.text ?? ""
            row.netMass = item.netMass?.kilograms
            row.value = item.price?.amount
            row.currency = item.price?.currency.text ?? ""
            return row
        }
        view.problems = Checks.problems(of: declaration, country: country, policy: .live)
            .filter { $0.severity == .warning }.map { MessageProblemView($0) }
    }

    /// The acts that may be done to a declaration now, by its life and by what the asker may do.
    static func acts(on standing: DeclarationStanding, by principal: Principal) -> [DeclarationAct] {
        guard let life = standing.life else { return [] }
        return [DeclarationAct.present, .recordCheck, .placeHold, .liftHold, .withdraw].filter { act in
            guard life.allows(act), let permission = permission(for: act), principal.may(permission) else {
                return false
            }
            switch act {
            case .liftHold: return !standing.holds.isEmpty
            case .withdraw:
                var after = life
                return (try? after.withdraw()) != nil
            default: return true
            }
        }
    }

    /// Who may do an act: the same permissions as the endpoints'.
    static func permission(for act: DeclarationAct) -> Permission? {
        switch act {
        case .present: .presentGoods
        case .recordCheck: .recordCheck
        case .placeHold, .liftHold: .holdDeclaration
        case .withdraw: .lodgeDeclaration
        case .amend: nil
        }
    }

    private func decision(
        on standing: DeclarationStanding, _ story: DeclarationStory, for principal: Principal, _ t: Words
    ) async throws -> DecisionView? {
        guard let (decided, at) = story.decided, let stored = try await clearance.decisionRecords(of: standing).last
        else { return nil }
        let record = try JSONValue.parse(stored.bytes, limits: .file)
        let mayExplain = principal.may(.readDecision)
        var view = DecisionView(channel: Tone(decided.channel), at: at, cause: mayExplain ? decided.cause : "")
        let telling = RecordTelling(record: record, t: t)
        view.traderTexts = telling.instructions("trader")
        guard mayExplain else { return view }
        view.instructions = telling.instructions("officer")
        let rules = try await clearance.rulesets.ruleset(decided.ruleset)
        var explanation = telling.explanation(rules.ruleset)
        explanation.hashes.record = stored.hash
        explanation.hashes.seed = try await clearance.publishedSeed(of: telling.day)
        view.explanation = explanation
        return view
    }

    private func replay(_ standing: DeclarationStanding) async throws -> ReplayView {
        let clock = ContinuousClock()
        let start = clock.now
        let report = try await clearance.replay(serials: standing.serial...standing.serial)
        let length = clock.now - start
        let bytes = try await clearance.decisionRecords(of: standing).reduce(0) { $0 + $1.bytes.count }
        var view = ReplayView(
            isIdentical: report.isSame, decisions: report.decisions, bytes: bytes,
            seconds: Double(length.components.seconds) + Double(length.components.attoseconds) / 1e18)
        view.differences = report.differences.map { "\($0.number) v\($0.version): \($0.what)" }
        return view
    }
}
