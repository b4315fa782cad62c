import Clearance
import Customs
import HTTP
import Identity

/// What a request about benefits names, as far as the asker may know of it.
struct BenefitsAsked: Sendable {
    let programme: Programme

    /// Who asks; the router has let nobody else in.
    func who(_ request: Request) throws(HTTPProblem) -> Principal {
        guard let principal = request.principal else { throw HTTPProblem(.unauthorized) }
        return principal
    }

    /// The operator of the path: one's own, or any for who reads all; to others it is not there.
    func operatorID(_ request: Request) throws -> OperatorID {
        let who = try self.who(request)
        let text = request.parameters["operator"] ?? ""
        guard let id = try? OperatorID(text), who.may(.readBenefits) || own(who) == id else {
            throw HTTPProblem(.notFound)
        }
        return id
    }

    /// The operator for which a principal acts; nil when it acts for none that has or had a status.
    func own(_ who: Principal) -> OperatorID? {
        guard let number = who.organisation else { return nil }
        return programme.base.statuses.operatorID(of: number, at: programme.base.time.now())
    }

    /// The month of the query; nil when none is given. Throws for what is no month.
    func month(_ request: Request) throws -> Month? {
        guard let text = request.query.text("month") else { return nil }
        guard let month = Month(text) else {
            let message = "month looks like 2026-11"
            throw HTTPProblem.badRequest(
                message, type: "query",
                problems: [Problem(code: "query.month", place: .init(path: "month"), message: message)])
        }
        return month
    }

    func contest(_ request: Request) async throws -> BenefitContest {
        guard let id = try? ContestID(request.parameters["contest"] ?? ""),
            let contest = try await programme.benefits.contest(id)
        else { throw HTTPProblem(.notFound) }
        return contest
    }
}

extension BenefitError {
    var problem: HTTPProblem {
        switch code {
        case .notFound: HTTPProblem(.notFound, detail: description)
        case .text: HTTPProblem.unprocessable(description, type: "benefits.text")
        case .noTraffic: HTTPProblem.conflict(description, type: "benefits.no-traffic")
        default: HTTPProblem.conflict(description, type: "benefits.\(code.word)")
        }
    }
}
