package import Clearance
package import Customs
import Risk

/// What makes declarations comparable: the same office, chapter, mode and quarter of the day, the same direction, and
/// lodged before arrival or not (the time of those runs from presentation).
package struct ComparableCell: Hashable, Comparable, Sendable {
    package var office: String
    package var chapter: String
    package var mode: String
    package var hourBand: Int
    package var flow: String
    package var isPrearrival: Bool

    package init(_ row: TrafficRow) {
        office = row.office
        chapter = row.chapter
        mode = row.mode
        hourBand = row.hourBand
        flow = row.flow.rawValue
        isPrearrival = row.isPrearrival
    }

    private var order: (String, String, String, String) {
        (office, chapter, mode, "\(hourBand) \(flow) \(isPrearrival)")
    }

    package static func < (left: ComparableCell, right: ComparableCell) -> Bool { left.order < right.order }
}

/// One declaration as treatment is compared.
package struct BenefitCase: Hashable, Sendable {
    package var number: String
    package var cell: ComparableCell
    package var control: TrafficRow.Control
    /// From the moment both the declaration and the goods were there to release, or until now.
    package var seconds: Int32
    package var isOpen: Bool
    package var lodgedAt: Instant
    /// The decision counted the trader as trusted.
    package var trusted: Bool
    /// What was asked for was owed to a control that no status lowers: mandatory, or a random draw.
    package var isBeyondRelief: Bool
    package var holds: Int

    /// Nil for what was never treated: refused, withdrawn, goods never there.
    package init?(_ row: TrafficRow, now: Instant) {
        guard row.state != .refused, let seconds = row.seconds(until: now) else { return nil }
        number = row.number
        cell = ComparableCell(row)
        control = row.control
        self.seconds = Int32(clamping: seconds)
        isOpen = row.releasedAt == nil
        lodgedAt = row.lodgedAt
        trusted = row.trusted
        isBeyondRelief =
            switch row.cause {
            case .mandatory?, .measurement?, .exploration?: true
            default: false
            }
        holds = row.holds
    }
}

/// The traffic of a month that operators without status had, by cell: what status is compared with.
package struct ComparableTraffic: Sendable {
    package struct Cell: Sendable {
        package var cases = 0
        package var examined = 0
        package var controlled = 0
        /// Ascending once ``close()`` was called.
        package var seconds: [Int32] = []
        /// The traders, no more of them than are asked for.
        package var traders: Set<String> = []
    }

    /// Declarations under the same control, for what a wait is held against.
    package struct Queue: Hashable, Sendable {
        package var office: String
        package var mode: String
        package var flow: String
        package var control: TrafficRow.Control
        package var isPrearrival: Bool

        package init(_ found: BenefitCase) {
            office = found.cell.office
            mode = found.cell.mode
            flow = found.cell.flow
            control = found.control
            isPrearrival = found.cell.isPrearrival
        }
    }

    package let method: BenefitMethod
    package private(set) var cells: [ComparableCell: Cell] = [:]
    private var queues: [Queue: Cell] = [:]

    package init(_ method: BenefitMethod = .current) { self.method = method }

    /// Adds a declaration of a trader that had no status when it was decided.
    package mutating func add(_ found: BenefitCase, trader: String?) {
        Self.add(found, trader, method, to: &cells[found.cell, default: Cell()])
        if found.holds == 0 { Self.add(found, trader, method, to: &queues[Queue(found), default: Cell()]) }
    }

    private static func add(_ found: BenefitCase, _ trader: String?, _ method: BenefitMethod, to cell: inout Cell) {
        cell.cases += 1
        if found.control == .examination { cell.examined += 1 }
        if found.control != .none { cell.controlled += 1 }
        cell.seconds.append(found.seconds)
        if let trader, cell.traders.count < method.cellTraders { cell.traders.insert(trader) }
    }

    /// Puts the times in order; call once, when all are added.
    package mutating func close() {
        for key in Array(cells.keys) { cells[key]?.seconds.sort() }
        for key in Array(queues.keys) { queues[key]?.seconds.sort() }
    }

    /// The cell, when enough declarations of enough traders are in it.
    package func usable(_ cell: ComparableCell) -> Cell? {
        guard let found = cells[cell], found.cases >= method.cellCases, found.traders.count >= method.cellTraders else {
            return nil
        }
        return found
    }

    /// Seconds that nine of ten comparable declarations under the same control did not exceed; nil where there are too
    /// few to say so.
    package func longWait(_ queue: Queue) -> Int32? {
        guard let found = queues[queue], found.cases >= method.compared, found.traders.count >= method.cellTraders
        else { return nil }
        return WeightedSample([(1, found.seconds)]).quantile(0.9)
    }
}
