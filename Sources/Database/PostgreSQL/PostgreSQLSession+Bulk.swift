internal import CPostgreSQL

/// Many rows of one `INSERT` in one statement, with an array for each column: half the server's time of a statement
/// for each row (Docs/Decisions/0002-database.md).
extension PostgreSQLSession {
    /// Nil when the statement, the types of its columns or the rows do not allow it.
    func unnested(_ sql: String, _ many: [[SQLValue]]) throws(DatabaseError) -> Int? {
        let plan = try bulkPlan(sql)
        guard let bulk = plan.bulk, plan.allows(many) else { return nil }
        var changed = 0
        var start = 0
        while start < many.count {
            let end = Self.partEnd(many, start)
            // Nothing is sent before all the rows of a part are found good.
            do { try parameters.fill(columns: many[start..<end], plan.single) } catch { throw failed(error) }
            let sent = try sendPrologue()
            try sendFilled(bulk)
            try sync()
            try collect { number, result throws(DatabaseError) in
                if number == sent { changed += Self.changedRows(result) }
            }
            start = end
        }
        return changed
    }

    /// As `unnested`, without waiting; false where that is nil.
    func enqueueUnnested(_ sql: String, _ many: [[SQLValue]]) throws(DatabaseError) -> Bool {
        let plan = try bulkPlan(sql)
        guard let bulk = plan.bulk, plan.allows(many) else { return false }
        var start = 0
        while start < many.count {
            let end = Self.partEnd(many, start)
            do { try parameters.fill(columns: many[start..<end], plan.single) } catch { throw failed(error) }
            _ = try sendPrologue()
            try sendFilled(bulk)
            try boundEnqueued()
            start = end
        }
        return true
    }

    /// The answers to many lists of arguments by one statement; nil when the statement does not allow it.
    func lookedUp(_ sql: String, _ each: [[SQLValue]]) throws(DatabaseError) -> [[Row]]? {
        let plan = try bulkPlan(sql)
        guard let bulk = plan.bulk else { return nil }
        var answers = [[Row]](repeating: [], count: each.count)
        var start = 0
        while start < each.count {
            let end = Self.partEnd(each, start)
            do { try parameters.fill(columns: each[start..<end], plan.single) } catch { throw failed(error) }
            let sent = try sendPrologue()
            try sendFilled(bulk)
            try sync()
            try collect { number, result throws(DatabaseError) in
                guard number == sent else { return }
                for row in 0..<PQntuples(result) {
                    let (key, found) = try PostgreSQLDecoding.numberedRow(
                        row, of: result, plan.single.columns, bulk.columnTypes, isBinary: bulk.isBinary)
                    guard answers.indices.contains(start + key - 1) else {
                        throw DatabaseError(.other, "the server answered for a key that was not asked")
                    }
                    answers[start + key - 1].append(found)
                }
            }
            start = end
        }
        return answers
    }

    /// At most 1,000 rows and about 4 MB in one message.
    private static func partEnd(_ many: [[SQLValue]], _ start: Int) -> Int {
        var bytes = 0
        var end = start
        while end < many.count, end - start < 1000, bytes < 4 << 20 {
            for value in many[end] {
                switch value {
                case .text(let text): bytes += text.utf8.count
                case .blob(let blob): bytes += blob.count
                default: bytes += 8
                }
            }
            end += 1
        }
        return end
    }

    private func bulkPlan(_ sql: String) throws(DatabaseError) -> BulkPlan {
        if let plan = bulkPlans[sql], statements[sql] === plan.single { return plan }
        let single = try prepared(sql)
        var plan = BulkPlan(single: single, bulk: nil)
        let types = single.parameterTypes
        if let insert = BulkInsert(sql), insert.placeholders == types.count, let bulk = insert.unnest(types) {
            plan.bulk = try prepared(bulk)
            plan.insert = insert
        } else if let bulk = BulkLookup.lateral(sql, types) {
            plan.bulk = try prepared(bulk)
        }
        bulkPlans[sql] = plan
        return plan
    }
}

/// The single statement, and the one for many rows when there is one.
struct BulkPlan {
    let single: PostgreSQLStatement
    var bulk: PostgreSQLStatement?
    /// What `bulk` inserts; nil for a look-up.
    var insert: BulkInsert?

    /// Whether the statement may take all the rows at once. A row of another length is told by whoever fills them in.
    func allows(_ rows: [[SQLValue]]) -> Bool {
        guard let insert, !insert.key.isEmpty else { return true }
        return rows.allSatisfy { $0.count == insert.placeholders } && insert.areDistinct(rows)
    }
}
