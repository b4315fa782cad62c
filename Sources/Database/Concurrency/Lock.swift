import Glibc

/// A value behind a POSIX mutex.
///
/// Not `Synchronization.Mutex`: its futex lock is invisible to ThreadSanitizer on Linux and gives false reports.
final class Lock<Value>: @unchecked Sendable {
    // Sendable because every access to `value` happens inside `with`, under the mutex.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var value: Value

    init(_ value: Value) {
        self.value = value
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    func with<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&value)
    }
}
