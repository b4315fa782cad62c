internal import CPostgreSQL

/// From SQLSTATE to our codes.
enum PostgreSQLErrors {
    /// Reads the error of a result; the server's words may quote data and stay out of the message.
    static func error(_ result: OpaquePointer, place: String?) -> DatabaseError {
        let state = field(result, "C") ?? ""
        let words = PQresultErrorMessage(result).map { String(cString: $0) }
        var subject = ""
        if let constraint = field(result, "n") {
            subject = " on \(constraint)"
        } else if let table = field(result, "t") {
            subject = " on \(table)" + (field(result, "c").map { ".\($0)" } ?? "")
        }
        // The words of errors of syntax name parts of the statement, which hold no data.
        let primary = state.hasPrefix("42") || state == "0A000" ? field(result, "M") : nil
        let (code, message) = kind(of: state, subject, primary)
        return DatabaseError(
            code, message, place: place, engineCode: "SQLSTATE \(state)", engineMessage: words)
    }

    static func connection(_ connection: OpaquePointer?) -> DatabaseError {
        let words = connection.flatMap { PQerrorMessage($0) }.map { String(cString: $0) }
        return DatabaseError(.connection, "the server does not answer", engineMessage: words)
    }

    /// A field by libpq's letter: C the SQLSTATE, n constraint, t table, c column, M the first line of the message.
    private static func field(_ result: OpaquePointer, _ letter: Unicode.Scalar) -> String? {
        PQresultErrorField(result, Int32(letter.value)).map { String(cString: $0) }
    }

    private static func kind(
        of state: String, _ subject: String, _ primary: String?
    ) -> (DatabaseError.Code, String) {
        switch state {
        case "23505": return (.unique, "the key exists already\(subject)")
        case "23503": return (.foreignKey, "a row that is referred to is missing or still needed\(subject)")
        case "23502": return (.notNull, "a value is required\(subject)")
        case "23514": return (.check, "a check of the schema fails\(subject)")
        case "40001", "40P01": return (.serialization, "transactions got into each other's way")
        case "57014": return (.timeout, "the server stopped the statement")
        case "25006": return (.readOnly, "writing is not allowed here")
        case "25P02": return (.misuse, "the transaction failed before; it can only be rolled back")
        case "55P03": return (.busy, "a lock was not free in time")
        case "57P01", "57P02", "57P03": return (.connection, "the server is stopping or starting")
        case "53100": return (.full, "the disk is full")
        case "53300": return (.connection, "the server has too many connections")
        // A plan or a prepared statement that a change of the schema made useless; a fresh transaction has a new one.
        case "0A000" where primary?.contains("cached plan") ?? false, "26000":
            return (.serialization, "the schema was changed meanwhile")
        default: break
        }
        switch state.prefix(2) {
        case "08": return (.connection, "the connection broke")
        case "22": return (.type, "a value is of the wrong type or out of range\(subject)")
        case "23": return (.constraint, "a constraint of the schema fails\(subject)")
        case "42": return (.syntax, primary ?? "the statement is not accepted")
        case "53": return (.busy, "the server is short of resources")
        case "XX": return (.corrupt, "the server found damage or a fault of its own")
        default: return (.other, "the server refused the statement")
        }
    }
}
