package import Customs

/// Amendment messages (`COR`) applied to the declaration that they change.
package enum Amendments {
    /// What came of applying a message.
    package enum Outcome: Sendable {
        case amended(Declaration)
        case refused([Problem])
    }

    /// The declaration that `original` becomes when the elements that `message` points at are replaced by the data that
    /// `message` carries; what it points at and does not carry is removed.
    package static func apply(_ message: Declaration, to original: Declaration) -> Outcome {
        .refused([
            Problem(code: "amendment.unknown", place: Problem.Place(path: "Declaration"), message: "not written yet")
        ])
    }
}
