import CMicrohttpd
import Synchronization

/// One TCP connection and the request that it carries at the moment (HTTP/1.1 answers one after the other).
///
/// A request moves through the stages; each stage has an absolute deadline that the ``Sweeper`` enforces:
///
///     idle → head → body → running → suspended → ready → writing → idle …
///                            └───────(answered at once)────┘
///
/// `running`: the handler's first stretch runs on the library's own thread. If it has to wait, the connection is
/// suspended: it then belongs to us until it is resumed, and cannot vanish under the handler.
final class Connection: @unchecked Sendable {
    // Unchecked: besides the atomics, every member is used by the library's thread of this connection, except between
    // suspend and resume, when whoever has claimed the request (see `claim`) uses them; both hand-overs are ordered by
    // `stage` and by the library's own lock in MHD_resume_connection. `slot` is guarded by the registry's lock.
    enum Stage: UInt8, AtomicRepresentable { case idle, head, body, running, suspended, ready, writing }

    let core: ServerCore
    let handle: OpaquePointer
    let descriptor: Int32
    let address: String
    var slot = 0

    let stage = Atomic<Stage>(.idle)
    /// ``Clock/steady`` after which the stage has lasted too long.
    let deadline: Atomic<Int64>
    /// When the connection last became idle.
    let idleSince: Atomic<Int64>
    /// The number of the request, and of the last request that somebody has taken on him to answer.
    let serial = Atomic<Int>(0)
    private let answered = Atomic<Int>(0)

    private var target: [UInt8] = []
    /// Where the library's text of the target ends, as an address.
    private var targetEnd: UInt = 0
    private var started: Int64 = 0
    private var admission: Admission?
    private var body: [UInt8] = []
    private var announced: Int? = 0
    private var discards = false
    private var closes = false
    private var response: Response?
    private var task: Task<Void, Never>?
    /// Whether any request has been answered on this connection.
    private var isUsed = false

    /// A refused request with at most so much body is read to its end, so that the connection can go on.
    private static let discardable = 64 * 1024

    init(core: ServerCore, handle: OpaquePointer) {
        self.core = core
        self.handle = handle
        descriptor = garita_mhd_descriptor(handle)
        address = Listener.text(of: garita_mhd_address(handle))
        deadline = Atomic(core.deadline(core.configuration.headTimeout))
        idleSince = Atomic(Clock.steady)
    }

    // MARK: The library's callbacks, in their order

    /// The request line is there.
    func begin(target raw: UnsafePointer<CChar>) {
        started = Clock.steady
        target.removeAll(keepingCapacity: true)
        let length = Text.length(raw)
        target.append(contentsOf: UnsafeRawBufferPointer(start: raw, count: length))
        targetEnd = UInt(bitPattern: raw) + UInt(length)
        if isUsed { deadline.store(core.deadline(core.configuration.headTimeout), ordering: .relaxed) }
        stage.store(.head, ordering: .relaxed)
        serial.wrappingAdd(1, ordering: .releasing)
        core.running.add(1)
    }

    /// The head is there, or bytes of the body, or their end, or our own answer after a suspension.
    func step(
        method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?, data: UnsafePointer<CChar>?,
        size: UnsafeMutablePointer<Int>?
    ) -> MHD_Result {
        switch stage.load(ordering: .acquiring) {
        case .head: return readHead(method: method, version: version)
        case .body:
            guard let size, size.pointee > 0 else { return discards ? send() : run() }
            let isTaken = take(UnsafeRawBufferPointer(start: data, count: size.pointee))
            size.pointee = 0
            return isTaken ? .YES : .NO
        case .ready: return send()
        case .idle, .running, .suspended, .writing: return .NO
        }
    }

    /// The answer has left, or the connection has broken.
    func end() {
        guard stage.load(ordering: .relaxed) != .idle else { return }
        core.bodyBytes.wrappingSubtract(body.count, ordering: .relaxed)
        core.running.add(-1)
        admission = nil
        response = nil
        task = nil
        body = []
        discards = false
        closes = false
        isUsed = true
        let now = Clock.steady
        idleSince.store(now, ordering: .relaxed)
        deadline.store(now + Int64(core.configuration.keepAliveTimeout) * 1_000_000, ordering: .relaxed)
        stage.store(.idle, ordering: .releasing)
    }

    // MARK: Reading

    private func readHead(method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?) -> MHD_Result {
        let read = WireHead.read(
            handle, method: method, version: version, target: isWhole(before: version) ? target : [])
        switch read {
        case .success(var head):
            head.remoteAddress = address
            head.started = started
            announced = head.contentLength
            let admitted = core.router.admit(head)
            admission = admitted
            guard let refusal = admitted.refusal else { return expectBody(admitted) }
            let mayContinue = head.headers["expect"] == nil && (announced.map { $0 <= Self.discardable } ?? false)
            return refuse(refusal, admitted, discarding: mayContinue)
        case .failure(let problem):
            let refused = core.router.refuse(problem, remoteAddress: address, started: started)
            admission = refused
            return refuse(problem, refused, discarding: false)
        }
    }

    /// Whether the target was not cut at a NUL byte: the version must follow its end in the library's memory.
    private func isWhole(before version: UnsafePointer<CChar>?) -> Bool {
        UInt(bitPattern: version) == targetEnd + 1
    }

    private func expectBody(_ admitted: Admission) -> MHD_Result {
        let length = announced ?? admitted.maxBody
        guard core.bodyBytes.load(ordering: .relaxed) + length <= core.configuration.maximumBodyBytesInAll else {
            let problem = HTTPProblem(.unavailable, type: "busy", headers: ["Retry-After": "1"])
            return refuse(problem, admitted, discarding: false)
        }
        if length > 0 {
            body.reserveCapacity(min(length, Self.discardable))
            deadline.store(core.deadline(core.configuration.bodyTimeout, bytes: length), ordering: .relaxed)
        }
        stage.store(.body, ordering: .relaxed)
        return .YES
    }

    /// Answers without a handler: at once and then closes, or after the (small) body has been read over.
    private func refuse(_ problem: HTTPProblem, _ refused: Admission, discarding: Bool) -> MHD_Result {
        response = core.router.answer(problem, to: refused.request, refused)
        _ = claim(serial.load(ordering: .relaxed))
        guard !discarding else {
            discards = true
            deadline.store(
                core.deadline(core.configuration.bodyTimeout, bytes: announced ?? 0), ordering: .relaxed)
            stage.store(.body, ordering: .relaxed)
            return .YES
        }
        closes = true
        return send()
    }

    /// Appends bytes of the body. False: more than the endpoint takes; only a chunked body can get here.
    private func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard !discards else { return true }
        guard let admission, body.count + bytes.count <= admission.maxBody else {
            // The library lets no answer go out in the middle of a body; the connection is cut, and logged as 413.
            if let admission {
                _ = core.router.answer(Router.tooLarge(admission.maxBody), to: admission.request, admission)
            }
            return false
        }
        core.bodyBytes.wrappingAdd(bytes.count, ordering: .relaxed)
        body.append(contentsOf: bytes)
        return true
    }

    // MARK: Answering

    private func run() -> MHD_Result {
        guard let admission else { return .NO }
        let number = serial.load(ordering: .relaxed)
        let body = body
        deadline.store(core.deadline(admission.timeoutMilliseconds), ordering: .relaxed)
        stage.store(.running, ordering: .releasing)
        // The handler begins here, on this thread; what it awaits goes on in Swift's own pool.
        let task = Task.immediate { [self] in
            let response = await core.router.respond(to: admission, body: body)
            answer(number, response)
        }
        if stage.load(ordering: .acquiring) == .ready { return send() }
        self.task = task
        MHD_suspend_connection(handle)
        let (suspended, _) = stage.compareExchange(
            expected: .running, desired: .suspended, ordering: .acquiringAndReleasing)
        if !suspended { MHD_resume_connection(handle) }
        return .YES
    }

    /// Takes on the caller to answer a request. False: somebody else has, and the caller must not touch it.
    private func claim(_ number: Int) -> Bool {
        answered.compareExchange(expected: number - 1, desired: number, ordering: .acquiringAndReleasing).exchanged
    }

    /// The handler's answer. Dropped when the request was given up meanwhile.
    private func answer(_ number: Int, _ response: Response) {
        guard claim(number) else { return }
        hand(over: response)
    }

    private func hand(over response: Response) {
        self.response = response
        if stage.exchange(.ready, ordering: .acquiringAndReleasing) == .suspended { MHD_resume_connection(handle) }
    }

    /// Answers a suspended request whose deadline lies before a moment; for the sweeper and the stop.
    func giveUp(before moment: Int64 = .max, because problem: HTTPProblem? = nil) {
        // The number is read first: should the next request have begun meanwhile, the claim fails.
        let number = serial.load(ordering: .acquiring)
        guard stage.load(ordering: .acquiring) == .suspended, deadline.load(ordering: .relaxed) < moment,
            claim(number), let admission
        else { return }
        task?.cancel()
        hand(
            over: problem.map { core.router.answer($0, to: admission.request, admission) }
                ?? core.router.respondTooSlow(to: admission))
    }

    private func send() -> MHD_Result {
        guard let response else { return .NO }
        deadline.store(
            core.deadline(core.configuration.writeTimeout, bytes: response.length), ordering: .relaxed)
        stage.store(.writing, ordering: .releasing)
        let isLast = closes || core.isDraining.load(ordering: .relaxed)
        return WireAnswer.queue(response, on: handle, closing: isLast, log: core.log)
    }
}
