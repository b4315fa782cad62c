package import Clearance
package import Country
package import Customs
package import Database
import HTTP
package import Identity

/// The room where a company becomes an Authorized Economic Operator and stays one: its front door.
///
/// Each subject has its store (`operators`, `questionnaires`, `evidence`, `visits`, `cases` …), its API and its pages under
/// the room's folders. Facts are events of the ledger; what pages search is projected from them.
package final class Programme: Sendable {
    package let base: ProgrammeBase
    package let operators: OperatorRegistry
    package let questionnaires: QuestionnaireDesk
    package let evidence: EvidenceVault
    package let monitoring: MonitoringDesk
    package let visits: VisitDesk
    package let cases: CaseDesk
    package let certificates: CertificateDesk
    package let benefits: BenefitLedger
    package let reassessments: ReassessmentDesk
    package let exportGate = ExportGate()

    /// - Parameter publicAddress: where the public reaches this house; nil: where it serves.
    package init(
        _ base: ProgrammeBase, certificates settings: CertificateDesk.Settings? = nil,
        publicAddress: PublicAddress? = nil
    ) {
        self.base = base
        operators = OperatorRegistry(base)
        questionnaires = QuestionnaireDesk(base)
        evidence = EvidenceVault(base)
        monitoring = MonitoringDesk(base)
        visits = VisitDesk(base)
        cases = CaseDesk(base, hooks: Self.hooks(questionnaires, base))
        certificates = CertificateDesk(base, settings ?? Self.certificateSettings(base, at: publicAddress))
        benefits = BenefitLedger(base)
        reassessments = ReassessmentDesk(base)
        connect()
    }
}

/// What every store of the room stands on.
package struct ProgrammeBase: Sendable {
    package let database: Database
    package let country: CountryPack
    /// The programmes of this country and of those that it recognises.
    package let library: ProgrammeLibrary
    /// The folder for files that are kept outside the database.
    package let folder: String
    package let time: TimeSource
    package let identity: Identity
    /// The status of operators at an instant, which `Clearance` asks too.
    package let statuses: StatusRegister
    /// Where the treatment of declarations is read; nil where there is no clearance.
    package let traffic: (any TrafficSource)?

    package init(
        database: Database, country: CountryPack, library: ProgrammeLibrary, folder: String, time: TimeSource,
        identity: Identity, statuses: StatusRegister? = nil, traffic: (any TrafficSource)? = nil
    ) {
        self.database = database
        self.country = country
        self.library = library
        self.folder = folder
        self.time = time
        self.identity = identity
        self.statuses = statuses ?? StatusRegister(database: database)
        self.traffic = traffic
    }
}
