import Country
import JSON

extension RulesetReader {
    func rates(_ root: PackNode) -> Rates {
        root.allow("newOperatorDays", "aeo", "measurement", "exploration", "capacity", "offices")
        var rates = Rates()
        if root.json["newOperatorDays"] != nil {
            rates.newOperatorDays = root.whole("newOperatorDays", in: 0...36_500) ?? rates.newOperatorDays
        }
        if let node = root.optional("aeo") { relief(node, &rates.relief) }
        office(root, &rates.common)
        for node in root.optional("offices")?.elements ?? [] {
            node.allow("office", "measurement", "exploration", "capacity")
            var office = rates.common
            self.office(node, &office)
            guard let code = node.text("office") else { continue }
            if rates.offices.updateValue(office, forKey: code) != nil { node.report("“\(code)” is in the list twice") }
        }
        return rates
    }

    private func relief(_ node: PackNode, _ relief: inout Rates.Relief) {
        node.allow("statuses", "probabilityFactor", "channelStep")
        if let statuses = node.optional("statuses") { relief.statuses = statuses.elements.compactMap(\.string) }
        if let value = node.optional("probabilityFactor"), let factor = value.double {
            if factor > 0, factor <= 1 {
                relief.probabilityFactor = factor
            } else {
                value.report("the factor is above 0 (relief is never exemption) and at most 1")
            }
        }
        if let step = node.optional("channelStep")?.bool { relief.channelStep = step }
    }

    /// The members of an office, or of the file for all offices; what is absent stays as it is.
    private func office(_ node: PackNode, _ office: inout Rates.Office) {
        if let node = node.optional("measurement") {
            node.allow("channel", "aeo", "new", "rest")
            channel(node, &office.measurement.channel)
            rate(node, "aeo", &office.measurement.aeo)
            rate(node, "new", &office.measurement.new)
            rate(node, "rest", &office.measurement.rest)
        }
        if let node = node.optional("exploration") {
            node.allow("channel", "rate", "newKeyRate", "aeoFactor")
            channel(node, &office.exploration.channel)
            rate(node, "rate", &office.exploration.rate)
            rate(node, "aeoFactor", &office.exploration.aeoFactor)
            if node.json["newKeyRate"] != nil {
                var rate = 0.0
                self.rate(node, "newKeyRate", &rate)
                office.exploration.newKeyRate = rate
            }
        }
        if let node = node.optional("capacity") {
            node.allow("windowHours", "red", "yellow")
            if node.json["windowHours"] != nil {
                office.capacity.windowHours = node.whole("windowHours", in: 1...744) ?? office.capacity.windowHours
            }
            limit(node, "red", &office.capacity.red)
            limit(node, "yellow", &office.capacity.yellow)
        }
    }

    private func limit(_ node: PackNode, _ key: String, _ limit: inout Rates.Limit) {
        guard let node = node.optional(key) else { return }
        node.allow("count", "share")
        if node.json["count"] != nil { limit.count = node.whole("count", in: 0...10_000_000) ?? limit.count }
        if node.json["share"] != nil { limit.share = node.number("share", in: 0...1) ?? limit.share }
    }

    private func rate(_ node: PackNode, _ key: String, _ rate: inout Double) {
        if node.json[key] != nil { rate = node.number(key, in: 0...1) ?? rate }
    }

    private func channel(_ node: PackNode, _ channel: inout Channel) {
        guard let value = node.optional("channel"), let found = value.word(Channel.self) else { return }
        if found == .green { value.report("a draw's channel is blue, yellow or red") }
        channel = found
    }
}
