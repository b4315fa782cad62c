import Customs

/// Visits as an iCalendar file (RFC 5545), which every calendar program reads.
enum VisitCalendar {
    /// - Parameters:
    ///   - title: what an entry is called in the reader's language.
    ///   - now: the moment at which the file is made.
    static func text(
        _ visits: [(visit: Visit, plan: VisitPlan)], at now: Instant, title: (Visit, VisitPlan) -> String
    ) -> String {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Garita//Visits//ES", "CALSCALE:GREGORIAN"]
        for (visit, plan) in visits {
            lines += [
                "BEGIN:VEVENT", "UID:\(visit.id.text)@garita", "DTSTAMP:\(stamp(now))",
                "DTSTART;VALUE=DATE:\(date(visit.day))", "DTEND;VALUE=DATE:\(date(visit.day.advanced(by: 1)))",
                "SUMMARY:\(escaped(title(visit, plan)))",
            ]
            if !visit.isRemote, !plan.address.isEmpty { lines.append("LOCATION:\(escaped(plan.address))") }
            lines += [
                "DESCRIPTION:\(escaped("\(visit.id.text) \(visit.caseID.text)"))",
                "STATUS:\(status(visit.state))", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map { folded($0) + "\r\n" }.joined()
    }

    private static func status(_ state: Visit.State) -> String {
        switch state {
        case .planned: "TENTATIVE"
        case .begun, .closed: "CONFIRMED"
        case .cancelled: "CANCELLED"
        }
    }

    private static func date(_ day: CalendarDay) -> String { day.description.filter { $0 != "-" } }

    private static func stamp(_ instant: Instant) -> String {
        let whole = Instant(milliseconds: instant.milliseconds / 1000 * 1000)
        return whole.description.filter { $0 != "-" && $0 != ":" }
    }

    /// RFC 5545 section 3.3.11.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\", ";", ",": result += "\\\(character)"
            case "\n": result += "\\n"
            case "\r": break
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// Lines of at most 75 bytes, cut between characters; what follows begins with a blank (section 3.1).
    static func folded(_ line: String) -> String {
        var result = ""
        var width = 0
        for character in line {
            let size = String(character).utf8.count
            if width + size > 75 {
                result += "\r\n "
                width = 1
            }
            result.append(character)
            width += size
        }
        return result
    }
}
