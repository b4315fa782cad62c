package import Customs

/// How the operator on whom a declaration rests stands: the importer, the exporter of an export, the declarant of a transit.
struct Standing {
    /// Nil where nothing is known of the operator.
    let isCertified: Bool?
    let stratum: Stratum

    init(_ flow: DeclarationType.Flow, _ parties: [PartyRole: String], _ context: Context, _ rates: Rates) {
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

    init(_ declaration: Declaration, _ context: Context, _ rates: Rates) {
        var parties: [PartyRole: String] = [:]
        for role in [PartyRole.importer, .exporter, .declarant] { parties[role] = declaration.identifier(role) }
        self.init(declaration.type.flow, parties, context, rates)
    }
}

extension Declaration {
    /// The identifier of the first party in a role that has one, in the order of ``party(_:)``.
    package func identifier(_ role: PartyRole) -> String? {
        func first(_ parties: [Party]?) -> String? {
            parties?.first { $0.role == role && $0.identifier?.isEmpty == false }?.identifier
        }
        return first(parties) ?? first(consignment?.parties) ?? first(shipment?.parties)
            ?? first(shipment?.consignment?.parties)
    }
}
