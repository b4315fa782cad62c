import Country
import Customs
import Database
import Formats
import GaritaTesting
import Identity
import Programme
import Testing

@testable import Clearance
@testable import garita

@Suite("What a status does") struct SuspensionTests {
    @Test("a suspended operator is no longer trusted by the first decision a second later")
    func suspension() async throws {
        try await ConsoleHouse.with { console in
            let house = console.house
            let life = try await console.holder()
            #expect(try await lodge("before", in: house).trusted)

            _ = try await ConsoleHouse.person("decider.2", .decisionMaker, ConsoleHouse.trader, in: house)
            let fact = try await house.programme.cases.keep("Sello roto y mercancía ajena.")
            let adopted = try #require(try await house.programme.cases.file(life.id).events.last).sequence
            let proposal = try await house.programme.cases.propose(
                DecisionProposal(
                    caseID: life.id, kind: .suspend, ground: "incident", exemption: "security-risk",
                    reasons: [Reason(criterion: "7", fact: fact, records: ["E\(adopted)"])]),
                reason: "Riesgo para la seguridad.", by: "decision-maker", at: house.time.now(),
                through: house.approvals)
            _ = try await house.approvals.answer(
                proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: "decider.2")
            try await Task.sleep(for: .seconds(1))
            #expect(try await !lodge("after", in: house).trusted)
        }
    }

    private func lodge(_ reference: String, in house: House) async throws -> DeclarationStanding {
        let declaration = try Declaration.sample(reference: reference, importer: ConsoleHouse.trader)
        return try await house.clearance.lodge(
            Submission(
                declaration: declaration, body: declaration.canonicalJSON(), mediaType: Format.json.mediaType,
                organisation: ConsoleHouse.trader, actor: "trader"), at: house.time.now()
        ).standing
    }
}
