import Sealing
import Testing

@Suite("Passwords")
struct PasswordTests {
    @Test("a password is known again and another one is not")
    func roundTrip() async throws {
        let passwords = Passwords(cost: .testing)
        let stored = try await passwords.hash("contraseña larga 7")
        #expect(stored.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
        #expect(try await passwords.verify("contraseña larga 7", against: stored))
        #expect(try await !passwords.verify("contraseña larga 8", against: stored))
        #expect(try await passwords.hash("contraseña larga 7") != stored)
        #expect(try await passwords.verify("", against: passwords.hash("")))
    }

    @Test("the everyday cost is 19 MiB and two passes, and a hash of another cost asks to be renewed")
    func cost() async throws {
        let passwords = Passwords()
        let stored = try await passwords.hash("x")
        #expect(stored.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(!passwords.needsRehash(stored))
        #expect(passwords.needsRehash(try await Passwords(cost: .testing).hash("x")))
        #expect(passwords.needsRehash("nonsense"))
    }

    @Test(
        "a stored text that is no PHC string is a plain no",
        arguments: ["", "x", "$argon2id$", "$argon2id$v=19$m=8,t=1,p=1$", String(repeating: "a", count: 500)])
    func nonsense(stored: String) async throws {
        #expect(try await !Passwords(cost: .testing).verify("x", against: stored))
    }

    @Test("an unknown person gets the same no")
    func unknown() async throws {
        let none: String? = nil
        #expect(try await !Passwords(cost: .testing).verify("x", against: none))
    }

    @Test("a password beyond a kilobyte is refused before any work")
    func long() async throws {
        await #expect(throws: SealingError.self) {
            try await Passwords(cost: .testing).hash(String(repeating: "a", count: Passwords.maxPasswordBytes + 1))
        }
    }

    @Test("when the queue is full the next caller is refused at once, and those who wait are served")
    func overload() async throws {
        let passwords = Passwords(cost: .interactive, slots: 1, queueLimit: 3)
        let outcomes = await withTaskGroup(of: String.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    do {
                        return try await passwords.hash("x").isEmpty ? "empty" : "hashed"
                    } catch let error as SealingError { return error.code.rawValue } catch { return "other" }
                }
            }
            var counts: [String: Int] = [:]
            for await outcome in group { counts[outcome, default: 0] += 1 }
            return counts
        }
        // One runs and three wait; a fast machine may finish one before the last has asked.
        #expect(outcomes["hashed", default: 0] >= 4)
        #expect(outcomes["overloaded", default: 0] >= 1)
        #expect(outcomes.values.reduce(0, +) == 12)
        #expect(outcomes["other"] == nil)
        #expect(try await passwords.hash("x").isEmpty == false)
    }

    @Test("who gives up waiting leaves the queue")
    func cancellation() async throws {
        let passwords = Passwords(cost: .interactive, slots: 1, queueLimit: 8)
        let first = Task { try await passwords.hash("x") }
        let waiting = (0..<4).map { _ in Task { try await passwords.hash("y") } }
        for task in waiting { task.cancel() }
        var cancelled = 0
        for task in waiting {
            do { _ = try await task.value } catch is CancellationError { cancelled += 1 }
        }
        _ = try await first.value
        #expect(cancelled >= 1)
        #expect(try await passwords.hash("z").isEmpty == false)
    }
}
