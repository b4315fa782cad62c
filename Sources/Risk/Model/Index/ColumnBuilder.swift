/// Builds one column: for every distinct value that profiles name, the row of profiles that the value leaves possible.
struct ColumnBuilder {
    let key: ColumnKey
    /// The conditions in this column, by rank; an empty list where a profile has none.
    let conditions: [[Condition]]
    /// The ranks that have any.
    let conditioned: [Int]

    /// How many classes a numeric column may have before they get coarse; nil for ``classes(_:)``.
    let mostClasses: Int?

    /// As many as rows of together about 1 MiB, and 512 at least.
    static func classes(_ store: RowStore) -> Int { max(512, 131_072 / store.stride) }

    init(key: ColumnKey, conditions: [[Condition]], mostClasses: Int?) {
        self.key = key
        self.mostClasses = mostClasses
        self.conditions = conditions
        conditioned = conditions.indices.filter { !conditions[$0].isEmpty }
    }

    /// Share of profiles that the column says something about: the larger, the earlier it is asked.
    var weight: Int { conditioned.count }

    func build(into store: inout RowStore, memory: inout [any Sendable], longTexts: inout [[String: UInt32]]) -> Column
    {
        let missing = row { $0.allSatisfy(\.matchesMissing) }
        var column = Column(kind: .code, slot: key.field.slot, missing: store.place(missing))
        switch key.field.kind {
        case .code: codes(&column, &store, &memory, &longTexts)
        case .set:
            column.kind = key.isNone ? .none : .some
            codes(&column, &store, &memory, &longTexts)
        case .flag:
            column.kind = .flag
            let rows = [0.0, 1.0].map { value in
                store.place(row { $0.allSatisfy { $0.intervals.contains(value) } })
            }
            let frozen = FrozenArray(rows)
            column.rows = frozen.base
            memory.append(frozen)
        case .number:
            column.kind = .number
            numbers(&column, &store, &memory)
        }
        return column
    }

    /// A row of all profiles without a condition here, and of those whose conditions hold.
    func row(_ holds: ([Condition]) -> Bool) -> BitRow {
        var row = BitRow(count: conditions.count)
        for rank in conditions.indices where conditions[rank].isEmpty || holds(conditions[rank]) { row[rank] = true }
        return row
    }
}

extension Condition {
    /// The numbers that the test takes; none for a test of texts.
    var intervals: Intervals { if case .within(let intervals) = test { intervals } else { .none } }
}
