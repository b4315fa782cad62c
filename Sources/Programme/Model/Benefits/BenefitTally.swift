package import Clearance
package import Customs

/// A month's traffic as it is read: each declaration goes to the operators whose status was active when it was lodged, to
/// the comparable traffic of those without status, or to neither.
package struct BenefitTally: Sendable {
    private struct Account: Sendable {
        var roles: Set<String> = []
        var cases: [(roles: [String], one: BenefitCase)] = []
        var declarations = 0
        var untreated = 0
    }

    private struct Key: Hashable {
        var programme: String
        var operatorID: OperatorID
    }

    package let month: Month
    private let now: Instant
    private var numbers: [String: [StatusFile]] = [:]
    private var accounts: [Key: Account] = [:]
    package private(set) var traffic: ComparableTraffic
    /// All that were read.
    package private(set) var declarations = 0

    package init(files: [StatusFile], month: Month, method: BenefitMethod, now: Instant) {
        self.month = month
        self.now = now
        traffic = ComparableTraffic(method)
        for file in files {
            for number in Set(file.identifiers.map(\.text)) { numbers[number, default: []].append(file) }
        }
    }

    package mutating func add(_ row: TrafficRow) {
        declarations += 1
        let one = BenefitCase(row, now: now)
        let file = row.trader.flatMap { trader in
            numbers[trader]?.first { $0.identifiers.contains { $0.text == trader && $0.holds(at: row.lodgedAt) } }
        }
        guard let file, let status = file.standing(at: row.lodgedAt)?.since.status,
            status.isActive || status == .suspended
        else {
            if let one, !row.trusted { traffic.add(one, trader: row.trader) }
            return
        }
        // A suspended operator is neither: it has no benefit to measure, and is not like those who never had status.
        guard status.isActive else { return }
        var roles: [String: [String]] = [:]
        for held in file.held where held.changes.status(at: row.lodgedAt)?.isActive == true {
            roles[held.programme, default: []].append(held.role)
        }
        for (programme, held) in roles {
            let key = Key(programme: programme, operatorID: file.operatorID)
            let shown = Self.roles(held, row.flow)
            accounts[key, default: Account()].roles.formUnion(held)
            accounts[key]?.declarations += 1
            if let one {
                accounts[key]?.cases.append((shown, one))
            } else {
                accounts[key]?.untreated += 1
            }
        }
    }

    /// Of the roles that are held, those in which a declaration of this direction is made; all where none is.
    private static func roles(_ held: [String], _ flow: DeclarationType.Flow) -> [String] {
        let natural = flow == .import ? "importer" : flow == .export ? "exporter" : ""
        return held.contains(natural) ? [natural] : Array(Set(held)).sorted()
    }

    /// Call once, when all are added.
    package mutating func close() { traffic.close() }

    package var programmes: [String] { Set(accounts.keys.map(\.programme)).sorted() }

    package func operators(of programme: String) -> [OperatorID] {
        accounts.keys.filter { $0.programme == programme }.map(\.operatorID).sorted()
    }

    /// What status gave one operator; nil when it had no declaration under status.
    package func benefits(of operatorID: OperatorID, in programme: String, promises: Set<String>) -> OperatorBenefits? {
        guard let account = accounts[Key(programme: programme, operatorID: operatorID)] else { return nil }
        let cases = account.cases.map(\.one)
        let undelivered = BenefitComparison.undelivered(cases, against: traffic, promises: promises)
        return OperatorBenefits(
            method: traffic.method.version, month: month, operatorID: operatorID, programme: programme,
            roles: account.roles.sorted(), declarations: account.declarations, untreated: account.untreated,
            open: cases.count(where: \.isOpen), lines: BenefitComparison.lines(of: cases, against: traffic),
            undelivered: Array(undelivered.prefix(OperatorBenefits.kept)), undeliveredCount: undelivered.count)
    }

    /// What status gave all holders of a programme, whole, by office and by role.
    package func benefits(of programme: String, undelivered: Int) -> ProgrammeBenefits {
        var all: [BenefitCase] = []
        var offices: [String: [BenefitCase]] = [:]
        var roles: [String: [BenefitCase]] = [:]
        let holders = operators(of: programme)
        for operatorID in holders {
            for (held, one) in accounts[Key(programme: programme, operatorID: operatorID)]?.cases ?? [] {
                all.append(one)
                offices[one.cell.office, default: []].append(one)
                for role in held { roles[role, default: []].append(one) }
            }
        }
        func part(_ kind: ProgrammeBenefits.Part.Kind, _ code: String, _ cases: [BenefitCase]) -> ProgrammeBenefits.Part
        {
            ProgrammeBenefits.Part(
                kind: kind, code: code, declarations: cases.count,
                lines: BenefitComparison.lines(of: cases, against: traffic))
        }
        var parts = [part(.all, "", all)]
        parts += offices.sorted { $0.key < $1.key }.map { part(.office, $0.key, $0.value) }
        parts += roles.sorted { $0.key < $1.key }.map { part(.role, $0.key, $0.value) }
        return ProgrammeBenefits(
            method: traffic.method.version, month: month, programme: programme, operators: holders.count,
            undelivered: undelivered, open: all.count(where: \.isOpen), parts: parts)
    }
}
