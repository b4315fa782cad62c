import Glibc
import Synchronization

/// Lets whoever holds the one write transaction run before the threads that can only wait for its end.
///
/// On two processors a group's commit shared them evenly with the requests that queue behind it, and waited for a processor as
/// long as it ran. Only root and a service with `LimitNICE=-5` may do it; elsewhere nothing changes.
enum Precedence {
    private static let niceness: Int32 = -5
    /// With the number 0: on Linux a priority belongs to the calling thread, whatever the name says.
    private static let thread = __priority_which_t(PRIO_PROCESS.rawValue)
    private static let isRefused = Atomic<Bool>(false)

    /// Raises the calling thread. Returns what ``yield(_:)`` goes back to; nil when the system does not allow it.
    static func take() -> Int32? {
        guard !isRefused.load(ordering: .relaxed) else { return nil }
        let before = getpriority(thread, 0)
        guard before > niceness else { return nil }
        guard setpriority(thread, 0, niceness) == 0 else {
            isRefused.store(true, ordering: .relaxed)
            return nil
        }
        return before
    }

    /// Goes back, before the callers of the commit are answered: a thread that is started by it inherits what its maker has.
    static func yield(_ before: Int32) {
        setpriority(thread, 0, before)
    }
}
