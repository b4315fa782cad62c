import CMicrohttpd
import Glibc

/// Gives an answer to the library.
enum WireAnswer {
    /// Returns `.NO`, which cuts the connection, when the library does not take it.
    static func queue(_ response: Response, on handle: OpaquePointer, closing: Bool, log: Log) -> MHD_Result {
        // The library copies the bytes; it does not write to the buffer that it is given.
        let made =
            if let file = response.file {
                self.made(of: file)
            } else {
                response.body.withUnsafeBytes { bytes in
                    MHD_create_response_from_buffer(
                        bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
                }
            }
        guard let made else { return .NO }
        defer { MHD_destroy_response(made) }
        for field in response.headers.fields where !add(field, to: made) {
            // A line break or an empty name or value: such a field never leaves the house.
            log.debug("http.field", ["name": .string(field.name)])
        }
        if closing { _ = MHD_add_response_header(made, "Connection", "close") }
        return MHD_queue_response(handle, UInt32(response.status.code), made)
    }

    /// `withCString` lends the text's own bytes, where handing it over would copy them.
    private static func add(_ field: Headers.Field, to response: OpaquePointer) -> Bool {
        field.name.withCString { name in
            field.value.withCString { value in MHD_add_response_header(response, name, value) == .YES }
        }
    }

    /// The library closes the descriptor that it is given when it has sent the file.
    private static func made(of file: FileBody) -> OpaquePointer? {
        let own = fcntl(file.descriptor, F_DUPFD_CLOEXEC, 0)
        guard own >= 0 else { return nil }
        let made = MHD_create_response_from_fd64(UInt64(file.size), own)
        if made == nil { close(own) }
        return made
    }
}
