/// Finds the row of a text: an exact entry, else its longest listed beginning, else none.
///
/// Open addressing over sixteen-byte tokens. A gate by the first two bytes says which lengths of beginnings are listed at
/// all, so that a code that nothing is listed about costs one look.
struct CodeTable: BitwiseCopyable {
    struct Entry: BitwiseCopyable {
        var key: Token
        var row: UInt32
    }

    let entries: UnsafePointer<Entry>
    let shift: UInt64
    let mask: Int
    /// By ``gate(_:)``: bit 0 where exact entries are, bit n where beginnings of n bytes are.
    let gates: UnsafePointer<UInt16>

    /// Marks the key of a beginning, apart from the exact text.
    private static let beginning: UInt64 = 0x40 << 56

    static func key(beginning token: Token) -> Token { Token(low: token.low, high: token.high | beginning) }

    @inline(__always) static func hash(_ key: Token) -> UInt64 {
        (key.low ^ (key.high &* 0xD6E8_FEB8_6659_FD93)) &* 0x9E37_79B9_7F4A_7C15
    }

    /// The place of the first two bytes in the gates, 0 to 255.
    @inline(__always) static func gate(_ token: Token) -> Int {
        Int((UInt32(truncatingIfNeeded: token.low & 0xFFFF) &* 0x9E37_79B1) >> 24)
    }

    @inline(__always) private func row(_ key: Token) -> UInt32? {
        var place = Int(truncatingIfNeeded: Self.hash(key) >> shift)
        while true {
            let entry = entries[place]
            if entry.key.low == key.low, entry.key.high == key.high { return entry.row }
            if entry.key.high == 0 { return nil }
            place = (place &+ 1) & mask
        }
    }

    /// The row of a short token; nil when nothing is listed about it.
    @inline(__always) func find(_ token: Token) -> UInt32? {
        let gate = UInt64(gates[Self.gate(token)])
        if gate == 0 { return nil }
        if gate & 1 != 0, let row = row(token) { return row }
        return findBeginning(token, gate)
    }

    /// The row of the longest listed beginning.
    @inline(__always) func findBeginning(_ token: Token) -> UInt32? {
        findBeginning(token, UInt64(gates[Self.gate(token)]))
    }

    @inline(__always) private func findBeginning(_ token: Token, _ gate: UInt64) -> UInt32? {
        var lengths = gate & ((2 as UInt64) << UInt64(token.count) &- 1) & ~1
        while lengths != 0 {
            let length = 63 &- lengths.leadingZeroBitCount
            if let row = row(Self.key(beginning: token.prefix(length))) { return row }
            lengths &= ~((1 as UInt64) << UInt64(length))
        }
        return nil
    }
}

/// Gathers the entries of a ``CodeTable``.
struct CodeTableBuilder {
    private var entries: [CodeTable.Entry] = []
    private var gates = [UInt16](repeating: 0, count: 256)

    mutating func add(exact token: Token, row: UInt32) {
        entries.append(CodeTable.Entry(key: token, row: row))
        gates[CodeTable.gate(token)] |= 1
    }

    mutating func add(beginning token: Token, row: UInt32) {
        entries.append(CodeTable.Entry(key: CodeTable.key(beginning: token), row: row))
        if token.count == 1 {
            // Nothing is known of the second byte.
            for gate in gates.indices { gates[gate] |= 2 }
        } else {
            gates[CodeTable.gate(token)] |= 1 << UInt16(token.count)
        }
    }

    /// The table and the memory that it stands in.
    func build() -> (CodeTable, [any Sendable]) {
        var bits: UInt64 = 3
        while 1 << bits < entries.count * 2 { bits += 1 }
        let size = 1 << Int(bits)
        let shift = 64 - bits
        var slots = [CodeTable.Entry](repeating: CodeTable.Entry(key: .missing, row: 0), count: size)
        for entry in entries {
            var place = Int(CodeTable.hash(entry.key) >> shift)
            while slots[place].key.high != 0 { place = (place + 1) & (size - 1) }
            slots[place] = entry
        }
        let (frozen, frozenGates) = (FrozenArray(slots), FrozenArray(gates))
        let table = CodeTable(entries: frozen.base, shift: shift, mask: size - 1, gates: frozenGates.base)
        return (table, [frozen, frozenGates])
    }
}
