/// Facts as the hot loop reads them.
struct FactView {
    let codes: UnsafePointer<Token>
    let numbers: UnsafePointer<Double>
    /// Where sets and long texts are; nil when there are none.
    let facts: UnsafePointer<Facts>?
}

extension ProfileIndex {
    /// Writes the places of all profiles that match, in no particular order, and answers how many they are.
    ///
    /// `found` has room for every profile.
    @inline(__always)
    func match(_ view: FactView, into found: UnsafeMutablePointer<UInt32>) -> Int {
        let columnCount = columns.count
        let scratch = hasSets ? columnCount * (summaryCount + wordCount) : 0
        return withUnsafeTemporaryAllocation(of: UnsafePointer<UInt64>.self, capacity: columnCount * 2 + 1) { chosen in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, scratch)) { scratch in
                guard let chosen = chosen.baseAddress, let scratch = scratch.baseAddress else { return 0 }
                var doubts = 0
                for number in 0..<columnCount {
                    let column = columns.base + number
                    switch column.pointee.kind {
                    case .code:
                        chosen[number] = rows.base + Int(row(column, view.codes[column.pointee.slot], view))
                    case .number:
                        let value = view.numbers[column.pointee.slot]
                        var row = column.pointee.missing
                        if value == value, let classRows = column.pointee.rows {
                            let place = column.pointee.classOf(value)
                            row = classRows[place]
                            if let doubtful = column.pointee.doubtful {
                                chosen[columnCount + 1 + doubts] = rows.base + Int(doubtful[place])
                                doubts += 1
                            }
                        }
                        chosen[number] = rows.base + Int(row)
                    case .flag:
                        let value = view.numbers[column.pointee.slot]
                        var row = column.pointee.missing
                        if value == value, let classRows = column.pointee.rows { row = classRows[value == 0 ? 0 : 1] }
                        chosen[number] = rows.base + Int(row)
                    case .some, .none:
                        let room = scratch + number * (summaryCount + wordCount)
                        chosen[number] = combined(column, view, room)
                    }
                }
                var count = columnCount
                if count == 0 {
                    chosen[0] = rows.base + Int(everything)
                    count = 1
                }
                return intersect(
                    chosen, count, doubts: chosen + columnCount + 1, doubts, view: view, into: found)
            }
        }
    }

    /// Intersects the chosen rows, summaries first.
    @inline(__always)
    private func intersect(
        _ chosen: UnsafeMutablePointer<UnsafePointer<UInt64>>, _ count: Int,
        doubts: UnsafeMutablePointer<UnsafePointer<UInt64>>, _ doubtCount: Int, view: FactView,
        into found: UnsafeMutablePointer<UInt32>
    ) -> Int {
        var next = 0
        for group in 0..<summaryCount {
            var summary = chosen[0][group]
            for number in 1..<max(1, count) { summary &= chosen[number][group] }
            while summary != 0 {
                let block = group &<< 6 &+ summary.trailingZeroBitCount
                summary &= summary &- 1
                let place = summaryCount &+ block
                var word = chosen[0][place]
                for number in 1..<max(1, count) { word &= chosen[number][place] }
                if word == 0 { continue }
                if doubtCount > 0 {
                    var doubtful: UInt64 = 0
                    for number in 0..<doubtCount { doubtful |= doubts[number][place] }
                    word = settled(word, doubtful: word & doubtful, block, view)
                }
                while word != 0 {
                    found[next] = order.base[block &<< 6 &+ word.trailingZeroBitCount]
                    next &+= 1
                    word &= word &- 1
                }
            }
        }
        return next
    }

    /// A code's row in a column.
    @inline(__always)
    private func row(_ column: UnsafePointer<Column>, _ token: Token, _ view: FactView) -> UInt32 {
        if token.isMissing { return column.pointee.missing }
        guard let table = column.pointee.table else { return column.pointee.other }
        if token.isLong { return longRow(column, token, view) }
        return table.find(token) ?? column.pointee.other
    }

    @inline(never)
    private func longRow(_ column: UnsafePointer<Column>, _ token: Token, _ view: FactView) -> UInt32 {
        guard let text = view.facts?.pointee.text(token) else { return column.pointee.missing }
        let number = column.pointee.longTexts
        if number >= 0, let row = longTexts[number][text] { return row }
        let start = Token(String(decoding: text.utf8.prefix(Token.capacity), as: UTF8.self))
        return start.flatMap { column.pointee.table?.findBeginning($0) } ?? column.pointee.other
    }

    /// The row of a set: what some element leaves possible, or what every element does.
    @inline(never)
    private func combined(
        _ column: UnsafePointer<Column>, _ view: FactView, _ room: UnsafeMutablePointer<UInt64>
    ) -> UnsafePointer<UInt64> {
        let tokens = view.facts?.pointee.sets[column.pointee.slot] ?? []
        guard let first = tokens.first else { return rows.base + Int(column.pointee.missing) }
        let own = rows.base + Int(row(column, first, view))
        if tokens.count == 1 { return own }
        let stride = summaryCount + wordCount
        room.update(from: own, count: stride)
        let isNone = column.pointee.kind == .none
        for token in tokens.dropFirst() {
            let other = rows.base + Int(row(column, token, view))
            for place in 0..<stride {
                // A summary of an intersection may keep the bit of an empty word: the words decide.
                room[place] = isNone ? room[place] & other[place] : room[place] | other[place]
            }
        }
        return UnsafePointer(room)
    }

    /// Takes out of a word the profiles whose own bound the coarse class does not settle and that do not match.
    @inline(never)
    private func settled(_ word: UInt64, doubtful: UInt64, _ block: Int, _ view: FactView) -> UInt64 {
        var (word, doubtful) = (word, doubtful)
        while doubtful != 0 {
            let bit = doubtful.trailingZeroBitCount
            doubtful &= doubtful - 1
            let profile = profiles[Int(order.base[block << 6 + bit])]
            let holds = profile.allConditions.allSatisfy { condition in
                guard condition.field.kind == .number else { return true }
                let value = view.numbers[condition.field.slot]
                return value.isNaN ? condition.matchesMissing : condition.intervals.contains(value)
            }
            if !holds { word &= ~((1 as UInt64) << UInt64(bit)) }
        }
        return word
    }
}
