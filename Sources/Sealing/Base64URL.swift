import CSodium

/// Base64 for addresses, without padding (RFC 4648 section 5). Takes the same time for all contents, so secrets may pass.
package enum Base64URL {
    package static func text(_ bytes: [UInt8]) -> String {
        let variant = garita_sodium_base64url()
        let room = sodium_base64_encoded_len(bytes.count, variant)
        var out = [CChar](repeating: 0, count: room)
        _ = sodium_bin2base64(&out, room, bytes, bytes.count, variant)
        return String(decoding: out.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Nil for anything outside the alphabet, for padding, and for loose bits at the end: one text per value.
    package static func bytes(_ text: String) -> [UInt8]? {
        let count = text.utf8.count
        var out = [UInt8](repeating: 0, count: count * 3 / 4 + 1)
        var length = 0
        guard sodium_base642bin(&out, out.count, text, count, nil, &length, nil, garita_sodium_base64url()) == 0
        else { return nil }
        return Array(out[..<length])
    }
}
