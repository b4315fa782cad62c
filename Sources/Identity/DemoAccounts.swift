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
        /// For whom it acts, by number.
        package let organisation: String?
        package let password: String
        /// The shared secret of the one-time codes; nil for who needs none.
        package let totpSecret: [UInt8]?

        /// The code to type at a moment; nil when none is needed.
        package func code(at now: Instant) -> String? {
            totpSecret.map { TOTP.code(secret: $0, at: now.milliseconds / 1000) }
        }
    }

    /// A name for each role.
    private static let names: [Role: String] = [
        .trader: "Teresa Treviño", .broker: "Bruno Barrera", .programmeOfficer: "Patricia Ponce",
        .validator: "Víctor Vela", .decisionMaker: "Diana Duarte", .riskAnalyst: "Ana Aguilar",
        .laneOfficer: "Carlos Cárdenas", .examiner: "Elena Espino", .supervisor: "Sergio Salas",
        .programmeManager: "Gabriela Garza", .auditor: "Aurelio Ayala", .administrator: "Adriana Arce",
        .partner: "Paula Parker", .appealsOfficer: "Rebeca Robles", .consultedAuthority: "César Corona",
    ]

    /// Makes one account for each role, `demo.<role>`, or finds those that were made before: their password is then set
    /// anew, their factor stays. Without an organisation to act for there is no trader, broker or partner.
    ///
    /// - Parameter organisations: for whom the trader, the broker, the partner and the consulted authority act, one of each kind.
    package static func create(
        in identity: Identity, password: String, organisations: [Organisation]
    ) async throws -> [Entry] {
        for organisation in organisations { try await identity.register(organisation, by: actor) }
        var entries: [Entry] = []
        for role in Role.allCases {
            let (login, name) = ("demo.\(role.rawValue)", names[role] ?? role.rawValue)
            let organisation = kind(of: role).flatMap { kind in organisations.first { $0.kind == kind } }
            guard role.isOfficial || organisation != nil else { continue }
            if let account = try await identity.account(login) {
                guard account.isDemonstration else { throw IdentityError(.loginTaken) }
                try await identity.setPassword(password, of: login, mustChange: false, by: actor)
            } else {
                try await identity.create(
                    Identity.NewAccount(
                        login: login, name: name, roles: [role], organisation: organisation?.id, password: password,
                        mustChangePassword: false), isDemonstration: true, by: actor)
            }
            let secret = role.isOfficial ? try await identity.enrolDemonstration(login) : nil
            entries.append(
                Entry(
                    role: role, login: login, name: name, organisation: organisation?.id, password: password,
                    totpSecret: secret))
        }
        return entries
    }

    /// Makes a second account, `demo.<role>.2`, for roles whose acts need two people, or finds those made before.
    package static func createSeconds(
        of roles: [(role: Role, name: String)], in identity: Identity, password: String
    ) async throws -> [Entry] {
        var entries: [Entry] = []
        for (role, name) in roles {
            let login = "demo.\(role.rawValue).2"
            if try await identity.account(login) == nil {
                try await identity.create(
                    Identity.NewAccount(
                        login: login, name: name, roles: [role], organisation: nil, password: password,
                        mustChangePassword: false), isDemonstration: true, by: actor)
            }
            let secret = try await identity.enrolDemonstration(login)
            entries.append(
                Entry(
                    role: role, login: login, name: name, organisation: nil, password: password, totpSecret: secret))
        }
        return entries
    }

    private static let actor = "demo"

    private static func kind(of role: Role) -> Organisation.Kind? {
        switch role {
        case .trader: .trader
        case .broker: .broker
        case .partner: .partner
        case .consultedAuthority: .authority
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

    /// The shared secret of a demonstration account, enrolled now when there is none.
    fileprivate func enrolDemonstration(_ login: String) async throws -> [UInt8] {
        let found = try await database.read { (db) throws in try AccountStore.secrets(login, in: db) }
        guard let found, found.account.isDemonstration else { throw IdentityError(.accountUnknown) }
        if found.account.hasSecondFactor, let secret = found.totpSecret { return secret }
        return try await enrolFactor(of: login)
    }
}
