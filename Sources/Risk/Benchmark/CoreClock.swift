#if canImport(Glibc)
    import Glibc
#endif

/// The processor time that the calling thread has had: what "one core" does, also on a machine that others use.
enum CoreClock {
    /// Seconds since some moment.
    static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
