import Foundation

/// A value behind a lock, for state that is touched for microseconds.
///
/// `NSLock` and not `Synchronization.Mutex`: the latter gives false race reports under the thread sanitizer on Linux,
/// and the sanitizer is to stay useful.
package final class Locked<Value>: @unchecked Sendable {
    // @unchecked: the value is only reached inside `with`, which holds the lock.
    private let lock = NSLock()
    private var value: Value

    package init(_ value: sending Value) { self.value = value }

    /// Runs `body` alone with the value. Never wait or call out inside.
    package func with<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
