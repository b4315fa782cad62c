import Country
import GaritaTesting
import JSON
import Risk
import Testing

@Suite("The rules of the Mexican pack")
struct MexicoTests {
    @Test("load without a problem, and every profile is accountable")
    func load() throws {
        let pack = try CountryPack.load(directory: Repository.root + "/Countries/mx")
        let rules = try Ruleset(pack: pack)
        #expect(rules.id == "mx")
        #expect(rules.profiles.contains { $0.kind == .mandatory })
        for profile in rules.profiles {
            #expect(!profile.owner.isEmpty && !profile.legalBasis.isEmpty && profile.validTo != nil)
        }
        #expect(!CompiledRuleset(rules).ruleset.profiles.isEmpty)
    }
}
