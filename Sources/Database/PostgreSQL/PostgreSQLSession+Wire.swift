internal import CPostgreSQL
import Dispatch
import Glibc

/// Sending, waiting, collecting. libpq never blocks here: waiting is done in `poll`, so that the caller's deadline and
/// cancellation are heard.
extension PostgreSQLSession {
    func opened() throws(DatabaseError) -> OpaquePointer {
        guard let connection, !isTainted else { throw DatabaseError(.connection, "the connection is closed") }
        return connection
    }

    /// Reads what is still owed by the transaction before.
    func settle() throws(DatabaseError) {
        try control.check()
        if isSynced { try collect() }
    }

    /// Waits for the statements that were sent without waiting, and throws the first error among them.
    func settleEnqueued() throws(DatabaseError) {
        guard !inFlight.isEmpty else { return }
        if !isSynced { try sync() }
        try collect()
    }

    /// The statement, prepared on this connection; the server infers the types of its placeholders.
    func prepared(_ sql: String) throws(DatabaseError) -> PostgreSQLStatement {
        try settle()
        if let statement = statements[sql] { return statement }
        if statements.count >= 500 {
            statements = [:]
            bulkPlans = [:]
            prologue.append("DEALLOCATE ALL")
        }
        statementCount += 1
        let name = "s\(statementCount)"
        let connection = try opened()
        let sent = try sendPrologue()
        guard PQsendPrepare(connection, name, PortableSQL.numbered(sql), 0, nil) == 1,
            PQsendDescribePrepared(connection, name) == 1
        else { throw broken() }
        inFlight += [sql, sql]
        try sync()
        var statement: PostgreSQLStatement?
        try collect { number, result throws(DatabaseError) in
            guard number == sent + 1 else { return }
            let columns = 0..<PQnfields(result)
            statement = PostgreSQLStatement(
                sql: sql, name: name,
                parameterTypes: (0..<PQnparams(result)).map { PQparamtype(result, $0) },
                columnTypes: columns.map { PQftype(result, $0) },
                columns: Columns(columns.map { PQfname(result, $0).map { String(cString: $0) } ?? "" }))
        }
        guard let statement else { throw DatabaseError(.other, "the server did not describe the statement") }
        statements[sql] = statement
        return statement
    }

    /// Sends the waiting `BEGIN`, savepoints and the like; answers how many results come before the next one's.
    func sendPrologue() throws(DatabaseError) -> Int {
        if prologue.isEmpty { return inFlight.count }
        let waiting = prologue
        prologue = []
        for sql in waiting {
            if let statement = statements[sql] {
                try sendPrepared(statement)
            } else {
                try sendOnce(sql, isBinary: false)
            }
        }
        return inFlight.count
    }

    func sendOnce(_ sql: String, isBinary: Bool) throws(DatabaseError) {
        guard PQsendQueryParams(try opened(), sql, 0, nil, nil, nil, nil, isBinary ? 1 : 0) == 1 else { throw broken() }
        inFlight.append(sql)
    }

    /// Sends the statement once for each list of arguments, in one round trip, and gives each result to `use`.
    func exchange(
        _ statement: PostgreSQLStatement, _ lists: ArraySlice<[SQLValue]>,
        _ use: (_ number: Int, _ result: OpaquePointer) throws(DatabaseError) -> Void
    ) throws(DatabaseError) {
        if hasFailed { throw DatabaseError.afterFailure(statement.sql) }
        let sent = try sendPrologue()
        var refusal: DatabaseError?
        for args in lists {
            do {
                try parameters.fill(args, statement)
            } catch {
                refusal = error
                break
            }
            try sendFilled(statement)
        }
        try sync()
        try collect { number, result throws(DatabaseError) in
            if number >= sent { try use(number - sent, result) }
        }
        if let refusal { throw failed(refusal) }
    }

    /// Notes that the transaction must not be committed, although the server knows nothing of the error.
    func failed(_ error: DatabaseError) -> DatabaseError {
        if isBegun { hasFailed = true }
        return error
    }

    /// Sends a statement without arguments.
    func sendPrepared(_ statement: PostgreSQLStatement) throws(DatabaseError) {
        guard PQsendQueryPrepared(try opened(), statement.name, 0, nil, nil, nil, 0) == 1 else { throw broken() }
        inFlight.append(statement.sql)
    }

    /// Sends a statement with the arguments that `parameters` holds.
    func sendFilled(_ statement: PostgreSQLStatement) throws(DatabaseError) {
        let sent = PQsendQueryPrepared(
            try opened(), statement.name, Int32(parameters.values.count), parameters.values, parameters.lengths,
            parameters.formats, statement.isBinary ? 1 : 0)
        guard sent == 1 else { throw broken() }
        inFlight.append(statement.sql)
    }

    func sync() throws(DatabaseError) {
        guard PQpipelineSync(try opened()) == 1 else { throw broken() }
        isSynced = true
        try flush()
    }

    /// Reads the results of all that was sent and the end of the pipeline, then throws the first error among them.
    func collect(
        _ use: (_ number: Int, _ result: OpaquePointer) throws(DatabaseError) -> Void = { _, _ throws(DatabaseError) in
        }
    ) throws(DatabaseError) {
        let sent = inFlight
        inFlight = []
        enqueuedBytes = 0
        isSynced = false
        var failure: DatabaseError?
        for (number, place) in sent.enumerated() {
            while let result = try nextResult() {
                defer { PQclear(result) }
                switch PQresultStatus(result) {
                case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
                    if failure == nil {
                        do { try use(number, result) } catch { failure = error }
                    }
                case PGRES_PIPELINE_ABORTED: break
                default: if failure == nil { failure = PostgreSQLErrors.error(result, place: place) }
                }
            }
            if PQstatus(connection) != CONNECTION_OK { throw failure ?? broken() }
        }
        let end = try nextResult()
        let isEnd = end.map { PQresultStatus($0) == PGRES_PIPELINE_SYNC } ?? false
        PQclear(end)
        if let failure {
            let state = failure.engineCode ?? ""
            if failure.code == .serialization, state.hasSuffix("0A000") || state.hasSuffix("26000") {
                hasStaleStatements = true
            }
            throw stopped(failure)
        }
        guard isEnd else { throw broken() }
    }

    /// A statement that the server stopped at our request was stopped by the caller's deadline or cancellation.
    private func stopped(_ failure: DatabaseError) -> DatabaseError {
        guard failure.code == .timeout else { return failure }
        do {
            try control.check()
            return failure
        } catch {
            return error
        }
    }

    func broken() -> DatabaseError {
        isTainted = true
        return PostgreSQLErrors.connection(connection)
    }

    private func nextResult() throws(DatabaseError) -> OpaquePointer? {
        guard let connection else { throw DatabaseError(.connection, "the connection is closed") }
        while PQisBusy(connection) != 0 {
            try wait(for: Int16(POLLIN), connection)
            guard PQconsumeInput(connection) == 1 else { throw broken() }
        }
        return PQgetResult(connection)
    }

    private func flush() throws(DatabaseError) {
        guard let connection else { throw DatabaseError(.connection, "the connection is closed") }
        while true {
            let left = PQflush(connection)
            if left == 0 { return }
            guard left == 1 else { throw broken() }
            // The server may be waiting for us to read: take its input as well.
            try wait(for: Int16(POLLIN | POLLOUT), connection)
            guard PQconsumeInput(connection) == 1 else { throw broken() }
        }
    }

    /// Waits for the socket. When the caller's time is over or he is cancelled, the server is asked once to stop, and
    /// five seconds later the connection is given up.
    private func wait(for events: Int16, _ connection: OpaquePointer) throws(DatabaseError) {
        let control = control
        control.wake { [bell] in bell.ring() }
        defer { control.wake(with: nil) }
        while true {
            if control.mustStop, !isTainted { askToStop(connection) }
            let until = isTainted ? stopDeadline : control.deadline
            var watched = [
                pollfd(fd: PQsocket(connection), events: events, revents: 0),
                pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&watched, 2, until.pollMilliseconds)
            if ready < 0, errno != EINTR { throw broken() }
            if watched[1].revents != 0 { bell.silence() }
            if watched[0].revents != 0 { return }
            if isTainted, stopDeadline.isOver {
                try control.check()
                throw broken()
            }
        }
    }

    /// On another thread, because `PQcancel` opens a connection of its own and waits for it.
    private func askToStop(_ connection: OpaquePointer) {
        isTainted = true
        stopDeadline = .after(.seconds(5))
        guard let cancel = PQgetCancel(connection) else { return }
        let handle = CancelHandle(pointer: cancel)
        DispatchQueue.global().async { @Sendable in
            var words = [CChar](repeating: 0, count: 256)
            PQcancel(handle.pointer, &words, 256)
            PQfreeCancel(handle.pointer)
        }
    }
}

/// Hands libpq's cancel object, which is independent of its connection, to one other thread.
private struct CancelHandle: @unchecked Sendable {
    let pointer: OpaquePointer
}
