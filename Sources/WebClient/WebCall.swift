import CCurl

#if canImport(Glibc)
    import Glibc
#endif

/// One call with a libcurl handle of its own; it blocks the thread until it is done.
struct WebCall {
    private let request: WebRequest
    private let options: WebClient.Options

    init(_ request: WebRequest, _ options: WebClient.Options) {
        self.request = request
        self.options = options
    }

    /// What libcurl's functions write to while the call runs; it lives as long as `perform`, on one thread.
    private final class Taken {
        var body: [UInt8] = []
        var headers: [(name: String, value: String)] = []
        var headerBytes = 0
        let mostBytes: Int
        let allowsPrivate: Bool
        var isTooLarge = false
        var isForbidden = false

        init(mostBytes: Int, allowsPrivate: Bool) {
            self.mostBytes = mostBytes
            self.allowsPrivate = allowsPrivate
        }
    }

    /// libcurl's own state, made once and never given back.
    private static let isStarted = garita_curl_start() == CURLE_OK
    private static let mostHeaderBytes = 256 << 10

    func perform() throws(WebError) -> WebAnswer {
        guard Self.isStarted, let handle = curl_easy_init() else { throw WebError(.other, "libcurl does not start") }
        defer { curl_easy_cleanup(handle) }
        let taken = Taken(mostBytes: options.mostBytes, allowsPrivate: options.allowsPrivateAddresses)
        var list: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(list) }
        for (name, value) in request.headers + [("Expect", "")] {
            list = curl_slist_append(list, value.isEmpty ? "\(name):" : "\(name): \(value)") ?? list
        }
        let context = Unmanaged.passUnretained(taken).toOpaque()
        guard configure(handle, context, list) else { throw WebError(.other, "libcurl refuses an option") }
        let result = request.body.withUnsafeBufferPointer { body in
            if request.method == .post {
                // Not copied by libcurl: the buffer stands until the call is done.
                _ = garita_curl_set_long(handle, CURLOPT_POSTFIELDSIZE, body.count)
                _ = garita_curl_set_pointer(
                    handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: body.baseAddress ?? Self.nothing))
            }
            return withExtendedLifetime(taken) { curl_easy_perform(handle) }
        }
        if let error = Self.error(result, isTooLarge: taken.isTooLarge, isForbidden: taken.isForbidden) { throw error }
        return WebAnswer(status: Int(garita_curl_status(handle)), headers: taken.headers, body: taken.body)
    }

    /// A place for an empty body: libcurl takes null for "read it from standard input".
    /// `nonisolated(unsafe)`: one byte that is never written again.
    private nonisolated(unsafe) static let nothing: UnsafePointer<UInt8> = {
        let place = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
        place.initialize(to: 0)
        return UnsafePointer(place)
    }()

    private func configure(
        _ handle: UnsafeMutableRawPointer, _ context: UnsafeMutableRawPointer, _ list: UnsafeMutablePointer<curl_slist>?
    ) -> Bool {
        var results: [CURLcode] = [
            garita_curl_set_text(handle, CURLOPT_URL, request.address),
            garita_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https"),
            garita_curl_set_text(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https"),
            // What the environment says of proxies is not asked: a proxy would reach what we refuse.
            garita_curl_set_text(handle, CURLOPT_PROXY, ""),
            garita_curl_set_text(handle, CURLOPT_NOPROXY, "*"),
            garita_curl_set_text(handle, CURLOPT_USERAGENT, options.userAgent),
            garita_curl_set_long(handle, CURLOPT_NOSIGNAL, 1),
            garita_curl_set_long(handle, CURLOPT_FOLLOWLOCATION, options.redirects > 0 ? 1 : 0),
            garita_curl_set_long(handle, CURLOPT_MAXREDIRS, options.redirects),
            garita_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, options.connectTimeout),
            garita_curl_set_long(handle, CURLOPT_TIMEOUT_MS, options.timeout),
            garita_curl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1),
            garita_curl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2),
            garita_curl_set_long(handle, CURLOPT_NETRC, 0),
            garita_curl_set_long(handle, CURLOPT_FORBID_REUSE, 1),
            garita_curl_set_list(handle, CURLOPT_HTTPHEADER, list),
            garita_curl_set_pointer(handle, CURLOPT_WRITEDATA, context),
            garita_curl_set_pointer(handle, CURLOPT_HEADERDATA, context),
            garita_curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, context),
            garita_curl_set_take(handle, CURLOPT_WRITEFUNCTION, Self.takeBody),
            garita_curl_set_take(handle, CURLOPT_HEADERFUNCTION, Self.takeHeader),
            garita_curl_set_open(handle, Self.openSocket),
        ]
        if request.method == .post { results.append(garita_curl_set_long(handle, CURLOPT_POST, 1)) }
        if let file = options.certificates { results.append(garita_curl_set_text(handle, CURLOPT_CAINFO, file)) }
        return results.allSatisfy { $0 == CURLE_OK }
    }

    // MARK: What libcurl calls

    private static let takeBody: garita_curl_take = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let taken = Unmanaged<Taken>.fromOpaque(context).takeUnretainedValue()
        let length = size * count
        guard taken.body.count + length <= taken.mostBytes else {
            taken.isTooLarge = true
            return 0
        }
        taken.body += UnsafeRawBufferPointer(start: bytes, count: length)
        return length
    }

    private static let takeHeader: garita_curl_take = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let taken = Unmanaged<Taken>.fromOpaque(context).takeUnretainedValue()
        let length = size * count
        taken.headerBytes += length
        guard taken.headerBytes <= mostHeaderBytes else {
            taken.isTooLarge = true
            return 0
        }
        let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            // The answer after a redirect or an interim one: what came before does not count.
            taken.headers.removeAll()
            taken.body.removeAll()
        } else if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
            taken.headers.append((line[..<colon].lowercased(), value))
        }
        return length
    }

    /// The address that is really connected to is judged, so that no name can lead elsewhere between question and call.
    private static let openSocket: garita_curl_open = { context, _, address in
        guard let context, let address else { return -1 }
        let taken = Unmanaged<Taken>.fromOpaque(context).takeUnretainedValue()
        let isAllowed = withUnsafePointer(to: &address.pointee.addr) {
            taken.allowsPrivate || AddressGuard.isPublic($0)
        }
        guard isAllowed else {
            taken.isForbidden = true
            return -1
        }
        return socket(
            address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
    }

    // MARK: What went wrong

    private static func error(_ result: CURLcode, isTooLarge: Bool, isForbidden: Bool) -> WebError? {
        if result == CURLE_OK { return nil }
        if isTooLarge { return WebError(.tooLarge, "the answer is longer than it may be") }
        if isForbidden { return WebError(.forbidden, "the address is of this machine or of a private network") }
        let why = String(cString: curl_easy_strerror(result))
        return switch result {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: WebError(.address, why)
        case CURLE_COULDNT_RESOLVE_HOST: WebError(.name, why)
        case CURLE_COULDNT_CONNECT: WebError(.connection, why)
        case CURLE_OPERATION_TIMEDOUT: WebError(.timeout, why)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE:
            WebError(.certificate, why)
        case CURLE_TOO_MANY_REDIRECTS: WebError(.redirects, why)
        case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_PARTIAL_FILE, CURLE_WEIRD_SERVER_REPLY:
            WebError(.broken, why)
        default: WebError(.other, why)
        }
    }
}
