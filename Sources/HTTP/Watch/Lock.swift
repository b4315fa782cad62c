private import Glibc

/// A mutual exclusion around a few instructions; never held across an `await` or a system call.
///
/// `pthread_mutex` and not `Synchronization.Mutex`, because the thread sanitizer reports false races for the latter on
/// Linux (`stack.md` 7.4).
package final class Lock: @unchecked Sendable {
    // Unchecked: the mutex is C memory at a fixed address, and every use of it goes through pthread calls.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>

    package init() {
        mutex = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deinitialize(count: 1)
        mutex.deallocate()
    }

    /// Runs `body` alone.
    @discardableResult
    package func withLock<T>(_ body: () throws -> T) rethrows -> T {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body()
    }
}
