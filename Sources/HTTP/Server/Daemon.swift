import CMicrohttpd
import Glibc
import Synchronization

/// The library's daemon with its listening socket, from start to stop.
final class Daemon: @unchecked Sendable {
    // Unchecked: `handle` is a C pointer that the library guards by itself; it is used here to stop, once.
    let core: ServerCore
    let port: UInt16
    private let handle: OpaquePointer

    init(router: Router, configuration: ServerConfiguration) throws(ServerError) {
        signal(SIGPIPE, SIG_IGN)
        Self.raiseDescriptorLimit(to: configuration.maximumConnections + 256)
        core = ServerCore(router: router, configuration: configuration)
        let listener = try Listener(address: configuration.address, port: configuration.port)
        port = listener.port
        let context = Unmanaged.passRetained(core)
        guard let handle = Self.start(core, context.toOpaque(), listener) else {
            context.release()
            close(listener.descriptor)
            throw ServerError("the HTTP library did not start")
        }
        self.handle = handle
        try Sweeper(core: core).start()
    }

    private static func start(
        _ core: ServerCore, _ context: UnsafeMutableRawPointer, _ listener: Listener
    ) -> OpaquePointer? {
        let configuration = core.configuration
        func option(_ option: MHD_OPTION, _ value: Int) -> MHD_OptionItem {
            MHD_OptionItem(option: option, value: value, ptr_value: nil)
        }
        func callback(_ option: MHD_OPTION, _ function: Int) -> MHD_OptionItem {
            MHD_OptionItem(option: option, value: function, ptr_value: context)
        }
        var options = [
            callback(.EXTERNAL_LOGGER, unsafeBitCast(onLibraryLog, to: Int.self)),
            callback(.URI_LOG_CALLBACK, unsafeBitCast(onTarget, to: Int.self)),
            callback(.NOTIFY_COMPLETED, unsafeBitCast(onCompleted, to: Int.self)),
            callback(.NOTIFY_CONNECTION, unsafeBitCast(onConnection, to: Int.self)),
            callback(.UNESCAPE_CALLBACK, unsafeBitCast(onUnescape, to: Int.self)),
            option(.LISTEN_SOCKET, Int(listener.descriptor)),
            option(.CONNECTION_MEMORY_LIMIT, configuration.maximumHeadBytes),
            option(.CONNECTION_LIMIT, configuration.maximumConnections),
            option(.PER_IP_CONNECTION_LIMIT, configuration.maximumConnectionsPerAddress),
            option(.STRICT_FOR_CLIENT, 1),
            option(.SIGPIPE_HANDLED_BY_APP, 1),
            // Behind the sweeper, should it ever fail.
            option(.CONNECTION_TIMEOUT, configuration.keepAliveTimeout / 1000 + 60),
        ]
        if configuration.threads > 1 { options.append(option(.THREAD_POOL_SIZE, configuration.threads)) }
        options.append(option(.END, 0))
        let flags =
            MHD_USE_EPOLL_INTERNAL_THREAD.rawValue | MHD_ALLOW_SUSPEND_RESUME.rawValue | MHD_USE_ERROR_LOG.rawValue
        return garita_mhd_start(flags, onAccept, onAccess, context, options)
    }

    /// Raises the soft limit of open files, as far as the hard one allows.
    private static func raiseDescriptorLimit(to wanted: Int) {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(resource, &limit) == 0, limit.rlim_cur < rlim_t(wanted) else { return }
        limit.rlim_cur = min(limit.rlim_max, rlim_t(wanted))
        setrlimit(resource, &limit)
    }

    // MARK: Stopping

    func stop() async {
        // New connections are closed from here on (`onAccept`). MHD_quiesce_daemon is not asked to: in 0.9.75 it and a thread
        // of the pool may both take the listening socket out of epoll, and whoever comes second aborts the process.
        core.isDraining.store(true, ordering: .releasing)
        core.router.isDraining.set(1)

        if await !isEmpty(within: core.configuration.drainTimeout) {
            core.log.warning("http.drain-limit", ["connections": .int(core.registry.count)])
            if await !isEmpty(within: 2000, givingUp: true) {
                core.registry.forEach { shutdown($0.descriptor, Int32(SHUT_RDWR)) }
                _ = await isEmpty(within: 2000, givingUp: true)
            }
        }
        core.isStopped.store(true, ordering: .releasing)
        guard core.registry.count == 0 else {
            // A handler blocks one of the library's threads. MHD_stop_daemon would wait for it, or abort the process if the
            // connection were suspended; the process is about to end anyway.
            core.log.error("http.stuck", ["connections": .int(core.registry.count)])
            return
        }
        let handle = UInt(bitPattern: handle)
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            let started = BackgroundThread.start {
                MHD_stop_daemon(OpaquePointer(bitPattern: handle))
                done.resume()
            }
            if !started { done.resume() }
        }
        // With its threads the library closed the listening socket.
        Unmanaged.passUnretained(core).release()
    }

    private func isEmpty(within milliseconds: Int, givingUp: Bool = false) async -> Bool {
        let end = Clock.steady + Int64(milliseconds) * 1_000_000
        while core.registry.count > 0 {
            guard Clock.steady < end else { return false }
            if givingUp { giveUp() }
            try? await Task.sleep(for: .milliseconds(5))
            if Task.isCancelled { usleep(5000) }
        }
        return true
    }

    /// Answers every suspended request.
    private func giveUp() {
        var suspended: [Connection] = []
        core.registry.forEach { if $0.stage.load(ordering: .acquiring) == .suspended { suspended.append($0) } }
        let problem = HTTPProblem(.unavailable, type: "stopping", headers: ["Retry-After": "5"])
        for connection in suspended { connection.giveUp(because: problem) }
    }
}
