/// The hot path: callers submit items and wait, one flush takes all that wait and writes them in one transaction, and
/// everyone is answered when it is durable.
///
/// A group that fails is rolled back and its items are tried one by one, so that a failing item does not fail its
/// neighbours. Submitting costs a lock and a continuation.
package final class GroupCommit<Item: Sendable, Answer: Sendable>: Sendable {
    private struct Entry {
        let number: UInt64
        let item: Item
        let continuation: UnsafeContinuation<Answer, any Error>
    }
    private struct State {
        var waiting = WaitingLine<Entry>()
        var nextNumber: UInt64 = 0
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
        figures.waiting = state.with { $0.waiting.count }
        return figures
    }

    /// Waits until the item is durable and returns its answer; throws what its commit threw, or `DatabaseError`
    /// `.overloaded`, `.cancelled` (only while the item still waits: once a flush took it, the outcome is told),
    /// `.timeout`, `.closed`.
    package func submit(_ item: Item) async throws -> Answer {
        if Task.isCancelled { throw DatabaseError(.cancelled, "the caller's task was cancelled") }
        let number = state.with { state in
            defer { state.nextNumber += 1 }
            return state.nextNumber
        }
        return try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                add(Entry(number: number, item: item, continuation: continuation))
            }
        } onCancel: {
            cancel(number)
        }
    }

    private func add(_ entry: Entry) {
        let (isTaken, flushes) = state.with { state in
            if state.waiting.count >= maxWaiting { return (false, false) }
            state.waiting.append(entry)
            defer { state.flushIsSet = true }
            return (true, !state.flushIsSet)
        }
        if !isTaken {
            entry.continuation.resume(throwing: DatabaseError(.overloaded, "\(maxWaiting) items wait already"))
        }
        if flushes { submitFlush() }
    }

    private func cancel(_ number: UInt64) {
        let entry = state.with { state in state.waiting.remove { $0.number == number }.first }
        entry?.continuation.resume(throwing: DatabaseError(.cancelled, "the caller's task was cancelled"))
    }

    private func submitFlush() {
        writer.submit([Flush(self, items: nil)], mustTake: false)
    }

    /// Takes the items of the next flush; from here on their outcome is told whatever it is.
    private func take() -> [Entry] {
        let (entries, goesOn) = state.with { state in
            let entries = state.waiting.pop(maxGroup)
            state.flushIsSet = !state.waiting.isEmpty
            return (entries, state.flushIsSet)
        }
        counts.with {
            $0.groups += 1
            $0.items += entries.count
        }
        if goesOn { submitFlush() }
        return entries
    }

    private func retryAlone(_ entries: [Entry]) {
        counts.with { $0.retriedAlone += entries.count }
        writer.submit(entries.map { Flush(self, items: [$0]) }, mustTake: true)
    }

    /// One transaction's work.
    private final class Flush: Job, @unchecked Sendable {
        // Sendable: its fields change on the writer's thread only, in `run` and in the answer after it.
        private let group: GroupCommit
        private var entries: [Entry]?
        private var answers: [Result<Answer, any Error>] = []

        init(_ group: GroupCommit, items: [Entry]?) {
            self.group = group
            entries = items
            super.init(control: Control(deadline: .after(group.timeout)))
        }

        override func run(in session: any Session) throws {
            answers = []
            let entries = self.entries ?? group.take()
            self.entries = entries
            guard !entries.isEmpty else { return }
            let answers = try group.commit(session, entries.map(\.item))
            guard answers.count == entries.count else {
                throw DatabaseError(.misuse, "\(answers.count) answers for \(entries.count) items")
            }
            self.answers = answers
        }

        override func answer(_ outcome: Result<Void, any Error>) {
            let entries = entries ?? group.take()
            switch outcome {
            case .success:
                for (entry, answer) in zip(entries, answers) { entry.continuation.resume(with: answer) }
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
