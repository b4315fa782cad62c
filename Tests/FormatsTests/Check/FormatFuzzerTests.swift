import GaritaTesting
import JSON
import Testing

@testable import Formats

@Suite("The fuzzer")
struct FormatFuzzerTests {
    @Test(
        "mutated inputs never crash or hang the door, and each refusal has a place", arguments: [UInt64(1), 20_261_123])
    func run(seed: UInt64) throws {
        let corpus = (WCOSamples.valid.prefix(3) + WCOSamples.broken).compactMap { SharedData.bytes($0) }
        let report = FormatFuzzer.run(seed: seed, count: 1000, corpus: corpus, secondsPerInput: 10)
        #expect(report["inputs"]?.int == 1000)
        #expect(report["ok"]?.bool == true, "\(report.text())")
    }

    @Test("the fuzzer's own samples are taken, so that it starts from what works")
    func samples() {
        for sample in FuzzCorpus.own {
            let result = Formats.read(sample, options: FuzzCorpus.options)
            #expect(result.isAccepted, "\(result.problems)")
        }
    }

    @Test("the same seed gives the same inputs")
    func deterministic() {
        for index in 0..<50 {
            #expect(FormatFuzzer.input(seed: 7, index: index) == FormatFuzzer.input(seed: 7, index: index))
        }
        #expect(FormatFuzzer.input(seed: 7, index: 1) != FormatFuzzer.input(seed: 8, index: 1))
    }
}
