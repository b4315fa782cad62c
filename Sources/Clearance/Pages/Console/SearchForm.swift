import Country
import Customs
import HTML
import HTTP
import Risk

/// The search that a query string asks for, as it was typed and as it is looked up.
struct SearchForm {
    var view = DeclarationSearchView()
    var search = DeclarationSearch()
    var errors: [FieldError] = []
    /// A number or a reference.
    var name = ""
    /// A plate, a trailer or a container.
    var vehicle = ""

    init(_ query: FormFields, _ t: Words, zone: Zone) {
        view.number = query.trimmed("number", limit: 80)
        view.party = query.trimmed("party", limit: 35)
        view.plate = query.trimmed("plate", limit: 35)
        view.commodity = query.trimmed("commodity", limit: 20)
        view.office = query.trimmed("office", limit: 17)
        view.from = query.trimmed("from", limit: 10)
        view.to = query.trimmed("to", limit: 10)
        name = view.number
        vehicle = view.plate
        if !view.party.isEmpty { search.party = view.party }
        if !view.office.isEmpty { search.office = view.office }
        if let channel = Channel(rawValue: query.trimmed("channel")) {
            search.channel = channel
            view.channel = Tone(rawValue: channel.rawValue)
        }
        if let state = DeclarationState(rawValue: query.trimmed("state")) {
            search.state = state
            view.state = state.rawValue
        }
        search.below = query.int("below").map { Int64($0) }
        readCommodity(t)
        readDays(t, zone)
    }

    private mutating func readCommodity(_ t: Words) {
        guard !view.commodity.isEmpty else { return }
        let digits = view.commodity.filter { $0 != "." && $0 != " " }
        if (4...10).contains(digits.utf8.count), let code = try? HSCode(digits) {
            search.commodity = code.text
        } else {
            errors.append(FieldError("commodity", t("console.error.commodity")))
        }
    }

    private mutating func readDays(_ t: Words, _ zone: Zone) {
        let (from, to) = (try? CalendarDay(view.from), try? CalendarDay(view.to))
        if !view.from.isEmpty, from == nil { errors.append(FieldError("from", t("console.error.day"))) }
        if !view.to.isEmpty, to == nil { errors.append(FieldError("to", t("console.error.day"))) }
        if let from, let to, to < from { errors.append(FieldError("to", t("console.error.days"))) }
        search.lodgedFrom = from.map { zone.instant(of: $0) }
        search.lodgedBefore = to.map { zone.instant(of: $0.advanced(by: 1)) }
    }
}
