import Customs
import HTTP
import JSON

extension IdentityAPI {
    var proposals: [Endpoint] {
        [
            Endpoint(
                .get, "/api/proposals", access: .permission(.readProposals), summary: "Proposed acts, newest first.",
                tags: ["approvals"],
                parameters: [
                    EndpointParameter(
                        "state",
                        schema: ["type": "string", "enum": ["open", "approved", "refused", "withdrawn", "lapsed"]])
                ],
                responses: [
                    .json(.ok, IdentitySchema.list("proposals", of: IdentitySchema.proposal), name: "Proposals")
                ]
            ) { [self] request in
                let state = request.query["state"].map { Proposal.State(rawValue: $0) } ?? .open
                guard let state else { throw HTTPProblem.badRequest("There is no such state.", type: "approval.state") }
                let list = try await approvals.list(state)
                return .json(["proposals": .array(try list.map { try $0.json(state: state) })])
            },
            Endpoint(
                .get, "/api/proposals/{id}", access: .permission(.readProposals), summary: "One proposed act.",
                tags: ["approvals"], responses: [.json(.ok, IdentitySchema.proposal, name: "Proposal")]
            ) { [self] request in
                guard let proposal = try await approvals.proposal(request.parameters["id"] ?? "") else {
                    throw ApprovalError.notFound
                }
                return .json(try proposal.json(state: proposal.state(at: identity.time.now())))
            },
            Endpoint(
                .post, "/api/proposals/{id}/answer", access: .permission(.readProposals),
                summary: "Approve or refuse what another person proposed, or take back what oneself did.",
                tags: ["approvals"], request: .json(IdentitySchema.answer, name: "ProposalAnswer"),
                responses: [
                    .json(.ok, IdentitySchema.proposal, name: "Proposal"),
                    .json(.forbidden, name: "Problem", summary: "This person may not answer this proposal"),
                    .json(.conflict, name: "Problem", summary: "It was answered, has lapsed, or is not what was seen"),
                ]
            ) { [self] request in
                let body = try request.json()
                let answer: Proposal.Answer =
                    switch body["answer"]?.string {
                    case "approve": .approve(payloadHash: body["payloadHash"]?.string ?? "")
                    case "withdraw": .withdraw
                    default: .refuse
                    }
                let proposal = try await approvals.answer(
                    request.parameters["id"] ?? "", answer, reason: body["reason"]?.string ?? "",
                    by: try Self.person(request))
                return .json(try proposal.json(state: proposal.state))
            },
        ]
    }
}
