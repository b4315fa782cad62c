import Glibc

/// Sleeps on a session's own thread between tries: 1, 2, 4 … 64 ms, with some chance so that rivals part.
func pause(_ attempt: Int) {
    let milliseconds = 1 << min(max(attempt - 1, 0), 6)
    usleep(UInt32(milliseconds * 1000 * Int.random(in: 50...150) / 100))
}
