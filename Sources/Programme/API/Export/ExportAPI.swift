import Country
import Customs
import Database
import FoundationEssentials
import HTML
import HTTP
import Identity
import Paper
import Sealing

/// Exports over HTTP: each is made on the disk, sent from there, and gone when it has been sent.
struct ExportAPI: Sendable {
    let site: ProgrammeSite

    private static let tags = ["export"]
    private static let type = "application/gzip"
    /// The gate is what limits; this keeps a client from knocking all day.
    private static let rate = RateLimit(perMinute: 20)
    private static let limits = Endpoint.Limits(maxBody: 0, timeoutMilliseconds: 600_000)

    var endpoints: [Endpoint] {
        let archive = [ResponseSchema(mediaTypes: [Self.type])]
        return [
            Endpoint(
                .get, "/api/programme/export", access: .permission(.exportProgramme),
                summary: "The whole programme as one archive, with a manifest of its files and their SHA-256.",
                tags: Self.tags,
                parameters: [EndpointParameter("evidence", summary: "`yes`: with the files of evidence")],
                responses: archive, limits: Self.limits, rate: Self.rate, handler: whole),
            Endpoint(
                .get, "/api/programme/own/operators/{operator}/export", access: .permission(.exportOwnFile),
                summary:
                    "A company's own file as one archive: cases, answers, evidence, visits, certificates, benefits.",
                tags: Self.tags, parameters: [EndpointParameter("operator", in: .path)], responses: archive,
                limits: Self.limits, rate: Self.rate,
                handler: { request in try await own(request, try? OperatorID(request.parameters["operator"] ?? "")) }),
            Endpoint(
                .get, "/programme/cases/{id}/file.tar.gz", access: .permission(.exportOwnFile),
                summary: "The whole file of the company of a case.", tags: Self.tags + ["pages"],
                parameters: [EndpointParameter("id", in: .path)], responses: archive, limits: Self.limits,
                rate: Self.rate,
                handler: { request in
                    try await own(request, try await site.ownCase(request).life.opened.operatorID)
                }),
        ]
    }

    private func whole(_ request: Request) async throws -> Response {
        let principal = try request.signedIn()
        let (exports, now) = (site.programme.exports, site.now)
        let withEvidence = request.query["evidence"] == "yes"
        let day = site.programme.base.country.zone.day(of: now)
        return try await make("programme", named: "programme-\(day).tar.gz") { path in
            _ = try await exports.programme(
                to: .archive(path), withEvidence: withEvidence, by: principal.id, at: now)
        }
    }

    /// Who sees a part of a company only does not take all of it away.
    private func own(_ request: Request, _ id: OperatorID?) async throws -> Response {
        let principal = try request.signedIn()
        let (operators, exports, now) = (site.programme.operators, site.programme.exports, site.now)
        guard let id = id.map({ operators.kept($0) }),
            let access = try await operators.access(of: principal, to: id, at: now)
        else { throw HTTPProblem(.notFound) }
        // A mandate opens cases to another organisation's people, not the company's evidence, incidents and benefits.
        guard access.isOwn, access.may(.prepare) || access.may(.sign) else {
            throw HTTPProblem.forbidden("The whole file is for the company's own people who prepare or sign for it.")
        }
        return try await make(id.text, named: "\(id.text)-\(operators.day(of: now)).tar.gz") { path in
            let papers = try await papers(of: id, request)
            _ = try await exports.company(id, to: .archive(path), papers: papers, by: principal.id, at: now)
        }
    }

    /// The certificates of a company as they are printed now, and the letters of its cases, in every language.
    private func papers(of id: OperatorID, _ request: Request) async throws -> [String: [UInt8]] {
        let desk = site.programme.certificates
        let here = site.shell.words(request)
        var papers: [String: [UInt8]] = [:]
        for view in try await desk.views(of: id, at: site.now) {
            for language in Language.allCases {
                let t = Words(here.catalogue, language, clock: here.clock)
                let document = CertificatePaper.document(view, t, address: desk.publicAddress)
                papers["papers/\(view.number)-\(language.rawValue).pdf"] = try await document.pdf()
            }
        }
        let cases = try await site.programme.base.database.read { (db) throws in
            try CaseStore.cases(of: id, in: db)
        }
        for caseID in cases {
            for told in try await site.cases.letters(of: try await site.cases.file(caseID)) {
                for (language, letter) in told.letters {
                    let document = LetterPaper.document(letter, CaseDesk.words(language), createdAt: told.at)
                    let name = "\(caseID.text)-\(told.sequence)-\(told.code)-\(language.rawValue)"
                    papers["papers/\(name).pdf"] = try await document.pdf()
                }
            }
        }
        return papers
    }

    private func make(
        _ subject: String, named name: String, _ write: (_ path: String) async throws -> Void
    ) async throws -> Response {
        let gate = site.programme.exportGate
        if let seconds = gate.enter(subject, at: site.now) { throw HTTPProblem.tooManyRequests(retryAfter: seconds) }
        defer { gate.leave(subject) }
        let path = try Self.place(in: site.programme.base.folder)
        defer { try? FileManager.default.removeItem(atPath: path) }
        do {
            try await write(path)
        } catch let error as ExportError {
            throw error.code == .unknown ? HTTPProblem(.notFound) : error
        }
        guard let file = FileBody(path, removing: true) else {
            throw ExportError(.disk, "the export that was written cannot be read")
        }
        return .download(file, type: Self.type, fileName: name)
    }

    /// A new name in the folder of exports; what a process that died left there more than a day ago is removed.
    private static func place(in folder: String) throws -> String {
        let (files, place) = (FileManager.default, folder + "/exports")
        do {
            try files.createDirectory(
                atPath: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw ExportError(.disk, "the folder \(place) cannot be made") }
        for name in (try? files.contentsOfDirectory(atPath: place)) ?? [] {
            let old = try? files.attributesOfItem(atPath: "\(place)/\(name)")[.modificationDate] as? Date
            if let old, old.timeIntervalSinceNow < -86_400 { try? files.removeItem(atPath: "\(place)/\(name)") }
        }
        return "\(place)/\(RandomBytes.token(12)).tar.gz"
    }
}
