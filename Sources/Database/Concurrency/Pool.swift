import Dispatch

/// Sessions that work side by side, each on its own queue, and the line of those who wait for one.
final class Pool: Sendable {
    private struct Place: Sendable {
        let session: SessionBox
        let queue: DispatchQueue
    }
    private struct Errand {
        let job: Job
        let kind: TransactionKind
    }
    private struct State {
        var idle: [Place]
        var waiting = WaitingLine<Errand>()
        var isClosed = false
        var watchIsSet = false
        var drained: [UnsafeContinuation<Void, Never>] = []
    }

    private let state: Lock<State>
    private let size: Int
    private let maxWaiting: Int

    init(_ sessions: [any Session], label: String, maxWaiting: Int) {
        let places = sessions.enumerated().map { number, session in
            Place(session: SessionBox(session), queue: DispatchQueue(label: "\(label).\(number)"))
        }
        // The first session is taken first, so that no more connections are opened than are needed.
        state = Lock(State(idle: places.reversed()))
        size = sessions.count
        self.maxWaiting = maxWaiting
    }

    /// Callers that wait, and sessions at work.
    var load: (waiting: Int, busy: Int) { state.with { ($0.waiting.count, size - $0.idle.count) } }

    /// Runs a job on a free session or puts it in line; one that cannot wait is answered at once.
    func submit(_ job: Job, _ kind: TransactionKind) {
        let (refusal, place) = state.with { state -> (DatabaseError?, Place?) in
            if state.isClosed { return (DatabaseError(.closed, "the database is closed"), nil) }
            if let place = state.idle.popLast() { return (nil, place) }
            if state.waiting.count >= maxWaiting {
                return (DatabaseError(.overloaded, "\(maxWaiting) callers wait for a connection already"), nil)
            }
            state.waiting.append(Errand(job: job, kind: kind))
            setWatch(&state)
            return (nil, nil)
        }
        if let refusal { job.fail(refusal) }
        if let place { place.queue.async { @Sendable in self.work(place, Errand(job: job, kind: kind)) } }
    }

    /// Refuses new jobs, finishes those that wait, closes the sessions. Who calls again waits for the same end.
    func close() async {
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            let isDrained = state.with { state in
                state.isClosed = true
                if state.idle.count == size { return true }
                state.drained.append(continuation)
                return false
            }
            if isDrained { continuation.resume() }
        }
        for place in state.with({ $0.idle }) {
            await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
                place.queue.async { @Sendable in
                    place.session.value.close()
                    continuation.resume()
                }
            }
        }
    }

    private func work(_ place: Place, _ first: Errand) {
        var next: Errand? = first
        while let errand = next {
            if errand.job.start() { place.session.value.perform(errand.job, errand.kind) }
            var drained: [UnsafeContinuation<Void, Never>] = []
            next = state.with { state in
                if let waiting = state.waiting.popFirst() { return waiting }
                state.idle.append(place)
                if state.isClosed, state.idle.count == size { swap(&drained, &state.drained) }
                return nil
            }
            for continuation in drained { continuation.resume() }
        }
    }

    /// While jobs wait, looks every 25 ms for those whose time is over.
    private func setWatch(_ state: inout State) {
        guard !state.watchIsSet else { return }
        state.watchIsSet = true
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(25)) { @Sendable in
            let late = self.state.with { state in
                state.watchIsSet = false
                let late = state.waiting.remove { $0.job.isLate }
                if !state.waiting.isEmpty { self.setWatch(&state) }
                return late
            }
            for errand in late { errand.job.expire() }
        }
    }
}
