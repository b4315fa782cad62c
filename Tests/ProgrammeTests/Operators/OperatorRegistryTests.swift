import Country
import Customs
import Database
import GaritaTesting
import Identity
import JSON
import Ledger
import Testing

@testable import Programme

@Suite("The register of operators") struct OperatorRegistryTests {
    @Test("what is told is read back, day by day, and a number has one holder", arguments: TestDatabase.both)
    func registers(_ engine: TestDatabase) async throws {
        try await TestRegister.with(engine) { test in
            let id = try await test.company("Autopartes del Norte, S.A. de C.V.", "SAT970701NN3", town: "Ciudad Juárez")
            #expect(id.text == "OP-000001")
            let person = try #require(try await test.register.person(id))
            #expect(person.name == "Autopartes del Norte, S.A. de C.V." && person.sites.first?.id.text == "SI-000001")
            #expect(person.roles(on: test.today) == [.importer])
            #expect(person.officialNumber?.value == "SAT970701NN3")
            #expect(test.register.operatorID(number: "sat970701nn3", at: test.now) == id)
            #expect(test.register.operatorID(number: "MXSAT970701NN3", at: test.now) == id)
            #expect(test.register.operatorID(number: "SAT970701NN3", at: test.now.advanced(bySeconds: -200_000)) == nil)
            await #expect(throws: OperatorError(.identifierTaken, "")) {
                try await test.register.register(
                    NewOperator(
                        name: "Otra", country: "MX", identifiers: [NewOperator.Number(.tin, "MXSAT970701NN3")]),
                    by: "test", at: test.now)
            }
            #expect(try await test.company("Otra", "MAB9307148T4").text == "OP-000002", "no gap is left")

            test.advance(days: 10)
            let today = test.today
            try await test.register.change(
                id,
                [
                    .rename("Autopartes del Sur, S.A. de C.V.", since: today),
                    .addIdentifier(.duns, "150483782", since: today, through: nil),
                    .endIdentifier(.rfc, "SAT970701NN3", through: today.advanced(by: -1)),
                    .addRole(.exporter, since: today), .endRole(.importer, through: today.advanced(by: -1)),
                ], by: "test", reason: "notice 7", at: test.now)
            let after = try #require(try await test.register.person(id))
            #expect(after.name(on: today.advanced(by: -5)) == "Autopartes del Norte, S.A. de C.V.")
            #expect(after.name(on: today) == "Autopartes del Sur, S.A. de C.V.")
            #expect(after.roles(on: today) == [.exporter] && after.roles(on: today.advanced(by: -1)) == [.importer])
            #expect(test.register.operatorID(number: "SAT970701NN3", at: test.now) == nil)
            #expect(test.register.operatorID(number: "150483782", at: test.now) == id)
            #expect(test.register.operatorID(number: "SAT970701NN3", at: test.now.advanced(bySeconds: -86_400)) == id)
            #expect(try await test.rebuilt().isSound)

            // Another node reads all of it at its start.
            let other = OperatorRegistry(test.programme.base)
            try await other.load()
            #expect(other.operatorID(number: "150483782", at: test.now) == id)
        }
    }

    @Test("acts are done all or none", arguments: TestDatabase.both)
    func atomic(_ engine: TestDatabase) async throws {
        try await TestRegister.with(engine) { test in
            let id = try await test.company("Uno", "SAT970701NN3")
            await #expect(throws: OperatorError(.identifierMissing, "")) {
                try await test.register.change(
                    id,
                    [
                        .addRole(.carrier, since: test.today),
                        .endIdentifier(.rfc, "SAT970701NN3", through: test.today),
                    ], by: "test", at: test.now)
            }
            #expect(try await test.register.person(id)?.roles.map(\.role) == [.importer])
            for (act, code) in [
                (OperatorAct.addIdentifier(.duns, "1", since: test.today, through: nil), OperatorError.Code.identifier),
                (.rename("  ", since: test.today.advanced(by: 1)), .name),
                (.rename("Dos\u{0}", since: test.today.advanced(by: 1)), .name),
                (.closeSite(SiteID(serial: 99), through: test.today), .site),
                (.joinGroup(id, since: test.today), .groupItself),
                (.joinGroup(OperatorID(serial: 99), since: test.today), .unknown),
                (
                    .giveMandate(
                        NewMandate(login: "nobody", powers: [.sign], validity: Validity(from: test.today))), .login
                ),
            ] {
                await #expect(throws: OperatorError(code, ""), "\(act)") {
                    try await test.register.change(id, [act], by: "test", at: test.now)
                }
            }
            #expect(try await test.register.change(id, [], by: "test", at: test.now).sites.isEmpty)
            await #expect(throws: OperatorError(.unknown, "")) {
                try await test.register.change(OperatorID(serial: 5), [], by: "test", at: test.now)
            }
        }
    }

    @Test("personal data is in no event, and the event proves it", arguments: TestDatabase.both)
    func personal(_ engine: TestDatabase) async throws {
        try await TestRegister.with(engine) { test in
            let curp = try OperatorIdentifier(.curp, "BOXW310820HNERXN09")
            let owner = NewPerson(
                capacity: .owner,
                details: PersonDetails(name: "Wenceslao Box", identifier: curp, email: "w@example.mx"), share: 6000,
                since: test.today)
            let id = try await test.company(
                "Secretos de México", "SAT970701NN3", town: "Cuauhtémoc", people: [owner])
            var file = try #require(try await test.register.file(id))
            let person = try #require(file.person.people.first)
            #expect(person.isControlling)
            #expect(file.details(of: person.id)?.name == "Wenceslao Box")
            #expect(file.people[person.id]?.last?.commitment == person.commitment)
            try await test.register.change(
                id, [.changePerson(person.id, PersonDetails(name: "W. Box"), share: 4000)], by: "test", at: test.now)
            file = try #require(try await test.register.file(id))
            #expect(file.people[person.id]?.map(\.details.name) == ["Wenceslao Box", "W. Box"])
            #expect(file.people[person.id]?.last?.commitment == file.person.people.first?.commitment)
            let events = try await test.database.read { (db) throws in try Ledger.events(.all, in: db) }
            let written = events.map { String(decoding: $0.canonicalBytes, as: UTF8.self) }.joined()
            for secret in ["Wenceslao", "BOXW", "example.mx", "Secretos", "Cuauht", "Planta"] {
                #expect(!written.contains(secret), "\(secret)")
            }
            #expect(try await test.rebuilt().isSound)
        }
    }

    @Test("mandates by date: a broker, a site's manager, and who has left", arguments: TestDatabase.both)
    func mandates(_ engine: TestDatabase) async throws {
        try await TestRegister.with(engine) { test in
            try await test.person("ana", .trader, "SAT970701NN3")
            try await test.person("ben", .trader, "SAT970701NN3")
            try await test.person("bro", .broker, "BRO010101AB1")
            try await test.person("olga", .programmeOfficer)
            let id = try await test.company(
                "Uno", "SAT970701NN3", town: "Tijuana", representative: "ana")
            let site = try #require(try await test.register.person(id)?.sites.first?.id)
            #expect(try await test.register.access(login: "ana", operator: id, at: test.now)?.may(.sign) == true)
            #expect(try await test.register.access(login: "ben", operator: id, at: test.now)?.powers == [])
            #expect(try await test.register.access(login: "bro", operator: id, at: test.now) == nil)
            #expect(try await test.register.access(login: "olga", operator: id, at: test.now) == nil)
            let month = Validity(from: test.today, through: test.today.advanced(by: 30))
            try await test.register.change(
                id,
                [
                    .giveMandate(NewMandate(login: "bro", powers: [.prepare], validity: month)),
                    .giveMandate(NewMandate(login: "ben", powers: [.site], sites: [site], validity: month)),
                ], by: "ana", at: test.now)
            let seen = try await test.register.operators(of: "bro", organisation: "BRO010101AB1", at: test.now)
            #expect(seen.map(\.person.id) == [id] && seen.first?.access.may(.prepare) == true)
            #expect(seen.first?.access.isOwn == false)
            #expect(
                try await test.register.access(login: "ben", operator: id, at: test.now)?.may(.site, site: site) == true
            )
            let mandate = try #require(
                try await test.register.person(id)?.mandates.first { $0.login == "bro" })
            #expect(mandate.isDelegate)
            test.advance(days: 1)
            try await test.register.change(id, [.revokeMandate(mandate.id)], by: "ana", at: test.now)
            #expect(try await test.register.access(login: "bro", operator: id, at: test.now) == nil)
            #expect(
                try await test.register.access(login: "bro", operator: id, at: test.now.advanced(bySeconds: -60)) != nil
            )
            await #expect(throws: OperatorError(.mandateOver, "")) {
                try await test.register.change(id, [.revokeMandate(mandate.id)], by: "ana", at: test.now)
            }
            test.advance(days: 40)
            #expect(
                try await test.register.access(login: "ben", operator: id, at: test.now)?.may(.site, site: site)
                    == false)
            #expect(try await test.register.owner(of: site) == id)
        }
    }

    @Test("a merge takes two persons; then the lost number leads to the kept one", arguments: TestDatabase.both)
    func merges(_ engine: TestDatabase) async throws {
        try await TestRegister.with(engine) { test in
            try await test.person("olga", .programmeOfficer)
            try await test.person("sara", .supervisor)
            try await test.person("ana", .trader, "MAB9307148T4")
            let kept = try await test.company("Autopartes del Norte, S.A. de C.V.", "SAT970701NN3")
            let lost = try await test.company(
                "AUTO PARTES DEL NORTE SA DE CV", "MAB9307148T4", roles: [.exporter], town: "Nogales",
                representative: "ana")
            #expect(try await test.register.duplicates(of: kept).map(\.operatorID) == [lost])
            let site = try #require(try await test.register.person(lost)?.sites.first?.id)
            let proposal = try await test.register.propose(
                OperatorRegistry.Merge(lost: lost, kept: kept), reason: "same firm", by: "olga", with: test.approvals)
            await #expect(throws: ApprovalError.samePerson) {
                _ = try await test.approvals.answer(
                    proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: "olga")
            }
            #expect(test.register.kept(lost) == lost)
            _ = try await test.approvals.answer(
                proposal.id, .approve(payloadHash: proposal.payloadHash), reason: "", by: "sara")
            #expect(test.register.kept(lost) == kept)
            #expect(test.register.operatorID(number: "MAB9307148T4", at: test.now) == kept)
            let person = try #require(try await test.register.person(lost))
            #expect(
                person.id == kept && person.absorbed == [lost] && person.name == "Autopartes del Norte, S.A. de C.V.")
            #expect(person.identifiers.count == 2 && person.site(site) != nil)
            #expect(person.roles(on: test.today) == [.importer, .exporter])
            #expect(try await test.register.owner(of: site) == kept)
            #expect(try await test.register.access(login: "ana", operator: lost, at: test.now)?.may(.sign) == true)
            let file = try #require(try await test.register.file(kept))
            #expect(Set(file.events.map(\.subject)) == [kept, lost], "the events of both remain")
            var search = OperatorSearch()
            search.name = "auto partes"
            #expect(try await test.register.search(search).entries.map(\.id) == [kept], "the lost name still finds it")
            // What follows is told of the kept one, whichever number is used.
            try await test.register.change(lost, [.closeSite(site, through: test.today)], by: "test", at: test.now)
            #expect(try await test.register.person(kept)?.site(site)?.validity.through == test.today)
            await #expect(throws: OperatorError(.merged, "")) { try await test.merge(lost, into: kept) }
            await #expect(throws: OperatorError(.sameOperator, "")) { try await test.merge(kept, into: kept) }
            // A chain of merges leads to the last.
            let third = try await test.company("Tercera", "GAR260101AB8")
            try await test.merge(kept, into: third)
            try await test.register.refresh()
            #expect(test.register.kept(lost) == third)
            #expect(try await test.register.person(lost)?.identifiers.count == 3)
            #expect(try await test.rebuilt().isSound)
            let other = OperatorRegistry(test.programme.base)
            try await other.load()
            #expect(other.kept(lost) == third)
            #expect(other.operatorID(number: "MAB9307148T4", at: test.now) == third)
        }
    }

    @Test("who is barred is known under a new number", arguments: TestDatabase.both)
    func barred(_ engine: TestDatabase) async throws {
        try await TestRegister.with(engine) { test in
            let curp = try OperatorIdentifier(.curp, "BOXW310820HNERXN09")
            func owner(_ share: Int) -> NewPerson {
                NewPerson(
                    capacity: .owner, details: PersonDetails(name: "W. Box", identifier: curp), share: share,
                    since: test.today)
            }
            let bad = try await test.company("Mala", "SAT970701NN3", people: [owner(5000)])
            let again = try await test.company("Buena", "MAB9307148T4", people: [owner(10_000)])
            let minor = try await test.company("Otra", "GAR260101AB8", people: [owner(1000)])
            #expect(try await test.register.barWarnings(for: again, at: test.now).isEmpty)
            test.register.setBars { _ in [OperatorBar(operatorID: bad, ground: "revoked")] }
            let warnings = try await test.register.barWarnings(for: again, at: test.now)
            #expect(warnings.map(\.bar.operatorID) == [bad])
            #expect(try await test.register.barWarnings(for: minor, at: test.now).isEmpty)
            #expect(try await test.register.barWarnings(for: bad, at: test.now).map(\.cause) == [.itself])
            // The old number ends, and another legal person takes it.
            test.advance(days: 5)
            try await test.register.change(
                bad,
                [
                    .addIdentifier(.duns, "150483782", since: test.today, through: nil),
                    .endIdentifier(.rfc, "SAT970701NN3", through: test.today.advanced(by: -1)),
                ], by: "test", at: test.now)
            let heir = try await test.company("Heredera", "SAT970701NN3")
            #expect(
                try await test.register.barWarnings(for: heir, at: test.now).map(\.cause)
                    == [.identifier("MX:SAT970701NN3")])
        }
    }

    @Test("groups have parents and members, and no circle", arguments: TestDatabase.both)
    func groups(_ engine: TestDatabase) async throws {
        try await TestRegister.with(engine) { test in
            let top = try await test.company("Arriba", "SAT970701NN3")
            let middle = try await test.company("Medio", "MAB9307148T4")
            let low = try await test.company("Abajo", "GAR260101AB8")
            try await test.register.change(middle, [.joinGroup(top, since: test.today)], by: "t", at: test.now)
            try await test.register.change(low, [.joinGroup(middle, since: test.today)], by: "t", at: test.now)
            await #expect(throws: OperatorError(.groupCircle, "")) {
                try await test.register.change(top, [.joinGroup(low, since: test.today)], by: "t", at: test.now)
            }
            #expect(try await test.register.file(top)?.members == [middle])
            #expect(try await test.register.file(low)?.namesOfOthers[middle] == "Medio")
            try await test.register.change(
                middle, [.leaveGroup(top, through: test.today.advanced(by: 1))], by: "t", at: test.now)
            #expect(try await test.register.file(top)?.members == [])
            #expect(try await test.rebuilt().isSound)
        }
    }

    @Test("many at once: each is registered or says why not", arguments: TestDatabase.both)
    func many(_ engine: TestDatabase) async throws {
        try await TestRegister.with(engine) { test in
            let new = ["SAT970701NN3", "SAT970701NN3", "NOT A NUMBER", "MAB9307148T4"].map {
                NewOperator(name: "Firma \($0)", country: "MX", identifiers: [NewOperator.Number(.rfc, $0)])
            }
            let results = try await test.register.register(many: new, by: "test", at: test.now)
            #expect(
                results.map { result -> OperatorError.Code? in
                    if case .failure(let error) = result { error.code } else { nil }
                } == [nil, .identifierTaken, .identifier, nil])
            #expect(try await test.register.count(OperatorSearch()) == 2)
            #expect(try await test.rebuilt().isSound)
        }
    }
}
