import COpenSSL

/// SHA-256 (FIPS 180-4) by OpenSSL, which uses the processor's own instructions.
package enum SHA256 {
    package static func hash(_ bytes: [UInt8]) -> Digest {
        bytes.withUnsafeBytes { hash($0) }
    }

    /// About 0.1 µs and 0.5 µs per KiB. `EVP_Digest` with an algorithm fetched once; the convenient `SHA256()` of OpenSSL 3
    /// looks the algorithm up by name each time, which costs three times as much for short messages.
    package static func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { out in
            let done = EVP_Digest(bytes.baseAddress, bytes.count, out.baseAddress, nil, algorithm, nil)
            precondition(done == 1, "OpenSSL computes SHA-256")
            return Digest(UnsafeRawBufferPointer(out))
        }
    }

    /// The UTF-8 bytes of a text.
    package static func hash(_ text: String) -> Digest {
        var text = text
        return text.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
    }

    /// `nonisolated(unsafe)`: an `EVP_MD` never changes after it is fetched, and OpenSSL counts its references atomically.
    nonisolated(unsafe) static let algorithm = EVP_MD_fetch(nil, "SHA256", nil)

    /// Takes a message in parts.
    package struct Hasher: ~Copyable {
        private let context = EVP_MD_CTX_new()

        package init() {
            precondition(EVP_DigestInit_ex2(context, SHA256.algorithm, nil) == 1, "OpenSSL computes SHA-256")
        }

        deinit { EVP_MD_CTX_free(context) }

        package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

        package mutating func update(_ bytes: UnsafeRawBufferPointer) {
            precondition(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1, "OpenSSL computes SHA-256")
        }

        /// The digest of all parts; the hasher is spent.
        package consuming func finalize() -> Digest {
            withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { out in
                let place = out.baseAddress?.assumingMemoryBound(to: UInt8.self)
                precondition(EVP_DigestFinal_ex(context, place, nil) == 1, "OpenSSL computes SHA-256")
                return Digest(UnsafeRawBufferPointer(out))
            }
        }
    }
}
