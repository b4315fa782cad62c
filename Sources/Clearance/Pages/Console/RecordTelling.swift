import Country
import HTML
import JSON
import Risk
import Sealing

/// A decision record in a reader's language: what was compared, what was read, what was drawn.
struct RecordTelling {
    let record: JSONValue
    let t: Words

    /// The day whose seed was drawn from.
    var day: String { record["draws"]?["day"]?.string ?? "" }

    /// The rules that decided.
    var ruleset: Digest? { record["ruleset"]?["hash"]?.string.flatMap { Digest(hex: $0) } }

    /// What the selected controls tell `officer` or `trader`, the heaviest channel first, each text once.
    func instructions(_ reader: String) -> [String] {
        var texts: [String] = []
        for instruction in record["instructions"]?.array ?? [] {
            let text = localized(instruction[reader])
            if !text.isEmpty, !texts.contains(text) { texts.append(text) }
        }
        return texts
    }

    func localized(_ value: JSONValue?) -> String {
        guard let object = value?.object else { return "" }
        return object[t.language.rawValue]?.string ?? object.members.first?.value.string ?? ""
    }

    /// How the decision came about, with the titles and conditions of the rules that it names.
    func explanation(_ rules: Ruleset) -> DecisionExplanationView {
        var view = DecisionExplanationView()
        view.mandatoryCount = rules.profiles.count { $0.kind == .mandatory }
        view.profileCount = rules.profiles.count { $0.kind == .profile }
        view.hits = (record["hits"]?.array ?? []).map { hit($0, rules) }
        view.isCertified = record["relief"]?["certified"]?.bool ?? false
        view.isRelieved = record["relief"]?["applied"]?.bool ?? false
        for (channel, key) in [(Tone.red, "red"), (.yellow, "yellow")] {
            guard let limit = record["capacity"]?[key], limit["count"] != nil || limit["share"] != nil else { continue }
            view.capacities.append(
                CapacityView(
                    channel: channel, count: limit["count"]?.int.map { Int($0) }, share: limit["share"]?.double,
                    isFull: limit["full"]?.bool ?? false))
        }
        view.divertedFrom = record["capacity"]?["divertedFrom"]?.string.map { Tone(channel: $0) }
        view.stratum = record["draws"]?["stratum"]?.string ?? "rest"
        view.draws = ["measurement", "exploration"].compactMap { kind in
            guard let draw = record["draws"]?[kind], let value = draw["value"]?.double,
                let rate = draw["propensity"]?.double
            else { return nil }
            return DrawView(kind: kind, value: value, rate: rate, isSelected: draw["selected"]?.bool ?? false)
        }
        view.propensity = record["propensity"]?["selected"]?.double
        view.redPropensity = record["propensity"]?["red"]?.double
        view.hashes.input = record["declaration"]?["hash"]?.string ?? ""
        view.hashes.context = record["contextHash"]?.string ?? ""
        view.hashes.ruleset = record["ruleset"]?["hash"]?.string ?? ""
        view.hashes.rulesetVersion = record["ruleset"]?["version"]?.string ?? ""
        view.hashes.commitment = record["draws"]?["commitment"]?.string ?? ""
        view.record = record.text(indented: true)
        return view
    }

    private func hit(_ hit: JSONValue, _ rules: Ruleset) -> HitView {
        let id = hit["id"]?.string ?? ""
        let version = Int(hit["version"]?.int ?? 1)
        let profile = rules.profiles.first { $0.id == id && $0.version == version }
        var view = HitView(
            kind: hit["kind"]?.string ?? "profile", id: id, version: version,
            title: profile?.title[t.language.rawValue] ?? alertTitle(id),
            channel: Tone(channel: hit["channel"]?.string))
        view.applied = Tone(channel: hit["applied"]?.string)
        view.legalBasis = profile?.legalBasis ?? ""
        view.riskArea = profile?.riskArea.rawValue ?? ""
        view.outcome = hit["outcome"]?.string ?? "selected"
        view.propensity = hit["propensity"]?.double ?? 1
        view.draw = hit["draw"]?.double
        let conditions = (profile?.scope ?? []) + (profile?.conditions ?? [])
        view.matches = (hit["items"]?.array ?? []).prefix(5).map { match(item: $0, conditions) }
        return view
    }

    private func alertTitle(_ id: String) -> String {
        let alert = record["context"]?["alerts"]?.array?.first { $0["id"]?.string == id }
        return alert?["subject"]?.string ?? id
    }

    private func match(item: JSONValue, _ conditions: [Condition]) -> MatchView {
        let values = (item["read"]?.object?.members ?? []).flatMap { field, value -> [ConditionView] in
            let read = text(value).map { field == Field.flow.name ? t("flow.\($0)", else: $0) : $0 }
            let asked = conditions.filter { $0.field.name == field }
            if asked.isEmpty { return [ConditionView(field: field, read: read)] }
            return asked.map { ConditionView(field: field, op: $0.op.rawValue, wanted: wanted($0), read: read) }
        }
        return MatchView(item: item["item"]?.int.map { Int($0) }, values: values)
    }

    /// What a condition names, as the reader writes it.
    private func wanted(_ condition: Condition) -> String {
        if condition.field == .flow {
            return condition.wanted.split(separator: ", ").map { t("flow.\($0)", else: String($0)) }
                .joined(separator: ", ")
        }
        guard condition.field.kind == .number, let number = Int(condition.wanted) else { return condition.wanted }
        return t.number(number)
    }

    private func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): return text
        case .bool(let flag): return flag ? "true" : "false"
        case .array(let list): return list.compactMap { text($0) }.joined(separator: ", ")
        case .number(let number):
            guard let value = number.double else { return number.text }
            if value == value.rounded(), abs(value) < 1e15 { return t.number(Int(value)) }
            let decimals = t.decimal(value, digits: 4)
            return String(decimals.reversed().drop { $0 == "0" }.reversed())
        default: return nil
        }
    }
}
