import CMicrohttpd
import Synchronization

// What the library calls. C function pointers capture nothing, so everything is reached through the context pointers:
// `context` is the ServerCore, the socket context of a connection is its Connection. Both are retained as long as the
// library may call: the core from start to stop, the connection from its started to its closed notification.

/// The connection's own record.
@inline(__always)
private func record(of handle: OpaquePointer?) -> Connection? {
    guard let handle, let context = garita_mhd_socket_context(handle) else { return nil }
    return Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
}

/// A server that stops takes no new connection: the library closes it at once.
let onAccept: MHD_AcceptPolicyCallback = { context, _, _ in
    guard let context else { return .NO }
    let core = Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
    return core.isDraining.load(ordering: .acquiring) ? .NO : .YES
}

let onConnection: MHD_NotifyConnectionCallback = { context, handle, slot, code in
    guard let context, let handle, let slot else { return }
    let core = Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
    switch code {
    case .CONNECTION_NOTIFY_STARTED:
        let connection = Connection(core: core, handle: handle)
        slot.pointee = Unmanaged.passRetained(connection).toOpaque()
        core.registry.insert(connection)
    case .CONNECTION_NOTIFY_CLOSED:
        guard let pointer = slot.pointee else { return }
        slot.pointee = nil
        let connection = Unmanaged<Connection>.fromOpaque(pointer).takeRetainedValue()
        core.registry.remove(connection)
        connection.end()
    }
}

/// `void *(*)(void *context, const char *uri, struct MHD_Connection *connection)`
let onTarget:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?) -> UnsafeMutableRawPointer? = {
        _, target, handle in
        if let target { record(of: handle)?.begin(target: target) }
        return nil
    }

let onAccess: MHD_AccessHandlerCallback = { _, handle, _, method, version, data, size, _ in
    record(of: handle)?.step(method: method, version: version, data: data, size: size) ?? .NO
}

let onCompleted: MHD_RequestCompletedCallback = { _, handle, _, _ in
    record(of: handle)?.end()
}

/// Leaves `%XX` as it is: the raw target is decoded in Swift.
let onUnescape: @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafeMutablePointer<CChar>?) -> Int = {
    _, _, text in
    text.map { Text.length($0) } ?? 0
}

let onLibraryLog: MHD_LogCallback = { context, format, arguments in
    guard let context, let format, let arguments else { return }
    let core = Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
    guard core.log.writes(.debug) else { return }
    var text = [CChar](repeating: 0, count: 512)
    garita_mhd_text(&text, text.count, format, arguments)
    let bytes = text.prefix { $0 != 0 && $0 != 0x0A }.map { UInt8(bitPattern: $0) }
    core.log.debug("http.library", ["message": .string(String(decoding: bytes, as: UTF8.self))])
}
