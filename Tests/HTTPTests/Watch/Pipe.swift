import Glibc

/// A pipe of the kernel, to look at what a log writes.
enum Pipe {
    struct Failure: Error {}

    static func make() throws -> (reading: Int32, writing: Int32) {
        // A writer whose reader leaves is to be told, not killed.
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure() }
        return (ends[0], ends[1])
    }

    static func readToEnd(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        Glibc.close(descriptor)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func close(_ descriptor: Int32) { Glibc.close(descriptor) }
}
