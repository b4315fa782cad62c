import Country
import Customs
import Database
import HTML
import HTTP
import Identity

extension ClearanceConsole {
    var figuresEndpoint: Endpoint {
        Endpoint(
            .get, "/figures", access: .permission(.readFigures),
            summary: "Lodged, decided by channel, time to release, trusted operators beside the others.",
            tags: ["pages"], parameters: [EndpointParameter("office"), EndpointParameter("span")],
            responses: [.page()], handler: figures)
    }

    private func figures(_ request: Request) async throws -> Response {
        let t = shell.words(request)
        let choices = officeChoices
        let code = request.query.trimmed("office", limit: 17)
        let office = choices.contains { $0.value == code } ? code : ""
        let zone = (try? CustomsOffice(office)).map { country.zone(of: $0) } ?? country.zone
        let span = ["today", "day", "week"].first { $0 == request.query.trimmed("span") } ?? "today"
        let now = time.now()
        let start = Self.start(of: span, now: now, zone: zone)
        let figures = try await clearance.database.read { (db) throws in
            try FigureSpan.read(office: office.isEmpty ? nil : office, from: start, to: now, in: db)
        }
        var view = FiguresView(
            office: office.isEmpty ? t("console.allOffices") : country.officeName(office), from: start, to: now)
        view.offices = choices
        view.officeCode = office
        view.span = span
        view.all = FigureGroupView(figures.all)
        view.trusted = FigureGroupView(figures.trusted)
        view.others = FigureGroupView(figures.others)
        view.hours = Self.course(figures, from: start, to: now, zone: zone, byDay: span == "week")
        if office.isEmpty { view.quarantined = try await clearance.quarantine.waiting() }
        let shown = view
        return page(request) { frame in
            // The hours of an office are written by its own clock.
            var frame = frame
            frame.t = Words(
                frame.t.catalogue, frame.t.language, clock: WallClock(name: zone.name) { zone.offset(at: $0) })
            return ClearancePages.figures(frame, shown)
        }
    }

    /// The first moment of a span: midnight at the office, the full hour 24 hours ago, midnight six days ago.
    private static func start(of span: String, now: Instant, zone: Zone) -> Instant {
        switch span {
        case "day":
            let hour: Int64 = 3_600_000
            return Instant(milliseconds: (now.milliseconds / hour - 23) * hour)
        case "week": return zone.instant(of: zone.day(of: now).advanced(by: -6))
        default: return zone.instant(of: zone.day(of: now))
        }
    }

    /// The counts hour by hour, or day by day, without gaps.
    private static func course(_ figures: FigureSpan, from start: Instant, to end: Instant, zone: Zone, byDay: Bool)
        -> [FigureHourView]
    {
        var starts: [Instant] = []
        var next = start
        while next < end {
            starts.append(next)
            next = byDay ? zone.instant(of: zone.day(of: next).advanced(by: 1)) : next.advanced(bySeconds: 3600)
        }
        var hours = [FigureSpan.Hour](repeating: FigureSpan.Hour(), count: starts.count)
        for (hour, counts) in figures.hours {
            let moment = Instant(milliseconds: hour * 3_600_000)
            guard let place = starts.lastIndex(where: { $0 <= moment }) else { continue }
            hours[place].trusted.add(counts.trusted)
            hours[place].others.add(counts.others)
        }
        return zip(starts, hours).map { start, counts in
            var view = FigureHourView(start: start)
            var all = counts.trusted
            all.add(counts.others)
            view.byChannel = FigureGroupView(all).byChannel
            view.trustedP50 = counts.trusted.seconds(at: 0.5).map { Double($0) }
            view.othersP50 = counts.others.seconds(at: 0.5).map { Double($0) }
            return view
        }
    }
}

extension FigureGroupView {
    init(_ summary: FigureSummary) {
        self.init()
        lodged = summary.lodged
        decided = summary.decided
        refused = summary.refused
        released = summary.released
        withdrawn = summary.withdrawn
        for (channel, count) in summary.byChannel { byChannel[Tone(channel: channel), default: 0] += count }
        p50 = summary.seconds(at: 0.5).map { Double($0) }
        p90 = summary.seconds(at: 0.9).map { Double($0) }
    }
}
