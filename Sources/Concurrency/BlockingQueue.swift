import Foundation

/// Threads of their own for calls that block (files, sockets, C libraries), so that Swift's shared pool never waits.
package final class BlockingQueue: Sendable {
    // An operation queue starts its threads as they are needed and never more than its width.
    private let queue: OperationQueue

    /// - Parameter width: how many calls may block at once; further ones wait.
    package init(_ label: String, width: Int) {
        queue = OperationQueue()
        queue.name = label
        queue.maxConcurrentOperationCount = max(1, width)
    }

    /// Runs `body` on a thread of this queue and returns what it returns. It is not cancelled with the task: what blocks
    /// has its own time limit.
    package func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result(catching: body)) }
        }
    }
}
