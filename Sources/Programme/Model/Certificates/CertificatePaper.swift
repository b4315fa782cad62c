import Country
import Customs
package import HTML
import JSON
package import Paper
import Sealing

/// The certificate on paper, one file a language. Pure: the same view gives the same document.
package enum CertificatePaper {
    package static func document(_ view: CertificateView, _ t: Words, address: PublicAddress?) -> PaperDocument {
        let language = t.language.rawValue
        let authority = view.authority[language]
        let title = t("certificates.paper.title", ["programme": view.programmeName[language]])
        var blocks: [PaperBlock] = [.heading(title, level: 1)]
        if let notice = notice(view, t) { blocks.append(notice) }
        blocks.append(.paragraph(PaperParagraph(PaperText(view.holder.name), .large)))
        // What no longer holds is not certified anew by printing it.
        if view.span.status == .valid || view.span.status == .pending {
            blocks.append(.text(PaperText(t("certificates.paper.lead", ["authority": authority]))))
        }
        blocks.append(.pairs(pairs(view, t)))
        if !view.sites.isEmpty {
            blocks.append(.heading(t("certificates.paper.sites"), level: 2))
            blocks.append(
                .table(
                    PaperTable(
                        columns: [
                            .init(t("certificates.paper.site"), share: 1),
                            .init(t("certificates.paper.site.name"), share: 2.5),
                            .init(t("certificates.paper.site.place"), share: 3),
                        ],
                        rows: view.sites.map {
                            [PaperText($0.id.text, .code), PaperText($0.name), PaperText($0.place)]
                        })))
        }
        blocks.append(verification(view, t, address))
        blocks.append(
            .place(
                title: t("certificates.paper.credential"), text: PaperText(t("certificates.paper.credential.text")),
                height: 62))
        let proof = SHA256.hash(view.proven.bytes()).hex
        return PaperDocument(
            title: "\(title) \(view.number)", language: language, author: authority, createdAt: view.span.since,
            letterhead: [PaperText(authority), PaperText(view.programmeName[language])], blocks: blocks,
            footer: .init(
                text: t("certificates.paper.foot", ["number": view.number]), pages: pagesText(t),
                proof: "SHA-256 \(proof)"))
    }

    /// `Página {page} de {pages}` with its places kept for the press.
    static func pagesText(_ t: Words) -> String {
        t("certificates.paper.pages", ["page": "{page}", "pages": "{pages}"])
    }

    private static func pairs(_ view: CertificateView, _ t: Words) -> [PaperPair] {
        let language = t.language.rawValue
        var pairs = [PaperPair(t("certificates.number"), PaperText(view.number, .code))]
        for identifier in view.holder.identifiers {
            pairs.append(PaperPair(identifier.scheme, PaperText(identifier.value, .code)))
        }
        pairs.append(PaperPair(t("certificates.role"), PaperText(view.roleName[language])))
        pairs.append(PaperPair(t("certificates.from"), PaperText(t.day(view.validFrom))))
        pairs.append(
            PaperPair(
                t("certificates.through"),
                PaperText(view.validThrough.map { t.day($0) } ?? t("certificates.through.open"))))
        pairs.append(
            PaperPair(
                t("certificates.decided"),
                PaperText(view.decidedOn.map { t.day($0) } ?? t("certificates.decided.before"))))
        pairs.append(PaperPair(t("certificates.authority"), PaperText(view.authority[language])))
        return pairs
    }

    /// What is to be said first of a certificate that is not simply valid.
    private static func notice(_ view: CertificateView, _ t: Words) -> PaperBlock? {
        let status = view.span.status
        guard status != .valid else { return nil }
        let tone: PaperTone =
            switch status {
            case .pending, .suspended: .yellow
            case .revoked, .annulled: .red
            default: .plain
            }
        return .notice(
            title: t("certificates.status.\(status.rawValue)"),
            text: PaperText(
                t(
                    "certificates.paper.since.\(status == .pending ? "pending" : "other")",
                    ["day": t.day(status == .pending ? view.validFrom : view.spanDay)])),
            tone: tone)
    }

    private static func verification(_ view: CertificateView, _ t: Words, _ address: PublicAddress?) -> PaperBlock {
        let target = PublicAddress.verification(of: view.number, at: address)
        return .figure(
            PaperFigure(
                code: target, alternative: t("certificates.paper.qr", ["address": target]), side: 112,
                beside: [
                    PaperParagraph(PaperText(t("certificates.paper.verify"), .strong)),
                    PaperParagraph(PaperText(t("certificates.paper.verify.text"))),
                    PaperParagraph(PaperText(target), link: target),
                    PaperParagraph(
                        PaperText(t("certificates.code") + ": ", .quiet)
                            + PaperText(VerificationCode.grouped(view.code), .code)),
                ]))
    }
}
