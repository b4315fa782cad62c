import Country
import Customs
import HTML

/// How figures of the ledger are written for a reader.
struct BenefitsWords: Sendable {
    let t: Words
    let library: ProgrammeLibrary
    let country: CountryPack

    func programme(_ code: String) -> String {
        library.definition(code)?.name[t.language.rawValue] ?? code
    }

    func role(_ code: String) -> String {
        for definition in library.definitions {
            if let role = definition.roles.first(where: { $0.code == code }) { return role.name[t.language.rawValue] }
        }
        return code
    }

    func office(_ code: String) -> String {
        guard let office = try? CustomsOffice(code), let found = country.office(office) else { return code }
        return "\(code) \(found.name)"
    }

    /// `noviembre de 2026`
    func month(_ month: Month) -> String {
        t("benefits.month.\(month.month)", ["year": String(month.year)])
    }

    /// `nov 2026`
    func shortMonth(_ month: Month) -> String {
        guard let day = CalendarDay(year: month.year, month: month.month, day: 1) else { return month.description }
        return String(t.day(day).drop { $0 != " " }.dropFirst())
    }

    /// A figure: a share in per cent, a time with its unit.
    func figure(_ measure: BenefitMeasure, _ value: Double) -> String {
        measure.isTime ? t.duration(seconds: value) : t.percent(value)
    }

    /// A difference with its sign: percentage points without their unit, a time with its unit.
    func difference(_ measure: BenefitMeasure, _ value: Double) -> String {
        let sign = value < 0 ? "\u{2212}" : value > 0 ? "+" : ""
        return sign + (measure.isTime ? t.duration(seconds: abs(value)) : t.decimal(abs(value) * 100))
    }

    func range(_ measure: BenefitMeasure, _ estimate: Estimate) -> String {
        unbroken(t("benefits.range", ["low": figure(measure, estimate.low), "high": figure(measure, estimate.high)]))
    }

    func differenceRange(_ measure: BenefitMeasure, _ estimate: Estimate) -> String {
        unbroken(
            t("benefits.range", ["low": difference(measure, estimate.low), "high": difference(measure, estimate.high)]))
    }

    /// One line, whatever the width of its column.
    private func unbroken(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }

    /// The verdict as word, shape and colour.
    func verdict(_ verdict: BenefitVerdict) -> HTML {
        .tag(tone(verdict) ?? .plain, t("benefits.verdict.\(verdict.rawValue)"))
    }

    func tone(_ verdict: BenefitVerdict) -> Tone? {
        switch verdict {
        case .better: .green
        case .worse: .red
        case .same, .tooFew: nil
        }
    }

    /// A line as a question with its answer.
    func figure(_ line: BenefitLine, month: Month) -> Figure {
        let measure = line.measure
        let value = line.figures.map { difference(measure, $0.difference.value) } ?? t("benefits.tooFew")
        let unit = line.figures != nil && !measure.isTime ? t("benefits.points") : ""
        var figure = Figure(t("benefits.question.\(measure.rawValue)"), value, unit: unit, period: self.month(month))
        figure.sample = line.cases
        if let difference = line.figures?.difference {
            figure.interval = (
                self.difference(measure, difference.low), self.difference(measure, difference.high)
            )
        }
        figure.definition = t("benefits.definition.\(measure.rawValue)")
        figure.tone = tone(line.verdict)
        return figure
    }

    func name(_ line: BenefitLineName) -> String {
        switch line {
        case .measure(let measure): t("benefits.measure.\(measure.rawValue)")
        case .undelivered(let number, let reason):
            t("benefits.line.undelivered", ["number": number, "reason": t("benefits.reason.\(reason.rawValue)")])
        }
    }
}
