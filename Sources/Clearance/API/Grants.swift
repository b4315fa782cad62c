import HTTP
package import Identity

extension Clearance {
    /// Which roles hold this room's permissions.
    package static let grants: Grants = [
        (.lodgeDeclaration, [.trader, .broker]),
        (.readOwnDeclarations, everyone),
        (.readDeclarations, officials),
        (.readDecision, [.riskAnalyst, .examiner, .supervisor, .auditor, .programmeManager]),
        (.presentGoods, [.laneOfficer, .examiner, .supervisor]),
        (.recordCheck, [.examiner, .supervisor]),
        (.holdDeclaration, [.supervisor, .examiner]),
        (.useLane, [.laneOfficer, .examiner, .supervisor]),
        (.tendQuarantine, [.supervisor, .administrator]),
        (.readFigures, [.supervisor, .riskAnalyst, .programmeManager, .programmeOfficer, .auditor]),
        (.readEvents, [.auditor, .supervisor]),
    ]

    private static let officials: Set<Role> = Set(Role.allCases.filter(\.isOfficial)).subtracting([
        .administrator, .consultedAuthority,
    ])
    private static let everyone: Set<Role> = officials.union([.trader, .broker])
}
