package import HTTP
import Sealing

extension Identity {
    /// What an error of this room means for a client; nil for errors of others. For `RouterSettings.problem`.
    package static func problem(of error: any Error) -> HTTPProblem? {
        switch error {
        case let error as IdentityError: problem(of: error)
        case let error as ApprovalError: problem(of: error)
        case let error as SealingError where error.code == .overloaded:
            HTTPProblem(.unavailable, type: "busy", detail: error.message, headers: ["Retry-After": "2"])
        default: nil
        }
    }

    private static func problem(of error: IdentityError) -> HTTPProblem {
        let status: HTTPStatus =
            switch error.code {
            case .accountUnknown, .organisationUnknown: .notFound
            case .loginTaken, .factorThere, .factorMissing, .tokenCount: .conflict
            case .ownAccount, .passwordWrong: .forbidden
            default: .unprocessable
            }
        return HTTPProblem(status, type: "identity.\(error.code.rawValue)", detail: capitalised(error.description))
    }

    private static func problem(of error: ApprovalError) -> HTTPProblem {
        let status: HTTPStatus =
            switch error {
            case .notFound: .notFound
            case .notAllowed, .samePerson, .sameDuty, .involved: .forbidden
            case .reasonMissing: .unprocessable
            case .closed, .lapsed, .otherPayload, .unknownAct: .conflict
            case .altered: .internalError
            }
        return HTTPProblem(status, type: "approval.\(error.rawValue)", detail: capitalised(error.description))
    }

    private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }
}
