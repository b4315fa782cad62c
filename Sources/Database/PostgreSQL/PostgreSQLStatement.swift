/// A statement prepared on one connection, with the types the server inferred.
final class PostgreSQLStatement {
    /// As the caller wrote it.
    let sql: String
    /// Its name on the server.
    let name: String
    let parameterTypes: [UInt32]
    let columnTypes: [UInt32]
    let columns: Columns
    /// Whether all columns can be read in binary form.
    let isBinary: Bool

    init(sql: String, name: String, parameterTypes: [UInt32], columnTypes: [UInt32], columns: Columns) {
        self.sql = sql
        self.name = name
        self.parameterTypes = parameterTypes
        self.columnTypes = columnTypes
        self.columns = columns
        isBinary = columnTypes.allSatisfy { PostgreSQLOID.isReadable($0) }
    }
}
