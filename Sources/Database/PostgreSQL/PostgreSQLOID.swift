/// The type numbers of PostgreSQL's catalogue (pg_type.dat) whose binary form is read and written here.
enum PostgreSQLOID {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let char: UInt32 = 18
    static let name: UInt32 = 19
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let oid: UInt32 = 26
    static let float4: UInt32 = 700
    static let float8: UInt32 = 701
    static let void: UInt32 = 2278
    static let bpchar: UInt32 = 1042
    static let varchar: UInt32 = 1043
    static let numeric: UInt32 = 1700
    static let unknown: UInt32 = 705

    /// Types whose binary form is the text itself.
    static func isText(_ oid: UInt32) -> Bool {
        oid == text || oid == varchar || oid == bpchar || oid == name || oid == unknown || oid == char
    }

    /// Types of results that are read in binary form.
    static func isReadable(_ oid: UInt32) -> Bool {
        switch oid {
        case bool, bytea, int8, int2, int4, PostgreSQLOID.oid, float4, float8, numeric, void: true
        default: isText(oid)
        }
    }

    /// The name of the type in a cast to its array, for the types that are written in binary arrays.
    static func arrayElement(_ oid: UInt32) -> String? {
        switch oid {
        case bytea: "bytea"
        case int8: "int8"
        case text: "text"
        case float8: "float8"
        default: nil
        }
    }
}
