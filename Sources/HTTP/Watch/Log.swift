package import JSON
private import Synchronization

/// The log: JSON lines, one object each with `time`, `level`, `event` and the event's own fields.
///
/// ```swift
/// log.info("pack.loaded", ["country": "mx", "profiles": .int(profiles.count)])
/// ```
///
/// Lines never hold secrets, query strings or the content of declarations. A line is written to memory under a short
/// lock; one thread writes to the file descriptor, so that a slow disk or a full pipe never holds a request. When the
/// reader is too slow, lines are dropped and counted, and a `log.dropped` line says how many.
package final class Log: Sendable {
    /// Where the lines go.
    package enum Destination: Sendable {
        case standardError
        /// A file descriptor that the caller keeps open.
        case descriptor(Int32)
        /// Nowhere but into memory, for tests; read with ``Log/lines``.
        case memory
        case nowhere
    }

    /// The process's log, to standard error.
    package static let standard = Log()

    private let threshold: Atomic<Int>
    private let sink: LogSink

    package init(level: LogLevel = .info, to destination: Destination = .standardError) {
        threshold = Atomic(level.rawValue)
        sink = LogSink(destination)
    }

    /// Lines below this level are not written. May be changed while running.
    package var level: LogLevel {
        get { LogLevel(rawValue: threshold.load(ordering: .relaxed)) ?? .info }
        set { threshold.store(newValue.rawValue, ordering: .relaxed) }
    }

    /// Whether a line of this level would be written.
    @inline(__always) package func writes(_ level: LogLevel) -> Bool {
        level.rawValue >= threshold.load(ordering: .relaxed)
    }

    package func debug(_ event: String, _ fields: KeyValuePairs<String, LogValue> = [:]) {
        write(.debug, event, fields)
    }
    package func info(_ event: String, _ fields: KeyValuePairs<String, LogValue> = [:]) { write(.info, event, fields) }
    package func warning(_ event: String, _ fields: KeyValuePairs<String, LogValue> = [:]) {
        write(.warning, event, fields)
    }
    package func error(_ event: String, _ fields: KeyValuePairs<String, LogValue> = [:]) {
        write(.error, event, fields)
    }

    /// Writes one line.
    package func write(_ level: LogLevel, _ event: String, _ fields: KeyValuePairs<String, LogValue>) {
        guard writes(level) else { return }
        write(level, event) { writer in
            for (key, value) in fields {
                writer.key(key)
                switch value {
                case .string(let text): writer.string(text)
                case .int(let number): writer.int(number)
                case .double(let number): writer.double(number)
                case .bool(let flag): writer.bool(flag)
                }
            }
        }
    }

    /// Writes one line whose fields `body` appends; for hot paths, where a list of fields would cost an allocation.
    package func write(_ level: LogLevel, _ event: String, fields body: (inout JSONWriter) -> Void) {
        guard writes(level) else { return }
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.key("time")
        UTCText.write(milliseconds: Clock.wall, to: &writer)
        writer.key("level")
        writer.string(level.name)
        writer.key("event")
        writer.string(event)
        body(&writer)
        writer.endObject()
        writer.withBytes { sink.append($0, urgent: level >= .warning) }
    }

    /// Returns when everything written so far has left the process. Call it before the process ends.
    package func flush() { sink.flush() }

    /// The lines of a log in memory.
    package var lines: [String] { sink.text.split(separator: "\n").map(String.init) }

    /// How many lines were dropped because nobody read them fast enough.
    package var dropped: Int { sink.dropped }
}
