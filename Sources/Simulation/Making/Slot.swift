import Customs

/// When and by whom a declaration of the day is lodged, before it is written.
struct Slot: Sendable {
    let office: Int
    let isImport: Bool
    let trader: Int
    let lodged: Int64
    let presented: Int64
    let isLate: Bool
    /// The same for declarations that share a truck.
    let truck: UInt64
}

extension Simulator {
    /// The day's slots in the order of lodging. Goods are presented by the hours of the border; lodging comes earlier,
    /// but never on the day before, so that days follow each other.
    func slots(on index: Int, count: Int, _ random: inout SimulationRandom) -> [Slot] {
        let day = start.advanced(by: index)
        guard let phase = world.phase(on: index) else { return [] }
        let starts = model.offices.map { $0.zone.instant(of: day).milliseconds }
        var slots: [Slot] = []
        slots.reserveCapacity(count)
        while slots.count < count {
            let office = officeTable.draw(&random)
            let isImport = random.chance(model.offices[office].importShare)
            let trader = (isImport ? phase.imports : phase.exports)[office].draw(&random)
            let hour = model.hours.draw(&random)
            let presented = starts[office] + Int64(hour) * 3_600_000 + Int64(random.below(3_600_000))
            let isAEO = world.traders[trader].isAEO
            let isLate = random.chance(isAEO ? model.shares.lateAEO : model.shares.lateOthers)
            let truck = random.next()
            let companions = random.chance(0.1) ? 1 + random.below(2) : 0
            for _ in 0...companions where slots.count < count {
                let hours = isLate ? random.between(0.01, 0.2) : random.logNormal(isAEO ? 6 : 2.2, 0.6)
                var lodged = presented - Int64(hours * 3_600_000)
                if lodged < starts[office] {
                    lodged = starts[office] + Int64(random.unit() * Double(presented - starts[office]))
                }
                slots.append(
                    Slot(
                        office: office, isImport: isImport, trader: trader, lodged: lodged, presented: presented,
                        isLate: isLate, truck: truck))
            }
        }
        return slots.enumerated().sorted { ($0.element.lodged, $0.offset) < ($1.element.lodged, $1.offset) }.map(
            \.element)
    }
}
