private import Glibc

/// Figures of the process itself, under the names that Prometheus' own clients use.
enum ProcessFigures {
    static func register(in metrics: Metrics) {
        let start = Double(Clock.wall) / 1000
        metrics.gauge("process_start_time_seconds", "When the process began, as Unix time.") { start }
        metrics.counter("process_cpu_seconds_total", "Processor time used.") {
            var usage = rusage()
            getrusage(0, &usage)  // RUSAGE_SELF, an enum that does not fit its own function
            return seconds(usage.ru_utime) + seconds(usage.ru_stime)
        }
        metrics.gauge("process_resident_memory_bytes", "Memory in use.") { residentBytes() }
        metrics.gauge("process_open_fds", "Open file descriptors.") { openDescriptors() }
        metrics.gauge("process_max_fds", "The most file descriptors that may be open.") {
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            return Double(limit.rlim_cur)
        }
        metrics.gauge("process_threads", "Threads.") { statusField("Threads:") }
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }

    private static func residentBytes() -> Double { statusField("VmRSS:") * 1024 }

    /// A number of `/proc/self/status`; 0 when it cannot be read.
    private static func statusField(_ name: String) -> Double {
        guard let file = fopen("/proc/self/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, 256, file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard text.hasPrefix(name) else { continue }
            return Double(text.filter { ("0"..."9").contains($0) }) ?? 0
        }
        return 0
    }

    private static func openDescriptors() -> Double {
        guard let folder = opendir("/proc/self/fd") else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        return Double(max(0, count - 3))  // ".", ".." and the folder itself
    }
}
