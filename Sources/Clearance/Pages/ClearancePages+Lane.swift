package import HTML

extension ClearancePages {
    /// The lane: type or scan, then read the word from two metres away.
    package static func lane(_ frame: PageFrame, _ view: LaneView) -> HTML {
        let t = frame.t
        return .page(
            framed(frame, t("lane.title"), .lane, width: .lane),
            """
            <h1 class="hidden">\(t("lane.title")), \(view.office)</h1>
            \(doneNotice(t, view.done))\(scan(t))
            \(result(frame, view))
            """)
    }

    /// One field, always empty and with the focus, so that the next scan replaces the last one. F2 leads back to it.
    private static func scan(_ t: Words) -> HTML {
        """
        <div class="scan"><form method="get" action="\(Section.lane.path)" role="search"><div class="search">\
        <label for="key">\(t("lane.scan")) <kbd aria-hidden="true">F2</kbd></label><div class="box">\
        <input type="search" id="key" name="key" value="" autofocus autocomplete="off" autocapitalize="characters" \
        spellcheck="false" maxlength="64" data-key="F2" aria-keyshortcuts="F2">\
        \(HTML.button(t("lane.look")))</div></div></form></div>
        """
    }

    private static func result(_ frame: PageFrame, _ view: LaneView) -> HTML {
        let t = frame.t
        switch view.result {
        case .waiting: return waiting(t, view)
        case .notFound(let key):
            var board = LaneBoard(
                tone: .plain, word: t("lane.unknown"), nextStep: t("lane.unknown.next"), dataAsOf: view.dataAsOf,
                now: view.now)
            board.line = t("lane.unknown.line", ["key": key])
            board.connection = view.connection
            return .laneBoard(t, board, csrf: csrf(frame))
        case .several(let found):
            return """
                <h2>\(t("lane.several", ["count": found.count]))</h2>\(rows(t, found, caption: t("lane.several.caption")))\
                \(HTML.laneState(t, view.connection, dataAsOf: view.dataAsOf, now: view.now))
                """
        case .found(let found): return .laneBoard(t, board(t, view, found), csrf: csrf(frame))
        }
    }

    private static func waiting(_ t: Words, _ view: LaneView) -> HTML {
        let expected: HTML =
            view.expected.isEmpty
            ? .emptyState(t("lane.waiting"), "<p>\(t("lane.waiting.text"))</p>")
            : "<h2>\(t("lane.expected"))</h2>\(rows(t, view.expected, caption: t("lane.expected")))"
        return """
            <div id="lane-waiting" data-refresh="15"><p class="lead">\(view.office)</p>\(expected)\
            \(HTML.laneState(t, view.connection, dataAsOf: view.dataAsOf, now: view.now))</div>\
            \(officeForm(t, view))
            """
    }

    /// Which office this screen stands at; kept by the browser.
    private static func officeForm(_ t: Words, _ view: LaneView) -> HTML? {
        guard !view.offices.isEmpty else { return nil }
        var office = Field("office", t("search.office"), .select(view.offices), value: view.officeCode)
        office.isRequired = false
        office.saysOptional = false
        office.emptyChoice = t("console.allOffices")
        return HTML.details(
            t("lane.office"),
            HTML.queryForm(
                action: Section.lane.path,
                """
                <div class="inline">\(HTML.field(t, office))\(HTML.button(t("lane.office.use"), .plain))</div>
                """))
    }

    private static func board(_ t: Words, _ view: LaneView, _ found: LaneFoundView) -> LaneBoard {
        let verdict = LaneVerdict(found.row)
        var board = LaneBoard(
            tone: verdict.tone, word: t("lane.\(verdict.word)"),
            nextStep: found.nextStep ?? t("lane.step.\(verdict.step)"),
            dataAsOf: view.dataAsOf, now: view.now)
        board.line = line(t, found.row, verdict)
        board.connection = view.connection
        board.reasons = found.holds.map { t("lane.hold", ["hold": $0]) } + found.reasons
        board.vehicle = vehicle(t, found)
        board.driver = found.driver.map { HTML(text: $0) }
        var measures: [String] = []
        if let packages = found.packages { measures.append(t("lane.packages", ["count": packages])) }
        if let mass = found.grossMass { measures.append("\(t.decimal(mass))\u{A0}kg") }
        let line = measures.joined(separator: ", ")
        board.goods = "\(found.goods)\(line.isEmpty ? nil : "<p>\(line)</p>" as HTML)"
        board.details = [
            (t("lane.declaration"), found.mayOpen ? numberLink(found.row.number) : number(found.row.number)),
            (t("column.trader"), trader(t, found.row.trader, isTrusted: found.row.isTrusted)),
        ]
        if found.mayPresent {
            let action = Link("declarations", found.row.number, "present").text
            board.acts = [
                LaneBoard.Act(t("act.present"), action: action, fields: [("return", "lane")], key: "F8", kind: .main)
            ]
        }
        return board
    }

    /// Below the word: the channel's full name, or the state where it has the say.
    private static func line(_ t: Words, _ row: DeclarationRowView, _ verdict: LaneVerdict) -> String {
        if verdict.word == "stop" || verdict.word == "green" { return t("state.\(row.state)", else: row.state) }
        return t("channel.\(verdict.word).name")
    }

    private static func vehicle(_ t: Words, _ found: LaneFoundView) -> HTML? {
        guard let plate = found.row.plate else { return nil }
        var lines: [String] = []
        if let trailer = found.trailer { lines.append(t("lane.trailer", ["trailer": trailer])) }
        if let seal = found.seal { lines.append(t("lane.seal", ["seal": seal])) }
        let more = lines.joined(separator: ", ")
        return "\(plate)\(more.isEmpty ? nil : "<p>\(more)</p>" as HTML)"
    }
}

/// What the lane says of a declaration: the state decides before the channel does.
struct LaneVerdict: Hashable {
    let tone: Tone
    /// The last part of the text's key: `green`, `blue`, `yellow`, `red`, `stop`.
    let word: String
    let step: String

    init(_ row: DeclarationRowView) {
        if row.holdCount > 0 {
            self.init(tone: .red, word: "stop", step: "held")
            return
        }
        switch row.state {
        case "refused", "withdrawn": self.init(tone: .red, word: "stop", step: "invalid")
        case "stopped": self.init(tone: .red, word: "stop", step: "stopped")
        case "released" where row.channel == .blue: self.init(tone: .blue, word: "blue", step: "released")
        case "released": self.init(tone: .green, word: "green", step: "released")
        case "examination": self.init(tone: .red, word: "red", step: "red")
        case "documents": self.init(tone: .yellow, word: "yellow", step: "yellow")
        default:
            let channel = row.channel ?? .red
            self.init(tone: channel, word: channel.rawValue, step: "present")
        }
    }

    private init(tone: Tone, word: String, step: String) {
        self.tone = tone
        self.word = word
        self.step = step
    }
}
