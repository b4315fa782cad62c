package import Customs
import Database
import Sealing

/// The accounts of a demonstration, one for each role: their password and the secrets of their one-time codes are
/// printed, so they are made by `garita demo` only and are marked as what they are.
package enum DemoAccounts {
    /// An account as the demonstration prints it.
    package struct Entry: Sendable, Hashable {
        package let role: Role
        package let login: String
        package let name: String
        package let password: String
        /// The shared secret of the one-time codes; nil for who needs none.
        package let totpSecret: [UInt8]?

        /// The code to type at a moment; nil when none is needed.
        package func code(at now: Instant) -> String? {
            totpSecret.map { TOTP.code(secret: $0, at: now.milliseconds / 1000) }
        }
    }

    /// Who they are: the role, the login and a name that says it.
    private static let people: [(role: Role, login: String, name: String)] = [
        (.trader, "demo.trader", "Teresa Treviño"),
        (.broker, "demo.broker", "Bruno Barrera"),
        (.programmeOfficer, "demo.programme", "Patricia Ponce"),
        (.validator, "demo.validator", "Víctor Vela"),
        (.decisionMaker, "demo.decision", "Diana Duarte"),
        (.riskAnalyst, "demo.analyst", "Ana Aguilar"),
        (.laneOfficer, "demo.lane", "Carlos Cárdenas"),
        (.examiner, "demo.examiner", "Elena Espino"),
        (.supervisor, "demo.supervisor", "Sergio Salas"),
        (.programmeManager, "demo.manager", "Gabriela Garza"),
        (.auditor, "demo.auditor", "Aurelio Ayala"),
        (.administrator, "demo.administrator", "Adriana Arce"),
        (.partner, "demo.partner", "Paul Parker"),
    ]

    /// Makes one account for each role, or finds those that were made before: their password is then set anew, their
    /// factor stays.
    ///
    /// - Parameter organisations: for whom the trader, the broker and the partner act; registered when they are not yet.
    package static func create(
        in identity: Identity, password: String, organisations: [Organisation.Kind: Organisation]
    ) async throws -> [Entry] {
        for (_, organisation) in organisations { try await identity.register(organisation, by: actor) }
        var entries: [Entry] = []
        for person in people {
            var organisation: Organisation?
            if let kind = kind(of: person.role) {
                // Without an organisation to act for there is nobody to show.
                guard let found = organisations[kind] else { continue }
                organisation = found
            }
            if let account = try await identity.account(person.login) {
                guard account.isDemonstration else { throw IdentityError(.loginTaken) }
                try await identity.setPassword(password, of: person.login, mustChange: false, by: actor)
            } else {
                try await identity.create(
                    Identity.NewAccount(
                        login: person.login, name: person.name, roles: [person.role], organisation: organisation?.id,
                        password: password, mustChangePassword: false), isDemonstration: true, by: actor)
            }
            var secret: [UInt8]?
            if person.role.isOfficial { secret = try await identity.enrolDemonstration(person.login) }
            entries.append(
                Entry(
                    role: person.role, login: person.login, name: person.name, password: password, totpSecret: secret))
        }
        return entries
    }

    private static let actor = "demo"

    private static func kind(of role: Role) -> Organisation.Kind? {
        switch role {
        case .trader: .trader
        case .broker: .broker
        case .partner: .partner
        default: nil
        }
    }
}

extension Identity {
    /// The one-time code of a demonstration account at this moment; nil for every other account, whose secrets are its
    /// owner's.
    package func demonstrationCode(of login: String) async throws -> String? {
        let now = time.now()
        let found = try await database.read { (db) throws in try AccountStore.secrets(login, in: db) }
        guard let found, found.account.isDemonstration, let secret = found.totpSecret else { return nil }
        return TOTP.code(secret: secret, at: now.milliseconds / 1000)
    }

    /// Enrols a second factor without a first code; answers the shared secret, the old one when there is one.
    fileprivate func enrolDemonstration(_ login: String) async throws -> [UInt8] {
        let now = time.now()
        let fresh = TOTP.newSecret()
        return try await database.write { (tx) throws -> [UInt8] in
            guard let found = try AccountStore.secrets(login, in: tx), found.account.isDemonstration else {
                throw IdentityError(.accountUnknown)
            }
            if found.account.hasSecondFactor, let secret = found.totpSecret { return secret }
            try FactorStore.begin(fresh, for: login, in: tx)
            _ = try FactorStore.confirm(step: 0, for: login, at: now, in: tx)
            return fresh
        }
    }
}
