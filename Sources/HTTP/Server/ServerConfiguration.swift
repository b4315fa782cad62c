/// Where the server listens and what it bears. All durations are in milliseconds.
package struct ServerConfiguration: Sendable {
    /// An IPv4 or IPv6 address to listen on.
    package var address = "127.0.0.1"
    /// 0: the system chooses a free one.
    package var port: UInt16 = 0
    /// Threads that read and write sockets.
    package var threads = 2
    /// The most connections at once; further ones wait in the backlog.
    package var maximumConnections = 2048
    /// The most connections of one address; 0: as many as it likes (behind a proxy all come from one).
    package var maximumConnectionsPerAddress = 256
    /// The most bytes of a request line with its header fields; the memory that an idle connection holds, and that the
    /// library clears one and a half times for each request.
    package var maximumHeadBytes = 16 * 1024
    /// From the connection's start (or a kept-alive connection's first byte) to the head's end.
    package var headTimeout = 10_000
    /// From the head's end to the body's, besides one second per ``minimumBytesPerSecond``.
    package var bodyTimeout = 10_000
    /// From the answer's hand-over to its last byte, besides one second per ``minimumBytesPerSecond``.
    package var writeTimeout = 10_000
    /// The slowest client that is borne, in bytes a second.
    package var minimumBytesPerSecond = 4096
    /// How long a kept-alive connection may wait and then send its next head.
    package var keepAliveTimeout = 30_000
    /// The most bytes of bodies that are held at once for all requests.
    package var maximumBodyBytesInAll = 256 << 20
    /// How long a stop waits for running requests before it answers them 503.
    package var drainTimeout = 20_000

    package init() {}
}
