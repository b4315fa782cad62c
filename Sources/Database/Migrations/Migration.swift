/// One step of a schema, run once, forwards, in a transaction of its own.
package struct Migration: Sendable, Hashable {
    /// Unique in the database, for example `clearance-0001`; what was run under it never changes.
    package let id: String
    private let sqlite: String
    private let postgresql: String

    /// Portable SQL: `INTEGER`, `TEXT`, `BLOB`, `REAL`; several statements separated by semicolons. On SQLite every
    /// table becomes STRICT; on PostgreSQL the types become `BIGINT`, `TEXT COLLATE "C"`, `BYTEA` and
    /// `DOUBLE PRECISION`.
    package init(id: String, sql: String) {
        self.id = id
        sqlite = sql
        postgresql = sql
    }

    /// SQL of each engine's own, where the portable subset does not suffice.
    package init(id: String, sqlite: String, postgresql: String) {
        self.id = id
        self.sqlite = sqlite
        self.postgresql = postgresql
    }

    func sql(for engine: Engine) -> String {
        switch engine {
        case .sqlite: sqlite
        case .postgresql: postgresql
        }
    }

    /// The checksum of what the author wrote, for both engines, without regard to line ends: FNV-1a, 64 bit, which
    /// finds an edit; it is no protection against an attacker, who could write the table `migration` as well.
    package var checksum: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in sqlite.utf8 + [0] + postgresql.utf8 where byte != 13 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return "fnv1a64:" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}
