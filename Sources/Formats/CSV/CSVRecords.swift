/// One record of a CSV file: its fields and the line it begins on.
struct CSVRecord {
    /// The fields' bytes one behind the other, quotes taken away.
    fileprivate(set) var bytes: [UInt8] = []
    /// Where each field ends in ``bytes``.
    fileprivate(set) var ends: [Int] = []
    /// From 1.
    fileprivate(set) var line: Int
    /// What is wrong with its form, as a code and words.
    fileprivate(set) var fault: (code: String, message: String)?
    /// True when nothing can be read behind it.
    fileprivate(set) var isLast = false

    var count: Int { ends.count }
    /// True for an empty line.
    var isBlank: Bool { ends.count == 1 && bytes.isEmpty }

    /// A field's text, nil when it is not UTF-8.
    func field(_ index: Int) -> String? {
        let start = index == 0 ? 0 : ends[index - 1]
        return bytes.withUnsafeBufferPointer {
            String(validating: UnsafeBufferPointer(rebasing: $0[start..<ends[index]]), as: UTF8.self)
        }
    }
}

/// Reads CSV (RFC 4180) record by record from chunks of bytes, so that a file of any length takes the memory of one
/// chunk and one record. Lines may end with or without a carriage return; quotes may hold line ends.
struct CSVRecords {
    /// What may be read before a record is refused.
    struct Limits {
        var fieldBytes = 64 << 10
        var recordBytes = 1 << 20
        var fields = 1000
    }

    private let read: () throws -> [UInt8]
    private let delimiter: UInt8
    private let limits: Limits
    private var chunk: [UInt8] = []
    private var at = 0
    private var isExhausted = false
    private var line = 1
    private var isAtStart = true
    /// How many bytes have been taken from the source.
    private(set) var bytesRead = 0

    private enum State { case fieldStart, plain, quoted, afterQuote, afterReturn }

    /// `read` gives the next bytes, none at the end.
    init(delimiter: UInt8 = 0x2C, limits: Limits = Limits(), read: @escaping () throws -> [UInt8]) {
        self.read = read
        self.delimiter = delimiter
        self.limits = limits
    }

    /// The next record, empty lines left out; nil at the end.
    mutating func next() throws -> CSVRecord? {
        while let record = try nextLine() {
            if !record.isBlank || record.fault != nil { return record }
        }
        return nil
    }

    private mutating func nextLine() throws -> CSVRecord? {
        guard try fill() else { return nil }
        if isAtStart { try skipByteOrderMark() }
        var record = CSVRecord(line: line)
        var state = State.fieldStart
        while try fill() {
            let byte = chunk[at]
            at += 1
            if byte == 0x0A { line += 1 }
            switch state {
            case .quoted:
                if byte == 0x22 { state = .afterQuote } else { record.bytes.append(byte) }
            case .afterReturn:
                if byte == 0x0A { return record }
                record.fault = ("csv.return", "a carriage return stands inside a field that is not quoted")
                state = take(byte, .plain, &record)
            case .fieldStart where byte == 0x22: state = .quoted
            case .afterQuote where byte == 0x22:
                record.bytes.append(byte)
                state = .quoted
            default:
                switch byte {
                case delimiter:
                    record.ends.append(record.bytes.count)
                    state = .fieldStart
                case 0x0A:
                    record.ends.append(record.bytes.count)
                    return record
                case 0x0D:
                    record.ends.append(record.bytes.count)
                    state = .afterReturn
                default: state = take(byte, state, &record)
                }
            }
            if isOver(record) {
                record.ends.append(record.bytes.count)
                record.fault = ("csv.size", "a field or record is too long; a closing quote may be missing")
                record.isLast = true
                chunk = []
                isExhausted = true
                return record
            }
        }
        if state == .quoted { record.fault = ("csv.quote", "the closing quote is missing") }
        if state != .afterReturn { record.ends.append(record.bytes.count) }
        return record
    }

    /// An ordinary byte of a field.
    private func take(_ byte: UInt8, _ state: State, _ record: inout CSVRecord) -> State {
        if state == .afterQuote {
            record.fault = ("csv.quote", "text follows a closing quote")
        } else if byte == 0x22 {
            record.fault = ("csv.quote", "a quote stands inside a field that is not quoted")
        }
        record.bytes.append(byte)
        return .plain
    }

    private func isOver(_ record: CSVRecord) -> Bool {
        record.bytes.count - (record.ends.last ?? 0) > limits.fieldBytes || record.bytes.count > limits.recordBytes
            || record.ends.count > limits.fields
    }

    /// True when a byte can be read.
    private mutating func fill() throws -> Bool {
        while at >= chunk.count {
            if isExhausted { return false }
            chunk = try read()
            at = 0
            bytesRead += chunk.count
            if chunk.isEmpty { isExhausted = true }
        }
        return true
    }

    private mutating func skipByteOrderMark() throws {
        isAtStart = false
        while chunk.count - at < 3, !isExhausted {
            let more = try read()
            bytesRead += more.count
            if more.isEmpty { isExhausted = true }
            chunk = chunk[at...] + more
            at = 0
        }
        if chunk[at...].starts(with: [0xEF, 0xBB, 0xBF]) { at += 3 }
    }
}
