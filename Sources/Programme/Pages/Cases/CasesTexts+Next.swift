import HTML

/// What comes next, told to the company.
extension CasesTexts {
    /// What a company may expect in each state, or is to do.
    static let next: Texts = [
        "cases.next.draft": (
            "Prepare la solicitud a su ritmo; nada se envía hasta que la firme.",
            "Prepare the application at your own pace; nothing is sent until you sign it."
        ),
        "cases.next.submitted": ("La autoridad la recibió.", "The office has received it."),
        "cases.next.completeness": (
            "La autoridad revisa que la solicitud esté completa. Por ahora no tiene que hacer nada.",
            "The office checks that the application is complete. You need to do nothing for now."
        ),
        "cases.next.returned": (
            "Envíe lo que falta antes de que venza el plazo.", "Send what is missing before the deadline."
        ),
        "cases.next.accepted": (
            "La solicitud está completa y corre el plazo para resolver. Por ahora no tiene que hacer nada.",
            "The application is complete and the time for the decision runs. You need to do nothing for now."
        ),
        "cases.next.assessment": (
            "La autoridad analiza la solicitud. Por ahora no tiene que hacer nada.",
            "The office assesses the application. You need to do nothing for now."
        ),
        "cases.next.info-request": (
            "Conteste lo que la autoridad pregunta antes de que venza el plazo.",
            "Answer what the office asks before the deadline."
        ),
        "cases.next.certified-provisional": (
            "Su empresa está certificada de manera provisional; falta la visita.",
            "Your company is certified for the time being; the visit is still to come."
        ),
        "cases.next.validation-planned": (
            "Ya hay día para la visita. Tenga a la mano los documentos que citó.",
            "The day of the visit is set. Have at hand the documents that you named."
        ),
        "cases.next.validating": (
            "La visita está en curso o se escribe el informe.", "The visit is under way or the report is being written."
        ),
        "cases.next.findings-issued": (
            "Lea el informe de la visita. Si no está de acuerdo con un hallazgo, puede objetarlo.",
            "Read the report of the visit. If you do not agree with a finding, you can dispute it."
        ),
        "cases.next.correcting": (
            "Corrija lo que exige acción e infórmelo antes de que venza el plazo.",
            "Put right what requires action and report it before the deadline."
        ),
        "cases.next.hearing": (
            "La autoridad piensa resolver en su contra. Diga lo que a su derecho convenga antes de que resuelva.",
            "The office intends to decide against you. Say what speaks for you before it decides."
        ),
        "cases.next.decision": (
            "La autoridad resuelve; lo sabrá aquí el mismo día.", "The office decides; you will know here the same day."
        ),
        "cases.next.granted": (
            "La certificación está otorgada y surte efectos el día que se indica.",
            "Certification is granted and takes effect on the day shown."
        ),
        "cases.next.monitored": (
            "Su empresa está certificada. Avise de cambios e incidentes y cumpla los plazos de abajo.",
            "Your company is certified. Give notice of changes and incidents and keep the deadlines below."
        ),
        "cases.next.renewing": (
            "Pida la renovación antes de que venza el plazo.", "Ask for renewal before the deadline."
        ),
        "cases.next.reassessment": (
            "La autoridad revisa otra vez si se cumplen los requisitos; la certificación sigue vigente.",
            "The office looks again whether the requirements are met; certification goes on."
        ),
        "cases.next.requirement": (
            "Conteste el requerimiento antes de que venza el plazo; la certificación sigue vigente.",
            "Answer the requirement before the deadline; certification goes on."
        ),
        "cases.next.suspended": (
            "La certificación y sus beneficios están suspendidos. Puede interponer un recurso.",
            "Certification and its benefits are suspended. You can appeal."
        ),
        "cases.next.revoked": (
            "La certificación está cancelada. Puede interponer un recurso.", "Certification is revoked. You can appeal."
        ),
        "cases.next.annulled": (
            "La certificación está anulada. Puede interponer un recurso.", "Certification is annulled. You can appeal."
        ),
        "cases.next.refused": (
            "La solicitud fue negada. Puede interponer un recurso.", "The application was refused. You can appeal."
        ),
        "cases.next.not-accepted": (
            "La solicitud no se admitió. Puede interponer un recurso o presentar otra.",
            "The application was not accepted. You can appeal or hand in another."
        ),
        "cases.next.lapsed": (
            "La solicitud caducó porque venció un plazo. Puede presentar otra.",
            "The application lapsed as a deadline ran out. You can hand in another."
        ),
        "cases.next.withdrawn": ("Usted la retiró. Puede presentar otra.", "You withdrew it. You can hand in another."),
        "cases.next.expired": (
            "La certificación venció. Para tenerla otra vez presente una solicitud nueva.",
            "Certification has ended. To have it again hand in a new application."
        ),
        "cases.next.discarded": ("El borrador se descartó.", "The draft was discarded."),
    ]
}
