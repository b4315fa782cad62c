/// Which column a condition stands in: codes, numbers and flags have one per field; of a set, each further condition of
/// one profile needs its own, since two conditions may be met by two elements.
struct ColumnKey: Hashable {
    let field: Field
    var isNone = false
    var ordinal = 0
}

extension Profile {
    /// The conditions by column.
    var columns: [ColumnKey: [Condition]] {
        var columns: [ColumnKey: [Condition]] = [:]
        for condition in allConditions {
            var key = ColumnKey(field: condition.field)
            if condition.field.kind == .set {
                if case .noneOf = condition.test { key.isNone = true }
                while columns[key] != nil { key.ordinal += 1 }
            }
            columns[key, default: []].append(condition)
        }
        return columns
    }
}
