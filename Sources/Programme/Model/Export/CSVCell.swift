/// A cell of a CSV (RFC 4180).
enum CSVCell {
    /// Quoted where it must be; of what somebody wrote, what a spreadsheet would take for a formula begins with an
    /// apostrophe.
    static func append(_ cell: String, isWritten: Bool = true, to bytes: inout [UInt8]) {
        var cell = cell
        if isWritten, let first = cell.utf8.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first) {
            cell = "'" + cell
        }
        guard cell.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 < 0x20 }) else {
            bytes += Array(cell.utf8)
            return
        }
        bytes.append(0x22)
        for byte in cell.utf8 {
            if byte == 0x22 { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    static func append(row: [String], isWritten: Bool = true, to bytes: inout [UInt8]) {
        for (place, cell) in row.enumerated() {
            if place > 0 { bytes.append(0x2C) }
            append(cell, isWritten: isWritten, to: &bytes)
        }
        bytes += [0x0D, 0x0A]
    }

    /// Whole rows as one text.
    static func text(_ rows: [[String]], isWritten: Bool = true) -> String {
        var bytes: [UInt8] = []
        for row in rows { append(row: row, isWritten: isWritten, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
