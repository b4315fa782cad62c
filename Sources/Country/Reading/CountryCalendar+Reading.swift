import Customs

extension CountryCalendar {
    /// Reads a `calendar.json`; what is wrong is noted in the node's list and left out.
    package init(_ root: PackNode, languages: [String]) {
        root.allow("sources", "weekend", "holidays")
        let sources = root.sources()
        let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        let weekend = root.elements("weekend").compactMap { node -> CalendarDay.Weekday? in
            guard let text = node.string else { return nil }
            guard let index = names.firstIndex(of: text) else {
                node.report("“\(text)” is not a day of the week (\(names.joined(separator: ", ")))")
                return nil
            }
            return CalendarDay.Weekday(rawValue: index + 1)
        }
        let holidays = root.elements("holidays").compactMap { node -> CountryCalendar.Holiday? in
            node.allow("name", "rule", "applies", "from", "through", "source")
            let name = node.localized("name", languages: languages)
            let rule = node.member("rule")?.value { text throws(InvalidValue) in try HolidayRule(text) }
            let applies = node.elements("applies").compactMap { $0.word(CountryCalendar.Purpose.self) }
            let validity = node.validity()
            guard let source = node.source(in: sources), let name, let rule, let validity else { return nil }
            return CountryCalendar.Holiday(
                name: name, rule: rule, applies: Set(applies), validity: validity, source: source)
        }
        self.init(weekend: Set(weekend), holidays: holidays)
    }
}
