import Customs
import Formats
import Glibc
import HTTP
import JSON

/// The door for declarations over HTTP: bytes in, an answer out, nothing lost.
///
/// What can be read and carried on is lodged, amended or withdrawn, as the message asks; what cannot is kept in
/// quarantine with its bytes and reasons, and the answer names the entry.
struct Door: Sendable {
    let clearance: Clearance
    let time: TimeSource

    /// Reasons that are kept and answered for one message at most.
    private static let maxProblems = 1000

    /// Why the bytes of a message came to nothing.
    private struct Unreadable: Error {
        let problems: [Problem]
    }

    /// How far a message has come before its answer waits for the writer.
    private enum Course {
        /// Decided, and to be written.
        case prepared(PreparedLodging)
        case done(LodgeAnswer)
    }

    /// Answers a body that carries one declaration message.
    func receive(_ request: Request) async throws -> Response {
        let principal = try request.signedIn()
        let now = time.now()
        do {
            return respond(try await finish(begin(request, principal, at: now)))
        } catch let error as ClearanceError {
            throw error.problem
        }
    }

    /// Ends before the wait for the writer begins: the declaration, which is large, is gone by then, on the thread that
    /// read it.
    private func begin(_ request: Request, _ principal: Principal, at now: Instant) async throws -> Course {
        do {
            return try await begin(read(request, principal), at: now)
        } catch let refusal as Unreadable {
            throw try await unreadable(request, refusal.problems, principal, at: now)
        }
    }

    /// Not part of ``begin(_:_:at:)``, whose frame lies on the heap: what reading needs on the way is large.
    @inline(never) private func read(_ request: Request, _ principal: Principal) throws -> Submission {
        var result = Formats.read(request.body, mediaType: request.mediaType ?? "")
        guard result.isAccepted, result.declarations.count == 1 else {
            let problems = Array(result.errors.prefix(Self.maxProblems))
            guard problems.isEmpty else { throw Unreadable(problems: problems) }
            throw Unreadable(problems: [
                Problem(
                    code: "message.count", place: .init(path: ""),
                    message: "send one declaration; the message holds \(result.declarations.count)")
            ])
        }
        let declaration = result.declarations.removeLast()
        let body = declaration.canonicalJSON()
        let controls = ControlCharacters.problems(inCanonical: body)
        guard controls.isEmpty else { throw Unreadable(problems: controls) }
        return try submission(
            of: declaration, body: body, format: result.format, warnings: result.warnings, original: request.body,
            principal: principal)
    }

    /// Lodges, amends or withdraws, as the message's function asks.
    func carryOut(
        _ declaration: Declaration, format: Format?, warnings: [Problem], original: [UInt8], principal: Principal,
        at now: Instant
    ) async throws -> LodgeAnswer {
        let body = declaration.canonicalJSON()
        let controls = ControlCharacters.problems(inCanonical: body)
        guard controls.isEmpty else {
            throw HTTPProblem.unprocessable(
                "The declaration holds characters that no text may hold.", type: "declaration.unreadable",
                problems: controls)
        }
        let submission = try submission(
            of: declaration, body: body, format: format, warnings: warnings, original: original, principal: principal)
        do {
            return try await finish(begin(submission, at: now))
        } catch let error as ClearanceError {
            throw error.problem
        }
    }

    /// The submission of a declaration with its canonical bytes, which were looked at before.
    private func submission(
        of declaration: consuming Declaration, body: [UInt8], format: Format?, warnings: [Problem], original: [UInt8],
        principal: Principal
    ) throws(HTTPProblem) -> Submission {
        if let problem = notYours(declaration, principal) {
            throw HTTPProblem.unprocessable(problem.message, type: problem.code, problems: [problem])
        }
        return Submission(
            declaration: declaration, body: body, mediaType: (format ?? .json).mediaType,
            original: Self.isSame(body, original) ? nil : original, warnings: warnings, organisation: principal.owner,
            actor: principal.id)
    }

    private func begin(_ submission: Submission, at now: Instant) async throws -> Course {
        switch submission.declaration.function {
        case .original, .replacement: .prepared(try await clearance.prepare(submission, at: now))
        case .amendment where submission.declaration.type.text.hasPrefix("INV"), .cancellation:
            .done(try await clearance.withdraw(submission, at: now))
        case .amendment: .done(try await clearance.amend(submission, at: now))
        }
    }

    private func finish(_ course: Course) async throws -> LodgeAnswer {
        switch course {
        case .prepared(let lodging): try await clearance.commit(lodging)
        case .done(let answer): answer
        }
    }

    /// As `==`, by the library's comparison of many bytes at a time.
    private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return left.withUnsafeBytes { left in
            right.withUnsafeBytes { right in
                guard let first = left.baseAddress, let second = right.baseAddress else { return true }
                return memcmp(first, second, left.count) == 0
            }
        }
    }

    /// A trader or broker lodges only as the declarant or the declarant's agent; officials may bring in what others lodged.
    ///
    /// Nothing is written then: the reference under which it would stand is another's. A declaration without a declarant
    /// goes on, to be refused with all its reasons; a message about an earlier one is bound to that one's organisation.
    func notYours(_ declaration: Declaration, _ principal: Principal) -> Problem? {
        guard declaration.function == .original || declaration.function == .replacement,
            let own = principal.organisation, principal.narrowedTo != nil,
            let declarant = declaration.identifier(of: .declarant), declarant != own
        else { return nil }
        let name = SearchTerm.normalised(own)
        let named = [declarant, declaration.identifier(of: .agent)].compactMap { $0 }
        guard !named.contains(where: { SearchTerm.normalised($0) == name }) else { return nil }
        let index = declaration.parties.firstIndex { $0.role == .declarant }
        return Problem(
            code: "declarant.not-yours", place: .init(path: index.map { "/parties/\($0)/identifier" } ?? "/parties"),
            message: "\(own) is neither the declarant nor the agent of this declaration")
    }

    private func respond(_ answer: LodgeAnswer) -> Response {
        let refused = answer.standing.state == .refused
        let status: HTTPStatus = refused ? .unprocessable : answer.repeated ? .ok : .created
        var response = Response.json(bytes: DeclarationJSON.answer(answer), status: status)
        if !refused { response.headers.add("Location", "/api/declarations/\(answer.standing.number)") }
        return response
    }

    /// Keeps what could not be read and makes the answer that names the entry.
    private func unreadable(
        _ request: Request, _ problems: [Problem], _ principal: Principal, at now: Instant
    ) async throws -> HTTPProblem {
        let id = try await clearance.quarantine.keep(
            request.body, mediaType: request.mediaType ?? "", problems: problems, organisation: principal.owner,
            source: principal.narrowedTo == nil ? QuarantineEntry.officialSource : "http",
            actor: principal.id, at: now)
        var extensions = JSONObject()
        extensions["quarantine"] = .string(id)
        return HTTPProblem(
            .unprocessable, type: "declaration.unreadable", title: "The declaration could not be read",
            detail: "It is kept as \(id) with its reasons; correct the message and send it again.", problems: problems,
            extensions: extensions)
    }
}

extension Principal {
    /// The organisation that owns what this principal lodges.
    var owner: String { organisation ?? id }

    /// The organisation to which this principal's view is narrowed; nil for officials who see all.
    var narrowedTo: String? { may(.readDeclarations) ? nil : owner }
}

extension ClearanceError {
    /// This error as an HTTP answer.
    var problem: HTTPProblem {
        switch code {
        case .amendmentRefused: HTTPProblem.unprocessable(message, type: code.rawValue, problems: problems)
        case .notFound: HTTPProblem(.notFound, type: code.rawValue, detail: message)
        case .drawKeyChanged, .rulesetUnknown: HTTPProblem(.internalError, type: code.rawValue, detail: message)
        default: HTTPProblem.conflict(message, type: code.rawValue)
        }
    }
}

extension Door {
    /// Reads what an entry holds, in the format it came in.
    func read(_ entry: QuarantineEntry) -> ReadResult {
        Formats.read(entry.bytes, mediaType: entry.mediaType)
    }
}
