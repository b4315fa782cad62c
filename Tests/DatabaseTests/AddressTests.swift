import Database
import GaritaTesting
import Testing

@Suite("Addresses of databases")
struct AddressTests {
    @Test(
        "an address that is not understood is refused",
        arguments: ["", "sqlite:", "mysql://x", "/tmp/x.db", "postgresql://h/d?schema=a\"b"])
    func refused(_ url: String) async throws {
        await #expect(throws: DatabaseError(.configuration, "")) { try await Database.open(url) }
    }

    @Test("a folder that is missing and a file that is no database are told")
    func unusableFiles() async throws {
        await #expect(throws: DatabaseError(.configuration, "")) {
            try await Database.open("sqlite:/nowhere/at/all.db")
        }
        await #expect(throws: DatabaseError(.corrupt, "")) { try await Database.open("sqlite:\(#filePath)") }
    }

    @Test("a server that is not there is told in time")
    func noServer() async throws {
        await #expect(throws: DatabaseError(.connection, "")) {
            try await Database.open("postgresql://x@127.0.0.1:1/x")
        }
    }
}
