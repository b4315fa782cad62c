/// The hot path: callers submit items and wait, one flush takes all that wait and writes them in one transaction, and
/// everyone is answered when it is durable.
///
/// A group that fails is rolled back and its items are tried one by one, so that a failing item does not fail its
/// neighbours. Submitting costs a lock and a continuation.
package final class GroupCommit<Item: Sendable, Answer: Sendable>: Sendable {
    /// One caller's item. Sendable because all but the item is read and written under the group's lock.
    private final class Entry: @unchecked Sendable {
        let item: Item
        var continuation: UnsafeContinuation<Answer, any Error>?
        var isCancelled = false

        init(_ item: Item) { self.item = item }
    }
    private struct State {
        /// Those that were cancelled stay in the line, without a continuation, until a flush passes over them.
        var line = WaitingLine<Entry>()
        var waiting = 0
        var flushIsSet = false
    }

    /// How full and how fast it is.
    package struct Figures: Sendable, Equatable {
        /// Items that wait for a flush now.
        package var waiting = 0
        /// Flushes and items taken by them since the start.
        package var groups = 0
        package var items = 0
        /// Items that were tried alone because their group failed.
        package var retriedAlone = 0
    }

    private let state = Lock(State())
    private let counts = Lock(Figures())
    private let writer: Writer
    private let maxGroup: Int
    private let maxWaiting: Int
    private let timeout: Duration?
    private let commit: @Sendable (any Writing, [Item]) throws -> [Result<Answer, any Error>]

    /// - Parameters:
    ///   - maxGroup: items in one transaction at most.
    ///   - maxWaiting: items that may wait; more are refused with `.overloaded`.
    ///   - timeout: for one flush, waiting for the writer included; its items fail with `.timeout`.
    ///   - commit: writes the items and answers for each, in their order; it may be called again after a rollback, with
    ///     all the items or with one, so it has no other effects.
    package convenience init(
        _ database: Database, maxGroup: Int = 256, maxWaiting: Int = 10_000, timeout: Duration? = .seconds(30),
        commit: @escaping @Sendable (any Writing, [Item]) throws -> [Answer]
    ) {
        self.init(database, maxGroup: maxGroup, maxWaiting: maxWaiting, timeout: timeout) { writing, items in
            try commit(writing, items).map { .success($0) }
        }
    }

    /// As above, with a success or a failure for each item; an item that fails so has written nothing of its own.
    package init(
        _ database: Database, maxGroup: Int = 256, maxWaiting: Int = 10_000, timeout: Duration? = .seconds(30),
        commitEach: @escaping @Sendable (any Writing, [Item]) throws -> [Result<Answer, any Error>]
    ) {
        writer = database.writer
        self.maxGroup = max(1, maxGroup)
        self.maxWaiting = maxWaiting
        self.timeout = timeout
        commit = commitEach
    }

    package var figures: Figures {
        var figures = counts.with { $0 }
        figures.waiting = state.with { $0.waiting }
        return figures
    }

    /// Waits until the item is durable and returns its answer; throws what its commit threw, or `DatabaseError`
    /// `.overloaded`, `.cancelled` (only while the item still waits: once a flush took it, the outcome is told),
    /// `.timeout`, `.closed`.
    package func submit(_ item: Item) async throws -> Answer {
        let entry = Entry(item)
        return try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { add(entry, $0) }
        } onCancel: {
            cancel(entry)
        }
    }

    private func add(_ entry: Entry, _ continuation: UnsafeContinuation<Answer, any Error>) {
        let (refusal, flushes) = state.with { state -> (DatabaseError?, Bool) in
            if entry.isCancelled { return (Self.cancellation, false) }
            if state.waiting >= maxWaiting {
                return (DatabaseError(.overloaded, "\(maxWaiting) items wait already"), false)
            }
            entry.continuation = continuation
            state.line.append(entry)
            state.waiting += 1
            defer { state.flushIsSet = true }
            return (nil, !state.flushIsSet)
        }
        if let refusal { continuation.resume(throwing: refusal) }
        if flushes { submitFlush() }
    }

    /// An item that still waits leaves the line; one that a flush took does not.
    private func cancel(_ entry: Entry) {
        let continuation = state.with { state in
            entry.isCancelled = true
            if entry.continuation != nil { state.waiting -= 1 }
            return entry.continuation.take()
        }
        continuation?.resume(throwing: Self.cancellation)
    }

    private static var cancellation: DatabaseError { DatabaseError(.cancelled, "the caller's task was cancelled") }

    private func submitFlush() {
        writer.submit([Flush(self, items: nil)], mustTake: false)
    }

    /// Takes the items of the next flush; from here on their outcome is told whatever it is.
    private func take() -> [Taken] {
        let (taken, goesOn) = state.with { state in
            var taken: [Taken] = []
            taken.reserveCapacity(min(maxGroup, state.waiting))
            while taken.count < maxGroup, let entry = state.line.popFirst() {
                if let continuation = entry.continuation.take() { taken.append(Taken(entry.item, continuation)) }
            }
            state.waiting -= taken.count
            state.flushIsSet = !state.line.isEmpty
            return (taken, state.flushIsSet)
        }
        counts.with {
            $0.groups += 1
            $0.items += taken.count
        }
        if goesOn { submitFlush() }
        return taken
    }

    private func retryAlone(_ entries: [Taken]) {
        counts.with { $0.retriedAlone += entries.count }
        writer.submit(entries.map { Flush(self, items: [$0]) }, mustTake: true)
    }

    /// An item that a flush took, with the caller who waits for its outcome.
    private struct Taken {
        let item: Item
        let continuation: UnsafeContinuation<Answer, any Error>

        init(_ item: Item, _ continuation: UnsafeContinuation<Answer, any Error>) {
            self.item = item
            self.continuation = continuation
        }
    }

    /// One transaction's work.
    private final class Flush: Job, @unchecked Sendable {
        // Sendable: its fields change on the writer's thread only, in `run` and in the answer after it.
        private let group: GroupCommit
        private var entries: [Taken]?
        private var answers: [Result<Answer, any Error>] = []

        init(_ group: GroupCommit, items: [Taken]?) {
            self.group = group
            entries = items
            super.init(control: Control(deadline: .after(group.timeout)))
        }

        override func run(in session: any Session) throws {
            answers = []
            let entries = self.entries ?? group.take()
            self.entries = entries
            guard !entries.isEmpty else { return }
            let answers = try group.commit(session, entries.map { $0.item })
            guard answers.count == entries.count else {
                throw DatabaseError(.misuse, "\(answers.count) answers for \(entries.count) items")
            }
            self.answers = answers
        }

        override func answer(_ outcome: Result<Void, any Error>) {
            let entries = entries ?? group.take()
            switch outcome {
            case .success:
                for place in entries.indices { entries[place].continuation.resume(with: answers[place]) }
            case .failure(let error):
                if entries.count > 1, isOfOneItem(error) { return group.retryAlone(entries) }
                for entry in entries { entry.continuation.resume(throwing: error) }
            }
        }

        /// Whether one item may be the cause, and the others may do without it.
        private func isOfOneItem(_ error: any Error) -> Bool {
            guard let error = error as? DatabaseError else { return true }
            let ofAll: [DatabaseError.Code] = [
                .connection, .outcomeUnknown, .closed, .overloaded, .timeout, .cancelled, .busy, .full, .corrupt,
            ]
            return !ofAll.contains(error.code)
        }
    }
}
