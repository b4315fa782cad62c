/// One caller's closure on its way through a queue: waiting, running, done.
///
/// The caller is answered exactly once, whoever comes first: the queue, its cancellation or its deadline.
class Job: @unchecked Sendable {
    // Sendable because subclasses touch their result only between `start` and the answer, on the session's thread.
    private enum Phase { case waiting, running, done }

    let control: Control
    private let phase = Lock(Phase.waiting)

    init(control: Control) {
        self.control = control
    }

    /// Takes the job out of waiting. False when it was answered already or is answered now, being late or cancelled.
    final func start() -> Bool {
        do {
            try control.check()
        } catch {
            fail(error)
            return false
        }
        return phase.with { phase in
            guard phase == .waiting else { return false }
            phase = .running
            return true
        }
    }

    /// Answers a waiting job at once; a running one is stopped by its session.
    final func cancel() {
        control.cancel()
        let wasWaiting = phase.with { phase in
            guard phase == .waiting else { return false }
            phase = .done
            return true
        }
        if wasWaiting { answer(.failure(DatabaseError(.cancelled, "the caller's task was cancelled"))) }
    }

    /// Whether it need not wait any longer: answered already, or its time is over.
    final var isLate: Bool { control.deadline.isOver || isDone }

    /// Answers with `.timeout` a job that still waits.
    final func expire() {
        let wasWaiting = phase.with { phase in
            guard phase == .waiting else { return false }
            phase = .done
            return true
        }
        if wasWaiting { answer(.failure(DatabaseError(.timeout, "no connection was free in time"))) }
    }

    final var isDone: Bool { phase.with { $0 == .done } }

    final func succeed() {
        if finish() { answer(.success(())) }
    }

    final func fail(_ error: any Error) {
        if finish() { answer(.failure(error)) }
    }

    private func finish() -> Bool {
        phase.with { phase in
            guard phase != .done else { return false }
            phase = .done
            return true
        }
    }

    /// Runs the closure and keeps its result; may be called again after a rollback.
    func run(in session: any Session) throws {}

    /// Tells the caller; called once.
    func answer(_ outcome: Result<Void, any Error>) {}
}

/// A job with a result of its own type.
final class Call<Value: Sendable>: Job, @unchecked Sendable {
    // Sendable: `value` is written on the session's thread and read by `answer` after it, ordered by the queue.
    private let body: @Sendable (any Session) throws -> Value
    private var value: Value?
    private let continuation = Lock<UnsafeContinuation<Value, any Error>?>(nil)

    init(control: Control, _ body: @escaping @Sendable (any Session) throws -> Value) {
        self.body = body
        super.init(control: control)
    }

    override func run(in session: any Session) throws {
        value = nil
        value = try body(session)
    }

    override func answer(_ outcome: Result<Void, any Error>) {
        let continuation = continuation.with { $0.take() }
        switch (outcome, value) {
        case (.success, let value?): continuation?.resume(returning: value)
        case (.success, nil): continuation?.resume(throwing: DatabaseError(.other, "the call has no result"))
        case (.failure(let error), _): continuation?.resume(throwing: error)
        }
    }

    /// Hands the job to `queue` and waits for its answer.
    static func perform(
        timeout: Duration?, _ body: @escaping @Sendable (any Session) throws -> Value,
        in queue: @escaping @Sendable (Job) -> Void
    ) async throws -> Value {
        let call = Call(control: Control(deadline: .after(timeout)), body)
        return try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                call.continuation.with { $0 = continuation }
                // A task cancelled before this point has no continuation to answer in `cancel`.
                if call.control.isCancelled {
                    call.continuation.with { $0.take() }?
                        .resume(throwing: DatabaseError(.cancelled, "the caller's task was cancelled"))
                } else {
                    queue(call)
                }
            }
        } onCancel: {
            call.cancel()
        }
    }
}
