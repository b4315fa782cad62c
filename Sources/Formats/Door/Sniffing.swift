/// Tells a format by the bytes' beginning, and by the file's name where the bytes leave it open.
enum Sniffing {
    /// The format; nil when nothing speaks for any.
    static func format(of bytes: [UInt8], filename: String?) -> Format? {
        var start = 0
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return .wco }
        while start < bytes.count, Blank.isBlank(bytes[start]) { start += 1 }
        let named = filename.flatMap(format(ofName:))
        guard start < bytes.count else { return named }
        switch bytes[start] {
        case 0x3C: return .wco
        case 0x7B, 0x5B: return .json
        default: break
        }
        if let named { return named }
        let firstLine = bytes[start...].prefix(4096).prefix { $0 != 0x0A }
        return firstLine.contains(0x2C) ? .csv : nil
    }

    private static func format(ofName name: String) -> Format? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        switch name[name.index(after: dot)...].lowercased() {
        case "xml": return .wco
        case "json": return .json
        case "csv": return .csv
        default: return nil
        }
    }
}
