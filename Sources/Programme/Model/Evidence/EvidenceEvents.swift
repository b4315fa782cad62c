package import Ledger

/// What the ledger tells of evidence: numbers, hashes, sizes and kinds, never a name or a title.
extension EventKind {
    package static let evidenceStored = EventKind(
        "evidence.stored", "An operator stored a file. Data: hash, operator, scan, size, type.")
    package static let evidenceScanned = EventKind(
        "evidence.scanned", "A scanner looked at a stored file. Data: hash, operator, result.")
    package static let evidenceRefused = EventKind(
        "evidence.refused",
        "A file was refused because a scanner found malware in it; its bytes were not kept. Data: hash, operator, size."
    )
    package static let evidenceWithdrawn = EventKind(
        "evidence.withdrawn", "The operator withdrew a file; its bytes are kept. Data: hash, operator.")
    package static let evidenceDamaged = EventKind(
        "evidence.damaged", "A stored file was found changed or missing. Data: found, hash, operator.")

    package static let evidenceKinds: [EventKind] = [
        .evidenceStored, .evidenceScanned, .evidenceRefused, .evidenceWithdrawn, .evidenceDamaged,
    ]
}
