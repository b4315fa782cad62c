import Customs
import Database

/// Who holds which identifier, in memory: 100,000 operators take some 30 MB.
struct OperatorIndex {
    struct Holding {
        var serial: Int64
        /// Days since 1970.
        var since: Int32
        var through: Int32?
    }

    private var holders: [String: [Holding]] = [:]
    private var keys: [Int64: [String]] = [:]
    private var redirects: [Int64: Int64] = [:]
    /// The sequence by which each entry was read: of two readings that overtake each other the newer stands.
    private var versions: [Int64: Int64] = [:]
    /// The sequence through which it has seen the register.
    private(set) var changed: Int64 = 0

    /// The number of the entry that holds a key on a day.
    func holder(of key: String, on day: CalendarDay) -> Int64? {
        holders[key]?.last { $0.since <= day.number && ($0.through.map { day.number <= $0 } ?? true) }?.serial
    }

    /// The entry that is kept, for one that was merged; else itself.
    func kept(_ serial: Int64) -> Int64 {
        var serial = serial
        // Merges never make a circle; a bound all the same.
        for _ in 0..<64 {
            guard let next = redirects[serial] else { return serial }
            serial = next
        }
        return serial
    }

    /// Lets a merged entry's number and identifiers lead to the kept one at once.
    mutating func merge(_ lost: Int64, into kept: Int64) {
        redirects[lost] = kept
        for key in keys.removeValue(forKey: lost) ?? [] {
            for place in holders[key]?.indices ?? 0..<0 where holders[key]?[place].serial == lost {
                holders[key]?[place].serial = kept
            }
            keys[kept, default: []].append(key)
        }
    }

    /// Brings it up to date with the entries that changed.
    mutating func take(_ news: OperatorNews) {
        var older: Set<Int64> = []
        for entry in news.entries {
            if let version = versions[entry.serial], version > entry.changed {
                older.insert(entry.serial)
                continue
            }
            versions[entry.serial] = entry.changed
            for key in keys.removeValue(forKey: entry.serial) ?? [] {
                holders[key]?.removeAll { $0.serial == entry.serial }
                if holders[key]?.isEmpty ?? false { holders[key] = nil }
            }
            redirects[entry.serial] = entry.mergedInto
            if changed < entry.changed { changed = entry.changed }
        }
        for (serial, key, since, through) in news.identifiers where !older.contains(serial) {
            holders[key, default: []].append(Holding(serial: serial, since: since, through: through))
            keys[serial, default: []].append(key)
        }
    }
}

/// What changed in the register since a sequence.
struct OperatorNews {
    var entries: [(serial: Int64, mergedInto: Int64?, changed: Int64)] = []
    var identifiers: [(serial: Int64, key: String, since: Int32, through: Int32?)] = []

    static func since(_ sequence: Int64, in db: any Reading) throws -> OperatorNews {
        var news = OperatorNews()
        try db.forEach("SELECT serial, merged_into, changed FROM operator_entry WHERE changed > ?", [.int(sequence)]) {
            row in
            news.entries.append((try row.int("serial"), try row.optionalInt("merged_into"), try row.int("changed")))
        }
        guard !news.entries.isEmpty else { return news }
        func add(_ row: Row) throws {
            news.identifiers.append(
                (
                    try row.int("serial"), try row.text("key"), Int32(truncatingIfNeeded: try row.int("since")),
                    try row.optionalInt("through").map { Int32(truncatingIfNeeded: $0) }
                ))
        }
        if sequence == 0 {
            try db.forEach("SELECT serial, key, since, through FROM operator_identifier", []) { try add($0) }
        } else {
            let rows = try db.query(
                "SELECT serial, key, since, through FROM operator_identifier WHERE serial = ?",
                each: news.entries.map { [.int($0.serial)] })
            for row in rows.joined() { try add(row) }
        }
        return news
    }
}
