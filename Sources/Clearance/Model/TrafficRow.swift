package import Customs
package import Risk

/// How one declaration was treated, as far as treatment may be compared: no score, no rule, no draw stands here.
package struct TrafficRow: Hashable, Sendable {
    /// What had to be done before release; the heaviest that was asked for counts.
    package enum Control: String, Hashable, Sendable, CaseIterable { case none, documents, examination }

    package var serial: Int64
    package var number: String
    /// On whom the decision rests: the importer, the exporter of an export, the declarant of a transit.
    package var trader: String?
    package var flow: DeclarationType.Flow
    package var office: String
    /// The first two digits of the first item's commodity; empty when none was declared.
    package var chapter: String
    /// UN/ECE recommendation 19, one digit; empty when none was declared.
    package var mode: String
    /// The quarter of the office's local day in which it was lodged: 0 is midnight to six, 3 is six to midnight.
    package var hourBand: Int
    /// The latest decision counted the trader as trusted.
    package var trusted: Bool
    /// The channel that the first decision gave.
    package var decided: Channel
    /// The channel that counts, after amendments and officers' escalations.
    package var channel: Channel
    /// What the first decision's channel is owed to; nil where nobody needed to look it up (released at once).
    package var cause: Cause?
    package var control: Control
    /// The first decision after which the trader was told, which is the moment of lodgement.
    package var acceptedAt: Instant { lodgedAt }
    package var lodgedAt: Instant
    package var presentedAt: Instant?
    package var releasedAt: Instant?
    /// Holds that were ever placed on it.
    package var holds: Int
    package var state: DeclarationState

    package init(
        serial: Int64, number: String, trader: String?, flow: DeclarationType.Flow = .import, office: String,
        chapter: String, mode: String, hourBand: Int, trusted: Bool, decided: Channel, channel: Channel,
        cause: Cause? = nil, control: Control, lodgedAt: Instant, presentedAt: Instant?, releasedAt: Instant?,
        holds: Int = 0, state: DeclarationState
    ) {
        self.serial = serial
        self.number = number
        self.trader = trader
        self.flow = flow
        self.office = office
        self.chapter = chapter
        self.mode = mode
        self.hourBand = hourBand
        self.trusted = trusted
        self.decided = decided
        self.channel = channel
        self.cause = cause
        self.control = control
        self.lodgedAt = lodgedAt
        self.presentedAt = presentedAt
        self.releasedAt = releasedAt
        self.holds = holds
        self.state = state
    }

    /// Lodged before the goods were there: its time runs from presentation.
    package var isPrearrival: Bool { presentedAt != lodgedAt }

    /// Seconds from the moment both the declaration and the goods were there to release; while it is open, to `now`. Nil
    /// when the goods are not there yet, or never came.
    package func seconds(until now: Instant) -> Int64? {
        guard let presentedAt, state != .withdrawn else { return nil }
        let end = releasedAt ?? now
        return max(0, (end.milliseconds - max(lodgedAt, presentedAt).milliseconds) / 1000)
    }
}

/// Whoever tells how declarations were treated.
package protocol TrafficSource: Sendable {
    /// Every declaration accepted from `start` up to, not including, `end`, in the order of lodgement, a batch at a time.
    func traffic(from start: Instant, to end: Instant, _ batch: ([TrafficRow]) throws -> Void) async throws
}
