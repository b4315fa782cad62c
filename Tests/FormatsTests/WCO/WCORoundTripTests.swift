import Customs
import GaritaTesting
import Testing

@testable import Formats

@Suite("Published WCO messages", .enabled(if: WCOSamples.arePresent, "no ../shared/data/messages/wco"))
struct WCORoundTripTests {
    @Test("every declaration that its publisher calls valid loads and comes back valid and the same")
    func scenarios() throws {
        let schema = try #require(try WCOSamples.schema("wrapper_submit.xsd"))
        let files = WCOSamples.valid + WCOSamples.tradeTest
        #expect(files.count == 185)
        for file in files {
            let bytes = try #require(SharedData.bytes(file))
            let result = Formats.read(bytes, mediaType: "application/xml")
            #expect(result.errors.isEmpty, "\(file): \(result.errors)")
            guard let declaration = result.declarations.first else { continue }
            let written = Formats.write(declaration, as: .wco)
            #expect(written.warnings.isEmpty, "\(file): \(written.warnings)")
            #expect(CanonicalXML.difference(bytes, written.bytes) == nil, "\(file)")
            let throughJSON = Formats.read(declaration.canonicalJSON(), filename: "a.json")
            #expect(throughJSON.declarations == [declaration], "\(file): \(throughJSON.problems)")
            #expect(schema.problems(in: bytes).isEmpty, "\(file)")
            #expect(schema.problems(in: written.bytes).isEmpty, "\(file)")
        }
    }

    @Test("a message inside another envelope is found and comes back inside of it")
    func wrapped() throws {
        #expect(WCOSamples.wrapped.count == 10)
        for file in WCOSamples.wrapped {
            let bytes = try #require(SharedData.bytes(file))
            let result = Formats.read(bytes, mediaType: "application/xml")
            #expect(result.errors.isEmpty, "\(file): \(result.errors)")
            guard let declaration = result.declarations.first else { continue }
            let written = Formats.write(declaration, as: .wco)
            #expect(CanonicalXML.difference(bytes, written.bytes) == nil, "\(file)")
        }
    }

    @Test("a file that is not well-formed is refused with its line")
    func broken() throws {
        #expect(WCOSamples.broken.count == 2)
        for (file, line) in zip(WCOSamples.broken, [72, 164]) {
            let result = Formats.read(try #require(SharedData.bytes(file)), mediaType: "application/xml")
            #expect(result.declarations.isEmpty)
            #expect(result.problems.first?.code == "xml.not-well-formed")
            #expect(result.problems.first?.place.line == line, "\(file): \(result.problems)")
        }
    }
}
