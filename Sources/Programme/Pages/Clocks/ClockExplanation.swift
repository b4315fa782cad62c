import Country
import Customs
import Deadlines
import HTML

/// How a deadline stands on a page: its last day, and on demand every step and event that made it.
extension HTML {
    /// A deadline with its state, its last day and its explanation. `href` leads to an event of the ledger by its place;
    /// `about` says in words what such a place is, where a deadline is about one.
    static func clock(
        _ t: Words, _ reading: ClockReading, about: (Int64) -> String? = { _ in nil }, href: (Int64) -> String?
    ) -> HTML {
        // A number of the ledger says nothing to people; a request's or a requirement's does.
        let subject = reading.subject.flatMap { text in Int64(text).map { about($0) } ?? text }.map { " (\($0))" } ?? ""
        let name = reading.rule.name[t.language.rawValue] + subject
        let last: HTML? = reading.due.map { day in
            let key =
                reading.isProvisional
                ? t("clocks.last.moving", ["day": t.day(day)]) : t("clocks.last", ["day": t.day(day)])
            return "<p>\(key)</p>"
        }
        return """
            <div class="clock"><p><strong>\(name)</strong> \(clockState(t, reading))</p>\(last)\
            \(details(t("clocks.why"), clockExplanation(t, reading, href: href)))</div>
            """
    }

    /// The state as word, shape and colour.
    static func clockState(_ t: Words, _ reading: ClockReading) -> HTML {
        switch reading.state {
        case .stopped where reading.inTime == false: tag(.yellow, t("clocks.state.late"))
        case .stopped: tag(.green, t("clocks.state.stopped"))
        // A bar or a waiting time that is over is nobody's failure.
        case .expired where reading.rule.binds == .nobody: tag(.plain, t("clocks.state.expired"))
        case .expired: tag(.red, t("clocks.state.expired"))
        case .paused: tag(.yellow, t("clocks.state.paused"))
        case .running: tag(.blue, t("clocks.state.running"))
        case .notStarted, .waiting, .cancelled: tag(.plain, t("clocks.state.\(reading.state.rawValue)"))
        }
    }

    /// Every step in order, who has to act, what follows, and the rule with its source.
    static func clockExplanation(_ t: Words, _ reading: ClockReading, href: (Int64) -> String?) -> HTML {
        let steps = reading.steps.map { step -> HTML in
            let told: HTML = "\(clockStep(t, step))"
            // The sentence itself leads to its event: a number of the ledger says nothing to people.
            guard let place = step.sequence.flatMap({ $0 > 0 ? href($0) : nil }) else {
                return "<li><p>\(told)</p></li>\n"
            }
            return "<li><p><a href=\"\(url: place)\">\(told)</a></p></li>\n"
        }
        let rule = reading.rule
        let doubt: HTML? = rule.source.isVerified ? nil : "<p class=\"quiet\">\(t("clocks.unverified"))</p>"
        return """
            <ol>\(steps)</ol><p>\(t("clocks.binds.\(rule.binds.rawValue)")) \
            \(t("clocks.consequence.\(rule.consequence.rawValue)"))</p>\
            <p class="quiet">\(t("clocks.rule", ["version": rule.version]))<br>\
            \(t("clocks.source", ["title": rule.source.title]))</p>\(doubt)
            """
    }

    /// One step as a sentence.
    static func clockStep(_ t: Words, _ step: ClockReading.Step) -> String {
        let number = step.number ?? 0
        let unit = step.unit.map { t("clocks.unit.\($0.rawValue)", ["count": number]) } ?? ""
        let values: [String: any TextValue] = [
            "day": step.day.map { t.day($0) } ?? "", "number": number, "unit": unit,
            "reason": step.text?[t.language.rawValue] ?? "",
        ]
        switch step.word {
        case .paused where step.text != nil: return t("clocks.step.paused.why", values)
        case .pausing where step.text != nil: return t("clocks.step.pausing.why", values)
        default: return t("clocks.step.\(step.word.rawValue)", values)
        }
    }
}
