internal import CPostgreSQL
import Glibc

/// Where a PostgreSQL database is: libpq's own address, and the schema that we add to it.
struct PostgreSQLAddress: Sendable {
    /// As libpq takes it.
    let url: String
    let schema: String?
    /// For people: without the password.
    let place: String

    /// Nil when the text is no PostgreSQL address.
    init?(_ text: String) throws(DatabaseError) {
        guard text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") else { return nil }
        let parts = text.split(separator: "?", maxSplits: 1)
        var parameters = parts.count > 1 ? parts[1].split(separator: "&") : []
        schema = parameters.first { $0.hasPrefix("schema=") }.map { String($0.dropFirst("schema=".count)) }
        parameters.removeAll { $0.hasPrefix("schema=") }
        let base = String(parts[0])
        url = parameters.isEmpty ? base : base + "?" + parameters.joined(separator: "&")
        place = Self.withoutPassword(base) + (schema.map { "?schema=\($0)" } ?? "")
        guard schema?.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) ?? true else {
            throw DatabaseError(.configuration, "a schema has letters, digits and _ only")
        }
    }

    private static func withoutPassword(_ url: String) -> String {
        guard let at = url.lastIndex(of: "@") else { return url }
        let scheme = url.hasPrefix("postgresql://") ? "postgresql://" : "postgres://"
        let user = url[..<at].dropFirst(scheme.count).split(separator: ":").first ?? ""
        return scheme + user + url[at...]
    }

    /// Connects, blocking the calling thread up to `seconds`; the result may be a broken connection.
    func connect(seconds: Int) -> OpaquePointer? {
        let pairs = [
            ("dbname", url), ("client_encoding", "UTF8"), ("application_name", "garita"),
            ("connect_timeout", String(max(2, seconds))),
        ]
        var keywords: [UnsafeMutablePointer<CChar>?] = pairs.map { strdup($0.0) } + [nil]
        var values: [UnsafeMutablePointer<CChar>?] = pairs.map { strdup($0.1) } + [nil]
        defer {
            for pointer in keywords + values { free(pointer) }
            keywords = []
            values = []
        }
        let constantKeywords = keywords.map { UnsafePointer($0) }
        let constantValues = values.map { UnsafePointer($0) }
        return PQconnectdbParams(constantKeywords, constantValues, 1)
    }

    /// The settings every session depends on. synchronous_commit=on: a commit is on the disk before it is
    /// acknowledged. The time limits are the last resort behind the callers' own deadlines.
    func preparation(_ settings: Database.Settings) -> String {
        var text = """
            SET synchronous_commit = on; SET timezone = 'UTC'; SET standard_conforming_strings = on;
            SET statement_timeout = '\(settings.statementSeconds)s'; SET idle_in_transaction_session_timeout = '300s';
            SET client_connection_check_interval = '5s'; SET cursor_tuple_fraction = 1; SET jit = off;
            """
        if let schema { text += "SET search_path = \"\(schema)\";" }
        // Bodies of 2 KB are compressed: lz4 takes a tenth of the time of the server's default.
        return text + """
            SELECT set_config('default_toast_compression', 'lz4', false) FROM pg_settings
            WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)
            """
    }
}
