package import Customs

/// Amendment messages (`COR`) applied to the declaration that they change.
package enum Amendments {
    /// What came of applying a message.
    package enum Outcome: Sendable {
        case amended(Declaration)
        /// Why not: each problem with its place in the message.
        case refused([Problem])
    }

    /// One change that a message asks for.
    package struct Change: Hashable, Sendable {
        /// The element, by its WCO path.
        package var path: String
        /// The administration's code for the reason.
        package var reason: String?
        /// The reason in the declarant's words.
        package var statement: String?
    }

    /// What an amendment or cancellation message asks for, change by change, with the statements that point at them. An
    /// amendment that names no element (as cancellations do) stands for the whole `Declaration`.
    package static func changes(in message: Declaration) -> (changes: [Change], problems: [Problem]) {
        var changes: [Change] = []
        var problems: [Problem] = []
        for (index, amendment) in message.amendments.enumerated() {
            let own = "Declaration/Amendment[\(index + 1)]"
            let statement = message.additionalInformation.first {
                !$0.pointers.isEmpty && WCOPointers.path(of: $0.pointers) == own
            }
            let path = amendment.pointers.isEmpty ? "Declaration" : WCOPointers.path(of: amendment.pointers)
            if let path {
                changes.append(Change(path: path, reason: amendment.reason, statement: statement?.text))
            } else {
                problems.append(unknownElement(own))
            }
        }
        for (index, information) in message.additionalInformation.enumerated()
        where !information.pointers.isEmpty && WCOPointers.path(of: information.pointers) == nil {
            problems.append(unknownElement("Declaration/AdditionalInformation[\(index + 1)]"))
        }
        return (changes, problems)
    }

    /// The declaration that `original` becomes when the elements that `message` points at are replaced by the data that
    /// `message` carries; what it points at and does not carry is removed.
    ///
    /// Elements that repeat are told apart by their `SequenceNumeric` where they have one, else by their place.
    package static func apply(_ message: Declaration, to original: Declaration) -> Outcome {
        var problems: [Problem] = []
        if message.amendments.isEmpty {
            problems.append(refusal("amendment.empty", "Declaration", "an amendment message names at least one change"))
        }
        var pointed: [[WCOPointers.Step]] = []
        for (index, amendment) in message.amendments.enumerated() {
            let place = "Declaration/Amendment[\(index + 1)]"
            guard let steps = WCOPointers.steps(of: amendment.pointers), steps[0].tag == .declaration else {
                problems.append(unknownElement(place))
                continue
            }
            if steps.count < 2 {
                problems.append(refusal("amendment.whole", place, "an amendment names the element that it changes"))
            } else if steps.count == 2, [.functionCode, .functionalReferenceID, .id].contains(steps[1].tag) {
                problems.append(
                    refusal(
                        "amendment.identity", place, "\(steps[1].tag.name) names the declaration and stays as it is"))
            } else {
                pointed.append(steps)
            }
        }
        guard problems.isEmpty else { return .refused(problems) }
        return apply(pointed, of: message, to: original)
    }

    private static func apply(
        _ pointed: [[WCOPointers.Step]], of message: Declaration, to original: Declaration
    ) -> Outcome {
        let document = WCODocument(original)
        var tree = AmendedTree(document.declaration, types: document.namespaces[3])
        let data = AmendmentData(WCODocument(message).declaration, pointed: pointed)
        var problems: [Problem] = []
        for (index, steps) in pointed.enumerated() {
            let path = steps.map(\.text).joined(separator: "/")
            if !tree.amend(steps, with: data) {
                problems.append(
                    refusal(
                        "amendment.nothing", "Declaration/Amendment[\(index + 1)]",
                        "\(path) stands neither in the declaration nor in the message"))
            }
        }
        guard problems.isEmpty else { return .refused(problems) }
        let result = WCOReader.read(XMLTree(tree.amended, namespaces: document.namespaces))
        guard var amended = result.declarations.first, result.errors.isEmpty else { return .refused(result.errors) }
        amended.envelope = original.envelope
        amended.extensions += original.extensions.filter { $0.parent.isEmpty || $0.parent == "MetaData" }
        amended.forms += original.forms.filter { $0.parent == "MetaData" }
        return .amended(amended)
    }

    private static func unknownElement(_ place: String) -> Problem {
        refusal("amendment.pointer", place, "the pointers name no element of the WCO declaration")
    }

    private static func refusal(_ code: String, _ path: String, _ message: String) -> Problem {
        Problem(code: code, place: Problem.Place(path: path), message: message)
    }
}
