import Dispatch

/// Holds one side until the other opens it.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func open() { semaphore.signal() }

    /// Blocks the calling thread, which is a session's own.
    func wait() { semaphore.wait() }

    /// Suspends a task; the waiting is done elsewhere.
    func pass() async {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "gate").async { @Sendable [semaphore] in
                semaphore.wait()
                continuation.resume()
            }
        }
    }
}
