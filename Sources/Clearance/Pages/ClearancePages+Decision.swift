import HTML

extension ClearancePages {
    /// The decision in words; below it, for those who may see, how it came about.
    static func decision(_ t: Words, _ view: DecisionView, isExpected: Bool) -> HTML {
        let known = t.catalogue.has("cause.\(view.cause)") ? t("cause.\(view.cause)") : t("cause.other")
        let cause: HTML? = view.cause.isEmpty ? nil : "<p>\(known)</p>\n"
        // Free goods that are not there yet are not at anybody's disposal.
        let isFree = view.channel == .green || view.channel == .blue
        let word = isFree && isExpected ? "trader.expected" : "trader.\(view.channel.rawValue)"
        let trader = view.traderTexts.isEmpty ? [t(word)] : view.traderTexts
        let heading = view.cause.isEmpty ? t("decision.means") : t("decision.trader")
        let instructions: HTML? =
            view.instructions.isEmpty
            ? nil
            : "<h3>\(t("decision.instructions"))</h3><ul>\(view.instructions.map { "<li>\($0)</li>" as HTML })</ul>"
        return """
            <section class="decision \(view.channel.rawValue)" aria-labelledby="decision"><h2 class="word" id="decision">\
            \(HTML.shape(view.channel))\(t("channel.\(view.channel.rawValue).name"))</h2>
            \(cause)<h3>\(heading)</h3>\(trader.map { "<p>\($0)</p>" as HTML })\(instructions)\
            <p class="quiet">\(t.html("decision.at", ["moment": t.timeElement(view.at, seconds: true)]))</p></section>
            \(view.explanation.map { explanation(t, $0) })
            """
    }

    private static func explanation(_ t: Words, _ view: DecisionExplanationView) -> HTML {
        let mandatory = view.hits.filter { $0.kind != "profile" }
        let profiles = view.hits.filter { $0.kind == "profile" }
        var steps: [(String, HTML)] = [
            (t("step.mandatory"), compared(t, mandatory, of: view.mandatoryCount)),
            (t("step.profiles"), compared(t, profiles, of: view.profileCount)),
            (t("step.relief"), relief(t, view)),
        ]
        if !view.capacities.isEmpty { steps.append((t("step.capacity"), capacity(t, view))) }
        steps.append((t("step.draws"), draws(t, view)))
        let items = steps.map { "<li><h3>\($0.0)</h3>\($0.1)</li>\n" as HTML }
        let record: HTML? =
            view.record.isEmpty ? nil : .details(t("decision.record"), .code(view.record, label: t("decision.record")))
        return .section(t("decision.how"), id: "how", "<ol class=\"steps\">\(items)</ol>\(record)")
    }

    private static func compared(_ t: Words, _ hits: [HitView], of count: Int) -> HTML {
        if hits.isEmpty { return "<p>\(t("step.compared.none", ["count": count]))</p>" }
        return "<p>\(t("step.compared.some", ["hits": hits.count, "count": count]))</p>\(hits.map { hit(t, $0) })"
    }

    private static func hit(_ t: Words, _ hit: HitView) -> HTML {
        let area: HTML? = hit.riskArea.isEmpty ? nil : "<span>\(t("area.\(hit.riskArea)", else: hit.riskArea))</span>"
        let basis: HTML? = hit.legalBasis.isEmpty ? nil : "<span>\(hit.legalBasis)</span>"
        let alert: HTML? = hit.kind == "alert" ? "<span>\(t("hit.alert"))</span>" : nil
        let matches = hit.matches.map { match -> HTML in
            let item: HTML? = match.item.map { "<p>\(t("hit.item", ["number": $0]))</p>" }
            return "\(item)<dl class=\"values\">\(match.values.map { condition(t, $0) })</dl>"
        }
        return """
            <div class="hit"><p class="title">\(channelTag(t, hit.channel)) \(hit.title)</p>\
            <p class="quiet about"><span>\(HTML.identifier(hit.id)) \(t("hit.version", ["version": hit.version]))</span>\
            \(alert)\(area)\(basis)</p>\(outcome(t, hit))\(matches)</div>
            """
    }

    /// What came of a hit, where it is more than "it counts".
    private static func outcome(_ t: Words, _ hit: HitView) -> HTML {
        var lines: [HTML] = []
        if hit.applied != hit.channel { lines.append(t.html("hit.lowered", ["channel": channelTag(t, hit.applied)])) }
        let rate = t.decimal(hit.propensity, digits: 4)
        switch (hit.outcome, hit.draw) {
        case ("capped", _): lines.append(HTML(text: t("hit.capped")))
        case ("not-drawn", let draw):
            lines.append(HTML(text: t("hit.notDrawn", ["value": t.decimal(draw ?? 0, digits: 6), "rate": rate])))
        case (_, let draw?):
            lines.append(HTML(text: t("hit.drawn", ["value": t.decimal(draw, digits: 6), "rate": rate])))
        default: break
        }
        return lines.map { "<p>\($0)</p>" as HTML }.joined()
    }

    private static func condition(_ t: Words, _ value: ConditionView) -> HTML {
        let read = value.read.map { t("value.\($0)", else: $0) } ?? t("hit.missing")
        let wanted: HTML? =
            value.op.isEmpty
            ? nil
            : """
             <span class="quiet">(\(t("hit.wanted", [
                "op": t("op.\(value.op)", else: value.op), "wanted": t("value.\(value.wanted)", else: value.wanted),
            ])))</span>
            """
        return "<div><dt>\(t("fact.\(value.field)", else: value.field))</dt><dd>\(read)\(wanted)</dd></div>"
    }

    private static func relief(_ t: Words, _ view: DecisionExplanationView) -> HTML {
        let key = !view.isCertified ? "step.relief.none" : view.isRelieved ? "step.relief.applied" : "step.relief.idle"
        return "<p>\(t(key))</p>"
    }

    private static func capacity(_ t: Words, _ view: DecisionExplanationView) -> HTML {
        let lines = view.capacities.map { capacity -> HTML in
            var limits: [String] = []
            if let count = capacity.count { limits.append(t("step.capacity.count", ["count": count])) }
            if let share = capacity.share {
                limits.append(t("step.capacity.share", ["share": t.percent(share, digits: 0)]))
            }
            let limit = limits.isEmpty ? t("step.capacity.unlimited") : limits.joined(separator: ", ")
            let state = capacity.isFull ? t("step.capacity.full") : t("step.capacity.free")
            return "<li>\(channelTag(t, capacity.channel)) \(limit): \(state)</li>"
        }
        let diverted: HTML? = view.divertedFrom.map { from in
            "<p>\(t.html("step.capacity.diverted", ["channel": channelTag(t, from)]))</p>"
        }
        return "<ul>\(lines)</ul>\(diverted)"
    }

    private static func draws(_ t: Words, _ view: DecisionExplanationView) -> HTML {
        let lines = view.draws.map { draw -> HTML in
            let values: [String: any TextValue] = [
                "name": t("draw.\(draw.kind)", else: draw.kind), "value": t.decimal(draw.value, digits: 6),
                "rate": t.decimal(draw.rate, digits: 6),
            ]
            if draw.isSelected { return "<li>\(t("step.draw.selected", values))</li>" }
            return "<li>\(draw.value < draw.rate ? t("step.draw.idle", values) : t("step.draw.passed", values))</li>"
        }
        let group: HTML =
            "<p>\(t("step.draws.stratum", ["stratum": t("stratum.\(view.stratum)", else: view.stratum)]))</p>"
        let chance: HTML? = view.propensity.map { any in
            let red = t.percent(view.redPropensity ?? 0, digits: 2)
            return "<p>\(t("step.propensity", ["any": t.percent(any, digits: 2), "red": red]))</p>"
        }
        return "\(group)<ul>\(lines)</ul>\(chance)"
    }

    /// The hashes, and the button that recomputes the decision.
    static func proof(_ frame: PageFrame, _ view: DeclarationPageView) -> HTML? {
        guard let hashes = view.decision?.explanation?.hashes else { return nil }
        let t = frame.t
        var rows: [SummaryRow] = []
        func add(_ name: String, _ hex: String, _ more: HTML? = nil) {
            guard !hex.isEmpty else { return }
            rows.append(SummaryRow(t("proof.\(name)"), "\(HTML.hash(t, hex, name: t("proof.\(name)")))\(more)"))
        }
        add("record", hashes.record)
        add("input", hashes.input)
        add("context", hashes.context)
        add("ruleset", hashes.ruleset, hashes.rulesetVersion.isEmpty ? nil : "<br>\(hashes.rulesetVersion)")
        add("commitment", hashes.commitment)
        if let seed = hashes.seed {
            add("seed", seed)
        } else {
            rows.append(SummaryRow(t("proof.seed"), HTML(text: t("proof.seed.later"))))
        }
        let replay: HTML? =
            view.mayReplay
            ? .act(t("proof.replay"), action: Link("declarations", view.row.number, "replay").text, csrf: csrf(frame))
            : nil
        return .section(
            t("proof.title"), id: "proof", "<p>\(t("proof.lead"))</p>\(replay)\(HTML.summaryList(t, rows))")
    }

    static func replayNotice(_ t: Words, _ replay: ReplayView) -> HTML {
        let facts = t(
            "replay.facts",
            [
                "decisions": replay.decisions, "bytes": t.number(replay.bytes),
                "time": t.duration(seconds: replay.seconds),
            ])
        if replay.isIdentical {
            return .notice(.green, "<p>\(facts)</p>", title: t("replay.identical"), isLive: true)
        }
        let list = replay.differences.prefix(20).map { "<li>\($0)</li>" as HTML }
        return .notice(.red, "<p>\(facts)</p><ul>\(list)</ul>", title: t("replay.different"), isLive: true)
    }
}
