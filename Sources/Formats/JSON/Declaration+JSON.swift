package import Customs
package import JSON

extension Declaration {
    /// The declaration in Garita's own JSON, canonical (RFC 8785): equal declarations give equal bytes, so that a hash of
    /// them names the declaration.
    package func canonicalJSON() -> [UInt8] { [] }
}

extension Formats {
    /// The JSON Schema (2020-12) of Garita's own JSON for declarations.
    package static let declarationSchema: JSONValue = [:]
}
