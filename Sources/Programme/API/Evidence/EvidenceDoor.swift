import Country
import Customs
import HTTP
import Identity

/// Who may see and do what with whose files: the one place where evidence's requests are narrowed.
struct EvidenceDoor: Sendable {
    let site: ProgrammeSite

    var vault: EvidenceVault { site.programme.evidence }
    var now: Instant { site.programme.base.time.now() }
    /// Today by the administration's clock.
    var today: CalendarDay { site.programme.base.country.zone.day(of: now) }

    /// The operator that the path names, when the asker may see its files; what is not the asker's is not found.
    func owner(_ request: Request) async throws -> OperatorID {
        guard let owner = try? OperatorID(request.parameters["operator"] ?? "") else { throw HTTPProblem.notFound() }
        try await require(owner, request)
        return owner
    }

    /// The file that the path names, under the same rule.
    func file(_ request: Request) async throws -> EvidenceFile {
        guard let id = try? EvidenceID(request.parameters["id"] ?? "") else { throw HTTPProblem.notFound() }
        let file: EvidenceFile
        do { file = try await vault.file(id) } catch let error as EvidenceError { throw error.problem }
        try await require(file.owner, request)
        if let named = request.parameters["operator"], named != file.owner.text { throw HTTPProblem.notFound() }
        return file
    }

    private func require(_ owner: OperatorID, _ request: Request) async throws {
        guard let principal = request.principal else { throw HTTPProblem(.unauthorized) }
        if principal.may(.readEvidence) {
            guard try await vault.access.name(owner) != nil else { throw HTTPProblem.notFound() }
            return
        }
        guard try await isOwn(owner, principal) else { throw HTTPProblem.notFound() }
    }

    /// Whether the asker may add to and change an operator's files.
    func mayAdd(_ owner: OperatorID, _ request: Request) async throws -> Bool {
        guard let principal = request.principal, principal.may(.addEvidence) else { return false }
        return try await isOwn(owner, principal)
    }

    private func isOwn(_ owner: OperatorID, _ principal: Principal) async throws -> Bool {
        guard let organisation = principal.organisation else { return false }
        return try await vault.access.isOwn(organisation, owner, now)
    }

    /// Requires that the asker acts for the operator.
    func requireOwn(_ owner: OperatorID, _ request: Request) async throws {
        guard try await mayAdd(owner, request) else { throw HTTPProblem.notFound() }
    }

    /// The file and what is said about it, from the parts of an upload.
    func offer(_ owner: OperatorID, _ request: Request) throws -> EvidenceOffer {
        let parts = try request.multipart(maximumParts: 400)
        guard let file = parts.first(where: { $0.name == "file" }), file.fileName != nil else {
            throw EvidenceError(.empty, "the form brings no file")
        }
        var fields: [FormFields.Field] = []
        for part in parts where part.fileName == nil {
            guard part.bytes.count <= 4096, let text = part.text else {
                throw EvidenceError(.detail, "a field is too long or no text")
            }
            fields.append(FormFields.Field(name: part.name, value: text))
        }
        return EvidenceOffer(
            owner: owner, name: file.fileName ?? "", declaredType: file.mediaType, bytes: file.bytes,
            details: try details(FormFields(fields)))
    }

    /// What is said about a file, from a form: `title`, `validThrough`, `site` (several), `questions` (with blanks between).
    func details(_ form: FormFields) throws -> EvidenceDetails {
        var details = EvidenceDetails(title: form.text("title") ?? "")
        if let day = form.text("validThrough") {
            do { details.validThrough = try CalendarDay(day) } catch {
                throw EvidenceError(.detail, "validThrough is a day such as 2027-03-31")
            }
        }
        for text in form.all("site") where !text.isEmpty {
            do { details.sites.append(try SiteID(text)) } catch {
                throw EvidenceError(.detail, "a site is named by its number, such as SI-000001")
            }
        }
        details.questions = form.all("questions").flatMap { $0.split { " ,;\n\r\t".contains($0) }.map(String.init) }
        return details
    }

    /// The file as a download that no browser runs or guesses at.
    func serve(_ request: Request) async throws -> Response {
        let file = try await file(request)
        let bytes: [UInt8]
        do { bytes = try await vault.bytes(of: file, at: now) } catch let error as EvidenceError { throw error.problem }
        let name = "\(file.id).\(file.type.endings[0])"
        return Response.download(bytes, type: file.type.mediaType, fileName: name)
            .setting(
                "Content-Disposition",
                "attachment; filename=\"\(name)\"; filename*=UTF-8''\(PercentCoding.encode(file.name))"
            )
            .setting("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
            .setting("X-Content-Type-Options", "nosniff")
            .setting("Cache-Control", "private, no-store")
    }
}

extension EvidenceError {
    /// This error as an HTTP answer; its type has a text in both languages.
    var problem: HTTPProblem {
        let type = "evidence.\(code.word)"
        return switch code {
        case .notFound: .notFound()
        case .tooLarge: HTTPProblem(.contentTooLarge, type: type, detail: message)
        case .unscanned, .withdrawn, .inUse, .version, .infected, .quota: .conflict(message, type: type)
        case .changed, .disk: HTTPProblem(.internalError, type: type, detail: message)
        default: .unprocessable(message, type: type)
        }
    }
}
