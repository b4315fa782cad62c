import Country
import Customs
import Database
import Risk
import Sealing

/// Looks up what a decision needs and lets the pure kernel decide.
struct Decider: Sendable {
    let country: CountryPack
    let ruleset: CompiledRuleset
    let trust: any TrustSource
    let seeds: DailySeeds
    let knowledge: Knowledge
    private let zones: [String: Zone]
    /// Selections a day and office at most, by profile.
    private let caps: [String: Int]

    init(
        database: Database, country: CountryPack, ruleset: CompiledRuleset, trust: any TrustSource,
        seeds: DailySeeds
    ) {
        self.country = country
        self.ruleset = ruleset
        self.trust = trust
        self.seeds = seeds
        knowledge = Knowledge(database: database)
        caps = Dictionary(
            ruleset.ruleset.profiles.compactMap { profile in profile.dailyCap.map { (profile.id, $0) } },
            uniquingKeysWith: min)
        var zones: [String: Zone] = [:]
        for office in country.offices {
            zones[office.code.text] = office.zone
            for section in office.sections { zones[section.code.text] = office.zone }
        }
        self.zones = zones
    }

    /// Decides one version of a declaration at a moment.
    func decide(
        _ declaration: Declaration, number: String, version: Int, contentHash: Digest, at now: Instant
    ) async throws -> Decision {
        let context = try await context(of: declaration, at: now)
        let seed = try await seeds.source(for: context.day, at: now)
        let subject = DecisionSubject(number: number, version: version, inputHash: contentHash)
        return Risk.decide(declaration, as: subject, context: context, ruleset: ruleset, draws: seed)
    }

    /// The day at an office: the day of the draw, of caps and of validity.
    func day(at office: String, _ now: Instant) -> CalendarDay {
        CalendarDay(now, offset: zone(of: office).offset(at: now))
    }

    /// The zone of an office or of one of its sections.
    func zone(of office: String) -> Zone { zones[office] ?? country.zone }

    private func context(of declaration: Declaration, at now: Instant) async throws -> Context {
        let office = declaration.declarationOffice?.text
        var context = Context(now: now, day: day(at: office ?? "", now), office: office)
        let trader = declaration.identifier(of: declaration.type.flow == .export ? .exporter : .importer)
        for role in [PartyRole.importer, .exporter, .declarant, .agent, .carrier] {
            guard let identifier = declaration.identifier(of: role),
                !context.operators.contains(where: { $0.identifier == identifier })
            else { continue }
            context.operators.append(
                Context.Operator(identifier: identifier, status: trust.status(of: identifier, at: now)?.status))
        }
        if let trader {
            let file = try await knowledge.file(of: trader, at: now)
            if let place = context.operators.firstIndex(where: { $0.identifier == trader }) {
                context.operators[place].tell(file, at: now)
            }
            context.items = try await items(of: declaration, file)
        }
        let hours = ruleset.ruleset.rates.office(office).capacity.windowHours
        context.load = try await knowledge.load(of: office ?? "", hours: hours, at: now)
        if !caps.isEmpty { context.selectedToday = try await usedUp(at: office ?? "", on: context.day) }
        return context
    }

    /// The profiles whose selections of the day are used up, with how many they were. The others, below their caps, are
    /// left out: they change nothing, and every record would carry them.
    private func usedUp(at office: String, on day: CalendarDay) async throws -> [String: Int] {
        var usedUp: [String: Int] = [:]
        for (id, count) in try await knowledge.selections(at: office, on: day.description) {
            if let cap = caps[id], count >= cap { usedUp[id] = count }
        }
        return usedUp
    }

    private func items(of declaration: Declaration, _ file: Knowledge.OperatorFile) async throws -> [Context.Item] {
        let items = declaration.items
        let values = try await knowledge.usualValues(items.indices.map { TradeTrace.Kind.of(items[$0]) })
        return items.indices.map { place in
            var known = Context.Item(sequence: items[place].sequence, peerValuePerKilogram: values[place])
            if let commodity = items[place].commodity {
                known.isFirstHS = !file.pairs.contains(TradeTrace.Pair(kind: .heading, value: commodity.heading))
            }
            if let origin = items[place].origin {
                known.isFirstOrigin = !file.pairs.contains(TradeTrace.Pair(kind: .origin, value: origin.text))
            }
            return known
        }
    }
}

extension Context.Operator {
    /// Tells what the operator's file holds.
    fileprivate mutating func tell(_ file: Knowledge.OperatorFile, at now: Instant) {
        let today = Int64(CalendarDay(now).number)
        firstSeenDays = Int(max(0, today - (file.firstDay ?? today)))
        declarations90 = Int(file.days.reduce(0) { $1.key > today - 90 ? $0 + $1.value.declarations : $0 })
        findings365 = Int(file.days.reduce(0) { $1.key > today - 365 ? $0 + $1.value.findings : $0 })
    }
}

extension Decision {
    /// The decision as the fact that its event tells.
    func fact(version: Int, channel: Channel, state: DeclarationState) -> DeclarationFact.Decided {
        DeclarationFact.Decided(
            version: version, cause: cause.rawValue, decided: self.channel, channel: channel,
            state: state == .released ? .checked : state, trusted: relief.isCertified, ruleset: rulesetHash,
            record: hash)
    }
}
