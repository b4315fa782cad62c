import Country
import Customs
import Database
import Deadlines
import GaritaTesting
import HTML
import HTTP
import Identity
import JSON
import Ledger
import Testing

@testable import Programme

@Suite("Consultations of other authorities")
struct ConsultationTests {
    /// The sample programme with a clock for consultations.
    private static func definition(_ consequence: ClockRule.Consequence?) throws -> ProgrammeDefinition {
        var definition = try ProgrammeDefinition.sample()
        guard let consequence else { return definition }
        let appeal = try #require(definition.clocks.first)
        definition.clocks.append(
            ClockRule(
                code: "consultation", name: appeal.name, start: ["case.consultation-opened"],
                stop: ["case.consultation-closed"], length: 20, unit: .calendarDays, consequence: consequence,
                validity: appeal.validity, source: appeal.source, version: "XX 1", binds: .consulted,
                per: "consultation"))
        return definition
    }

    /// A case in assessment that asks two authorities.
    private static func asked(_ room: CaseRoom, _ operatorID: OperatorID = OperatorID(serial: 1)) async throws -> CaseID
    {
        let id = try await room.desk.open(
            programme: "XX-AEO", operatorID: operatorID, role: "importer", sites: [SiteID(serial: 1)], actor: "owner",
            at: room.now
        ).id
        try await room.desk.submit(id, consents: [], signedBy: "owner", at: room.now)
        try await room.act("accept", on: id, by: "officer")
        try await room.act("take", ["no-conflict": "yes"], on: id, by: "officer")
        for (authority, silence) in [("SSPC", "objection"), ("Cofepris", "no-objection")] {
            let fields = ["authority": authority, "text": "¿Algo que \(authority) sepa?", "silence": silence]
            try await room.act("consult", fields, on: id, by: "officer")
        }
        return id
    }

    @Test("when its clock is over, silence answers as it was said it would", arguments: TestDatabase.both)
    func silence(_ engine: TestDatabase) async throws {
        try await CaseRoom.with(engine, try Self.definition(.deemedAccepted)) { room in
            let id = try await Self.asked(room)
            room.pass(days: 20)
            #expect(try await room.desk.sweep(at: room.now) == [])
            room.pass(days: 1)
            #expect(try await room.desk.sweep(at: room.now) == [id])
            let file = try await room.desk.file(id)
            let closed = file.life.consultations.compactMap(\.closed)
            #expect(closed.map(\.byDefault) == [true, true])
            #expect(closed.map(\.answer) == [.objection, .noObjection])
            #expect(file.events.last?.actor == "system")
            #expect(try await room.desk.sweep(at: room.now) == [])
            #expect(try await room.desk.replay(id) == file)
            let report = try await Ledger.rebuild(room.programme.projections, in: room.database)
            #expect(report.differences == [])
        }
    }

    @Test("without a clock, or where it must answer all the same, silence never answers")
    func waiting() async throws {
        for consequence in [nil, ClockRule.Consequence.escalate] {
            try await CaseRoom.with(.sqlite, try Self.definition(consequence)) { room in
                let id = try await Self.asked(room)
                room.pass(days: 400)
                try await room.desk.sweep(at: room.now)
                #expect(try await room.desk.life(id).consultations.allSatisfy { $0.closed == nil })
                let asked = try await room.desk.consultations(askedOf: "sspc", at: room.now)
                #expect(asked.count == 1 && asked[0].silence == nil)
                #expect(asked[0].isLate == (consequence != nil))
            }
        }
    }

    @Test("an authority sees and answers what it was asked, and nothing else is there")
    func page() async throws {
        try await CaseRoom.with(.sqlite, try Self.definition(.deemedAccepted)) { room in
            let site = try await CaseSite(room)
            let id = try await Self.asked(room, site.operatorID)
            for language in Language.allCases {
                let list = try await site.get("/consultations", as: "police", language)
                #expect(list.status == 200 && list.text.contains("SSPC sepa") && !list.text.contains("Cofepris"))
                #expect(!list.text.contains("Timón") && !list.text.contains("⟦"))
                #expect(MarkupCheck.complaints(list.text) == [])
                let one = try await site.get("/consultations/\(id)/C1", as: "police", language)
                #expect(one.status == 200 && !one.text.contains("Timón") && MarkupCheck.complaints(one.text) == [])
                try PageFolder.write("consultations.\(language.rawValue).html", HTML(trusted: list.body))
                try PageFolder.write("consultation.\(language.rawValue).html", HTML(trusted: one.body))
            }
            #expect(try await site.get("/consultations", as: "nobody").status == 200)
            let form = [("answer", "objection"), ("text", "Hay un antecedente.")]
            // Another authority's, another case's, the case itself: not there.
            for who in ["health", "nobody"] {
                #expect(try await site.get("/consultations/\(id)/C1", as: who).status == 404)
                #expect(try await site.post("/consultations/\(id)/C1", form, as: who).status == 404)
                #expect(try await site.get("/api/programme/consultations/\(id)/C1", as: who).status == 404)
            }
            for target in ["/consultations/\(id)/C9", "/consultations/CA-999999/C1", "/consultations/x/C1"] {
                #expect(try await site.get(target, as: "police").status == 404, "\(target)")
            }
            #expect(try await site.get("/office/cases/\(id)", as: "police").status == 403)
            #expect(try await site.get("/consultations", as: "ana").status == 403)
            #expect(try await site.get("/consultations", as: "officer").status == 403)
            // What is not filled in is said at the field; then it is answered, once.
            let missing = try await site.post("/consultations/\(id)/C1", [("answer", "objection")], as: "police")
            #expect(missing.status == 422 && missing.text.contains("id=\"text-error\""))
            #expect(try await site.post("/consultations/\(id)/C1", form, as: "police").status == 303)
            let closed = try #require(try await room.desk.life(id).consultations[0].closed)
            #expect(closed.answer == .objection && !closed.byDefault)
            #expect(try await site.get("/consultations", as: "police").text.contains("No hay consultas"))
            #expect(try await site.get("/consultations/\(id)/C1", as: "police").status == 200)
            #expect(try await site.post("/consultations/\(id)/C1", form, as: "police").status == 422)
            let json = try await site.get("/api/programme/consultations", as: "health", accept: "application/json")
                .json()
            #expect(json["consultations"]?.array?.count == 1)
            #expect(json["consultations"]?.array?.first?["silence"]?.string == "no-objection")
        }
    }
}
