/// All profiles compiled to bits: one bit per profile, one row of bits per distinct value of each field. What matches is
/// the intersection of the rows that the facts choose, one row a field.
///
/// Profiles are sorted so that those about the same goods stand together: the rows of HS codes are then empty but for a
/// few words, and the summaries of the rows let the hot loop skip all others (Docs/Decisions/0008-rule-index.md).
final class ProfileIndex: Sendable {
    /// The place in the ruleset's profiles of each rank.
    let order: FrozenArray<UInt32>
    let columns: FrozenArray<Column>
    let rows: FrozenArray<UInt64>
    let wordCount: Int
    let summaryCount: Int
    /// The row of all profiles.
    let everything: UInt32
    /// By column with long texts: the row of each.
    let longTexts: [[String: UInt32]]
    /// For the checks of coarse classes.
    let profiles: [Profile]
    let isCoarse: Bool
    let hasSets: Bool
    /// What the columns' pointers point into.
    private let memory: [any Sendable]

    /// `mostClasses` makes numeric classes coarse earlier, for tests.
    init(_ profiles: [Profile], mostClasses: Int? = nil) {
        let conditions = profiles.map(\.columns)
        let order = Self.sorted(conditions)
        var keys: Set<ColumnKey> = []
        for conditions in conditions { keys.formUnion(conditions.keys) }
        var builders = keys.map { key in
            ColumnBuilder(key: key, conditions: order.map { conditions[$0][key] ?? [] }, mostClasses: mostClasses)
        }
        // The order of columns is of no consequence but for speed; ties by field keep it the same in every run.
        builders.sort { left, right in
            if left.weight != right.weight { return left.weight > right.weight }
            return Self.precedes(left.key, right.key)
        }
        var store = RowStore(profiles: profiles.count)
        var memory: [any Sendable] = []
        var longTexts: [[String: UInt32]] = []
        let columns = builders.map { $0.build(into: &store, memory: &memory, longTexts: &longTexts) }

        self.order = FrozenArray(order.map { UInt32($0) })
        self.columns = FrozenArray(columns)
        wordCount = store.wordCount
        summaryCount = store.summaryCount
        isCoarse = columns.contains { $0.doubtful != nil }
        hasSets = columns.contains { $0.kind == .some || $0.kind == .none }
        // Without any column every profile matches: one row of all then stands for the columns.
        var all = BitRow(count: profiles.count)
        for rank in profiles.indices { all[rank] = true }
        everything = store.place(all)
        rows = FrozenArray(store.words)
        self.longTexts = longTexts
        self.profiles = profiles
        self.memory = memory
    }

    /// Bytes that the index takes, without the profiles themselves.
    var byteCount: Int { rows.count * 8 }

    /// Profiles in an order that leaves most words of most rows empty: by HS code first, then by whatever else they name.
    private static func sorted(_ conditions: [[ColumnKey: [Condition]]]) -> [Int] {
        var distinct: [ColumnKey: Set<Condition.Test>] = [:]
        for conditions in conditions {
            for (key, list) in conditions where key.field != .day {
                for condition in list { distinct[key, default: []].insert(condition.test) }
            }
        }
        let fields = distinct.keys.sorted { left, right in
            let (leftIsHS, rightIsHS) = (left.field == .hs, right.field == .hs)
            if leftIsHS != rightIsHS { return leftIsHS }
            let (leftCount, rightCount) = (distinct[left]?.count ?? 0, distinct[right]?.count ?? 0)
            let (leftIsText, rightIsText) = (left.field.isText, right.field.isText)
            if leftIsText != rightIsText { return leftIsText }
            return leftCount == rightCount ? precedes(left, right) : leftCount > rightCount
        }
        let keys = conditions.map { conditions in fields.map { conditions[$0]?.first?.sortKey ?? .absent } }
        return conditions.indices.sorted { left, right in
            for (first, second) in zip(keys[left], keys[right]) where first != second { return first < second }
            return left < right
        }
    }

    private static func precedes(_ left: ColumnKey, _ right: ColumnKey) -> Bool {
        (left.field.rawValue, left.isNone ? 1 : 0, left.ordinal)
            < (right.field.rawValue, right.isNone ? 1 : 0, right.ordinal)
    }
}

extension Field {
    fileprivate var isText: Bool { kind == .code || kind == .set }
}

/// Where a profile goes among the others by one of its fields; those that do not name the field go last.
private enum SortKey: Comparable {
    case text(String)
    case number(Double)
    case absent
}

extension Condition {
    fileprivate var sortKey: SortKey {
        switch test {
        case .prefix(let texts), .anyOf(let texts), .noneOf(let texts): texts.min().map { .text($0) } ?? .absent
        case .within(let intervals):
            intervals.list.first.map { .number($0.lower.isFinite ? $0.lower : $0.upper) } ?? .absent
        }
    }
}
