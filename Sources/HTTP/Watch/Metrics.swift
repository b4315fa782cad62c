import Concurrency

/// The registry of figures that `/metrics` shows in Prometheus' text format.
///
/// Ask once for an instrument and keep it; the same name and labels give the same instrument.
///
/// ```swift
/// let lodged = metrics.counter("garita_lodged_total", "Declarations lodged.", ["channel": "red"])
/// lodged.add()
/// ```
package final class Metrics: Sendable {
    private enum Kind: String { case counter, gauge, histogram }

    private enum Series: Sendable {
        case counter(Counter)
        case gauge(Gauge)
        case computed(@Sendable () -> Double)
        case histogram(Histogram)
    }

    private struct Family: Sendable {
        let kind: Kind
        let help: String
        var series: [String: Series] = [:]
        var order: [String] = []
    }

    private struct State {
        var families: [String: Family] = [:]
        var order: [String] = []
    }

    private let state = Locked(State())

    /// The most label sets of one name; further ones share the set `overflow="true"`, so that no input can fill memory.
    private static let maximumSeries = 2000

    package init() {}

    package func counter(_ name: String, _ help: String, _ labels: KeyValuePairs<String, String> = [:]) -> Counter {
        let series = find(name, help, .counter, labels) { .counter(Counter()) }
        if case .counter(let counter)? = series { return counter }
        return Counter()
    }

    package func gauge(_ name: String, _ help: String, _ labels: KeyValuePairs<String, String> = [:]) -> Gauge {
        let series = find(name, help, .gauge, labels) { .gauge(Gauge()) }
        if case .gauge(let gauge)? = series { return gauge }
        return Gauge()
    }

    /// A gauge that is computed when it is read.
    package func gauge(
        _ name: String, _ help: String, _ labels: KeyValuePairs<String, String> = [:],
        reading: @escaping @Sendable () -> Double
    ) {
        _ = find(name, help, .gauge, labels) { .computed(reading) }
    }

    /// A counter kept elsewhere (the kernel's CPU time), read when asked.
    package func counter(
        _ name: String, _ help: String, _ labels: KeyValuePairs<String, String> = [:],
        reading: @escaping @Sendable () -> Double
    ) {
        _ = find(name, help, .counter, labels) { .computed(reading) }
    }

    /// A histogram of durations: observe nanoseconds, read seconds.
    package func durations(
        _ name: String, _ help: String, _ labels: KeyValuePairs<String, String> = [:],
        bounds: [Int64] = Histogram.durations
    ) -> Histogram {
        histogram(name, help, labels, bounds: bounds, scale: 1_000_000_000)
    }

    /// A histogram of whole numbers.
    package func histogram(
        _ name: String, _ help: String, _ labels: KeyValuePairs<String, String> = [:], bounds: [Int64],
        scale: Double = 1
    ) -> Histogram {
        let series = find(name, help, .histogram, labels) { .histogram(Histogram(bounds: bounds, scale: scale)) }
        if case .histogram(let histogram)? = series { return histogram }
        return Histogram(bounds: bounds, scale: scale)
    }

    /// The series of a name and label set; nil when the name stands for another kind.
    private func find(
        _ name: String, _ help: String, _ kind: Kind, _ labels: KeyValuePairs<String, String>, make: () -> Series
    ) -> Series? {
        let labels = Self.text(labels)
        return state.with { state in
            var key = labels
            var family = state.families[name] ?? Family(kind: kind, help: help)
            guard family.kind == kind else { return nil }
            if family.series[key] == nil, family.order.count >= Self.maximumSeries { key = "overflow=\"true\"" }
            if let known = family.series[key] { return known }
            let made = make()
            family.series[key] = made
            family.order.append(key)
            if state.families[name] == nil { state.order.append(name) }
            state.families[name] = family
            return made
        }
    }

    private static func text(_ labels: KeyValuePairs<String, String>) -> String {
        var pieces: [String] = []
        for (name, value) in labels {
            var escaped = ""
            for character in value.unicodeScalars {
                switch character {
                case "\\": escaped += "\\\\"
                case "\"": escaped += "\\\""
                case "\n": escaped += "\\n"
                default: escaped.unicodeScalars.append(character)
                }
            }
            pieces.append("\(name)=\"\(escaped)\"")
        }
        return pieces.joined(separator: ",")
    }

    /// The exposition, format version 0.0.4.
    package var text: String {
        let (families, order) = state.with { ($0.families, $0.order) }
        var text = ""
        for name in order {
            guard let family = families[name] else { continue }
            text += "# HELP \(name) \(family.help)\n# TYPE \(name) \(family.kind.rawValue)\n"
            for labels in family.order {
                guard let series = family.series[labels] else { continue }
                text += Self.lines(name, labels, series)
            }
        }
        return text
    }

    private static func lines(_ name: String, _ labels: String, _ series: Series) -> String {
        let braced = labels.isEmpty ? "" : "{\(labels)}"
        switch series {
        case .counter(let counter): return "\(name)\(braced) \(counter.value)\n"
        case .gauge(let gauge): return "\(name)\(braced) \(gauge.value)\n"
        case .computed(let read): return "\(name)\(braced) \(number(read()))\n"
        case .histogram(let histogram):
            var text = ""
            var cumulative = 0
            let prefix = labels.isEmpty ? "" : labels + ","
            for (index, count) in histogram.buckets.enumerated() {
                cumulative += count
                let bound =
                    index < histogram.bounds.count ? number(Double(histogram.bounds[index]) / histogram.scale) : "+Inf"
                text += "\(name)_bucket{\(prefix)le=\"\(bound)\"} \(cumulative)\n"
            }
            text += "\(name)_sum\(braced) \(number(Double(histogram.sum) / histogram.scale))\n"
            return text + "\(name)_count\(braced) \(cumulative)\n"
        }
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : String(value)
    }
}
