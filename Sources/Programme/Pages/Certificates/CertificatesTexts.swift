import HTML

/// What the pages, papers and letters of certificates say.
enum CertificatesTexts {
    static let all = Texts([common, register, verify, paper, letters])

    static let common: Texts = [
        "certificates.nav.register": ("Padrón de certificados", "Certified operators"),
        "certificates.nav.verify": ("Verificar", "Verify"),
        "certificates.number": ("Certificado", "Certificate"),
        "certificates.code": ("Código corto", "Short code"),
        "certificates.holder": ("Titular", "Holder"),
        "certificates.holder.hidden": ("No publicado", "Not published"),
        "certificates.holder.hidden.why": (
            "El titular no ha consentido en publicar su nombre.",
            "The holder has not consented to its name being published."
        ),
        "certificates.programme": ("Programa", "Programme"),
        "certificates.role": ("Alcance", "Scope"),
        "certificates.status": ("Estado", "Status"),
        "certificates.since": ("En este estado desde", "In this status since"),
        "certificates.from": ("Vigente desde", "Valid from"),
        "certificates.through": ("Vigente hasta", "Valid through"),
        "certificates.through.open": ("Sin fecha de término", "No end date"),
        "certificates.decided": ("Fecha de la resolución", "Date of decision"),
        "certificates.decided.before": ("Anterior a este sistema", "Before this system"),
        "certificates.authority": ("Autoridad que lo otorga", "Issuing authority"),
        "certificates.sites": ("Instalaciones", "Sites"),
        "certificates.status.pending": ("Otorgado, aún sin efectos", "Granted, not yet in effect"),
        "certificates.status.valid": ("Vigente", "Valid"),
        "certificates.status.suspended": ("Suspendido", "Suspended"),
        "certificates.status.revoked": ("Revocado", "Revoked"),
        "certificates.status.annulled": ("Anulado", "Annulled"),
        "certificates.status.expired": ("Vencido", "Expired"),
        "certificates.status.withdrawn": ("Devuelto por el titular", "Given back by the holder"),
        "certificates.status.replaced": ("Sustituido por otro", "Replaced by another"),
        "certificates.own.title": ("Certificados", "Certificates"),
        "certificates.own.none": ("Todavía no hay certificados", "There are no certificates yet"),
        "certificates.own.none.text": (
            "Aquí aparecerán cuando la autoridad los otorgue, con su PDF en los dos idiomas.",
            "They will appear here once the authority grants them, with a PDF in both languages."
        ),
        "certificates.own.download": ("Descargar PDF", "Download PDF"),
        "certificates.own.pdf": ("PDF de {number}, {language}", "PDF of {number}, {language}"),
    ]

    static let register: Texts = [
        "certificates.register.title": (
            "Padrón público de operadores certificados", "Public register of certified operators"
        ),
        "certificates.register.lead": (
            "Quién está certificado, en qué programa y con qué estado ahora. El nombre aparece si su titular lo consintió. No se publican motivos ni datos de personas.",
            "Who is certified, under which programme and with which status now. A name is shown when its holder consented. Reasons and personal data are not published."
        ),
        "certificates.register.search": (
            "Buscar por nombre o por número de certificado", "Search by name or certificate number"
        ),
        "certificates.register.search.hint": (
            "Por ejemplo, una palabra del nombre o el comienzo del número",
            "For example, a word of the name or the beginning of the number"
        ),
        "certificates.register.more": ("Por programa y alcance", "By programme and scope"),
        "certificates.register.apply": ("Aplicar", "Apply"),
        "certificates.register.all": ("Todos los programas", "All programmes"),
        "certificates.register.all.roles": ("Todos los alcances", "All scopes"),
        "certificates.register.shown": (
            "{count} {count?certificado|certificados} en esta página",
            "{count} {count?certificate|certificates} on this page"
        ),
        "certificates.register.none": (
            "Ningún certificado corresponde a la búsqueda", "No certificate fits the search"
        ),
        "certificates.register.none.text": (
            "Revise el nombre o el número, o quite un filtro.", "Check the name or number, or remove a filter."
        ),
        "certificates.register.cut": (
            "Muchos nombres coinciden y se muestra una parte. Escriba más del nombre.",
            "Many names fit and a part of them is shown. Type more of the name."
        ),
        "certificates.register.data": (
            "Datos abiertos, solo con quienes lo consintieron: {csv}, {json} y su {schema}.",
            "Open data, of those only who consented: {csv}, {json} and their {schema}."
        ),
        "certificates.register.schema": ("esquema", "schema"),
    ]

    static let verify: Texts = [
        "certificates.verify.title": ("Verificar un certificado", "Verify a certificate"),
        "certificates.verify.lead": (
            "Escriba el número o el código corto que está junto al código QR.",
            "Type the number, or the short code that stands beside the QR code."
        ),
        "certificates.verify.label": ("Número o código corto", "Number or short code"),
        "certificates.verify.hint": (
            "Por ejemplo, MX-OEA-2026-000123 o K7QF9-2MX4D", "For example, MX-OEA-2026-000123 or K7QF9-2MX4D"
        ),
        "certificates.verify.submit": ("Verificar", "Verify"),
        "certificates.verify.of": ("Certificado {number}", "Certificate {number}"),
        "certificates.verify.asked": ("Consultado", "Asked"),
        "certificates.verify.another": ("Verificar otro certificado", "Verify another certificate"),
        "certificates.verify.note": (
            "Compare el nombre y las fechas con el documento que tiene a la vista.",
            "Compare the name and dates with the document before you."
        ),
        "certificates.verify.note.hidden": (
            "Compare el número y las fechas con el documento que tiene a la vista.",
            "Compare the number and dates with the document before you."
        ),
        "certificates.verify.unknown.text": (
            "No existe un certificado {number} en este padrón.", "There is no certificate {number} in this register."
        ),
        "certificates.verify.unknown.next": (
            "Revise que esté bien escrito. Si lo copió de un documento, avise a la autoridad que lo firma.",
            "Check the spelling. If you copied it from a document, tell the authority that signs it."
        ),
        "certificates.answer.unknown": ("No conocido", "Not known"),
        "certificates.answer.valid": ("Vigente", "Valid"),
        "certificates.answer.valid.text": (
            "Este certificado es válido desde el {day}.", "This certificate has been valid since {day}."
        ),
        "certificates.answer.valid.through": (
            "Este certificado es válido hasta el {day}, incluido ese día.",
            "This certificate is valid through {day}, that day included."
        ),
        "certificates.answer.suspended": ("Suspendido", "Suspended"),
        "certificates.answer.suspended.text": (
            "Este certificado no surte efectos desde el {day}. Puede volver a surtirlos.",
            "This certificate has had no effect since {day}. It may have effect again."
        ),
        "certificates.answer.ended": ("Terminado", "Ended"),
        "certificates.answer.ended.text": (
            "Este certificado dejó de surtir efectos el {day}.", "This certificate ceased to have effect on {day}."
        ),
        "certificates.answer.not-yet": ("Aún sin efectos", "Not yet in effect"),
        "certificates.answer.not-yet.text": (
            "Este certificado fue otorgado y surte efectos desde el {day}.",
            "This certificate was granted and takes effect on {day}."
        ),
    ]

    static let paper: Texts = [
        "certificates.paper.title": ("Certificado de {programme}", "{programme} certificate"),
        "certificates.paper.lead": (
            "{authority} certifica que la persona moral nombrada cumple los requisitos del programa para el alcance y los sitios que aquí se indican.",
            "{authority} certifies that the legal person named meets the requirements of the programme for the scope and the sites stated here."
        ),
        "certificates.paper.sites": ("Instalaciones amparadas", "Sites covered"),
        "certificates.paper.site": ("Sitio", "Site"),
        "certificates.paper.site.name": ("Nombre", "Name"),
        "certificates.paper.site.place": ("Lugar", "Place"),
        "certificates.paper.since.pending": ("Surte efectos desde el {day}.", "Takes effect on {day}."),
        "certificates.paper.since.other": ("Desde el {day}.", "Since {day}."),
        "certificates.paper.verify": ("Verifique este certificado", "Verify this certificate"),
        "certificates.paper.verify.text": (
            "El estado puede cambiar después de impreso. El código muestra el de hoy.",
            "The status may change after printing. The code shows today's."
        ),
        "certificates.paper.qr": (
            "Código QR que lleva a {address}", "QR code that leads to {address}"
        ),
        "certificates.paper.credential": ("Credencial firmada", "Signed credential"),
        "certificates.paper.credential.text": (
            "Lugar reservado para la credencial que se verifica sin conexión.",
            "Place kept for the credential that is verified without a network."
        ),
        "certificates.paper.foot": ("Certificado {number}", "Certificate {number}"),
        "certificates.paper.pages": ("Página {page} de {pages}", "Page {page} of {pages}"),
    ]

    static let letters: Texts = [
        "certificates.letter.date": ("Fecha", "Date"),
        "certificates.letter.reference": ("Expediente", "File"),
        "certificates.letter.to": ("Para", "To"),
        "certificates.letter.reasons": ("Motivos", "Reasons"),
        "certificates.letter.reason": ("Motivo {number}", "Reason {number}"),
        "certificates.letter.criterion": ("Criterio", "Criterion"),
        "certificates.letter.fact": ("Hecho", "Fact"),
        "certificates.letter.evidence": ("Pruebas", "Evidence"),
        "certificates.letter.routes": ("Qué puede hacer si no está de acuerdo", "What you can do if you disagree"),
        "certificates.letter.route": ("Vía", "Route"),
        "certificates.letter.body": ("Ante quién", "Before whom"),
        "certificates.letter.last": ("Último día", "Last day"),
        "certificates.body.customs": ("La autoridad aduanera", "The customs authority"),
        "certificates.body.independent": ("Una autoridad independiente", "An independent authority"),
        "certificates.body.court": ("Un tribunal", "A court"),
    ]
}
