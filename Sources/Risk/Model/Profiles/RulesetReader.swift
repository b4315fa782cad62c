import Country
import Customs
import JSON

/// Reads profiles and controls from their files, noting every problem with its place.
struct RulesetReader {
    let languages: [String]
    let form: Ruleset.Form

    func profiles(_ root: PackNode) -> [Profile] {
        if form == .any, root.json.array != nil { return unique(root.elements.map { ($0, profile($0)) }) }
        root.allow("profiles")
        guard let list = root.optional("profiles") else { return [] }
        return unique(list.elements.map { ($0, profile($0)) })
    }

    func controls(_ root: PackNode) -> [Profile] {
        root.allow("controls")
        guard let list = root.optional("controls") else { return [] }
        return unique(list.elements.map { ($0, full($0, kind: .mandatory)) })
    }

    private func unique(_ read: [(node: PackNode, profile: Profile?)]) -> [Profile] {
        var seen: Set<String> = []
        return read.compactMap { node, profile in
            guard let profile else { return nil }
            if !seen.insert(profile.id).inserted { node.report("“\(profile.id)” is in the file twice") }
            return profile
        }
    }

    private func profile(_ node: PackNode) -> Profile? {
        if form == .any, node.json.members != nil, node.json["conditions"] == nil { return compact(node) }
        return full(node, kind: .profile)
    }

    private func full(_ node: PackNode, kind: Profile.Kind) -> Profile? {
        switch kind {
        case .profile:
            node.allow(
                "id", "version", "title", "owner", "legalBasis", "riskArea", "channel", "probability", "validFrom",
                "validTo", "offices", "flows", "procedures", "conditions", "instruction", "traderText", "dailyCap",
                "aeoRelief")
        case .mandatory:
            node.allow(
                "id", "version", "title", "owner", "legalBasis", "riskArea", "channel", "validFrom", "validTo",
                "offices", "flows", "procedures", "conditions", "instruction", "traderText")
        }
        let head = (id(node), node.whole("version", in: 1...1_000_000), channel(node.member("channel")))
        let title = node.localized("title", languages: languages)
        let (owner, legalBasis) = (node.text("owner"), node.text("legalBasis"))
        let riskArea = node.member("riskArea")?.word(Profile.RiskArea.self)
        let validity = validity(node)
        let conditions = conditions(node)
        let instruction = node.localized("instruction", languages: languages)
        let traderText = node.localized("traderText", languages: languages)
        let probability = probability(node)
        let offices = texts(node, "offices")
        let flows = node.optional("flows")?.elements.compactMap { $0.word(DeclarationType.Flow.self) } ?? []
        let procedures = texts(node, "procedures")
        let dailyCap = node.json["dailyCap"] == nil ? nil : node.whole("dailyCap", in: 0...10_000_000)
        let aeoRelief = node.optional("aeoRelief").map { $0.bool ?? true } ?? (kind == .profile)
        guard let id = head.0, let version = head.1, let channel = head.2, let title, let owner, let legalBasis,
            let riskArea, let validity, let instruction, let traderText
        else { return nil }
        var profile = Profile(
            id: id, version: version, kind: kind, channel: channel, probability: probability, conditions: conditions)
        profile.title = title
        profile.owner = owner
        profile.legalBasis = legalBasis
        profile.riskArea = riskArea
        profile.validFrom = validity.from
        profile.validTo = validity.to
        profile.offices = offices
        profile.flows = flows
        profile.procedures = procedures
        profile.instruction = instruction
        profile.traderText = traderText
        profile.dailyCap = dailyCap
        profile.aeoRelief = aeoRelief
        return profile
    }

    private func id(_ node: PackNode) -> String? {
        guard let id = node.text("id") else { return nil }
        if id.unicodeScalars.count > 64 { node.member("id")?.report("an id has at most 64 characters") }
        return id
    }

    /// A channel that looks: a control does not send anything to green.
    private func channel(_ node: PackNode?) -> Channel? {
        guard let node, let channel = node.word(Channel.self) else { return nil }
        if channel == .green { node.report("a control's channel is blue, yellow or red") }
        return channel
    }

    private func probability(_ node: PackNode) -> Double {
        guard let value = node.optional("probability"), let probability = value.double else { return 1 }
        guard probability > 0, probability <= 1 else {
            value.report("a probability is above 0 and at most 1")
            return 1
        }
        return probability
    }

    private func validity(_ node: PackNode) -> (from: CalendarDay, to: CalendarDay)? {
        guard let from = node.day("validFrom"), let to = node.day("validTo") else { return nil }
        if to < from { node.member("validTo")?.report("the last day comes before the first, \(from)") }
        if to.days(since: from) > 731 {
            node.member("validTo")?.report("a control is in force for at most 731 days; renew it with a new version")
        }
        return (from, to)
    }

    private func texts(_ node: PackNode, _ key: String) -> [String] {
        guard let list = node.optional(key) else { return [] }
        let texts = list.elements.compactMap { element -> String? in
            guard let text = element.string else { return nil }
            if text.isEmpty { element.report("a text is expected here") }
            return text
        }
        if texts.isEmpty, list.json.array != nil { list.report("leave “\(key)” out where there is no limit") }
        return texts
    }

    private func compact(_ node: PackNode) -> Profile? {
        node.allow(
            "id", "version", "channel", "probability", "hs", "origin", "minValue", "maxValue", "minUnitPrice",
            "maxUnitPrice", "aeo", "newImporter")
        let version = node.json["version"] == nil ? 1 : node.whole("version", in: 1...1_000_000)
        let channel = node.optional("channel").map { self.channel($0) } ?? .red
        let probability = probability(node)
        let conditions = compactConditions(node)
        guard let id = id(node), let version, let channel else { return nil }
        return Profile(
            id: id, version: version, channel: channel, probability: probability, conditions: conditions)
    }

    private func compactConditions(_ node: PackNode) -> [Condition] {
        func given(_ key: String) -> PackNode? { node.optional(key).flatMap { $0.json.isNull ? nil : $0 } }
        func list(_ key: String) -> [String]? {
            guard let value = given(key) else { return nil }
            let texts = value.json.array == nil ? [value.string] : value.elements.map(\.string)
            let found = texts.compactMap { $0 }.filter { !$0.isEmpty }
            return found.isEmpty ? nil : found
        }
        var conditions: [Condition] = []
        if let hs = list("hs") { conditions.append(.prefix(.hs, hs)) }
        if let origin = list("origin") { conditions.append(.anyOf(.origin, origin)) }
        if let bound = given("minValue")?.double { conditions.append(.atLeast(.value, bound)) }
        if let bound = given("maxValue")?.double { conditions.append(.atMost(.value, bound)) }
        if let bound = given("minUnitPrice")?.double { conditions.append(.atLeast(.valuePerKilogram, bound)) }
        if let bound = given("maxUnitPrice")?.double { conditions.append(.atMost(.valuePerKilogram, bound)) }
        if let flag = given("aeo")?.bool { conditions.append(.flag(.aeo, flag)) }
        if let flag = given("newImporter")?.bool { conditions.append(.flag(.newImporter, flag)) }
        return conditions
    }
}
