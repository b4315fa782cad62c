private import Glibc

/// The memory behind a ``Log`` and the thread that empties it.
final class LogSink: @unchecked Sendable {
    // Unchecked: every mutable member is read and written with `mutex` held.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let descriptor: Int32?
    private let keeps: Bool
    private var waiting: [UInt8] = []
    private var spare: [UInt8] = []
    private var isRunning = false
    private var isUrgent = false
    private var isWriting = false
    private var droppedSinceNote = 0
    private var droppedInAll = 0

    /// The most bytes that may wait for the writer.
    private static let bound = 4 << 20
    /// How long lines that do not hurry are gathered, in microseconds.
    private static let pause: UInt32 = 50_000

    init(_ destination: Log.Destination) {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(wake, nil)
        switch destination {
        case .standardError: (descriptor, keeps) = (STDERR_FILENO, true)
        case .descriptor(let number): (descriptor, keeps) = (number, true)
        case .memory: (descriptor, keeps) = (nil, true)
        case .nowhere: (descriptor, keeps) = (nil, false)
        }
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(wake)
        mutex.deallocate()
        wake.deallocate()
    }

    var text: String { locked { String(decoding: waiting, as: UTF8.self) } }
    var dropped: Int { locked { droppedInAll } }

    private func locked<T>(_ body: () -> T) -> T {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    func append(_ line: UnsafeRawBufferPointer, urgent: Bool) {
        guard keeps else { return }
        locked {
            guard waiting.count + line.count < Self.bound else {
                droppedSinceNote += 1
                droppedInAll += 1
                return
            }
            let wasEmpty = waiting.isEmpty
            waiting.append(contentsOf: line)
            waiting.append(0x0A)
            guard descriptor != nil else { return }
            if urgent { isUrgent = true }
            if !isRunning {
                isRunning = BackgroundThread.start { self.run() }
            } else if wasEmpty {
                pthread_cond_signal(wake)
            }
        }
    }

    func flush() {
        guard let descriptor else { return }
        while true {
            let (bytes, busy) = locked { () -> ([UInt8], Bool) in
                if isWriting { return ([], true) }
                let taken = take()
                isWriting = !taken.isEmpty
                return (taken, false)
            }
            if busy {
                usleep(1000)
            } else if bytes.isEmpty {
                return
            } else {
                Self.write(bytes, to: descriptor)
                locked { isWriting = false }
            }
        }
    }

    private func run() {
        guard let descriptor else { return }
        while true {
            var bytes: [UInt8] = locked {
                while waiting.isEmpty || isWriting { waitABit() }
                return []
            }
            if !locked({ isUrgent }) { usleep(Self.pause) }
            locked {
                guard !isWriting else { return }
                bytes = take()
                isWriting = !bytes.isEmpty
            }
            guard !bytes.isEmpty else { continue }
            Self.write(bytes, to: descriptor)
            locked {
                isWriting = false
                if spare.capacity == 0, bytes.count <= 1 << 18 {
                    bytes.removeAll(keepingCapacity: true)
                    swap(&spare, &bytes)
                }
            }
        }
    }

    /// Waits for a signal, and no longer than a second, with the mutex held.
    private func waitABit() {
        var until = timespec()
        clock_gettime(CLOCK_REALTIME, &until)
        until.tv_sec += 1
        pthread_cond_timedwait(wake, mutex, &until)
    }

    /// Takes what waits, with the mutex held.
    private func take() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &waiting)
        swap(&waiting, &spare)
        isUrgent = false
        if droppedSinceNote > 0 {
            taken += Array("{\"level\":\"warning\",\"event\":\"log.dropped\",\"lines\":\(droppedSinceNote)}\n".utf8)
            droppedSinceNote = 0
        }
        return taken
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let written = Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
                if written > 0 {
                    offset += written
                } else if written < 0, errno == EAGAIN || errno == EINTR {
                    usleep(1000)
                } else {
                    return
                }
            }
        }
    }
}
