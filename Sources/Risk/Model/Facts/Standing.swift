import Customs

/// How the operator on whom a declaration rests stands: the importer, the exporter of an export, the declarant of a transit.
struct Standing {
    /// Nil where nothing is known of the operator.
    let isCertified: Bool?
    let stratum: Stratum

    init(_ flow: DeclarationType.Flow, _ parties: HeadParties, _ context: Context, _ rates: Rates) {
        let role: PartyRole =
            switch flow {
            case .import: .importer
            case .export: .exporter
            case .transit: .declarant
            }
        let found = context.operator(parties[role])
        isCertified = found.map { found in
            found.isRecognised == true || found.status.map { rates.relief.statuses.contains($0) } == true
        }
        if isCertified == true {
            stratum = .aeo
        } else if let days = found?.firstSeenDays, days < rates.newOperatorDays {
            stratum = .new
        } else {
            stratum = .rest
        }
    }
}
