package import HTTP

/// What this room lets people and machines do; `Identity` says which role may do what.
extension Permission {
    /// Lodge, amend and withdraw one's own declarations.
    package static let lodgeDeclaration = Permission("declaration.lodge")
    /// See the declarations of one's own organisation.
    package static let readOwnDeclarations = Permission("declaration.read-own")
    /// See every declaration.
    package static let readDeclarations = Permission("declaration.read")
    /// See hits, values read, draws and hashes of a decision, and replay it.
    package static let readDecision = Permission("decision.read")
    /// Tell that the goods are there.
    package static let presentGoods = Permission("declaration.present")
    /// Record the result of a documentary check or an examination.
    package static let recordCheck = Permission("declaration.check")
    /// Place and lift holds.
    package static let holdDeclaration = Permission("declaration.hold")
    /// Look a vehicle up at the lane.
    package static let useLane = Permission("lane.use")
    /// See, retry and set aside what could not be read.
    package static let tendQuarantine = Permission("quarantine.tend")
    /// See the live figures of an office.
    package static let readFigures = Permission("figures.read")
    /// Read the event log and the hashes.
    package static let readEvents = Permission("events.read")
}
