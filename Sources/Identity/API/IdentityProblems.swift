package import HTTP
import Sealing

extension Identity {
    /// What an error of this room means for a client; nil for errors of others. For `RouterSettings.problem`.
    package static func problem(of error: any Error) -> HTTPProblem? {
        switch error {
        case let error as IdentityError: error.problem
        case let error as ApprovalError: error.problem
        case let error as SealingError where error.code == .overloaded:
            HTTPProblem(.unavailable, type: "busy", detail: error.message, headers: ["Retry-After": "2"])
        default: nil
        }
    }
}

extension IdentityError {
    fileprivate var problem: HTTPProblem {
        let status: HTTPStatus =
            switch code {
            case .accountUnknown, .organisationUnknown: .notFound
            case .loginTaken, .factorThere, .factorMissing, .tokenCount: .conflict
            case .ownAccount, .passwordWrong: .forbidden
            default: .unprocessable
            }
        return HTTPProblem(status, type: "identity.\(code.rawValue)", detail: description.asSentence)
    }
}

extension ApprovalError {
    fileprivate var problem: HTTPProblem {
        let status: HTTPStatus =
            switch self {
            case .notFound: .notFound
            case .notAllowed, .samePerson, .sameDuty, .involved: .forbidden
            case .reasonMissing: .unprocessable
            case .closed, .lapsed, .otherPayload, .unknownAct: .conflict
            case .altered: .internalError
            }
        return HTTPProblem(status, type: "approval.\(rawValue)", detail: description.asSentence)
    }
}

extension String {
    fileprivate var asSentence: String { prefix(1).uppercased() + dropFirst() + "." }
}
