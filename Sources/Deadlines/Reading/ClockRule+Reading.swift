package import Country
import Customs

extension ClockRule {
    /// Reads a rule of a programme's file; notes what is wrong in the node's list and is nil when anything is.
    package init?(_ node: PackNode, sources: [String: Source], languages: [String], version: String = "") {
        node.allow(
            "code", "row", "mark", "name", "binds", "start", "stop", "cancel", "revive", "pauses", "length", "unit",
            "anchors",
            "firstDay", "window", "every", "rollsForward", "endsAtStart", "given", "per", "condition", "extension",
            "extensionAtRequest", "consequence", "warnings", "from", "through", "source")
        let reader = ClockReader(sources: sources, languages: languages)
        let before = node.list.problems.count
        let code = node.text("code")
        let name = node.localized("name", languages: languages)
        let start = reader.selectors(node, "start")
        if start.isEmpty { node.report("a clock has at least one event that starts it") }
        let length = node.whole("length", in: 1...4000)
        let unit = node.member("unit")?.word(Unit.self)
        let consequence = node.member("consequence")?.word(Consequence.self)
        let binds = node.member("binds")?.word(Party.self)
        let mark = node.member("mark")?.word(Mark.self)
        let validity = node.validity()
        let source = node.source(in: sources)
        let row = node.optional("row").flatMap { reader.row($0) }
        let every = node.optional("every").flatMap { reader.period($0) }
        let isWindow = reader.flag(node, "window")
        let pauses = node.optional("pauses")?.elements.map { reader.pause($0) } ?? []
        let extendable = node.optional("extension").map { reader.extension($0) }
        let atRequest = node.optional("extensionAtRequest").map { reader.extension($0) }
        let warnings = node.optional("warnings")?.elements.compactMap(\.int) ?? []
        if isWindow || every != nil, !(pauses.isEmpty && extendable == nil && atRequest == nil) {
            node.report("a window, or a clock that comes back, is neither paused nor extended")
        }
        if let mark, let source, (mark == .seen) != source.isVerified {
            node.optional("mark")?.report(
                "the mark “\(mark.rawValue)” does not fit the source “\(source.key)”: S is of a verified source, "
                    + "S2, G and U are of one with \"verified\": false")
        }
        if warnings.contains(where: { !(0...3660).contains($0) }) {
            node.optional("warnings")?.report("a warning comes 0 to 3,660 days before the last day")
        }
        let firstDay = node.optional("firstDay").flatMap { $0.int }
        if let firstDay, !(0...30).contains(firstDay) {
            node.optional("firstDay")?.report("day 1 is the 0th to 30th day after the day that is counted from")
        }
        let anchors = node.optional("anchors")?.elements.compactMap(\.string) ?? ["event"]
        if anchors.isEmpty { node.optional("anchors")?.report("name at least one day to count from") }
        let stop = reader.selectors(node, "stop", isOptional: true)
        let cancel = reader.selectors(node, "cancel", isOptional: true)
        let revive = reader.selectors(node, "revive", isOptional: true)
        let (rollsForward, endsAtStart) = (reader.flag(node, "rollsForward"), reader.flag(node, "endsAtStart"))
        let (given, per) = (reader.text(node, "given"), reader.text(node, "per"))
        let condition = reader.text(node, "condition")
        guard node.list.problems.count == before, let code, let name, let length, let unit, let consequence, let binds,
            let mark, let validity, let source
        else { return nil }
        self.init(
            code: code, name: name, start: start, stop: stop, cancel: cancel, pauses: pauses, length: length,
            unit: unit, extendable: extendable, extendableAtRequest: atRequest, consequence: consequence,
            warnings: warnings, validity: validity, source: source, row: row, mark: mark,
            version: version.isEmpty ? validity.from.description : "\(version), \(validity.from)", binds: binds,
            anchors: anchors, firstDay: firstDay ?? 1, isWindow: isWindow, every: every, rollsForward: rollsForward,
            endsAtStart: endsAtStart, given: given, per: per, condition: condition, revive: revive)
    }
}

/// The parts of a rule as its file writes them.
private struct ClockReader {
    let sources: [String: Source]
    let languages: [String]

    func selectors(_ node: PackNode, _ key: String, isOptional: Bool = false) -> [String] {
        guard let list = isOptional ? node.optional(key) : node.member(key) else { return [] }
        return list.elements.compactMap { element in
            guard let text = element.string else { return nil }
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), parts[0].contains(".") else {
                element.report("an event is written “case.submitted” or “case.decided:suspend”")
                return nil
            }
            return text
        }
    }

    func flag(_ node: PackNode, _ key: String) -> Bool { node.optional(key)?.bool ?? false }

    func text(_ node: PackNode, _ key: String) -> String? { node.optional(key) == nil ? nil : node.text(key) }

    func row(_ node: PackNode) -> Int? {
        guard let row = node.int else { return nil }
        if !(1...46).contains(row) { node.report("the table of time limits has rows 1 to 46") }
        return row
    }

    func period(_ node: PackNode) -> ClockRule.Period? {
        node.allow("length", "unit")
        let length = node.whole("length", in: 1...120)
        let unit = node.member("unit")?.word(ClockRule.Unit.self)
        if let unit, unit != .months, unit != .years { node.report("a clock comes back every so many months or years") }
        guard let length, let unit else { return nil }
        return ClockRule.Period(length: length, unit: unit)
    }

    func pause(_ node: PackNode) -> ClockRule.Pause {
        node.allow("from", "until", "reason", "row", "source")
        return ClockRule.Pause(
            from: selectors(node, "from"), until: selectors(node, "until"),
            reason: node.localized("reason", languages: languages), row: node.optional("row").flatMap { row($0) },
            source: node.source(in: sources))
    }

    func `extension`(_ node: PackNode) -> ClockRule.Extension {
        node.allow("most", "times", "unit", "row", "source")
        return ClockRule.Extension(
            mostDays: node.optional("most") == nil ? nil : node.whole("most", in: 1...3660),
            times: node.optional("times") == nil ? nil : node.whole("times", in: 1...100),
            unit: node.optional("unit")?.word(ClockRule.Unit.self), row: node.optional("row").flatMap { row($0) },
            source: node.source(in: sources))
    }
}
