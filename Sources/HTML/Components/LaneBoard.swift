package import Customs

/// What the officer sees in four seconds.
package struct LaneBoard: Sendable {
    /// The link to the centre.
    package enum Connection: Sendable {
        case connected
        case local(since: Instant)
    }

    /// One act with its key.
    package struct Act: Sendable {
        package var label: String
        package var action: String
        package var fields: [(String, String)]
        /// A function key, such as `F8`.
        package var key: String?
        package var kind: ButtonKind

        package init(
            _ label: String, action: String, fields: [(String, String)] = [], key: String? = nil,
            kind: ButtonKind = .plain
        ) {
            self.label = label
            self.action = action
            self.fields = fields
            self.key = key
            self.kind = kind
        }
    }

    package var tone: Tone
    /// The word that fills the screen: `Libre`, `Revisar`.
    package var word: String
    /// One line below it.
    package var line: String = ""
    package var vehicle: HTML?
    package var driver: HTML?
    package var goods: HTML?
    /// Further facts by name, such as the declaration's number.
    package var details: [(label: String, value: HTML)] = []
    /// At most three are shown.
    package var reasons: [String] = []
    package var nextStep: String
    package var acts: [Act] = []
    package var connection: Connection = .connected
    package var dataAsOf: Instant
    package var now: Instant

    package init(tone: Tone, word: String, nextStep: String, dataAsOf: Instant, now: Instant) {
        self.tone = tone
        self.word = word
        self.nextStep = nextStep
        self.dataAsOf = dataAsOf
        self.now = now
    }
}

extension HTML {
    /// The board: word and shape fill a third of the screen; announced to readers as it changes.
    package static func laneBoard(_ t: Words, _ board: LaneBoard, csrf: String) -> HTML {
        func fact(_ label: String, _ value: HTML?) -> HTML? {
            value.map { "<div><dt>\(label)</dt><dd>\($0)</dd></div>" }
        }
        let reasons = board.reasons.prefix(3).map { "<li>\($0)</li>" as HTML }
        let why: HTML? =
            reasons.isEmpty ? nil : "<section class=\"why\"><h2>\(t("lane.why"))</h2><ol>\(reasons)</ol></section>"
        let line: HTML = board.line.isEmpty ? "" : "<p class=\"line\">\(board.line)</p>"
        let acts = board.acts.map {
            act($0.label, action: $0.action, csrf: csrf, $0.kind, fields: $0.fields, key: $0.key)
        }
        let facts =
            [
                fact(t("lane.vehicle"), board.vehicle), fact(t("lane.driver"), board.driver),
                fact(t("lane.goods"), board.goods),
            ]
            .compactMap { $0 } + board.details.compactMap { fact($0.label, $0.value) }
        let list: HTML? = facts.isEmpty ? nil : "<dl class=\"facts\">\(facts)</dl>"
        let alone: HTML = why == nil ? " alone" : ""
        return """
            <div class="board\(alone)"><div class="verdict \(board.tone.classAttribute)" role="status">\(shape(board.tone))\
            <div><p class="word">\(board.word)</p>\(line)</div></div>
            <section class="next"><h2>\(t("lane.next"))</h2><p>\(board.nextStep)</p>\
            \(acts.isEmpty ? nil : buttonRow(acts))</section>
            \(why)\(list)</div>
            \(laneState(t, board.connection, dataAsOf: board.dataAsOf, now: board.now))
            """
    }

    /// The state of the link and the age of the data: on the lane's screen always.
    package static func laneState(
        _ t: Words, _ connection: LaneBoard.Connection, dataAsOf: Instant, now: Instant
    ) -> HTML {
        let link: HTML =
            switch connection {
            case .connected: tag(.green, t("lane.link.ok"))
            case .local(let since): tag(.yellow, t("lane.link.local", ["time": t.time(since)]))
            }
        return "<p class=\"lane-state\">\(link) <span>\(t("lane.age", ["ago": t.ago(dataAsOf, now: now)]))</span></p>"
    }
}
