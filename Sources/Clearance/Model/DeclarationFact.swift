package import Customs
package import Risk
package import Sealing

/// What happened to a declaration, as the events tell it. The live path and a rebuild apply the same values.
package enum DeclarationFact: Hashable, Sendable {
    case lodged(Lodged)
    case refused(Refused)
    case decided(Decided)
    case presented(state: DeclarationState)
    case amended(Lodged)
    case withdrawn(reason: String)
    case held(hold: String, reason: String)
    case holdLifted(hold: String, state: DeclarationState)
    case checked(Checked)
    case released(Released)

    /// A version of a declaration, by what it is found and counted by; the version itself is named by its hash.
    package struct Lodged: Hashable, Sendable {
        package var version: Int
        package var declarant: String
        package var reference: String
        package var organisation: String
        package var flow: DeclarationType.Flow
        package var office: String
        package var importer: String?
        package var commodity: String?
        package var origin: String?
        package var itemCount: Int
        package var plate: String?
        /// The mode of transport at the border, one digit (UN/ECE recommendation 19).
        package var mode: String?
        package var contentHash: Digest
        package var presented: Bool

        package init(
            _ declaration: borrowing Declaration, version: Int, organisation: String, contentHash: Digest,
            presented: Bool
        ) {
            self.version = version
            self.declarant = declaration.identifier(of: .declarant) ?? organisation
            self.reference = declaration.reference
            self.organisation = organisation
            self.flow = declaration.type.flow
            self.office = declaration.declarationOffice?.text ?? ""
            let trader = declaration.type.flow == .export ? PartyRole.exporter : .importer
            self.importer = declaration.identifier(of: trader)
            let items = declaration.items
            self.commodity = items.isEmpty ? nil : items[0].commodity?.text
            self.origin = items.isEmpty ? nil : items[0].origin?.text
            self.itemCount = items.count
            self.plate = SearchTerm.plate(of: declaration).map { SearchTerm.normalised($0) }
            self.mode = declaration.borderTransport?.mode?.rawValue
            self.contentHash = contentHash
            self.presented = presented
        }

        init(
            version: Int, declarant: String, reference: String, organisation: String, flow: DeclarationType.Flow,
            office: String, importer: String?, commodity: String?, origin: String?, itemCount: Int, plate: String?,
            mode: String?, contentHash: Digest, presented: Bool
        ) {
            self.version = version
            self.declarant = declarant
            self.reference = reference
            self.organisation = organisation
            self.flow = flow
            self.office = office
            self.importer = importer
            self.commodity = commodity
            self.origin = origin
            self.itemCount = itemCount
            self.plate = plate
            self.mode = mode
            self.contentHash = contentHash
            self.presented = presented
        }
    }

    /// Why a declaration was not accepted: the codes and places, never the data.
    package struct Refused: Hashable, Sendable {
        package var reasons: [Reason]

        package struct Reason: Hashable, Sendable {
            package var code: String
            package var path: String

            package init(code: String, path: String) {
                self.code = code
                self.path = path
            }
        }

        package init(reasons: [Reason]) { self.reasons = reasons }
    }

    /// The decision on a version: the channel that it gave, the channel that counts, and the record's hash.
    package struct Decided: Hashable, Sendable {
        package var version: Int
        package var cause: String
        package var decided: Channel
        package var channel: Channel
        package var state: DeclarationState
        package var trusted: Bool
        package var ruleset: Digest
        package var record: Digest

        package init(
            version: Int, cause: String, decided: Channel, channel: Channel, state: DeclarationState, trusted: Bool,
            ruleset: Digest, record: Digest
        ) {
            self.version = version
            self.cause = cause
            self.decided = decided
            self.channel = channel
            self.state = state
            self.trusted = trusted
            self.ruleset = ruleset
            self.record = record
        }
    }

    /// What an officer's check came to.
    package struct Checked: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable, CaseIterable { case documents, examination }
        package enum Result: String, Hashable, Sendable, CaseIterable {
            case satisfactory, unsatisfactory
            /// Documents were not enough: the goods are to be examined.
            case escalated
        }

        package var kind: Kind
        package var result: Result
        package var state: DeclarationState
        package var note: String

        package init(kind: Kind, result: Result, state: DeclarationState, note: String) {
            self.kind = kind
            self.result = result
            self.state = state
            self.note = note
        }
    }

    /// The goods may go. The seconds count from the moment both the declaration and the goods were there.
    package struct Released: Hashable, Sendable {
        package var seconds: Int64

        package init(seconds: Int64) { self.seconds = seconds }
    }
}
