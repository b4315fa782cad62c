import Dispatch

/// The serial writer: one session on its own queue; everything that waits is committed in one transaction, each job
/// in its own savepoint, and answered after the commit.
final class Writer: Sendable {
    private struct State {
        var waiting = WaitingLine<Job>()
        var isRunning = false
        var isClosed = false
        var watchIsSet = false
        /// Groups taken so far, and whether somebody looks soon if there was another.
        var groups = 0
        var restIsSet = false
        var drained: [UnsafeContinuation<Void, Never>] = []
    }

    private let state = Lock(State())
    private let queue: DispatchQueue
    private let session: SessionBox
    private let maxGroup: Int
    private let maxWaiting: Int

    init(_ session: any Session, label: String, maxGroup: Int, maxWaiting: Int) {
        self.session = SessionBox(session)
        self.maxGroup = maxGroup
        self.maxWaiting = maxWaiting
        queue = DispatchQueue(label: label)
    }

    var waiting: Int { state.with { $0.waiting.count } }

    /// Puts a job in line; one that cannot wait is answered at once.
    func submit(_ job: Job) { submit([job], mustTake: false) }

    /// `mustTake`: work that was accepted before, and so is taken when full or closing.
    func submit(_ jobs: [Job], mustTake: Bool) {
        let (refusal, starts) = state.with { state -> (DatabaseError?, Bool) in
            if !mustTake, state.isClosed { return (DatabaseError(.closed, "the database is closed"), false) }
            if !mustTake, state.waiting.count >= maxWaiting {
                return (DatabaseError(.overloaded, "\(maxWaiting) writers wait already"), false)
            }
            state.waiting.append(contentsOf: jobs)
            if state.isRunning {
                setWatch(&state)
                return (nil, false)
            }
            state.isRunning = true
            return (nil, true)
        }
        if let refusal { for job in jobs { job.fail(refusal) } }
        if starts { queue.async { @Sendable in self.drain() } }
    }

    /// Refuses new jobs, finishes those that wait, closes the session.
    func close() async {
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            let starts = state.with { state in
                state.isClosed = true
                state.drained.append(continuation)
                defer { state.isRunning = true }
                return !state.isRunning
            }
            if starts { queue.async { @Sendable in self.drain() } }
        }
    }

    private func drain() {
        while true {
            var drained: [UnsafeContinuation<Void, Never>] = []
            let jobs = state.with { state -> [Job]? in
                if state.waiting.isEmpty {
                    if state.isClosed {
                        drained = state.drained
                        state.drained = []
                    }
                    return nil
                }
                state.groups += 1
                return state.waiting.pop(maxGroup)
            }
            guard let jobs else {
                if !drained.isEmpty { session.value.close() }
                for continuation in drained { continuation.resume() }
                // Jobs may have come meanwhile: only an empty line ends the run.
                let ends = state.with { state in
                    guard state.waiting.isEmpty, state.drained.isEmpty else { return false }
                    state.isRunning = false
                    return true
                }
                if ends { return setRest() }
                continue
            }
            perform(jobs.filter { $0.start() })
            session.value.maintain(idle: false)
        }
    }

    /// Does the work of idle times once nothing was written for a tenth of a second: between two groups of a full house the
    /// line is empty for a moment too.
    private func setRest() {
        let groups = state.with { state -> Int? in
            guard !state.restIsSet, !state.isClosed else { return nil }
            state.restIsSet = true
            return state.groups
        }
        guard let groups else { return }
        queue.asyncAfter(deadline: .now() + .milliseconds(100)) { @Sendable in
            let isQuiet = self.state.with { state in
                state.restIsSet = false
                return state.groups == groups && !state.isClosed
            }
            if isQuiet { self.session.value.maintain(idle: true) } else { self.setRest() }
        }
    }

    private func perform(_ jobs: [Job]) {
        let session = session.value
        if jobs.count <= 1 {
            if let job = jobs.first { session.perform(job, .serial) }
            return
        }
        let together = Control(deadline: jobs.map(\.control.deadline).max() ?? .never)
        session.control = together
        defer { session.control = .free }
        do {
            try session.restore()
            try session.begin(.serial)
        } catch {
            session.rollback()
            for job in jobs { session.perform(job, .serial) }
            return
        }
        var done: [Job] = []
        for (position, job) in jobs.enumerated() {
            session.control = job.control
            do {
                try session.savepoint()
                try job.run(in: session)
                try session.release()
                done.append(job)
            } catch {
                session.control = together
                let isLost = !session.isTransactionAlive || (try? session.rollbackToSavepoint()) == nil
                if !isLost, !session.mayRetry(error) {
                    job.fail(error)
                    continue
                }
                // The whole transaction is gone: everybody gets one of his own.
                session.rollback()
                if !session.mayRetry(error) { job.fail(error) }
                for other in done + jobs[position...] where !other.isDone { session.perform(other, .serial) }
                return
            }
        }
        session.control = together
        do {
            try session.commit()
            for job in done { job.succeed() }
        } catch {
            session.rollback()
            for job in done {
                if error.code == .outcomeUnknown { job.fail(error) } else { session.perform(job, .serial) }
            }
        }
    }

    /// While jobs wait, looks every 25 ms for those whose time is over.
    private func setWatch(_ state: inout State) {
        guard !state.watchIsSet else { return }
        state.watchIsSet = true
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(25)) { @Sendable in
            let late = self.state.with { state in
                state.watchIsSet = false
                let late = state.waiting.remove { $0.isLate }
                if !state.waiting.isEmpty { self.setWatch(&state) }
                return late
            }
            for job in late { job.expire() }
        }
    }
}

/// Carries a session to its own queue.
final class SessionBox: @unchecked Sendable {
    // Sendable because the session is used only on the serial queue of the box's owner.
    let value: any Session
    init(_ value: any Session) { self.value = value }
}
