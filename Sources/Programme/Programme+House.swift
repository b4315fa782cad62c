package import Database
package import HTML
package import HTTP
package import Identity
package import Ledger

/// What the roof puts together with the other rooms'.
extension Programme {
    package static let migrations: [Migration] =
        OperatorsTables.migrations
        + QuestionnairesTables.migrations
        + EvidenceTables.migrations
        + MonitoringTables.migrations
        + VisitsTables.migrations
        + CasesTables.migrations
        + StatusTables.migrations
        + CertificatesTables.migrations
        + BenefitsTables.migrations

    package var projections: [any Projection] {
        [OperatorProjection(), cases.projection, VisitProjection(), MonitoringProjection()]
    }

    package static let grants = Grants([
        OperatorsGrants.all,
        QuestionnairesGrants.all,
        EvidenceGrants.all,
        MonitoringGrants.all,
        VisitsGrants.all,
        CasesGrants.all,
        CertificatesGrants.all,
        BenefitsGrants.all,
        ExportGrants.all,
    ])

    package static let texts = Texts([
        OperatorsTexts.all,
        QuestionnairesTexts.all,
        EvidenceTexts.all,
        MonitoringTexts.all,
        VisitsTexts.all,
        CasesTexts.all,
        CertificatesTexts.all,
        BenefitsTexts.all,
        ReassessmentsTexts.all,
        ClocksTexts.all,
    ])

    package static let navigation: [Shell.Entry] =
        OperatorsPages.navigation
        + QuestionnairesPages.navigation
        + EvidencePages.navigation
        + MonitoringPages.navigation
        + VisitsPages.navigation
        + CasesPages.navigation
        + CertificatesPages.navigation
        + BenefitsPages.navigation
        + ReassessmentsPages.navigation

    /// The acts of this room that one person proposes and another approves.
    package var performances: [Approvals.Performance] { [operators.mergePerformance, cases.performance] }

    /// What an error of this room is to a client, where no endpoint has told it better: what was proposed may no longer be
    /// possible when it is approved.
    package static func problem(of error: any Error) -> HTTPProblem? {
        switch error {
        case let error as CaseError: HTTPProblem.conflict(error.message, type: "case.\(error.code.word)")
        case let error as OperatorError: error.problem
        default: nil
        }
    }

    package func endpoints(shell: Shell, approvals: Approvals) -> [Endpoint] {
        let site = ProgrammeSite(programme: self, shell: shell, approvals: approvals)
        return site.endpoints
    }
}

/// What endpoints and pages of this room are made with.
struct ProgrammeSite: Sendable {
    let programme: Programme
    let shell: Shell
    let approvals: Approvals

    var endpoints: [Endpoint] {
        var all: [Endpoint] = []
        all += OperatorsAPI(site: self).endpoints + OperatorsPages(site: self).endpoints
        all += QuestionnairesAPI(site: self).endpoints + QuestionnairesPages(site: self).endpoints
        all += EvidenceAPI(site: self).endpoints + EvidencePages(site: self).endpoints
        all += MonitoringAPI(site: self).endpoints + MonitoringPages(site: self).endpoints
        all += VisitsAPI(site: self).endpoints + VisitsPages(site: self).endpoints
        all += CasesAPI(site: self).endpoints + CasesPages(site: self).endpoints
        all += CertificatesAPI(site: self).endpoints + CertificatesPages(site: self).endpoints
        all += BenefitsAPI(site: self).endpoints + BenefitsPages(site: self).endpoints
        all += ExportAPI(site: self).endpoints
        all += ReassessmentsAPI(site: self).endpoints + ReassessmentsPages(site: self).endpoints
        return all
    }
}
