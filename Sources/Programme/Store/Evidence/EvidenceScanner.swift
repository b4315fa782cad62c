/// Looks for malware in what is stored.
package protocol EvidenceScanner: Sendable {
    /// Whether there is one at all: without it files stay unscanned and are served.
    var isOn: Bool { get }
    /// What it says of these bytes. Never throws: a scanner that does not answer says nothing.
    func scan(_ bytes: [UInt8]) async -> ScanAnswer
}

package enum ScanAnswer: Sendable, Hashable {
    case clean
    /// With the name of what was found, for the office only.
    case infected(String)
    /// No answer, with why not; the file stays unscanned and is looked at later.
    case unknown(String)
}

/// No scanner: the default.
package struct NoScanner: EvidenceScanner {
    package let isOn = false
    package init() {}
    package func scan(_ bytes: [UInt8]) async -> ScanAnswer { .unknown("no scanner is set up") }
}
