import Country
import Customs
import Deadlines
import GaritaTesting
import Testing

@testable import Programme

/// The programmes of the repository, read once.
enum TestLibrary {
    static let loaded = Result { try ProgrammeLibrary.load(countries: Repository.root + "/Countries") }
}

/// Clocks with the calendar and zone that they run under.
struct ClockShelf {
    let programme: String
    let clocks: [ClockRule]
    let figures: [ProgrammeDefinition.Figure]
    let calendar: CountryCalendar
    let zone: Zone

    static func all() throws -> [ClockShelf] {
        let library = try TestLibrary.loaded.get()
        return library.definitions.map {
            ClockShelf(
                programme: $0.code, clocks: $0.clocks, figures: $0.figures, calendar: $0.calendar, zone: $0.zone)
        }
            + library.references.map {
                ClockShelf(
                    programme: $0.code, clocks: $0.clocks, figures: $0.figures, calendar: $0.calendar, zone: $0.zone)
            }
    }

    /// The events of a line such as `case.returned 2026-02-27 request=A ; case.supplied 2026-03-03 request=A`, each at
    /// noon of its day.
    func events(_ text: String) throws -> [ClockEvent] {
        let lines: [Substring] = text.split(separator: ";")
        return try lines.enumerated().map { index, line in
            let words = line.split(separator: " ").map(String.init)
            let selector = words[0].split(separator: ":", maxSplits: 1).map(String.init)
            let noon = zone.instant(of: try CalendarDay(words[1]), secondsOfDay: 43_200)
            var event = ClockEvent(
                selector[0], detail: selector.count > 1 ? selector[1] : nil, at: noon, sequence: Int64(index + 1))
            for word in words.dropFirst(2) {
                let pair = word.split(separator: "=").map(String.init)
                switch pair[0] {
                case "clock": event.clock = pair[1]
                case "days": event.days = Int(pair[1])
                default:
                    if let day = try? CalendarDay(pair[1]) {
                        event.dates[pair[0]] = day
                    } else {
                        event.references[pair[0]] = pair[1]
                    }
                }
            }
            return event
        }
    }
}

/// A line of `Tests/Tables/ClockRows.txt`.
struct ClockRowCase: CustomTestStringConvertible {
    let row: Int
    let programme: String
    let clock: String
    let events: String
    let last: CalendarDay

    var testDescription: String { "\(programme) \(clock): \(events)" }

    static func all() throws -> [ClockRowCase] {
        let table = try TestText.read("Tests/Tables/ClockRows.txt")
        return try table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let parts = line.split(separator: "|").map { $0.trimmingSpaces }
            return ClockRowCase(
                row: try #require(Int(parts[0])), programme: parts[1], clock: parts[2], events: parts[3],
                last: try CalendarDay(parts[4]))
        }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
