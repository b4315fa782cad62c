package import HTTP
import Identity

/// Who may take data out of the house.
extension Permission {
    /// Take the whole programme, personal data too.
    package static let exportProgramme = Permission("programme.export")
    /// Take one's own company's file.
    package static let exportOwnFile = Permission("programme.export-own")
}

enum ExportGrants {
    static let all: Grants = [
        (.exportProgramme, [.programmeManager, .auditor]),
        (.exportOwnFile, [.trader, .broker]),
    ]
}
