import Concurrency
import Country
package import Customs
package import Database
package import HTTP

/// A row of the public register; without a holder where that does not consent to being shown.
struct RegisterRow: Sendable {
    var entry: RegisterEntry
    var holder: CertificateHolder?
}

/// Certificates, the public register and verification.
package final class CertificateDesk: Sendable {
    package struct Settings: Sendable {
        /// Where the public reaches this house; nil until ``CertificateDesk/serve(at:)`` says it.
        package var publicAddress: PublicAddress?
        package var names: any OperatorNames
        /// Whether somebody of a company may see the certificates of an operator. Officials are asked by permission only.
        package var mayRead: @Sendable (Principal, OperatorID, any Reading) throws -> Bool

        /// Nobody of a company sees anything before `mayRead` says so.
        package init(
            publicAddress: PublicAddress? = nil, names: (any OperatorNames)? = nil,
            mayRead: @escaping @Sendable (Principal, OperatorID, any Reading) throws -> Bool = { _, _, _ in false }
        ) {
            self.publicAddress = publicAddress
            self.names = names ?? NumbersAsNames()
            self.mayRead = mayRead
        }
    }

    let base: ProgrammeBase
    let settings: Settings
    private let served = Locked<PublicAddress?>(nil)

    init(_ base: ProgrammeBase, _ settings: Settings) {
        self.base = base
        self.settings = settings
    }

    /// Where the codes on certificates lead: the public address that was set, else where this house serves. Nil while it
    /// does neither; codes then hold the path alone.
    package var publicAddress: PublicAddress? { settings.publicAddress ?? served.with { $0 } }

    /// Says where this house serves, which is its public address when none was set.
    package func serve(at address: PublicAddress?) { served.with { $0 = address } }

    // MARK: One certificate

    /// A certificate by its number; nil when there is none, or nothing holds of it yet.
    package func view(number: String, at instant: Instant) async throws -> CertificateView? {
        try await base.database.read { [self] (db) throws in
            guard let row = try CertificateStore.row(number: number, in: db) else { return nil }
            return try views([row], at: instant, in: db).first
        }
    }

    /// The number of what somebody typed: a number, else a short code.
    package func number(typed text: String) async throws -> String? {
        try await base.database.read { (db) throws in
            if let number = CertificateNumber.read(text), try CertificateStore.row(number: number, in: db) != nil {
                return number
            }
            return try VerificationCode.read(text).flatMap { (code) throws in
                try CertificateStore.number(code: code, in: db)
            }
        }
    }

    /// The certificates of an operator, newest first; nil when the asker may not see them.
    func views(
        of operatorID: OperatorID, for principal: Principal, at instant: Instant
    ) async throws -> [CertificateView]? {
        try await base.database.read { [self] (db) throws in
            guard try principal.may(.readCertificates) || settings.mayRead(principal, operatorID, db) else {
                return nil
            }
            return try views(try CertificateStore.rows(of: operatorID, in: db), at: instant, in: db)
        }
    }

    /// The certificates of an operator, newest first; whoever asks has made sure that they may be seen.
    func views(of operatorID: OperatorID, at instant: Instant) async throws -> [CertificateView] {
        try await base.database.read { [self] (db) throws in
            try views(try CertificateStore.rows(of: operatorID, in: db), at: instant, in: db)
        }
    }

    /// Rows with their names.
    func views(_ rows: [CertificateRow], at instant: Instant, in db: any Reading) throws -> [CertificateView] {
        let holders = try settings.names.holders(Set(rows.map(\.operatorID)), in: db)
        let sites = try settings.names.sites(rows.flatMap(\.sites), in: db)
        return rows.compactMap { row in
            guard let span = row.span(at: instant) else { return nil }
            let zone = base.country.zone
            let definition = base.library.definition(row.programme, version: row.version)
            return CertificateView(
                number: row.number, code: row.code, operatorID: row.operatorID, programme: row.programme,
                programmeName: definition?.name ?? plain(row.programme),
                authority: definition?.authority ?? plain(base.country.name["es"]),
                holder: holders[row.operatorID] ?? CertificateHolder(name: row.operatorID.text), isPublic: row.isPublic,
                role: row.role,
                roleName: definition?.roles.first { $0.code == row.role }?.name ?? plain(row.role),
                sites: row.sites.map { sites[$0] ?? CertificateSite(id: $0, name: $0.text, place: "") },
                decidedOn: row.decidedAt.map { zone.day(of: $0) }, validFrom: zone.day(of: row.effective),
                validThrough: row.through, span: span, spanDay: zone.day(of: span.since), asOf: instant)
        }
    }

    private func plain(_ text: String) -> LocalizedText { LocalizedText(text, languages: base.country.languages) }

    // MARK: The register

    /// A page of the register with the names of those holders that consent to being shown.
    ///
    /// `text` is the beginning of a number, else words of a name. Also says whether a name fitted more holders than are
    /// looked at.
    func register(
        _ search: RegisterSearch, text: String = "", at instant: Instant
    ) async throws -> (rows: [RegisterRow], isCut: Bool) {
        try await base.database.read { [self] (db) throws in
            var search = search
            var isCut = false
            if !text.isEmpty {
                if let number = CertificateNumber.read(text), number.contains(where: \.isNumber),
                    try Self.isBeginning(number, at: instant, in: db)
                {
                    search.number = number
                } else {
                    let most = RegisterList.mostOperators
                    let found = try settings.names.operators(named: text, limit: most + 1, in: db)
                    isCut = found.count > most
                    search.operators = Array(found.prefix(most))
                }
            }
            let entries = try RegisterList.page(search, at: instant, in: db)
            return (try named(entries, in: db), isCut)
        }
    }

    func named(
        _ entries: [RegisterEntry], in db: any Reading
    ) throws -> [RegisterRow] {
        // Names that are not shown are not even looked up.
        let shown = Set(entries.filter(\.isPublic).map(\.operatorID))
        let holders = try settings.names.holders(shown, in: db)
        return entries.map { entry in
            let unknown = CertificateHolder(name: entry.operatorID.text)
            return RegisterRow(entry: entry, holder: entry.isPublic ? holders[entry.operatorID] ?? unknown : nil)
        }
    }

    private static func isBeginning(_ number: String, at instant: Instant, in db: any Reading) throws -> Bool {
        var probe = RegisterSearch()
        probe.number = number
        probe.limit = 1
        return try !RegisterList.page(probe, at: instant, in: db).isEmpty
    }
}
